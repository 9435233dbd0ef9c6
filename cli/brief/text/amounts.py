"""What the tokens of a Persian text amount to: literals and number words, with their scales, fractions and ordinals."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from brief.text.normalise import WORDS
from brief.text.number_words import CARDINALS, NOTHING, ORDINALS, SCALES, THOUSAND, TOKEN, WEEKDAY, Token, split_joined
from brief.text.quantities import read_literal

_HALF = Fraction(1, 2)
_DECIMAL = frozenset({10, 100, 1000})
_FREE_SCALES = SCALES.keys() - {"همت"}
"""Those that stand without a number too; `همت` alone is the word for effort."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What the tokens from `first` up to `last` (excluded) amount to; `parts` are the numbers it is made of."""

    value: Fraction
    first: int
    last: int
    digits: bool = False
    scaled: bool = False
    ordinal: bool = False
    fraction: bool = False
    parts: tuple[Fraction, ...] = ()


class Tokens:
    """Tokens that may be asked for beyond either end."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def __getitem__(self, index: int) -> Token:
        return self._tokens[index] if 0 <= index < len(self._tokens) else NOTHING

    def word(self, index: int) -> str:
        """The token as text; empty beyond either end."""
        return self[index].text

    def cardinal(self, index: int) -> int:
        """The value of a number word, else 0."""
        return CARDINALS.get(self.word(index), 0)

    def ordinal(self, index: int) -> int:
        """The value of an ordinal, else 0."""
        return _ordinal(self.word(index))

    def literal(self, index: int) -> tuple[Fraction, ...]:
        """The numbers that digits stand for, else none."""
        return read_literal(self.word(index)) if self.word(index)[:1].isdigit() else ()


@lru_cache(maxsize=WORDS)
def _ordinal(word: str) -> int:
    stems = (word, *(word.removesuffix(ending) for ending in ("ین", "ی", "ش")))
    return next((ORDINALS[stem] for stem in stems if stem in ORDINALS), 0)


def find_amounts(tokens: Tokens) -> Iterator[Amount]:
    """The amounts in order, not overlapping."""
    last = 0
    for index, token in enumerate(tokens):
        if index >= last and _may_begin(token.text) and (amount := _fraction(tokens, index) or _amount(tokens, index)):
            amount = _with_decimals(amount, tokens)
            yield amount
            last = amount.last


def may_hold_amount(text: str) -> bool:
    """Whether a text mapped by `ALIKE` has a word that an amount can begin with: to look costs less than to read."""
    return any(_may_begin(word) or split_joined(word) for word in set(TOKEN.findall(text)))


@lru_cache(maxsize=WORDS)
def _may_begin(word: str) -> bool:
    """Whether an amount can begin with this word: of a text, hardly any does."""
    return word in _FIRST_WORDS or word[:1].isdigit() or _ordinal(word) > 0


_HALVES = ("نیم", "نیمی", "نصف")
_FIRST_WORDS = frozenset({*CARDINALS, *SCALES, THOUSAND, *_HALVES})


def _with_decimals(amount: Amount, tokens: Tokens) -> Amount:
    """`هشت و سه دهم`: 8.3."""
    decimals = _fraction(tokens, amount.last + 1) if tokens.word(amount.last) == "و" and not amount.ordinal else None
    if decimals is None or tokens.ordinal(decimals.last - 1) not in _DECIMAL:
        return amount
    return replace(amount, value=amount.value + decimals.value, last=decimals.last)


def _fraction(tokens: Tokens, index: int) -> Amount | None:
    """`یک‌سوم`, `سه چهارم`: a cardinal below ten and a greater ordinal; `نیم`, `نصف`."""
    if tokens.word(index) in _HALVES:
        return Amount(_HALF, index, index + 1, fraction=True, parts=(Fraction(2),))
    over, under = tokens.cardinal(index), tokens.ordinal(index + 1)
    if under in _DECIMAL and (literal := tokens.literal(index)):
        over = int(literal[0])
    if not 0 < over < (under if under in _DECIMAL else min(under, 10)) or tokens.word(index + 1).endswith("ین"):
        return None
    return Amount(Fraction(over, under), index, index + 2, fraction=True, parts=(Fraction(over), Fraction(under)))


def _amount(tokens: Tokens, index: int) -> Amount | None:
    """`دو میلیون و ۲۰۰ هزار و پانصد`: parts of falling scale, joined by و."""
    amount, scale = _part(tokens, index)
    while amount and scale > 1 and tokens.word(amount.last) == "و":
        following, opened = _part(tokens, amount.last + 1)
        if following is None or following.value >= scale:
            break
        amount, scale = _sum(amount, following), opened
    return amount


def _sum(amount: Amount, added: Amount) -> Amount:
    return Amount(
        amount.value + added.value,
        amount.first,
        added.last,
        digits=amount.digits or added.digits,
        scaled=True,
        ordinal=added.ordinal,
        parts=(*amount.parts, *added.parts),
    )


def _part(tokens: Tokens, index: int) -> tuple[Amount | None, int]:
    """An amount times its scales (`۲ هزار و ۵۰۰ میلیارد`), and the scale below which more may follow."""
    head, opened = _below_million(tokens, index)
    if head is None and tokens.word(index) in _FREE_SCALES:
        head = Amount(Fraction(1), index, index)
    if head is None or head.ordinal:
        return head, 1
    last, scale = head.last, 1
    while tokens.word(last) in (SCALES if head.digits or head.value > 1 else _FREE_SCALES):
        scale, last = scale * SCALES[tokens.word(last)], last + 1
    if scale == 1:
        return head, opened
    parts = (*head.parts, head.value)
    return Amount(head.value * scale, index, last, digits=head.digits, scaled=True, parts=parts), scale


def _below_million(tokens: Tokens, index: int) -> tuple[Amount | None, int]:
    head = _below_thousand(tokens, index)
    if head is None and tokens.word(index) == THOUSAND:
        head = Amount(Fraction(1), index, index)
    if head and tokens.word(head.last) == THOUSAND + "مین":
        return Amount(head.value * 1000, index, head.last + 1, ordinal=True), 1
    if head is None or head.ordinal or tokens.word(head.last) != THOUSAND:
        return head, 1
    thousands = Amount(
        head.value * 1000, index, head.last + 1, digits=head.digits, scaled=True, parts=(*head.parts, head.value)
    )
    rest = _below_thousand(tokens, thousands.last + 1) if tokens.word(thousands.last) == "و" else None
    if rest is None or rest.value >= 1000:
        return thousands, 1000
    return _sum(thousands, rest), 1


def _below_thousand(tokens: Tokens, index: int) -> Amount | None:
    """A literal or a spelled number, with `و نیم` a half more."""
    amount = _digits(tokens, index) or _spelled(tokens, index)
    if amount is None or amount.ordinal or (tokens.word(amount.last), tokens.word(amount.last + 1)) != ("و", "نیم"):
        return amount
    return Amount(amount.value + _HALF, index, amount.last + 2, digits=amount.digits, parts=(amount.value,))


def _digits(tokens: Tokens, index: int) -> Amount | None:
    numbers = tokens.literal(index)
    if not numbers or tokens.word(index + 1) == WEEKDAY:
        return None
    suffix = tokens.word(index + 1) in ("م", "ام", "مین", "امین")
    return Amount(numbers[0], index, index + 1 + suffix, digits=True, ordinal=suffix, parts=_stroke(tokens.word(index)))


def _stroke(literal: str) -> tuple[Fraction, ...]:
    """`24/7` is read as 24.7, and may be the two numbers."""
    return (
        tuple(Fraction(part) for part in literal.split("/")) if literal.count("/") == 1 and "." not in literal else ()
    )


def _spelled(tokens: Tokens, index: int) -> Amount | None:
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
            return Amount(Fraction(value), index, last + bool(number), ordinal=True)
        limit = 100 if number >= 100 else 10 if number >= 20 else 1
    return Amount(Fraction(value), index, last) if value else None
