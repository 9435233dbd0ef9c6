"""Whether an English word may be a Persian one written as it sounds: `Rouhani`, `روحانی`; `Zaragoza`, `زاراگوزا`.

Only consonants are compared, since Persian does not write short vowels; letters that transcriptions exchange cost
little, و and ه, which may be vowels or silent, next to nothing. Wagner and Fischer's distance (1974).
"""

import math
import re
from collections.abc import Iterable
from itertools import accumulate, repeat

from brief.text.characters import ZWNJ
from brief.text.content import STOP_WORDS
from brief.text.normalise import fold_text
from brief.text.variants import fold_english

_PERSIAN_SPELLING = """
ب:b پ:p ت:t ط:t ث:s س:s ص:s ج:j ژ:j چ:c ح:h ه:h خ:x د:d ذ:z ز:z ض:z ظ:z ر:r ش:$ غ:k ق:k ک:k گ:k ف:f ل:l م:m ن:n و:v
"""
_ENGLISH_SPELLING = """
sch:$ sci:$ sce:$ tch:c kh:x gh:k sh:$ zh:j ch:c ph:f th:t wh:v ck:k cqu:k ce:s ci:s cy:s dj:j dg:j qu:kv x:ks c:k g:g
q:k w:v
a: e: i: o: u: y:
"""
_EXCHANGED = "sz c$ cj j$ s$ cs ks xk xh ck cx gx vf vb td pb zj zd jk tc jx"

_PERSIAN = dict(pair.split(":") for pair in _PERSIAN_SPELLING.split())
_ENGLISH = dict(pair.split(":") for pair in _ENGLISH_SPELLING.split())
_ENGLISH_LETTERS = re.compile("|".join((*_ENGLISH, "[^a-z]")))
_WEAK = frozenset("hv")

_ALIKE, _EXCHANGE, _CHANGE, _OMISSION, _OMISSION_OF_WEAK = 0.1, 0.4, 1.0, 0.8, 0.2
_OF_ONE_LETTER = "gk gj"
"""What an English g may be."""
_CHANGES = {
    pair: cost
    for pairs, cost in ((_EXCHANGED, _EXCHANGE), (_OF_ONE_LETTER, _ALIKE))
    for written in pairs.split()
    for pair in (written, written[::-1])
}
"""What it costs to hear a sound as another; _CHANGE for all that are not here."""
_HEARD_AS = {
    sound: sorted((cost, pair[1]) for pair, cost in _CHANGES.items() if pair[0] == sound)
    for sound in {pair[0] for pair in _CHANGES} - _WEAK
}
"""What a sound may be at a cost less than to leave it out, the nearest first."""

_ALLOWED, _ALLOWED_STRICTLY = 0.25, 0.1
"""Cost a consonant up to which two words are one."""

_ROUNDING = 1e-9

_SUFFIX = 4
"""Sounds of a Persian word that may follow the name at no cost: endings, the next part of a compound."""

_WORD = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"[A-Z][^\W\d_]+")
_STOP = STOP_WORDS["persian"]
_OPTIONAL = (
    re.compile("(?<=[a-z]{3})(?:i?ans?|ese|ish|ic|is[mt]s?|e?s)$"),
    re.compile(r"(?<=\w{4})[trdsz]$|(?<=\w{3})x$|(?<=m)b$"),
    re.compile("g(?=n)|(?<=ei)gh"),
    re.compile("^J"),
    re.compile("^Al(?=[a-z]{4})"),
)
"""What the Persian may lack: English endings (Georgian), silent letters (Chatelet, Avignon, Ashleigh), a y (Jacob), the
article."""


def sounds_of(persian: str) -> tuple[str, ...]:
    """The consonants of each word, of its parts at half-spaces, of it without its article, and of each two words."""
    whole, words = (_WORD.findall(fold_text(text)) for text in (persian, persian.replace(ZWNJ, " ")))
    joined = (words[at] + words[at + 1] for at in range(len(words) - 1) if _STOP.isdisjoint(words[at : at + 2]))
    bare = (word.removeprefix("ال") for word in words)
    return tuple(dict.fromkeys(map(_persian_sound, (*whole, *words, *bare, *joined))))


