"""Persian personal names in the spelling of the English-language press.

Two tables come first: given names and surnames (`names.tsv`), and what translations of news have shown
(`names_found.tsv`, made by `training/found_names.py`). Known parts are joined: compound given names with a
hyphen (`محمدحسن` Mohammad-Hassan), `سید` as Seyyed, endings of surnames (`زاده`, `پور`, `نژاد`) to their stem. What is
left is spelled by letter rules, with the short vowels that Persian does not write guessed, and the basis says "rule".
Foreign names come out as they sound in Persian unless the tables have them.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

from brief.text.normalise import fold_word

Basis = Literal["article", "table", "rule"]

_GIVEN = re.compile(r"[A-ZÀ-Ž][A-Za-zÀ-ž.'’ -]+")
_LATIN_IN_BRACKETS = re.compile(r"\(\s*[A-ZÀ-Ž]")
_PREFIXES = {"سید": "Seyyed", "سیده": "Seyyedeh", "حاج": "Haj", "دکتر": "Dr", "سردار": "Sardar"}
_COMPOUNDING = ("محمد", "علی", "امیر", "احمد", "حسین", "حسن", "غلام", "میر", "محمود", "رضا")
_ENDINGS = {
    "زادگان": "zadegan",
    "آبادی": "abadi",
    "آباد": "abad",
    "الدینی": "oddini",
    "الدین": "oddin",
    "شناس": "shenas",
    "پناه": "panah",
    "بیگی": "beigi",
    "بخت": "bakht",
    "پیشه": "pisheh",
    "مهر": "mehr",
    "زاده": "zadeh",
    "اللهی": "ollahi",
    "الله": "ollah",
    "پور": "pour",
    "نژاد": "nejad",
    "نسب": "nasab",
    "فرد": "fard",
    "خانی": "khani",
    "نیا": "nia",
    "وند": "vand",
    "منش": "manesh",
    "خواه": "khah",
    "دوست": "doust",
    "تبار": "tabar",
    "راد": "rad",
    "چی": "chi",
    "یان": "ian",
    "ی": "i",
}
_BEGINNINGS = {"پور": "Pour", "عبدال": "Abdol", "میر": "Mir", "ابوال": "Abol"}
PARTS_OF_SURNAMES = (*_ENDINGS, "فر", "پوری", "بخش", "اصل", "کیا", "اف")
"""What an article may part from the surname with a space."""

_LETTER = r"(?:[^\W\d_]|\N{ZERO WIDTH NON-JOINER})"
_TWO_WORDS = re.compile(
    rf"(?<!\w)({_LETTER}{{3,}}) (?=((?!(?:{'|'.join(PARTS_OF_SURNAMES)})(?!\w)){_LETTER}{{3,}})"
    rf"(?!\w)(?! (?:{'|'.join(PARTS_OF_SURNAMES)})(?!\w)))"
)
_LATIN = "b p t s j ch h kh d z r z zh s sh s z t z gh f gh k g l m n h"
_CONSONANTS = dict(zip("بپتثجچحخدذرزژسشصضطظغفقکگلمنه", _LATIN.split(), strict=True))
_LONG_A = "â"
_VOWELS = "aeiouâ"
_CLUSTERS = frozenset(
    {"st", "sht", "kht", "ft", "rd", "nd", "rs", "rg", "ng", "rt", "lt", "rz", "hr", "dr", "mz", "shm"}
)
"""Consonants that close a syllable together (`راست`, `دشت`, `بخت`, `کرد`)."""


def english_name(persian: str) -> tuple[str, Basis]:
    """The name in English letters, and where that form comes from.

    "article" where the name carries its own Latin form, "table" where every part of it stood in the table, else "rule".
    """
    if latin := _GIVEN.search(persian):
        return latin.group().strip(" .-"), "article"
    parts = [
        _word(word)
        for word in re.sub(r"[«»“”\"()]", " ", persian).replace(" الله", "الله").replace(" الدین", "الدین").split()
    ]
    basis: Basis = "table" if all(basis == "table" for _, basis in parts) else "rule"
    return " ".join(english for english, _ in parts), basis


def persons_named(text: str) -> tuple[str, ...]:
    """Given name and surname wherever both, side by side, stand in the table, each once.

    Not where the surname goes on in a word of its own (`رحیم زاده`), and of three names (`علیرضا شجاع نوری`) the last.
    """
    known = _written()
    found = [match for match in _TWO_WORDS.finditer(text) if all(fold_word(word) in known for word in match.groups())]
    given = {match.start(1) for match in found}
    return tuple(dict.fromkeys(" ".join(match.groups()) for match in found if match.start(2) not in given))


def latin_form(persian: str, text: str) -> str | None:
    """What a text gives in brackets behind a name (`گورسل آلیسی (Gursel Alici)`), or None."""
    if not _LATIN_IN_BRACKETS.search(text):
        return None
    given = re.search(rf"{re.escape(persian)}[»”\"]?\s*\(\s*({_GIVEN.pattern})\s*\)", text)
    return given.group(1).strip() if given else None


@cache
def known_names() -> frozenset[str]:
    """The English forms of the first table, which are people's names and nothing else."""
    return frozenset(_written().values())


