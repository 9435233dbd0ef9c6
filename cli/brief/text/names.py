"""Persian personal names in the spelling of the English-language press.

A table of given names and surnames comes first (`names.tsv`); a part that it lacks is spelled by letter rules, and the
basis says so. Compound given names take a hyphen (`محمدحسن` Mohammad-Hassan), `سید` is Seyyed, and endings of surnames
(`زاده`, `پور`, `نژاد`, `ی`) are kept together with the stem.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Literal

from brief.text.normalise import fold_word

Basis = Literal["table", "rule"]

_PREFIXES = {"سید": "Seyyed", "سیده": "Seyyedeh", "میر": "Mir", "حاج": "Haj", "حاجی": "Haji", "ملا": "Mullah"}
_ENDINGS = {
    "زاده": "zadeh",
    "پور": "pour",
    "نژاد": "nejad",
    "نیا": "nia",
    "فر": "far",
    "راد": "rad",
    "وند": "vand",
    "لو": "lou",
    "چی": "chi",
    "دوست": "doust",
    "خواه": "khah",
    "منش": "manesh",
    "یان": "ian",
    "ی": "i",
}
_LETTERS = {
    "ا": "a",
    "آ": "a",
    "ب": "b",
    "پ": "p",
    "ت": "t",
    "ث": "s",
    "ج": "j",
    "چ": "ch",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ذ": "z",
    "ر": "r",
    "ز": "z",
    "ژ": "zh",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "z",
    "ط": "t",
    "ظ": "z",
    "ع": "",
    "غ": "gh",
    "ف": "f",
    "ق": "gh",
    "ک": "k",
    "گ": "g",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "و": "v",
    "ه": "h",
    "ی": "y",
    "ء": "",
}
_VOWELS = frozenset("اآوی")


def english_name(persian: str) -> tuple[str, Basis]:
    """The name in English letters, and whether every part of it stood in the table."""
    parts = [_part(word) for word in re.split(r"[\s\N{ZERO WIDTH NON-JOINER}]+", persian.strip()) if word]
    spelled = " ".join(part for part, _ in parts)
    return spelled, "table" if all(basis == "table" for _, basis in parts) else "rule"


@cache
def _table() -> dict[str, str]:
    text = files("brief.text").joinpath("names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {fold_word(persian): english for persian, english in rows}


def _part(word: str) -> tuple[str, Basis]:
    folded, table = fold_word(word), _table()
    if folded in _PREFIXES:
        return _PREFIXES[folded], "table"
    if folded in table:
        return table[folded], "table"
    for cut in range(2, len(folded) - 1):
        if folded[:cut] in table and folded[cut:] in table:
            return f"{table[folded[:cut]]}-{table[folded[cut:]]}", "table"
    return spell(folded), "rule"


def spell(word: str) -> str:
    """A word by letter rules, with a vowel where two consonants would meet."""
    for ending, english in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            return (_table().get(stem) or _spell(stem)) + english
    return _spell(word)


def _spell(word: str) -> str:
    letters: list[str] = []
    for index, letter in enumerate(word):
        before, after = word[index - 1 : index] if index else "", word[index + 1 : index + 2]
        letters.append(_letter(letter, before, after))
        if (
            letter not in _VOWELS
            and after
            and after not in _VOWELS
            and (index == 0 or before in _VOWELS or index % 2 == 0)
        ):
            letters.append("a")
    return "".join(letters).capitalize()


def _letter(letter: str, before: str, after: str) -> str:
    if letter == "و":
        return "v" if not before or before in _VOWELS or after in _VOWELS else "ou"
    if letter == "ی":
        return "y" if not before or (after and after in _VOWELS) else "i"
    return _LETTERS.get(letter, letter)
