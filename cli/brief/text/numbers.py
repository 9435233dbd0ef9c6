"""Numbers in Persian text, by value.

There are two kinds of reading. A *firm* one must be found again in a translation: everything in digits, every amount
with a percent sign, a currency, a scale (thousand, million) or a unit of measure, number words from three up, ordinals
from the third up. A *loose* one may explain a number of the other language but is not demanded there: words that are
something else besides (`یک` is mostly the article "a", `نه` is "no"), plurals (`هزاران`, `میلیون‌ها`), first and
second, halves. `read_numbers` gives the firm ones, `possible_values` both.
"""

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from brief.article import Figure, FigureKind, Span
from brief.text.amounts import Amount, Tokens, find_amounts, may_hold_amount
from brief.text.number_words import ALIKE, CURRENCIES, MEASURES, PERCENT, PLURALS, THOUSAND, read_tokens
from brief.text.quantities import Alternatives, Reading, canonical

_HALF = Fraction(1, 2)
_SEVERAL = frozenset({"چند", "چندین"})
_IN_LATIN = re.compile(r"\([^()\u0621-\u06d3]*[A-Za-z][^()\u0621-\u06d3]*\)")
"""A name given again in Latin letters: `تسلا مدل ۳ (Tesla Model ۳)`."""
_TWO_FACED = frozenset({1, 2, 9, 10, 30})
"""`یک` is mostly the article, `نه` "no", `ده` a village, `سی` a letter; for `دو` English says both, a pair, again."""
_SHAPES = frozenset({"گانه", "جانبه", "ضلعی", "راه", "راهی", "دست", "گوش", "بعدی", "تیر"})
"""`سه‌راه` is a junction, `چهار دست‌وپا` on all fours, `هفت تیر` an event, and a square in Tehran."""


def read_numbers(text: str) -> tuple[Figure, ...]:
    """The firm figures of a Persian text, in order; each end of a range is one figure."""
    return tuple(reading.figure for reading in find_numbers(text))


def find_numbers(text: str) -> tuple[Reading, ...]:
    """As `read_numbers`, each with the values that a translation may have instead."""
    tokens, amounts = _read(text)
    repeated = [Span(*match.span()) for match in _IN_LATIN.finditer(text)]
    readings: list[Reading] = []
    for amount, following in zip(amounts, (*amounts[1:], None), strict=False):
        place = Span(tokens[amount.first].start, tokens[amount.last - 1].end)
        if _is_firm(amount, tokens) and not any(span.covers(place) for span in repeated):
            figure = _figure(amount, tokens)
            # A sign between two numbers (`سه٪۰`) is the first one's.
            start = max(figure.span.start, readings[-1].figure.span.end if readings else 0)
            figure = replace(figure, span=Span(start, figure.span.end))
            # A festival named twice by its ordinal is named once in English.
            shared = frozenset({figure.value}) if amount.ordinal else frozenset[str]()
            readings.append(Reading(figure, _alternatives(amount, following, tokens), shared))
    return tuple(readings)


def possible_values(text: str) -> frozenset[str]:
    """Every value that a number of the Persian text may stand for, firm and loose, whole and in parts."""
    _, amounts = _read(text)
    return frozenset(canonical(value) for amount in amounts for value in (amount.value, *amount.parts))


@lru_cache(maxsize=256)  # a comparison with the English asks for both
def _read(text: str) -> tuple[Tokens, tuple[Amount, ...]]:
    mapped = text.translate(ALIKE)
    tokens = Tokens(read_tokens(mapped) if may_hold_amount(mapped) else ())
    return tokens, tuple(find_amounts(tokens))