def is_heard(word: str, sounds: Iterable[str], *, strictly: bool = False) -> bool:
    """Whether an English word sounds like one of these; `strictly`: nearly every sound, and no part of a compound."""
    if strictly:
        own = _english_sound(word)
        return any(_is_made(own, other, _ALLOWED_STRICTLY * len(own)) for other in sounds)
    forms = {_english_sound(form) for form in (word, *(optional.sub("", word) for optional in _OPTIONAL))}
    return any(_is_among(own, sounds) for own in forms)


def likeness(name: str, word: str) -> float:
    """How well a Persian name and an English one agree, 1 where every sound does; 0 under two sounds."""
    own, other = _english_sound(word), _persian_sound(name)
    firm = min(sum(sound not in _WEAK for sound in sounds) for sounds in (own, other))
    return max(0.0, 1 - _costs(own, other, float(firm))[-1] / firm) if firm > 1 else 0.0


def is_named(name: str, english: str) -> bool:
    """Whether a capitalised word of the English sounds like the whole of a Persian name, or ends in it."""
    other = _persian_sound(fold_text(name))
    allowed = _ALLOWED * sum(sound not in _WEAK for sound in other)
    words = _CAPITALISED.findall(f"{english} {english.replace('-', '')}")
    return any(
        sound.endswith(other) or _costs(sound, other, allowed)[-1] <= allowed for sound in map(_english_sound, words)
    )


def _persian_sound(word: str) -> str:
    return "".join(map(_PERSIAN.get, word, repeat("")))


def _english_sound(word: str) -> str:
    single = re.sub(r"(.)\1+", r"\1", fold_english(word))
    return _ENGLISH_LETTERS.sub(lambda match: _ENGLISH.get(match.group(), ""), single)


def _is_among(own: str, sounds: Iterable[str]) -> bool:
    consonants = sum(sound not in _WEAK for sound in own)
    most = max(_EXCHANGE, _ALLOWED * consonants) + _ROUNDING
    return any(_least(own, other) <= most and _sounds_like(own, other, consonants) for other in sounds)


def _sounds_like(own: str, other: str, consonants: int) -> bool:
    if _is_made(own, other, _ALLOWED * consonants):
        return True
    if consonants < 3:
        return consonants == 2 and other.rstrip("hv").endswith(own)
    tails = (other[-length:] for length in (len(own), len(own) + 1))
    return other.startswith(own) or any(_is_made(own, tail, _EXCHANGE) for tail in tails if len(tail) < len(other))


def _least(own: str, other: str) -> float:
    """What it costs to make `own` of these sounds at least, in whatever order they stand."""
    missing = (sound for sound in own if sound not in other)
    return sum(
        next((cost for cost, heard in _HEARD_AS.get(sound, ()) if heard in other), _omission(sound))
        for sound in missing
    )


def _is_made(own: str, other: str, most: float) -> bool:
    """Whether `own` is made of `other`, but for a suffix, at a cost of `most`."""
    costs = _costs(own, other, most)
    return min(costs[max(1, len(costs) - _SUFFIX) :], default=float(len(own))) <= most


def _costs(own: str, other: str, most: float) -> list[float]:
    """The least costs to make `own` of the first 0, 1, 2 ... sounds of `other`; infinite once all are over `most`."""
    omissions = [_omission(heard) for heard in other]
    row = list(accumulate(omissions, initial=0.0))
    for sound in own:
        omission, last = _omission(sound), row
        row = [last[0] + omission]
        for index, heard in enumerate(other):
            both = last[index] if sound == heard else last[index] + _CHANGES.get(sound + heard, _CHANGE)
            row.append(min(both, last[index + 1] + omission, row[-1] + omissions[index]))
        if min(row) > most:
            return [math.inf] * len(row)
    return row


def _omission(sound: str) -> float:
    return _OMISSION_OF_WEAK if sound in _WEAK else _OMISSION
