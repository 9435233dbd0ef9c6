"""Whether two spellings in English letters may be one Persian name: `Rohani` and `Rouhani`, `Esfehan` and `Isfahan`.

Consonants must agree, those aside that romanisations exchange (`gh`, `q`; `kh`, `k`). Of the vowels only those may
differ that Persian does not write or that are spelled in several ways: `Hassan` is not `Hossein`.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_EXCHANGED = {
    "kh": "x",
    "gh": "q",
    "zh": "j",
    "sh": "$",
    "ch": "c",
    "ph": "f",
    "th": "t",
    "dh": "z",
    "ee": "i",
    "oo": "u",
}
_ONE_LETTER = str.maketrans({"w": "v", "k": "q", "g": "q"})
_SOUNDS = (("i", frozenset("iy")), ("u", frozenset("ou")), ("a", frozenset("a")), ("e", frozenset("e")))
_NEAR_VOWELS = frozenset({frozenset("ae"), frozenset("ei"), frozenset({"e", ""})})
_ALIKE = 0.8
"""Share of letters in common, in order, from which long names with one consonant changed are still one."""


def is_variant(form: str, candidate: str) -> bool:
    """Whether `candidate` is a recognisable spelling of `form`; not so where they are the same."""
    form, candidate = fold_english(form), fold_english(candidate)
    if form == candidate:
        return False
    one, other = _syllables(form), _syllables(candidate)
    consonants, others = "".join(c for _, c in one), "".join(c for _, c in other)
    if consonants == others:
        return len(consonants) > 1 and len(one) == len(other) and all(map(_near, one, other))
    if len(consonants) < 4 or consonants[0] != others[:1] or not _one_changed(consonants, others):
        return False
    return SequenceMatcher(None, form, candidate).ratio() >= _ALIKE


@lru_cache(maxsize=4096)
def _syllables(folded: str) -> list[tuple[str, str]]:
    """Each consonant with the vowel before it; a vowel at the end before none."""
    plain = folded.replace(" ", "")
    for pair, letter in _EXCHANGED.items():
        plain = plain.replace(pair, letter)
    plain = re.sub(r"(?<=.)h|['’]", "", plain.translate(_ONE_LETTER))
    plain = re.sub(r"([^aeiouy])\1+", r"\1", plain)
    return [(_vowel(vowels), consonant) for vowels, consonant in re.findall(r"([aeiouy]*)([^aeiouy]|$)", plain)]


def _vowel(letters: str) -> str:
    """The sound of a run of vowels that tells names apart."""
    return next(
        (sound for sound, signs in (("i", "iy"), ("u", "ou"), ("a", "a"), ("e", "e")) if {*signs} & {*letters}), ""
    )


def _near(one: tuple[str, str], other: tuple[str, str]) -> bool:
    vowels = frozenset({one[0], other[0]})
    if not one[1] and "" in vowels:  # at the end: Shiraz, Shirazi
        return len(vowels) == 1
    return len(vowels) == 1 or vowels in _NEAR_VOWELS


def _one_changed(one: str, other: str) -> bool:
    """Whether two words of equal length differ in one letter."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def fold_english(text: str) -> str:
    """Lower case, without accents; hyphens are spaces."""
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return text.lower().replace("-", " ")
