"""What a sentence of a summary rests on: the sentences of the article that hold its words, numbers, names and quoted
words, and what of it none of them holds.

Lexical cover by words weighted by their rarity in the article. It knows no paraphrase: a claim in other words gets a
low share though it may be right, which is why a low share is marked and only strange facts are faults.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from brief.article import Sentence
from brief.text.added_names import added_names, sound
from brief.text.content import STOP_WORDS, english_words, persian_words
from brief.text.figures import compare_figures, strange_figures
from brief.text.names import english_name
from brief.text.normalise import fold
from brief.text.proper_nouns import proper_nouns

Language = Literal["en", "fa"]
_MOST = 3
"""Sentences of the article behind one of the summary, as far as words go; facts may bring more."""
_WORTH_ADDING = 0.12
"""A further sentence has to hold this share of the claim's weight that the chosen ones lack."""

_NO_NAMES = STOP_WORDS["english capitals that are no names"]
_QUOTED = re.compile(r"[«\"“]([^«»\"“”]+)[»\"”]")
_MARK = re.compile(r"[«»\"“”]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of the article in both languages."""

    sentence: Sentence
    persian: str
    english: str


@dataclass(frozen=True, slots=True)
class Support:
    """`share`: how much of the claim's words, by weight, `evidence` holds. `strange`: facts that the article lacks."""

    evidence: tuple[Evidence, ...]
    share: float
    strange: tuple[str, ...]


class Aligner:
    """Aligns claims in `language` to one article."""

    def __init__(self, evidence: Sequence[Evidence], language: Language) -> None:
        self._evidence = tuple(evidence)
        self._language = language
        self._words = english_words if language == "en" else persian_words
        own = [item.english if language == "en" else item.persian for item in self._evidence]
        self._bags = [frozenset(self._words(text)) for text in own]
        self._frequency = Counter(word for bag in self._bags for word in bag)

    def align(self, claim: str) -> Support:
        """The evidence in text order."""
        words = frozenset(self._words(claim))
        chosen = self._cover(words)
        strange = self._explain(claim, chosen)
        held = words & frozenset().union(*(self._bags[index] for index in chosen))
        share = self._weight(held) / self._weight(words) if words else 1.0
        return Support(tuple(self._evidence[index] for index in sorted(chosen)), share, strange)

    def _weight(self, words: Iterable[str]) -> float:
        total = len(self._bags)
        return sum(math.log(1 + (total + 1) / (self._frequency[word] + 1)) for word in words)

    def _cover(self, words: frozenset[str]) -> list[int]:
        """Indices of the sentences that together hold most of the words, the best first."""
        chosen: list[int] = []
        left, enough = words, _WORTH_ADDING * self._weight(words)
        while self._bags and len(chosen) < _MOST:
            gains = [self._weight(left & bag) for bag in self._bags]
            best = max(range(len(gains)), key=gains.__getitem__)
            if gains[best] <= (enough if chosen else 0):
                break
            chosen.append(best)
            left -= self._bags[best]
        return chosen

    def _explain(self, claim: str, chosen: list[int]) -> tuple[str, ...]:
        """Add to `chosen` what holds facts that it lacks, and return those that nothing holds."""
        strange = self._strange(claim, chosen)
        for index in range(len(self._evidence)):
            if not strange:
                break
            if index not in chosen and len(left := self._strange(claim, [*chosen, index])) < len(strange):
                chosen.append(index)
                strange = left
        return strange

    def _strange(self, claim: str, chosen: Iterable[int]) -> tuple[str, ...]:
        items = [self._evidence[index] for index in sorted(chosen)]
        persian, english = " ".join(item.persian for item in items), " ".join(item.english for item in items)
        if self._language == "fa":
            return (*strange_figures(persian, claim), *_strange_quotes([i.persian for i in items], claim))
        # Where the Persian has no marks, nobody's very words are given, whatever the English has.
        quoting = [item.english for item in items if _MARK.search(item.persian)]
        figures = compare_figures(persian, claim).added
        return (*figures, *_strange_names(persian, english, claim), *_strange_quotes(quoting, claim))


def _strange_names(persian: str, english: str, claim: str) -> tuple[str, ...]:
    """Names that the English lacks and no Persian word sounds like; at the head of a sentence, those of our table."""
    held = frozenset(english_words(english))
    names = dict.fromkeys((*proper_nouns(claim), *added_names(persian, claim)))
    unknown = [name for name in names if name not in _NO_NAMES and not held.issuperset(english_words(name))]
    sounds = {sound(english_name(word)[0]) for word in persian.split()} if unknown else set()
    return tuple(name for name in unknown if sound(name) not in sounds)


def _strange_quotes(texts: Sequence[str], claim: str) -> tuple[str, ...]:
    """Words in quotation marks that none of the texts has."""
    held = [_letters(text) for text in texts]
    quoted = _QUOTED.findall(claim)
    return tuple(f"“{words}”" for words in quoted if not any(_letters(words) in text for text in held))


def _letters(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text).text.lower()).split())
