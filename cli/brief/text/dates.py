"""Dates, years and times of day in Persian text, each with what a translation may make of it.

The month's name or the range of the year decides the calendar: 1300 to 1420 is Jalali, 1900 to 2100 Gregorian; lunar
months are recognised and not converted. `Figure.value` is ISO and Gregorian where the date is complete (`2024-05-04`),
else it is as written (`5 Khordad`, `Khordad 1398`, `1402`); the reading gives both calendars.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from brief.article import Figure, FigureKind, Span
from brief.text import date_patterns as patterns
from brief.text.calendars import Calendar, calendar_of, gregorian, month_name
from brief.text.number_words import ALIKE
from brief.text.quantities import Alternatives, Reading


def read_dates(text: str) -> tuple[Figure, ...]:
    """Dates, years and times of day of a Persian text, in order, not overlapping."""
    return tuple(reading.figure for reading in find_dates(text))


def find_dates(text: str) -> tuple[Reading, ...]:
    """As `read_dates`, each with its alternatives."""
    mapped = text.translate(ALIKE)
    readings: list[Reading] = []
    for pattern, read in (rule for sign, rules in _RULES if sign.search(mapped) for rule in rules):
        for match in pattern.finditer(mapped):
            readings += (
                reading
                for reading in read(match)
                if not any(reading.figure.span.meets(other.figure.span) for other in readings)
            )
    return tuple(sorted(readings, key=lambda reading: reading.figure.span))


def _ymd(match: re.Match[str]) -> Iterator[Reading]:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    year += 1300 if year < 100 else 0
    calendar = calendar_of(year)
    if calendar and (reading := _complete(match, calendar, year, month, day)):
        yield reading


def _day_month(match: re.Match[str]) -> Iterator[Reading]:
    """A day of a month; in a range or list (`۱۸ تا ۲۵ تیر`) the day before it too."""
    calendar, month = patterns.month(match["month"])
    if match["first"] and 1 <= int(match["first"]) <= 31:
        first = _yearless(match, calendar, month, int(match["first"]))
        yield replace(first, figure=replace(first.figure, span=Span(*match.span("first"))))
    day = patterns.day(match["day"])
    if not 1 <= day <= 31:
        return
    if match["year"] is None:
        yield _yearless(match, calendar, month, day)
        return
    year = int(match["year"])
    if reading := _complete(match, calendar, year + 1300 if year < 100 else year, month, day):
        yield reading


def _complete(match: re.Match[str], calendar: Calendar, year: int, month: int, day: int) -> Reading | None:
    written = f"{day} {month_name(calendar, month)} {year}" if 1 <= month <= 12 else ""
    if not written:
        return None
    as_written = frozenset({f"{day} {month_name(calendar, month)}", str(year)})
    if calendar == "lunar":
        return _reading("date", match, written, f"{written} (lunar Hijri)", (as_written,))
    try:
        moment = gregorian(year, month, day) if calendar == "jalali" else date(year, month, day)
    except ValueError:
        return None
    if moment is None:
        return None
    converted = f"{moment.day} {month_name('gregorian', moment.month)}"
    reading = f"{written} ({converted} {moment.year})" if calendar == "jalali" else f"{converted} {moment.year}"
    alternatives = (as_written, frozenset({converted, str(moment.year)}))
    return _reading("date", match, moment.isoformat(), reading, alternatives)


def _yearless(match: re.Match[str], calendar: Calendar, month: int, day: int) -> Reading:
    written = f"{day} {month_name(calendar, month)}"
    alternatives = [frozenset({written})]
    reading = written + (" (lunar Hijri)" if calendar == "lunar" else "")
    if calendar == "jalali":
        moments = sorted({(m.month, m.day) for y in (1402, 1403) if (m := gregorian(y, month, day))}, reverse=True)
        converted = [f"{number} {month_name('gregorian', other)}" for other, number in moments]
        alternatives += [frozenset({name}) for name in converted]
        reading = f"{written} ({' or '.join(reversed(converted))})"
    return _reading("date", match, written, reading, tuple(alternatives))


def _month_year(match: re.Match[str]) -> Iterator[Reading]:
    calendar, month = patterns.month(match["month"])
    year = int(match["year"])
    year += 1300 if year < 100 else 0
    written = f"{month_name(calendar, month)} {year}"
    if calendar == "gregorian":
        yield _reading("date", match, f"{year}-{month:02}", written, (frozenset({written}), frozenset({str(year)})))
        return
    first = gregorian(year, month, 1) if calendar == "jalali" else None
    alternatives = [frozenset({written}), frozenset({str(year)}), frozenset({str(int(match["year"]))})]
    if first is None:
        yield _reading("date", match, written, f"{written} (lunar Hijri)", tuple(alternatives))
        return
    last = date.fromordinal(first.toordinal() + 29)
    alternatives += [frozenset({str(first.year)}), frozenset({str(last.year)})]
    names = f"{month_name('gregorian', first.month)}/{month_name('gregorian', last.month)} {last.year}"
    yield _reading("date", match, written, f"{written} ({names})", tuple(alternatives))


def _years(match: re.Match[str]) -> Iterator[Reading]:
    """Each year that a match holds (`سال‌های ۱۳۹۸ تا ۱۴۰۰`)."""
    for group in ("year", "until"):
        if match[group] is not None:
            yield _year(int(match[group]), Span(*match.span(group)))


def _year(written: int, span: Span) -> Reading:
    year = written + 1300 if written < 100 else written
    alternatives = [frozenset({str(written)}), frozenset({str(year)})]
    reading = str(year)
    if calendar_of(year) == "jalali":
        reading = f"{year} ({year + 621}/{(year + 622) % 100:02})"
        alternatives += [frozenset({str(year + 621)}), frozenset({str(year + 622)})]
    return Reading(Figure("year", span, str(year), reading), tuple(dict.fromkeys(alternatives)))


def _time(match: re.Match[str]) -> Iterator[Reading]:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59:
        return
    hours = {hour, hour % 12 or 12, (hour + 12) % 24}
    alternatives = [frozenset({f"{each}:{minute:02}"}) for each in sorted(hours)]
    alternatives += [frozenset({str(each), *([str(minute)] if minute else [])}) for each in sorted(hours)]
    yield _reading("time", match, f"{hour:02}:{minute:02}", f"{hour}:{minute:02}", tuple(alternatives))


def _reading(kind: FigureKind, match: re.Match[str], value: str, reading: str, alternatives: Alternatives) -> Reading:
    start = match.start("day" if "first" in match.re.groupindex else 0)
    return Reading(Figure(kind, Span(start, match.end()), value, reading), tuple(dict.fromkeys(alternatives)))


_Read = Callable[[re.Match[str]], Iterator[Reading]]
_RULES: tuple[tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], _Read], ...]], ...] = (
    (re.compile(r"\d[/.-]\d"), ((patterns.YEAR_MONTH_DAY, _ymd), (patterns.DAY_MONTH_YEAR, _ymd))),
    (patterns.MONTH, ((patterns.DAY_MONTH, _day_month), (patterns.MONTH_YEAR, _month_year))),
    (re.compile("ساعت"), ((patterns.HOUR, _time),)),
    (re.compile(r"\d:\d"), ((patterns.CLOCK, _time),)),
    (re.compile("سال|فصل"), ((patterns.YEAR_NAMED, _years),)),
    (
        re.compile(patterns.FULL_YEAR),
        ((patterns.YEAR_RANGE, _years), (patterns.YEAR_IN_PLACE, _years), (patterns.YEAR_OF_ERA, _years)),
    ),
)
"""In order: what an earlier rule has read, a later one leaves alone. Before each group the sign without which none of
it finds anything: most sentences have none, and to look for a sign costs less."""