@cache
def stand_alone() -> frozenset[str]:
    """The folded words of the found names that are names wherever they stand."""
    return frozenset(persian for persian, _, where in _rows("names_found.tsv") if where == "alone")


@cache
def table() -> dict[str, str]:
    """Folded Persian words and their English, of both tables; the first wins."""
    return {persian: english for persian, english, _ in _rows("names_found.tsv")} | _written()


@cache
def _written() -> dict[str, str]:
    return {fold_word(persian): english for persian, english in _rows("names.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    text = files("brief.text").joinpath(name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _folded(words: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((fold_word(persian), english) for persian, english in words)


def _word(word: str) -> tuple[str, Basis]:
    """One word between spaces, which may hold half-spaces or have lost them."""
    folded = fold_word(word)
    known = _known(folded)
    if known:
        return known, "table"
    parts = [part for part in word.split("\N{ZERO WIDTH NON-JOINER}") if part]
    if len(parts) > 1 and all(_known(fold_word(part)) for part in parts):
        return "-".join(_known(fold_word(part)) for part in parts), "table"
    return spell(folded), "rule"


def _known(folded: str) -> str:
    """The word from the table, alone or as a compound or with an ending; empty where it cannot be made."""
    if whole := table().get(folded) or dict(_folded(tuple(_PREFIXES.items()))).get(folded):
        return whole
    return _after_seyyed(folded) or _after_article(folded) or _with_ending(folded) or _compound(folded)


def _after_seyyed(folded: str) -> str:
    rest = folded.removeprefix("سید")
    known = _known(rest) if rest != folded and len(rest) > 2 else ""
    return f"Seyyed {known}" if known else ""


def _after_article(folded: str) -> str:
    """`المرعشی`: al-Marashi."""
    rest = table().get(folded.removeprefix("ال")) if folded.startswith("ال") else None
    return f"al-{rest}" if rest else ""


def _compound(folded: str) -> str:
    for first in _COMPOUNDING:
        second = table().get(folded.removeprefix(first)) if folded.startswith(first) else None
        if second:
            return f"{table().get(first, first)}-{second}" if first in table() else f"{spell(first)}-{second}"
    return ""


def _with_ending(folded: str) -> str:
    for ending, english in _folded(tuple(_ENDINGS.items())):
        stem = table().get(folded.removesuffix(ending)) if folded.endswith(ending) else None
        if stem and len(ending) > 1:
            return stem + english
    for beginning, english in _folded(tuple(_BEGINNINGS.items())):
        rest = table().get(folded.removeprefix(beginning)) if folded.startswith(beginning) else None
        if rest:
            return english + rest.lower()
    return ""


def spell(folded: str) -> str:
    """A folded word by letter rules: known halves or a known ending apart, the rest letter by letter."""
    known = table()
    for cut in range(3, len(folded) - 2):
        if folded[:cut] in known and folded[cut:] in known:
            return known[folded[:cut]] + known[folded[cut:]].lower()
    for ending, english in _folded(tuple(_ENDINGS.items())):
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) > 2 and (len(ending) > 1 or stem[-1] not in "اوی"):
            return (known.get(stem) or _letters(stem, vowel_follows=True)) + english
    return _letters(folded)


def _letters(word: str, *, vowel_follows: bool = False) -> str:
    """Letter by letter, with the short vowel that a Persian syllable needs: one consonant opens it, one closes it."""
    sounds = [sound for index in range(len(word)) if (sound := _sound(word, index))]
    sounds += ["i"] if vowel_follows else []
    out: list[str] = []
    for index, sound in enumerate(sounds):
        out.append(sound)
        if sound[0] not in _VOWELS:
            out.append(_short_vowel(out, sounds[index + 1 : index + 3]))
    english = "".join(out[: len(out) - 1] if vowel_follows else out)
    return english.replace(_LONG_A, "a").capitalize()


def _short_vowel(out: list[str], following: list[str]) -> str:
    """The vowel after the consonant that `out` ends with, before the sounds `following`; empty where none is needed."""
    if not following or following[0][0] in _VOWELS:
        return ""
    before = next((sound for sound in reversed(out[:-1]) if sound), "")
    if not before or before[0] not in _VOWELS:
        return "a"
    if out[-1] + following[0] in _CLUSTERS:
        return ""
    if before == _LONG_A or "".join(following) in _CLUSTERS:
        return "e"
    return "a" if len(following) == 1 else ""


def _sound(word: str, index: int) -> str:
    letter, before, after = word[index], word[index - 1 : index] if index else "", word[index + 1 : index + 2]
    if letter in _CONSONANTS:
        return "eh" if letter == "ه" and not after and before not in ("", "ا", "و", "ی") else _CONSONANTS[letter]
    if letter in "اآ":
        return "" if not before and after in ("ی", "و") else _LONG_A if before else "a"
    if letter == "و":
        consonant = (not before and after != "") or after in ("ا", "ی") or before in ("ا", "ی")
        return "v" if consonant and not (before == "ا" and index == 1) else "ou"
    if letter == "ی":
        return "e" if before == "ا" and after == "ی" else "y" if (not before) or after in ("ا", "و") else "i"
    return "a" if letter == "ع" and after not in ("ا", "ی", "و", "") else ""
