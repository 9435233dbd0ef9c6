"""Numbers in Persian text, by value.

There are two kinds of reading. A *firm* one must be found again in a translation: everything in digits, every amount
with a percent sign, a currency, a scale (thousand, million) or a unit of measure, number words from eleven up, ordinals
from the third up. A *loose* one may explain a number of the other language but is not demanded there: number words up
to ten standing alone (`یک` is mostly the article "a", `نه` is "no", `ده` a village, `سی` the letter C), plurals
(`هزاران`, `میلیون‌ها`), first and second, fractions without a unit. `read_numbers` gives the firm ones,
`possible_values` both.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from brief.article import Figure, FigureKind, Span
from brief.text.english_numbers import read_english_numbers
from brief.text.number_words import (
    ALIKE,
    CARDINALS,
    CURRENCIES,
    MEASURES,
    NOTHING,
    ORDINALS,
    PERCENT,
    PLURALS,
    SCALES,
    THOUSAND,
    WEEKDAY,
    Token,
    read_tokens,
)
from brief.text.quantities import Alternatives, Reading, canonical, read_literal

__all__ = ["possible_values", "read_english_numbers", "read_numbers"]

_HALF = Fraction(1, 2)
_BOUND_SCALES = frozenset({"همت"})
"""Alone it is the word for effort."""
_TENTH_WORDS = frozenset({10, 30})
"""`ده` and `سی`: too often a village and a letter to be read alone."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """What the tokens from `first` up to `last` (excluded) amount to; `parts` are the numbers it is made of."""

    value: Fraction
    first: int
    last: int
    digits: bool = False
    scaled: bool = False
    ordinal: bool = False
    fraction: bool = False
    parts: tuple[Fraction, ...] = ()


def read_numbers(text: str) -> tuple[Figure, ...]:
    """The firm figures of a Persian text, in order; each end of a range is one figure."""
    return tuple(reading.figure for reading in find_numbers(text))


def find_numbers(text: str) -> tuple[Reading, ...]:
    """As `read_numbers`, each with the values that a translation may have instead."""
    tokens = _Tokens(read_tokens(text.translate(ALIKE)))
    amounts = tuple(_amounts(tokens))
    readings: list[Reading] = []
    for amount, following in zip(amounts, (*amounts[1:], None), strict=False):
        if _is_firm(amount, tokens):
            figure = _figure(amount, tokens)
            # A sign between two numbers (`سه٪۰`) is the first one's.
            start = max(figure.span.start, readings[-1].figure.span.end if readings else 0)
            figure = replace(figure, span=Span(start, figure.span.end))
            readings.append(Reading(figure, _alternatives(amount, following, tokens)))
    return tuple(readings)


def possible_values(text: str) -> frozenset[str]:
    """Every value that a number of the Persian text may stand for, firm and loose, whole and in parts."""
    tokens = _Tokens(read_tokens(text.translate(ALIKE)))
    return frozenset(canonical(value) for amount in _amounts(tokens) for value in (amount.value, *amount.parts))


class _Tokens:
    """Tokens that may be asked for beyond either end."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, index: int) -> Token:
        return self._tokens[index] if 0 <= index < len(self._tokens) else NOTHING

    def word(self, index: int) -> str:
        return self[index].text

    def cardinal(self, index: int) -> int:
        return CARDINALS.get(self.word(index), 0)

    def ordinal(self, index: int) -> int:
        word = self.word(index)
        return ORDINALS.get(word, 0) or ORDINALS.get(word.removesuffix("ین"), 0)

    def literal(self, index: int) -> tuple[Fraction, ...]:
        return read_literal(self.word(index)) if self.word(index)[:1].isdigit() else ()


def _amounts(tokens: _Tokens) -> Iterator[_Amount]:
    index = 0
    while index < len(tokens):
        amount = _fraction(tokens, index) or _amount(tokens, index)
        if amount is None:
            index += 1
            continue
        yield amount
        index = amount.last


