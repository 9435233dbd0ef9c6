"""The content words of a sentence, by which two sentences are compared: folded, stemmed lightly, without the words that
every sentence has."""

import json
import re
from importlib.resources import files

from brief.text.normalise import fold_word

STOP_WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in json.loads(files("brief.text").joinpath("stop_words.json").read_text(encoding="utf-8")).items()
}

_ENGLISH_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_ENGLISH_STOP = STOP_WORDS["english"]
_ENGLISH_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""))

_PERSIAN_WORD = re.compile(r"[^\W\d_\N{ZERO WIDTH NON-JOINER}]+(?:\N{ZERO WIDTH NON-JOINER}[^\W\d_]+)*")
_PERSIAN_STOP = STOP_WORDS["persian"]
_PERSIAN_ENDINGS = ("هایی", "های", "ها", "ترین", "تر", "ان", "ات", "ی")


def english_words(text: str) -> tuple[str, ...]:
    """Stems in text order."""
    words = (word.lower().removesuffix("'s").removesuffix("’s") for word in _ENGLISH_WORD.findall(text))
    return tuple(_english_stem(word) for word in words if word not in _ENGLISH_STOP)


def persian_words(text: str) -> tuple[str, ...]:
    """Stems in text order; what a half-space joins is one word, its ending dropped."""
    return tuple(
        stem for word in _PERSIAN_WORD.findall(text) if (stem := _persian_stem(word)) and stem not in _PERSIAN_STOP
    )


def _english_stem(word: str) -> str:
    for ending, instead in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word.removesuffix(ending) + instead
            # "stopped" and "stop", "making" and "make" meet without their last letter.
            return stem[:-1] if len(stem) > 3 and (stem[-1] == "e" or stem[-1] == stem[-2]) else stem
    return word.removesuffix("e") if len(word) > 3 else word


def _persian_stem(word: str) -> str:
    parts = [fold_word(part) for part in word.split("\N{ZERO WIDTH NON-JOINER}")]
    kept = [part for index, part in enumerate(parts) if not index or part not in (*_PERSIAN_ENDINGS, *_PERSIAN_STOP)]
    stem = "".join(part for part in kept if part not in ("می", "نمی") or len(kept) == 1)
    for ending in _PERSIAN_ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) > 2:
            return stem.removesuffix(ending)
    return stem
