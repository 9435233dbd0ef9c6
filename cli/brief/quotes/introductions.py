"""Persons whom an article introduces with their office before, or without, reporting their words.

`سردار غلامرضا جلالی رئیس سازمان پدافند ... دیدن کرد` in one paragraph makes `وی` and `جلالی` of the next one somebody.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from brief.quotes.extent import JOINTS
from brief.quotes.lexicon import find_cues
from brief.quotes.line import QUOTATION_MARKS, Line
from brief.quotes.mentions import Phrase, read_phrase
from brief.quotes.names import is_given, looks_like_name, surnames
from brief.quotes.words import words_of

_LONGEST_SOURCING = 12


@dataclass(frozen=True, slots=True)
class Introduction:
    """A name with its office, as the line has it."""

    line: Line
    phrase: Phrase
    topic: bool
    """Whether it is the subject that a sentence opens with."""


def find_introductions(lines: Iterable[Line]) -> tuple[Introduction, ...]:
    """Every name with an office, in text order."""
    return tuple(found for line in lines for found in _in_line(line))


def _in_line(line: Line) -> Iterator[Introduction]:
    openers, done = _openers(), 0
    cues: list[int] | None = None
    for position, word in enumerate(line.words):
        if position < done or not (word in openers or is_given(word) or _is_described(line, position)):
            continue
        cues = [cue.first for cue in find_cues(line)] if cues is None else cues
        at = bisect_right(cues, position)
        first = position - (line.word(position - 1) in QUOTATION_MARKS)
        phrase = read_phrase(line, first, cues[at] if at < len(cues) else len(line))
        if phrase and phrase.role and phrase.sure:
            done = phrase.last
            if phrase.kind in {"name", "surname"}:
                yield Introduction(line, phrase, _opens_sentence(line, first))


def _is_described(line: Line, position: int) -> bool:
    """Whether a name stands here before an office (`کرنل فروتا، مدیر کل آژانس`, `جهانگیری - معاون رئیس جمهور`)."""
    if line.word(position + 1) in JOINTS:
        return line.word(position + 2) in words_of("roles") and line.words[position] in surnames()
    office = position + 2 + (line.word(position + 2) in JOINTS)
    return line.word(office) in words_of("roles") and all(map(_may_be_name, line.words[position : position + 2]))


def _may_be_name(word: str) -> bool:
    return word.isalpha() and word not in words_of("stops") | words_of("roles") and looks_like_name(word)


@cache
def _openers() -> frozenset[str]:
    """What a name with its office begins with."""
    return (words_of("given") | words_of("roles") | words_of("honorifics")) - words_of("reporters")


def _opens_sentence(line: Line, position: int) -> bool:
    """Whether the subject of a sentence may stand here: at its beginning, or after the sourcing phrase before it."""
    start, _ = line.sentence(position)
    return position == start or line.find({"،", ","}, start, min(start + _LONGEST_SOURCING, position)) == position - 1
