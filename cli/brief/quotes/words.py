"""The word classes that frames and mentions are told apart by; the lists are data (`words.json`)."""

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

from brief.text.normalise import WORDS, fold_word

_HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"
_INFLECTED = re.compile(r"ن?می(?!ل)\w+[دم]|\w+اند|\w+ه(?:ام|ایم)")
"""`می‌کند`, `نمی‌خواهم`, `کرده‌اند`, `داده‌ام`, but not `میلیارد`."""


def is_finite(word: str) -> bool:
    """Whether the folded word is a finite verb or a participle whose auxiliary is left out."""
    return word in words_of("finite") or bool(_INFLECTED.fullmatch(word))


@cache
def words_of(kind: str) -> frozenset[str]:
    """The folded words of one class, half-spaces left out: `roles`, `given`, `stops`, ..."""
    return frozenset(fold_word(word) for word in _lists()[kind])


@cache
def compounds_of(kind: str) -> frozenset[tuple[str, ...]]:
    """The parts of those words of a class that are written with half-spaces."""
    return frozenset(tuple(map(fold_word, word.split(_HALF_SPACE))) for word in _lists()[kind] if _HALF_SPACE in word)


@cache
def phrases_of(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of one class by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _lists()[kind]:
        for spelling in spellings(phrase):
            found.setdefault(spelling[0], []).append(spelling)
    return {first: tuple(sorted(set(group), key=len, reverse=True)) for first, group in found.items()}


@lru_cache(maxsize=WORDS)
def split_role(word: str) -> tuple[str, ...]:
    """The office and what it is of, where the space between them was lost (`وزیرخارجه`); nothing for other words."""
    office = next((office for office in words_of("offices") if word.startswith(office) and word != office), None)
    rest = word.removeprefix(office) if office else ""
    return (office, rest) if office and rest in words_of("departments") else ()


def spellings(form: str) -> set[tuple[str, ...]]:
    """The folded words of a form, its half-spaces written as nothing and as a space (`می‌گوید`, `می گوید`)."""
    return {tuple(fold_word(form.replace(_HALF_SPACE, gap)).split()) for gap in ("", " ")}


@cache
def _lists() -> dict[str, list[str]]:
    data: dict[str, list[str]] = json.loads(files("brief.quotes").joinpath("words.json").read_text(encoding="utf-8"))
    return data
