"""The word classes that frames and mentions are told apart by; the lists are data (`words.json`)."""

import json
from functools import cache
from importlib.resources import files

from brief.text.normalise import fold_word


@cache
def words_of(kind: str) -> frozenset[str]:
    """The folded words of one class, half-spaces left out: `roles`, `given`, `stops`, ..."""
    return frozenset(fold_word(word) for word in _lists()[kind])


@cache
def phrases_of(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of one class by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _lists()[kind]:
        for spelling in spellings(phrase):
            found.setdefault(spelling[0], []).append(spelling)
    return {first: tuple(sorted(set(group), key=len, reverse=True)) for first, group in found.items()}


def spellings(form: str) -> set[tuple[str, ...]]:
    """The folded words of a form, its half-spaces written as nothing and as a space (`می‌گوید`, `می گوید`)."""
    half_space = "\N{ZERO WIDTH NON-JOINER}"
    return {tuple(fold_word(form.replace(half_space, gap)).split()) for gap in ("", " ")}


@cache
def _lists() -> dict[str, list[str]]:
    data: dict[str, list[str]] = json.loads(files("brief.quotes").joinpath("words.json").read_text(encoding="utf-8"))
    return data
