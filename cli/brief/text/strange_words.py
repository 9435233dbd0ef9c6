"""Words of a translation that nothing explains: neither English, nor a name or word that the Persian has.

A small model makes words up (`metople`, `groccupation`) and puts names for other names (`Sadoughi` for `اسدی`); both
read fluently. A word is explained by the list of English words, by the table of translations, or by its sound.
"""

import lzma
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from brief.text.content import STOP_WORDS, english_stem
from brief.text.lexicon import has_counterpart, share_translated
from brief.text.sounds import is_heard, sounds_of

_WORD = re.compile(r"(?<![\w'’@./])[A-Za-zÀ-ž]+(?!['’][a-rt-z]|[\w@/]|\.\w)")
_NO_NAMES = STOP_WORDS["english capitals that are no names"]
_SHORTEST = 4
"""Letters: shorter words are abbreviations as often as not."""

_FIRST_HALVES = """
anti auto bio counter crowd cyber eco electro extra geo hydro hyper inter kilo mega micro milli mini multi nano neuro
non over photo poly post pre radio re semi sub super tele thermo trans ultra un under
"""
"""Of words that no list has whole."""
_HEADS = frozenset(_FIRST_HALVES.split())

_WELL_KNOWN = 0.95
"""Share from which the table would know the Persian of a name, so that a faint likeness of sound says nothing."""


def strange_words(persian: str, english: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The words in text order, each once; those of `known`, English forms of names, are right however they sound."""
    excused = {word.lower() for form in known for word in _WORD.findall(form)}
    suspects = [word for word in dict.fromkeys(_WORD.findall(english)) if _is_suspect(word)]
    suspects = [word for word in suspects if word.lower() not in excused and word.lower() not in persian.lower()]
    if not suspects:
        return ()
    sounds = sounds_of(persian)
    return tuple(
        word
        for word in suspects
        if not has_counterpart(persian, word)
        and not is_heard(word, sounds, strictly=share_translated(word) >= _WELL_KNOWN)
    )


def is_english(word: str) -> bool:
    """Whether a word in small letters is in the list, its commonest endings aside."""
    return english_stem(word) in _english()


def _is_suspect(word: str) -> bool:
    """Whether it is in no list of English words, be it as two of them in one."""
    if len(word) < _SHORTEST or not word[1:].islower() or word in _NO_NAMES or is_english(word.lower()):
        return False
    halves = ((word[:cut].lower(), word[cut:]) for cut in range(2, len(word) - 2))
    return not any(is_english(tail) and (head in _HEADS or is_english(head)) for head, tail in halves)


@cache
def _english() -> frozenset[str]:
    packed = files("brief.text").joinpath("english_words.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().splitlines())
