"""Dates and times in English text: days with a month of any of the three calendars, perhaps a year; hours.

Each day of a range or list is one date (`18 to 26 April 2019`). A date offers its day with its month, its year, and
its day alone, as what a Persian date may have become.
"""

import re
from collections.abc import Iterator

from brief.text.calendars import ENGLISH_MONTHS, Calendar, month_name
from brief.text.english_number_words import ORDINALS
from brief.text.english_numbers import EnglishNumber

_NAMES = "|".join(sorted(map(re.escape, ENGLISH_MONTHS), key=lambda name: (-len(name), name)))
_MONTH = rf"(?P<month>{_NAMES})\b"
_WORDS = "|".join(sorted((*ORDINALS, "start", "beginning"), key=len, reverse=True))
_DAY = rf"(?:(?:3[01]|[012]?\d)(?!\d)(?:st|nd|rd|th)?|(?:(?:twenty|thirty)[- ])?(?:{_WORDS}))"
_JOIN = r"(?:\s*[-\N{EN DASH},]\s*|\s+(?:to|and|or|until|till|through)\s+|,\s*and\s+)(?:the\s+)?"
_DAYS = rf"(?<![\d.,:/-])(?P<days>\b{_DAY}(?:{_JOIN}{_DAY})*)"
_COUNTED = r"(?!\d|[.,:/]\d|%|\s*(?:percent|million|billion|thousand))"
_YEAR_NUMBER = rf"(?P<year>1[34]\d\d|19\d\d|20\d\d|[6-9]\d{_COUNTED})"
_YEAR = rf"(?:,?\s+(?:of\s+|in\s+)?(?:the\s+year\s+)?{_YEAR_NUMBER})?"
_DAY_FIRST = rf"{_DAYS}\s+(?:(?:days?|nights?|eve)\s+)?(?:of\s+)?(?:the\s+month\s+of\s+)?{_MONTH}{_YEAR}"
_MONTH_FIRST = rf"\b{_MONTH}\s+(?:the\s+)?{_DAYS}\b{_COUNTED}{_YEAR}"
_MONTH_YEAR = rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR_NUMBER}"
_NUMERIC = (
    r"(?<![\d/.-])(?P<year>1[34]\d\d|19\d\d|20\d\d|[6-9]\d)(?P<mark>[/.-])(?P<month>1[0-2]|0?[1-9])(?P=mark)"
    r"(?P<days>3[01]|[12]\d|0?[1-9])(?![\d/-])"
)
_DAY_FIRST_NUMERIC = (
    r"(?<![\d/.-])(?P<days>3[01]|[12]\d|0?[1-9])(?P<mark>[/.-])(?P<month>1[0-2]|0?[1-9])(?P=mark)"
    r"(?P<year>1[34]\d\d|19\d\d|20\d\d)(?![\d/-])"
)
_IN_DIGITS = tuple(re.compile(form) for form in (_NUMERIC, _DAY_FIRST_NUMERIC))
_WITH_NAMES = tuple(re.compile(form, re.IGNORECASE) for form in (_DAY_FIRST, _MONTH_FIRST, _MONTH_YEAR))
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile("[a-z]+")
_NAMES_BEGIN = frozenset(_LETTERS.findall(name)[0] for name in ENGLISH_MONTHS)
_TIME = re.compile(
    r"(?<![\d.,:/])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d))?(?:\s*(?P<half>[ap])\.?m\b)?(?![\d:])",
    re.IGNORECASE,
)


def find_english_dates(text: str) -> tuple[EnglishNumber, ...]:
    """The dates and times of an English text in order; those of one range share their place."""
    found: list[EnglishNumber] = []
    has_digit = _DIGIT.search(text) is not None
    for pattern in _patterns(text, has_digit=has_digit):
        for match in pattern.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found += _dates(match)
    times = (time for match in _TIME.finditer(text) if (time := _time(match))) if has_digit else ()
    found += [time for time in times if not any(time.start < date.end and date.start < time.end for date in found)]
    return tuple(sorted(found, key=lambda date: date.start))


def _patterns(text: str, *, has_digit: bool) -> tuple[re.Pattern[str], ...]:
    """Those that may find something. Most sentences have no digit and no month, and to look for these costs less."""
    in_digits = _IN_DIGITS if has_digit else ()
    has_month = not _NAMES_BEGIN.isdisjoint(_LETTERS.findall(text.lower()))
    return in_digits + _WITH_NAMES if has_month else in_digits


def _dates(match: re.Match[str]) -> Iterator[EnglishNumber]:
    groups = match.groupdict()
    year = int(groups["year"]) if groups["year"] else None
    if groups["month"].isdigit():
        calendar: Calendar = "gregorian" if year and year >= 1900 else "jalali"
        month = int(groups["month"])
    else:
        calendar, month = ENGLISH_MONTHS[groups["month"].lower()]
    years = _years(calendar, year)
    name = month_name(calendar, month)
    days = [_day(word) for word in re.findall(_DAY, groups.get("days") or "", re.IGNORECASE)]
    vague = re.match("start|beginning", groups.get("days") or "", re.IGNORECASE)
    for day in days:
        yield EnglishNumber(f"{day} {name}", not vague, *match.span(), (str(day), *years), moment=True)
    if not days:
        yield EnglishNumber(f"{name} {years[-1]}", True, *match.span(), years, moment=True)


def _years(calendar: Calendar, year: int | None) -> tuple[str, ...]:
    """As written, and in full."""
    if year is None:
        return ()
    century = 0 if year > 99 else {"jalali": 1300, "gregorian": 1900, "lunar": 1400}[calendar]
    return tuple(dict.fromkeys((str(year), str(century + year))))


def _day(words: str) -> int:
    if digits := re.match(r"\d+", words):
        return int(digits.group())
    tens, _, rest = words.lower().replace("-", " ").rpartition(" ")
    return {"": 0, "twenty": 20, "thirty": 30}[tens] + ORDINALS.get(rest, 1)


def _time(match: re.Match[str]) -> EnglishNumber | None:
    """A time of day, which offers both readings of its hour; None for a bare number."""
    if not match["minute"] and not match["half"]:
        return None
    hour, minute = int(match["hour"]), match["minute"] or "00"
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    offers = (f"{hour}:{minute}", f"{hour % 12}:{minute}", str(hour), str(int(match["hour"])), str(int(minute)))
    return EnglishNumber(offers[0], True, *match.span(), offers[1:], moment=True)
