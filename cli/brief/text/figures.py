"""Dates and numbers together, and whether the figures of a Persian text and its English agree."""

from dataclasses import dataclass, replace
from fractions import Fraction

from brief.article import Figure, Span
from brief.text.dates import Alternatives, find_dates
from brief.text.english_numbers import find_english_numbers
from brief.text.numbers import possible_values, read_numbers


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of a Persian text, those that its English lacks, and numbers only the English has."""

    figures: tuple[Figure, ...]
    missing: tuple[Figure, ...]
    added: tuple[str, ...]


def read_figures(text: str, offset: int = 0) -> tuple[Figure, ...]:
    """Dates and numbers in text order, not overlapping (dates win); spans are shifted by `offset`."""
    return tuple(_shift(figure, offset) for figure, _ in _expectations(text))


def read_english_figures(text: str) -> frozenset[str]:
    """Every value that a number of the English text may stand for, whole and in parts."""
    numbers = find_english_numbers(text)
    return frozenset(value for number in numbers for value in (number.value, *number.parts))


def compare_figures(persian: str, english: str) -> Comparison:
    """What of the figures was kept, by value; number words and digits, years of either calendar are the same."""
    expectations = _expectations(persian)
    offered = read_english_figures(english)
    missing = tuple(figure for figure, sets in expectations if not any(wanted <= offered for wanted in sets))
    explained = possible_values(persian).union(*(wanted for _, sets in expectations for wanted in sets))
    added = (
        number.value
        for number in find_english_numbers(english)
        if number.firm and explained.isdisjoint((number.value, *number.parts))
    )
    return Comparison(tuple(figure for figure, _ in expectations), missing, tuple(dict.fromkeys(added)))


def _expectations(text: str) -> tuple[tuple[Figure, Alternatives], ...]:
    dates = tuple((reading.figure, reading.alternatives) for reading in find_dates(text))
    taken = [figure.span for figure, _ in dates]
    numbers = tuple(
        (figure, _alternatives(figure))
        for figure in read_numbers(text)
        if not any(figure.span.meets(span) for span in taken)
    )
    return tuple(sorted(dates + numbers, key=lambda pair: pair[0].span))


def _alternatives(figure: Figure) -> Alternatives:
    value = Fraction(figure.value)
    if value.denominator > 1 and figure.kind == "fraction":
        return (frozenset({figure.value}), frozenset({str(value.denominator)}))
    return (frozenset({figure.value}),)


def _shift(figure: Figure, offset: int) -> Figure:
    return replace(figure, span=Span(figure.span.start + offset, figure.span.end + offset))
