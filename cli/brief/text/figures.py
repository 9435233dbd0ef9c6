"""Dates and numbers together, and whether the figures of a Persian text and its English agree.

Each number of the English serves one figure of the Persian, so that of two equal ones none may be dropped. What serves
which is a bipartite matching by augmenting paths (Kuhn 1955).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from brief.article import Figure, Span
from brief.text.calendars import calendar_of
from brief.text.dates import find_dates
from brief.text.english_dates import find_english_dates
from brief.text.english_numbers import EnglishNumber, find_english_numbers
from brief.text.numbers import find_numbers, possible_values
from brief.text.quantities import Reading, canonical

_CENTS = re.compile(r"\s*(?:سنت|پنس|درهم)\b")
_Slot = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of a Persian text, those that its English lacks, and numbers and dates only the English has."""

    figures: tuple[Figure, ...]
    missing: tuple[Figure, ...]
    added: tuple[str, ...]
    added_dates: tuple[str, ...] = ()

    @property
    def faults(self) -> int:
        """How many figures are lost or invented."""
        return len(self.missing) + len(self.added) + len(self.added_dates)


def read_figures(text: str, offset: int = 0) -> tuple[Figure, ...]:
    """Dates and numbers in text order, not overlapping (dates win); spans are shifted by `offset`."""
    return tuple(_shift(reading.figure, offset) for reading in _readings(text))


def strange_figures(persian: str, claim: str) -> tuple[str, ...]:
    """The figures of a Persian claim, as read, that the Persian it rests on does not have."""
    held = possible_values(persian) | {figure.value for figure in read_figures(persian)}
    return tuple(figure.reading for figure in read_figures(claim) if figure.value not in held)


@lru_cache(maxsize=1024)  # translating, checking and summarising ask about the same pairs
def compare_figures(persian: str, english: str) -> Comparison:
    """What of the figures was kept, by value; number words and digits, dates of either calendar are the same."""
    readings, offered = _readings(persian), _english(english)
    missing, added = _unserved(readings, offered), _unexplained(persian, readings, offered)
    years = any(figure.kind in ("date", "year") for figure in missing)
    dates = [number for number in added if number.moment or (years and _is_year(number.value))]
    return Comparison(
        tuple(item.figure for item in readings),
        missing,
        tuple(dict.fromkeys(number.value for number in added if number not in dates)),
        tuple(dict.fromkeys(number.value for number in dates)),
    )


def _is_year(value: str) -> bool:
    return value.isdigit() and calendar_of(int(value)) is not None


def _unexplained(
    persian: str, readings: tuple[Reading, ...], offered: tuple[EnglishNumber, ...]
) -> list[EnglishNumber]:
    """Firm numbers and dates of the English that no number of the Persian accounts for."""
    explained = possible_values(persian).union(*(item.shared.union(*item.alternatives) for item in readings))
    sums = [n for n in offered if not n.firm and not n.parts and n.value in explained]
    dated = [item for item in readings if item.figure.kind == "date"]
    # The day or year of a Persian date does not account for an English date of another month.
    moments = _possible_outside(persian, dated).union(
        *(item.shared.union(*item.alternatives) for item in readings if item not in dated),
        *(frozenset(value for value in wanted if " " in value) for item in dated for wanted in item.alternatives),
    )
    return [
        number
        for number in offered
        if number.firm
        and (moments if number.moment else explained).isdisjoint((number.value, *number.parts))
        and not any(whole.start <= number.start and number.end <= whole.end for whole in sums)
    ]


def _possible_outside(persian: str, dated: list[Reading]) -> frozenset[str]:
    for span in sorted((item.figure.span for item in dated), reverse=True):
        persian = f"{persian[: span.start]} {persian[span.end :]}"
    return possible_values(persian)


def _english(text: str) -> tuple[EnglishNumber, ...]:
    """Dates, times and numbers; a number within a date is the date's."""
    dates = find_english_dates(text)
    numbers = find_english_numbers(text)
    return (*dates, *(n for n in numbers if not any(n.start < date.end and date.start < n.end for date in dates)))


