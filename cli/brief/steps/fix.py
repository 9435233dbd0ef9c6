"""Other ways to translate a unit that the checks doubt.

Three kinds, since each mends what the others cannot: another search; the numbers in Latin digits, which some models
copy where they garble Persian ones; the sentence in smaller pieces, since a model that drops a clause of a long
sentence rarely drops it where it stands alone.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from brief.engines.base import Decoding
from brief.text.number_words import ALIKE

FIXED = "fixed"
Way = tuple[Callable[[str], tuple[str, ...]], Decoding]
"""The pieces of a source, and how each is decoded."""

_CLAUSE_END = re.compile(r"(?<=[؛،])\s+|\s+(?=(?:و|اما|ولی|زیرا|چراکه|چون|تا اینکه|به‌طوری که)\s)")
_SHORTEST = 4
"""Words that a piece has at least."""


def usual_ways(decoding: Decoding) -> tuple[Way, ...]:
    """What is tried in every run, the gentler first: a price on repeated words; then smaller pieces besides."""
    priced = replace(decoding, repetition_penalty=1.1)
    return ((whole, priced), (clauses, priced))


def further_ways(decoding: Decoding) -> tuple[Way, ...]:
    """What is tried besides when the reader asked for fixing."""
    return (
        (whole, replace(decoding, no_repeat_ngram=3, repetition_penalty=1.2)),
        (whole, replace(decoding, beams=1)),
        (whole, replace(decoding, beams=min(16, decoding.beams * 2))),
        (in_latin_digits, decoding),
        (lambda source: tuple(map(_latin, clauses(source))), replace(decoding, repetition_penalty=1.1)),
    )


def whole(source: str) -> tuple[str, ...]:
    """The source as it is."""
    return (source,)


def in_latin_digits(source: str) -> tuple[str, ...]:
    """The source with every digit in ASCII."""
    return (_latin(source),)


def clauses(source: str) -> tuple[str, ...]:
    """The source cut at marks and conjunctions, no piece shorter than four words."""
    pieces: list[str] = []
    for part in _CLAUSE_END.split(source):
        if pieces and min(len(part.split()), len(pieces[-1].split())) < _SHORTEST:
            pieces[-1] += " " + part
        else:
            pieces.append(part)
    return tuple(pieces)


def _latin(text: str) -> str:
    return "".join(letter.translate(ALIKE) if letter.isdigit() else letter for letter in text)
