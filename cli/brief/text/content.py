"""The content words of a sentence, by which two sentences are compared: folded, stemmed lightly, without the words that
every sentence has."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from brief.text.normalise import WORDS, fold_word

STOP_WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in json.loads(files("brief.text").joinpath("stop_words.json").read_text(encoding="utf-8")).items()
}

_ENGLISH_WORD = re.compile(r"[A-Za-zÀ-ž]+(?:['’-][A-Za-zÀ-ž]+)*")
_ENGLISH_STOP = STOP_WORDS["english"]
_ENGLISH_ENDINGS = {
    "s": (("ies", "y"), ("es", ""), ("s", "")),
    "d": (("ied", "y"), ("ed", "")),
    "g": (("ing", ""),),
    "y": (("ly", ""),),
}
"""By their last letter, the longest first; what stands in their place."""

_PERSIAN_WORD = re.compile(r"[^\W\d_\N{ZERO WIDTH NON-JOINER}]+(?:\N{ZERO WIDTH NON-JOINER}[^\W\d_]+)*")
_PERSIAN_STOP = STOP_WORDS["persian"]
_PERSIAN_ENDINGS = ("هایی", "های", "ها", "ترین", "تر", "ان", "ات", "ی")
_NO_PARTS = _PERSIAN_STOP.union(_PERSIAN_ENDINGS)


def english_words(text: str) -> tuple[str, ...]:
    """Stems in text order."""
    return tuple(stem for _, stem in english_content(text))


def persian_words(text: str) -> tuple[str, ...]:
    """Stems in text order; what a half-space joins is one word, its ending dropped."""
    return tuple(stem for _, stem in persian_content(text))


def english_content(text: str) -> Iterator[tuple[str, str]]:
    """Each content word as it stands, without its possessive ending, and its stem."""
    for match in _ENGLISH_WORD.finditer(text):
        word = match.group().removesuffix("'s").removesuffix("’s")
        if word.lower() not in _ENGLISH_STOP:
            yield word, english_stem(word.lower())


def persian_content(text: str) -> Iterator[tuple[str, str]]:
    """Each content word as it stands, and its stem."""
    for match in _PERSIAN_WORD.finditer(text):
        if (stem := _persian_stem(match.group())) and stem not in _PERSIAN_STOP:
            yield match.group(), stem


def english_stem(word: str) -> str:
    """A word in lower case without its commonest endings."""
    for ending, instead in _ENGLISH_ENDINGS.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word.removesuffix(ending) + instead
            # "stopped" and "stop", "making" and "make" meet without their last letter.
            return stem[:-1] if len(stem) > 3 and (stem[-1] == "e" or stem[-1] == stem[-2]) else stem
    return word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=WORDS)
def _persian_stem(word: str) -> str:
    parts = [fold_word(part) for part in word.split("\N{ZERO WIDTH NON-JOINER}")]
    kept = [part for index, part in enumerate(parts) if not index or part not in _NO_PARTS]
    stem = "".join(part for part in kept if part not in ("می", "نمی") or len(kept) == 1)
    for ending in _PERSIAN_ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) > 2:
            return stem.removesuffix(ending)
    return stem
