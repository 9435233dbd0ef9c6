"""Numbers as values: what a run of digits stands for, and the one way a value is written."""

import re
from dataclasses import dataclass
from fractions import Fraction

from brief.article import Figure

_BY_COMMAS = re.compile(r"\d{1,3}(,\d{3})+([./]\d+)?")
_BY_POINTS = re.compile(r"[1-9]\d{0,2}(\.\d{3}){2,}|[1-9]\d{0,2}\.\d00")
_DECIMAL = re.compile(r"\d+([.,]\d+)?|\d{1,3}/\d{1,3}")

Alternatives = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure and the sets of values, any one of which a faithful translation holds."""

    figure: Figure
    alternatives: Alternatives
    shared: frozenset[str] = frozenset()
    """Values that this figure and its neighbour may have become together."""


def canonical(value: Fraction) -> str:
    """`3500000`, `12.5`, `1/3`: no separators, no exponent, no needless zero."""
    if value.denominator == 1:
        return str(value.numerator)
    places = next((places for places in range(1, 10) if 10**places % value.denominator == 0), 0)
    if not places:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def read_literal(literal: str) -> tuple[Fraction, ...]:
    """The number or numbers that ASCII digits with separators stand for; never empty.

    `1,234.5` is one; `2/5` is 2.5, the decimal stroke of the Iranian press; `1402/1403` and `1403/02/15` are several. A
    point before three digits separates thousands only where it is repeated or they end in two zeros.
    """
    if _BY_COMMAS.fullmatch(literal):
        return (Fraction(literal.replace(",", "").replace("/", ".")),)
    if _BY_POINTS.fullmatch(literal):
        return (Fraction(literal.replace(".", "")),)
    if _DECIMAL.fullmatch(literal):
        return (Fraction(re.sub(r"[,/]", ".", literal)),)
    return tuple(Fraction(part) for part in re.split(r"[.,/]", literal))