def _fraction(tokens: _Tokens, index: int) -> _Amount | None:
    """`یک‌سوم`, `سه چهارم`: a cardinal below ten and a greater ordinal; `نیم`, `نصف`."""
    if tokens.word(index) in ("نیم", "نیمی", "نصف"):
        return _Amount(_HALF, index, index + 1, fraction=True, parts=(Fraction(2),))
    over, under = tokens.cardinal(index), tokens.ordinal(index + 1)
    if not 0 < over < min(under, 10):
        return None
    return _Amount(Fraction(over, under), index, index + 2, fraction=True, parts=(Fraction(over), Fraction(under)))


def _amount(tokens: _Tokens, index: int) -> _Amount | None:
    """`دو میلیون و ۲۰۰ هزار و پانصد`: parts of falling scale, joined by و."""
    amount, scale = _part(tokens, index)
    while amount and scale > 1 and tokens.word(amount.last) == "و":
        following, opened = _part(tokens, amount.last + 1)
        if following is None or following.value >= scale:
            break
        amount, scale = _sum(amount, following), opened
    return amount


def _sum(amount: _Amount, added: _Amount) -> _Amount:
    return _Amount(
        amount.value + added.value,
        amount.first,
        added.last,
        digits=amount.digits or added.digits,
        scaled=True,
        ordinal=added.ordinal,
        parts=(*amount.parts, *added.parts),
    )


def _part(tokens: _Tokens, index: int) -> tuple[_Amount | None, int]:
    """An amount times its scales (`۲ هزار و ۵۰۰ میلیارد`), and the scale below which more may follow."""
    head, opened = _below_million(tokens, index)
    if head is None and tokens.word(index) in SCALES.keys() - _BOUND_SCALES:
        head = _Amount(Fraction(1), index, index)
    if head is None or head.ordinal:
        return head, 1
    last, scale = head.last, 1
    while tokens.word(last) in SCALES:
        scale, last = scale * SCALES[tokens.word(last)], last + 1
    if scale == 1:
        return head, opened
    parts = (*head.parts, head.value)
    return _Amount(head.value * scale, index, last, digits=head.digits, scaled=True, parts=parts), scale


def _below_million(tokens: _Tokens, index: int) -> tuple[_Amount | None, int]:
    head = _below_thousand(tokens, index)
    if head is None and tokens.word(index) == THOUSAND:
        head = _Amount(Fraction(1), index, index)
    if head is None or head.ordinal or tokens.word(head.last) != THOUSAND:
        return head, 1
    thousands = _Amount(
        head.value * 1000, index, head.last + 1, digits=head.digits, scaled=True, parts=(*head.parts, head.value)
    )
    rest = _below_thousand(tokens, thousands.last + 1) if tokens.word(thousands.last) == "و" else None
    if rest is None or rest.value >= 1000:
        return thousands, 1000
    return _sum(thousands, rest), 1


def _below_thousand(tokens: _Tokens, index: int) -> _Amount | None:
    """A literal or a spelled number, with `و نیم` a half more."""
    amount = _digits(tokens, index) or _spelled(tokens, index)
    if amount is None or amount.ordinal or (tokens.word(amount.last), tokens.word(amount.last + 1)) != ("و", "نیم"):
        return amount
    return _Amount(amount.value + _HALF, index, amount.last + 2, digits=amount.digits, parts=(amount.value,))


def _digits(tokens: _Tokens, index: int) -> _Amount | None:
    numbers = tokens.literal(index)
    if not numbers:
        return None
    suffix = tokens.word(index + 1) in ("م", "ام", "مین", "امین")
    return _Amount(
        numbers[0], index, index + 1 + suffix, digits=True, ordinal=suffix, parts=_stroke(tokens.word(index))
    )


def _stroke(literal: str) -> tuple[Fraction, ...]:
    """`24/7` is read as 24.7, and may be the two numbers."""
    return (
        tuple(Fraction(part) for part in literal.split("/")) if literal.count("/") == 1 and "." not in literal else ()
    )