def _unserved(readings: Iterable[Reading], offered: tuple[EnglishNumber, ...]) -> tuple[Figure, ...]:
    """The figures that no number of the English is left for, whichever of their alternatives is taken."""
    slots: dict[str, list[_Slot]] = {}
    for index, number in enumerate(offered):
        for value in dict.fromkeys((number.value, *number.parts)):
            slots.setdefault(value, []).append((index, _part(number, value)))
    taken: dict[_Slot, str] = {}
    missing = []
    for reading in readings:
        if not reading.shared.isdisjoint(slots):
            continue
        for wanted in reading.alternatives:
            trial = dict(taken)
            if all(_serve(value, slots, trial, set()) for value in sorted(wanted)):
                taken = trial
                break
        else:
            missing.append(reading.figure)
    return tuple(missing)


def _part(number: EnglishNumber, value: str) -> str:
    """A date serves one day and one year, a time one hour and its minutes, a number one of its values."""
    if not number.moment:
        return ""
    if ":" in number.value:
        return "minute" if value == str(int(number.value.split(":")[1])) and value != number.parts[1] else "hour"
    return "year" if value.isdigit() and value != number.value.split(" ")[0] else "day"


def _serve(value: str, slots: Mapping[str, list[_Slot]], taken: dict[_Slot, str], tried: set[_Slot]) -> bool:
    """Give `value` a slot in `taken`, moving others to slots they can have too where need be."""
    for slot in slots.get(value, ()):
        if slot in tried:
            continue
        tried.add(slot)
        if slot not in taken or _serve(taken[slot], slots, taken, tried):
            taken[slot] = value
            return True
    return False


def _readings(text: str) -> tuple[Reading, ...]:
    dates = find_dates(text)
    taken = [reading.figure.span for reading in dates]
    numbers = (reading for reading in find_numbers(text) if not any(reading.figure.span.meets(span) for span in taken))
    return _with_sums(text, tuple(sorted((*dates, *numbers), key=lambda reading: reading.figure.span)))


def _with_sums(text: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """What two neighbours may be together: `۱۵۲۰ دلار و ۵۰ سنت` $1,520.50, `یک هزار ۱۰۰` 1,100, `۱, ۴۴۴` 1,444."""
    joined = list(readings)
    for index, (first, second) in enumerate(pairwise(readings)):
        if (total := _sum(text, first.figure, second.figure)) is not None:
            for place in (index, index + 1):
                joined[place] = replace(joined[place], shared=joined[place].shared | {canonical(total)})
    return tuple(joined)


def _sum(text: str, first: Figure, second: Figure) -> Fraction | None:
    between = text[first.span.end : second.span.start].strip(" \N{ZERO WIDTH NON-JOINER}")
    if second.kind in ("date", "year", "time") or not first.value.isdigit():
        return None
    value, added = Fraction(first.value), Fraction(second.value)
    if between in ("و", "ثانیه و") and second.kind == "fraction":
        return value + added
    if between == "و" and first.kind == "money" and _CENTS.match(text, second.span.end):
        return value + added / 100
    if between in ("و", "") and first.value.endswith("000"):
        scale = 10 ** (_noughts(second.value) // 3 * 3)
        return value + added if added < value else (value + added / scale) * scale if added / scale < 1000 else None
    if between in (",", "،") and len(second.value) == 3 and len(first.value) < 4:
        return Fraction(first.value + second.value)
    if between in (",", "/"):  # `٦, ٦`, `۴/ ۱۳`
        whole, decimals = (first, second) if between == "," else (second, first)
        return Fraction(f"{whole.value}.{decimals.value}") if decimals.value.isdigit() else None
    return None


def _noughts(value: str) -> int:
    return len(value) - len(value.rstrip("0"))


def _shift(figure: Figure, offset: int) -> Figure:
    return replace(figure, span=Span(figure.span.start + offset, figure.span.end + offset))
