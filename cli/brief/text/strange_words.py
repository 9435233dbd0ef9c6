"""Words of a translation that nothing explains: neither English, nor a name or word that the Persian has.

A small model makes words up (`metople`, `groccupation`) and puts names for other names (`Sadoughi` for `اسدی`); both
read fluently. A word is explained by the list of English words, by the table of translations, or by its sound: its
consonants are those of a word of the Persian, or of two together, letters aside that transcriptions exchange.
"""

import lzma
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from brief.text.characters import ZWNJ
from brief.text.content import STOP_WORDS, english_stem
from brief.text.lexicon import is_translated
from brief.text.normalise import fold
from brief.text.variants import fold_english

_WORD = re.compile(r"(?<![\w'’@./])[A-Za-zÀ-ž]+(?!['’][a-rt-z]|[\w@/]|\.\w)")
_PERSIAN_WORD = re.compile(r"[^\W\d_]+")
_PERSIAN_STOP = STOP_WORDS["persian"]
_NO_NAMES = STOP_WORDS["english capitals that are no names"]
_SHORTEST = 4
"""Letters: shorter words are abbreviations as often as not."""

_HEADS = """
anti auto bio counter crowd cyber eco electro extra geo hydro hyper inter kilo mega micro milli mini multi nano neuro
non over photo poly post pre radio re semi sub super tele thermo trans ultra un under
"""
"""First halves of words that no list has whole."""

_PERSIAN_SOUNDS = {
    **dict(zip("بپچخدرشفلمنوهح", "bpcxdr$flmnvhh", strict=True)),
    **{
        letter: sound
        for letters, sound in (("تط", "t"), ("ثسص", "s"), ("جژ", "j"), ("ذزضظ", "z"), ("غقکگ", "k"))
        for letter in letters
    },
}
_ENGLISH_SOUNDS = {
    "sch": "$",
    "tch": "c",
    "kh": "x",
    "gh": "k",
    "sh": "$",
    "zh": "j",
    "ch": "c",
    "ph": "f",
    "th": "t",
    "ck": "k",
    "ce": "s",
    "ci": "s",
    "cy": "s",
    "qu": "kv",
    "x": "ks",
    "c": "k",
    "g": "k",
    "q": "k",
    "w": "v",
    **dict.fromkeys("aeiouy", ""),
}
_SPELLING = re.compile("|".join((*_ENGLISH_SOUNDS, "[^a-z]")))
_NEAR = frozenset(map(frozenset, zip("sccjsckxxcvvtpzzjt", "z$j$$sskhkfbdbjdkc", strict=True)))
"""Sounds that transcriptions exchange."""

_ENDING = re.compile("(?<=[a-z]{3})(?:i?ans?|ese|ish|ic|ists?|e?s)$")
"""What English adds to a name: Georgian, Yazidis."""

_WEAK = frozenset("hv")
"""Sounds that one side writes and the other does not: و may be a vowel, h silent."""

_EXCHANGE, _CHANGE, _OMISSION, _OMISSION_OF_WEAK = 0.4, 1.0, 0.8, 0.2
"""What it costs to make one word of another, a sound."""

_ALLOWED = 0.25
"""Cost a consonant up to which a word is heard in another."""

_SUFFIX = 4
"""Sounds of a Persian word that may follow the name: endings, the next part of a compound."""


def strange_words(persian: str, english: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The words in text order, each once; those of `known`, English forms of names, are right however they sound."""
    excused = {word.lower() for form in known for word in _WORD.findall(form)}
    suspects = [word for word in dict.fromkeys(_WORD.findall(english)) if _is_suspect(word)]
    suspects = [word for word in suspects if word.lower() not in excused and word.lower() not in persian.lower()]
    if not suspects:
        return ()
    sounds = _sounds_of(persian)
    return tuple(word for word in suspects if not is_translated(word, persian) and not _is_heard(word, sounds))


def is_english(word: str) -> bool:
    """Whether a word in small letters is in the list, its commonest endings aside."""
    return english_stem(word) in _english()


def _is_suspect(word: str) -> bool:
    """Whether it is in no list of English words, be it as two of them in one."""
    if len(word) < _SHORTEST or not word[1:].islower() or word in _NO_NAMES or is_english(word.lower()):
        return False
    halves = ((word[:cut], word[cut:]) for cut in range(2, len(word) - 2)) if word.islower() else ()
    return not any(is_english(tail) and (head in _HEADS.split() or is_english(head)) for head, tail in halves)


@cache
def _english() -> frozenset[str]:
    packed = files("brief.text").joinpath("english_words.txt.xz").read_bytes()
    return frozenset(lzma.decompress(packed).decode().splitlines())


def _sounds_of(persian: str) -> tuple[str, ...]:
    """The consonants of each word, of its parts between half-spaces, and of each two words together."""
    words = [word for text in (persian, persian.replace(ZWNJ, " ")) for word in _PERSIAN_WORD.findall(fold(text).text)]
    sounds = ["".join(_PERSIAN_SOUNDS.get(letter, "") for letter in word.removeprefix("ال")) for word in words]
    pairs = (
        sounds[at] + sounds[at + 1] for at in range(len(words) - 1) if _PERSIAN_STOP.isdisjoint(words[at : at + 2])
    )
    return tuple(dict.fromkeys(_single(sound) for sound in (*sounds, *pairs)))


def _sound(word: str) -> str:
    return _single(_SPELLING.sub(lambda match: _ENGLISH_SOUNDS.get(match.group(), ""), fold_english(word)))


def _single(sounds: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounds)


def _is_heard(word: str, sounds: Iterable[str]) -> bool:
    return any(_sounds_like(_sound(form), other) for form in {word, _ENDING.sub("", word)} for other in sounds)


def _sounds_like(own: str, other: str) -> bool:
    consonants = len([sound for sound in own if sound not in _WEAK])
    return _cost(own, other) <= _ALLOWED * consonants or (consonants > 1 and other.endswith(own))


def _cost(own: str, other: str) -> float:
    """The least cost to make `own` of `other`, up to _SUFFIX sounds at its end left out (Wagner and Fischer 1974)."""
    row = [0.0]
    for heard in other:
        row.append(row[-1] + _omission(heard))
    for sound in own:
        last, row = row, [row[0] + _omission(sound)]
        for index, heard in enumerate(other):
            both = last[index] + _exchange(sound, heard)
            row.append(min(both, last[index + 1] + _omission(sound), row[-1] + _omission(heard)))
    return min(row[max(1, len(row) - _SUFFIX) :], default=float(len(own)))


def _omission(sound: str) -> float:
    return _OMISSION_OF_WEAK if sound in _WEAK else _OMISSION


def _exchange(sound: str, heard: str) -> float:
    if sound == heard:
        return 0.0
    return _EXCHANGE if frozenset((sound, heard)) in _NEAR else _CHANGE