def _is_firm(amount: Amount, tokens: Tokens) -> bool:
    following, preceding = tokens.word(amount.last), tokens.word(amount.first - 1)
    if preceding in _SEVERAL or (following in PLURALS and amount.value in (10, 100)):
        return False
    if preceding in PLURALS and (tokens.cardinal(amount.first - 2) or tokens.literal(amount.first - 2)):
        return False  # `ده‌ها هزار`, tens of thousands
    if following in PLURALS or _is_tied(amount, tokens):
        return amount.digits
    if amount.value == 100 and not amount.digits and "در" in (following, preceding):
        return False  # `صد در صد`, wholly
    if following == "نهایی" or (following == "ماهه" and amount.value == 3 and not amount.digits):
        return False  # quarter-finals, the round of sixteen; a quarter of the year
    if amount.scaled and amount.first == amount.last - 1 and tokens.word(amount.first) != THOUSAND:
        return False  # `میلیون دلاری` without a number before it
    if "بر" in (following, preceding) and _is_score(amount, tokens):
        return bool(amount.value)
    if amount.digits or _unit(amount, tokens)[0]:
        return True
    if amount.fraction:
        return amount.value != _HALF
    if amount.ordinal:
        return amount.value > 2 and tokens.word(amount.last - 1) != "دهم"  # "tenth", and "I give"
    if following in MEASURES:
        return amount.value > 2
    return amount.scaled or (int(amount.value) not in _TWO_FACED and following not in _SHAPES)


def _is_score(amount: Amount, tokens: Tokens) -> bool:
    """`سه بر صفر`, `۳ بر یک`."""
    other = amount.last + 1 if tokens.word(amount.last) == "بر" else amount.first - 2
    return tokens.word(other) == "صفر" or bool(tokens.cardinal(other) or tokens.literal(other))


def _is_tied(amount: Amount, tokens: Tokens) -> bool:
    """Whether a half-space ties the words to what is no unit, as in `سی‌ان‌ان` and `بی‌بی‌سی`."""
    after = tokens[amount.last - 1].tied and tokens.word(amount.last) not in MEASURES | PERCENT
    return after or tokens[amount.first - 1].tied


def _alternatives(amount: Amount, following: Amount | None, tokens: Tokens) -> Alternatives:
    """The value; what else a point may mean; the two numbers of a stroke or fraction; the scaled value in a range
    (`۴۵ تا ۴۷ هزار`)."""
    values = [frozenset({canonical(amount.value)})]
    if "/" in tokens.word(amount.first) or amount.fraction:
        values += [frozenset(map(canonical, amount.parts)), frozenset(map(canonical, amount.parts[-1:]))]
    if (point := re.fullmatch(r"([1-9]\d{0,2})\.(\d{3})", tokens.word(amount.first))) and amount.digits:
        factor = amount.value / amount.parts[-1] if amount.scaled else Fraction(1)
        values += [frozenset({canonical(Fraction(read) * factor)}) for read in (point[1] + point[2], point[0])]
    if re.fullmatch(r"[5-9]\d", tokens.word(amount.first)) and not amount.scaled and not _unit(amount, tokens)[0]:
        values.append(frozenset({f"13{tokens.word(amount.first)}"}))  # `اربعین ۹۸`
    if re.fullmatch(r"(?:1?\d|2[0-4])\.[0-5]\d", tokens.word(amount.first)):
        values.append(frozenset({tokens.word(amount.first).replace(".", ":")}))
    if following is None or amount.scaled or not following.scaled or following.first != amount.last + 1:
        return tuple(values)
    if tokens.word(amount.last) in ("تا", "الی", "یا", "و", "-") and any(following.parts[:1]):
        values.append(frozenset({canonical(amount.value * following.value / following.parts[0])}))
    return tuple(values)


def _unit(amount: Amount, tokens: Tokens) -> tuple[str, int, int]:
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


def _figure(amount: Amount, tokens: Tokens) -> Figure:
    unit, first, last = _unit(amount, tokens)
    kind: FigureKind = (
        "percent" if unit == "percent" else "money" if unit else "fraction" if amount.fraction else "number"
    )
    value = canonical(amount.value)
    return Figure(kind, Span(tokens[first].start, tokens[last - 1].end), value, _reading(amount, value, unit))


def _reading(amount: Amount, value: str, unit: str) -> str:
    whole, point, decimals = value.partition(".")
    number = f"{int(whole):,}{point}{decimals}" if whole.isdigit() else value
    if amount.ordinal:
        return number + _suffix(int(amount.value))
    return number + "%" if unit == "percent" else f"{number} {unit}".rstrip()


def _suffix(value: int) -> str:
    """`st`, `nd`, `rd` or `th`."""
    return "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
