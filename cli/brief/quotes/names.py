"""Whether a word can be part of a person's name: Persian has no capitals, so the corpora must say."""

import lzma
from functools import cache, lru_cache
from importlib.resources import files

from brief.quotes.words import words_of
from brief.text.normalise import WORDS

_INFLECTED = ("ها", "های", "هایی", "ترین", "اند", "اش", "شان")
_COMPOUNDING = ("محمد", "سید", "غلام", "امیر", "علی")
_CLOSING = ("علی", "رضا", "قلی", "الله", "اله")
_SECOND = frozenset({"ولی", "نبی", "تقی", "نقی", "قلی", "شفیع", "رفیع", "اللهی"})
_LONGEST_NAME_IN_AT = 5
"""Letters of a name like `پلات`; longer words in `-ات` are plurals (`اعترافات`)."""
_PREFIXED = ("می", "نمی", "بی")


@lru_cache(maxsize=WORDS)
def looks_like_name(word: str) -> bool:
    """Whether a folded word is a given name or a surname of the corpora, or no word in common use."""
    if is_given(word) or word in surnames():
        return True
    plural = len(word) > _LONGEST_NAME_IN_AT and word.endswith("ات")
    return word not in vocabulary() and not (plural or word.endswith(_INFLECTED) or word.startswith(_PREFIXED))


@lru_cache(maxsize=WORDS)
def is_given(word: str) -> bool:
    """Whether a folded word is a given name, or one made of two (`محمدولی`, `امیدعلی`)."""
    given = words_of("given")
    if word in given:
        return True
    if any(word.removesuffix(last) in given | words_of("perhaps_given") for last in _CLOSING if word.endswith(last)):
        return True
    first = next((prefix for prefix in _COMPOUNDING if word.startswith(prefix)), "")
    return bool(first) and word.removeprefix(first) in given | _SECOND


def opens_name(word: str, after: str) -> bool:
    """Whether a name begins here: with a given name, or with one that is a common word too, before a surname.

    `امید طاهری`, but not `امید داریم`.
    """
    return is_given(word) or (word in words_of("perhaps_given") and after in surnames())


@cache
def surnames() -> frozenset[str]:
    """The folded words that the corpora write after given names and honorifics (`training/names.py`)."""
    text = files("brief.quotes").joinpath("surnames.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def vocabulary() -> frozenset[str]:
    """The folded words in common use."""
    packed = files("brief.quotes").joinpath("vocabulary.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().split())
