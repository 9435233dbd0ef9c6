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
from brief.text.lexicon import is_inside, share_translated
from brief.text.sounds import is_heard, sounds_of

_WORD = re.compile(r"(?<![\w'’@./])[A-Za-zÀ-ž]+(?!['’][a-rt-z]|[\w@/]|\.\w)")
_NO_NAMES = STOP_WORDS["english capitals that are no names"]
_SHORTEST = 4
"""Letters: shorter words are abbreviations as often as not."""

_FIRST_HALVES = """
anti auto bio cardio counter crowd cryo cyber eco electro extra geo hydro hyper immuno inter intra kilo mega micro milli
mini multi nano neuro non osteo over para photo poly post pre radio re semi spectro sub super tele thermo trans ultra un
under
"""
"""Of words that no list has whole."""
_HEADS = frozenset(_FIRST_HALVES.split())

_HALF = 5
"""Letters of each of two words in one; of shorter ones all sorts of words are made."""

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
        if not is_inside(persian, word) and not is_heard(word, sounds, strictly=share_translated(word) >= _WELL_KNOWN)
    )


def is_english(word: str) -> bool:
    """Whether a word in small letters is in the list, its commonest endings aside."""
    stem = english_stem(word)
    return stem in _english() or english_stem(stem) in _english()


def _is_suspect(word: str) -> bool:
    """Whether it is in no list of English words, be it as two of them in one."""
    if len(word) < _SHORTEST or not word[1:].islower() or word in _NO_NAMES or is_english(word.lower()):
        return False
    halves = ((word[:cut].lower(), word[cut:]) for cut in range(2, len(word) - 2))
    made = ((head in _HEADS and is_english(tail)) or (_is_half(head) and _is_half(tail)) for head, tail in halves)
    return word not in _HEADS and not any(made)


def _is_half(word: str) -> bool:
    return len(word) >= _HALF and is_english(word)


@cache
def _english() -> frozenset[str]:
    packed = files("brief.text").joinpath("english_words.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().splitlines())
