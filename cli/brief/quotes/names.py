"""Whether a word can be part of a person's name: Persian has no capitals, so the corpora must say."""

from functools import cache
from importlib.resources import files

from brief.quotes.words import words_of
from brief.text.halfspaces import lexicon
from brief.text.normalise import fold_word

_RARE = 8
"""Fewer occurrences in the corpora than this: a word that is no part of the general vocabulary."""
_INFLECTED = ("ها", "های", "هایی", "ترین", "اند", "اش", "شان")
_COMPOUNDING = ("محمد", "سید", "غلام", "امیر", "علی")
_SECOND = frozenset({"ولی", "نبی", "تقی", "نقی", "قلی", "شفیع", "رفیع", "اللهی"})
_PREFIXED = ("می", "نمی", "بی")


@cache
def looks_like_name(word: str) -> bool:
    """Whether a folded word is a given name or a surname of the corpora, or so rare that it is likely one."""
    if is_given(word) or word in surnames():
        return True
    return count(word) < _RARE and not word.endswith(_INFLECTED) and not word.startswith(_PREFIXED)


@cache
def is_given(word: str) -> bool:
    """Whether a folded word is a given name, or one made of two (`محمدولی`)."""
    if word in words_of("given"):
        return True
    first = next((prefix for prefix in _COMPOUNDING if word.startswith(prefix)), "")
    return bool(first) and word.removeprefix(first) in words_of("given") | _SECOND


@cache
def surnames() -> frozenset[str]:
    """The folded words that the corpora write after given names and honorifics (`training/surnames.py`)."""
    text = files("brief.quotes").joinpath("surnames.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def count(word: str) -> int:
    """How often the corpora have a folded word."""
    return _counts().get(word, 0)


@cache
def _counts() -> dict[str, int]:
    counts: dict[str, int] = {}
    for word, count in lexicon().counts.items():
        folded = fold_word(word)
        counts[folded] = counts.get(folded, 0) + count
    return counts