def _spelled(tokens: _Tokens, index: int) -> _Amount | None:
    """Hundreds, tens and units joined by و, the last perhaps an ordinal."""
    if tokens.word(index + 1) == WEEKDAY:
        return None
    value, limit, last = 0, 1000, index
    while limit > 1:
        here = last if last == index else last + 1
        if here > index and tokens.word(last) != "و":
            break
        number, ordinal = tokens.cardinal(here), tokens.ordinal(here)
        if not 0 < (number or ordinal) < limit:
            break
        value, last = value + (number or ordinal), here + 1
        if not number or (number == 30 and tokens.word(last) in ("ام", "امین")):
            return _Amount(Fraction(value), index, last + bool(number), ordinal=True)
        limit = 100 if number >= 100 else 10 if number >= 20 else 1
    return _Amount(Fraction(value), index, last) if value else None


def _is_firm(amount: _Amount, tokens: _Tokens) -> bool:
    following = tokens.word(amount.last)
    if following in PLURALS or _is_tied(amount, tokens):
        return amount.digits
    if amount.digits or _unit(amount, tokens)[0]:
        return True
    if amount.fraction:
        return amount.value != _HALF
    if amount.ordinal:
        return amount.value > 2 and tokens.word(amount.last - 1) != "دهم"  # "tenth", and "I give"
    if following in MEASURES:
        return amount.value > 2
    return amount.scaled or (amount.value > 9 and int(amount.value) not in _TENTH_WORDS)


def _is_tied(amount: _Amount, tokens: _Tokens) -> bool:
    """Whether a half-space ties the words to what is no unit, as in `سی‌ان‌ان` and `بی‌بی‌سی`."""
    after = tokens[amount.last - 1].tied and tokens.word(amount.last) not in MEASURES | PERCENT
    return after or tokens[amount.first - 1].tied


def _alternatives(amount: _Amount, following: _Amount | None, tokens: _Tokens) -> Alternatives:
    """The value; the two numbers of a stroke or fraction; the scaled value in a range (`۴۵ تا ۴۷ هزار`)."""
    values = [frozenset({canonical(amount.value)})]
    if "/" in tokens.word(amount.first) or amount.fraction:
        values += [frozenset(map(canonical, amount.parts)), frozenset(map(canonical, amount.parts[-1:]))]
    if following is None or amount.scaled or not following.scaled or following.first != amount.last + 1:
        return tuple(values)
    if tokens.word(amount.last) in ("تا", "الی", "یا", "و", "-") and any(following.parts[:1]):
        values.append(frozenset({canonical(amount.value * following.value / following.parts[0])}))
    return tuple(values)


def _unit(amount: _Amount, tokens: _Tokens) -> tuple[str, int, int]:
    """`percent`, a currency or nothing, and the tokens that amount and unit take together."""
    following, preceding = tokens.word(amount.last), tokens.word(amount.first - 1)
    if following in PERCENT:
        return "percent", amount.first, amount.last + 1
    if unit := CURRENCIES.get(following) or CURRENCIES.get(following.removesuffix("ی")):
        return unit, amount.first, amount.last + 1
    if tokens.literal(amount.first - 2) or tokens.literal(amount.first - 3):
        return "", amount.first, amount.last  # the sign before belongs to another number
    if unit := "percent" if preceding == "%" else CURRENCIES.get(preceding, "") if len(preceding) == 1 else "":
        return unit, amount.first - 1, amount.last
    return "", amount.first, amount.last


def _figure(amount: _Amount, tokens: _Tokens) -> Figure:
    unit, first, last = _unit(amount, tokens)
    kind: FigureKind = (
        "percent" if unit == "percent" else "money" if unit else "fraction" if amount.fraction else "number"
    )
    value = canonical(amount.value)
    return Figure(kind, Span(tokens[first].start, tokens[last - 1].end), value, _reading(amount, value, unit))


def _reading(amount: _Amount, value: str, unit: str) -> str:
    whole, point, decimals = value.partition(".")
    number = f"{int(whole):,}{point}{decimals}" if whole.isdigit() else value
    if amount.ordinal:
        return number + _suffix(int(amount.value))
    return number + "%" if unit == "percent" else f"{number} {unit}".rstrip()


def _suffix(value: int) -> str:
    """`st`, `nd`, `rd` or `th`."""
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
