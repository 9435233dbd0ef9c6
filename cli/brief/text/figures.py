"""Dates and numbers together, and whether the figures of a Persian text and its English agree."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from brief.article import Figure, Span
from brief.text.dates import find_dates
from brief.text.english_numbers import find_english_numbers
from brief.text.numbers import find_numbers, possible_values
from brief.text.quantities import Reading, canonical

_CENTS = re.compile(r"\s*(?:سنت|پنس|درهم)\b")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of a Persian text, those that its English lacks, and numbers only the English has."""

    figures: tuple[Figure, ...]
    missing: tuple[Figure, ...]
    added: tuple[str, ...]


def read_figures(text: str, offset: int = 0) -> tuple[Figure, ...]:
    """Dates and numbers in text order, not overlapping (dates win); spans are shifted by `offset`."""
    return tuple(_shift(reading.figure, offset) for reading in _readings(text))


def read_english_figures(text: str) -> frozenset[str]:
    """Every value that a number of the English text may stand for, whole and in parts."""
    numbers = find_english_numbers(text)
    return frozenset(value for number in numbers for value in (number.value, *number.parts))


@lru_cache(maxsize=1024)  # translating, checking and summarising ask about the same pairs
def compare_figures(persian: str, english: str) -> Comparison:
    """What of the figures was kept, by value; number words and digits, years of either calendar are the same."""
    readings, offered = _readings(persian), read_english_figures(english)
    missing = (item.figure for item in readings if not any(wanted <= offered for wanted in item.alternatives))
    explained = possible_values(persian).union(*(wanted for item in readings for wanted in item.alternatives))
    added = (
        number.value
        for number in find_english_numbers(english)
        if number.firm and explained.isdisjoint((number.value, *number.parts))
    )
    return Comparison(tuple(item.figure for item in readings), tuple(missing), tuple(dict.fromkeys(added)))


def _readings(text: str) -> tuple[Reading, ...]:
    dates = find_dates(text)
    taken = [reading.figure.span for reading in dates]
    numbers = (reading for reading in find_numbers(text) if not any(reading.figure.span.meets(span) for span in taken))
    return _with_cents(text, tuple(sorted((*dates, *numbers), key=lambda reading: reading.figure.span)))


def _with_cents(text: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """`۱۵۲۰ دلار و ۵۰ سنت` may be $1,520.50."""
    joined = list(readings)
    for index, (whole, cents) in enumerate(pairwise(readings)):
        between = text[whole.figure.span.end : cents.figure.span.start]
        if whole.figure.kind == "money" and between.strip() == "و" and _CENTS.match(text, cents.figure.span.end):
            amount = frozenset({canonical(Fraction(whole.figure.value) + Fraction(cents.figure.value) / 100)})
            for place, reading in ((index, whole), (index + 1, cents)):
                joined[place] = Reading(reading.figure, (*reading.alternatives, amount))
    return tuple(joined)


def _shift(figure: Figure, offset: int) -> Figure:
    return replace(figure, span=Span(figure.span.start + offset, figure.span.end + offset))
