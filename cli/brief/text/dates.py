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
from brief.text.calendars import MONTHS, Calendar, calendar_of, gregorian, month_name
from brief.text.number_words import ALIKE, CURRENCIES, MEASURES, ORDINALS, PERCENT, SCALES, THOUSAND
from brief.text.quantities import Alternatives, Reading


def read_dates(text: str) -> tuple[Figure, ...]:
    """Dates, years and times of day of a Persian text, in order, not overlapping."""
    return tuple(reading.figure for reading in find_dates(text))


def find_dates(text: str) -> tuple[Reading, ...]:
    """As `read_dates`, each with its alternatives."""
    mapped = text.translate(ALIKE)
    readings: list[Reading] = []
    for pattern, read in _RULES:
        for match in pattern.finditer(mapped):
            readings += (
                reading
                for reading in read(match)
                if not any(reading.figure.span.meets(other.figure.span) for other in readings)
            )
    return tuple(sorted(readings, key=lambda reading: reading.figure.span))


_GAP = r"[\s\N{ZERO WIDTH NON-JOINER}]*"
_SPELLED = {**ORDINALS, "اول": 1, "نخست": 1}
_TENS = {"بیست": 20, "سی": 30}
_DAY_WORD = rf"(?:(?:بیست|سی){_GAP}و{_GAP})?(?:{'|'.join(sorted(_SPELLED, key=len, reverse=True))})|سی{_GAP}ام"
_DAY_PART = re.compile("|".join(sorted({*_SPELLED, *_TENS}, key=len, reverse=True)))
_DAY = rf"(?<![\d/.,])(?:\d{{1,2}}|\b(?:{_DAY_WORD}))"
_MONTH = "|".join(
    re.escape(name).replace(r"\ ", _GAP) for name in sorted(MONTHS, key=len, reverse=True) if name not in ("می", "صفر")
)
_MONTH = (
    rf"(?:{_MONTH}|می(?!\N{{ZERO WIDTH NON-JOINER}})(?=\s*(?:\d|سال|ماه|میلادی|[،.)؛:]|$))|صفر(?=\s*(?:سال|\d|ماه)))"
)
_YEAR = r"(?:1[34]\d\d|19\d\d|20\d\d)(?![\d.,/]\d|\d)"
_ERA = rf"(?:{_GAP}(?:هجری{_GAP})?(?:میلادی|شمسی|خورشیدی|قمری)\b)?"
_OF_YEAR = (
    rf"{_GAP}(?:سال{_GAP})?(?P<year>{_YEAR}|(?<=سال )\d\d(?!\d)|[789]\d(?![\d.,/]|{_GAP}(?:درصد|%|نفر|هزار|میلی)))"
)
_UNIT = "|".join(
    re.escape(word)
    for word in sorted(
        {*MEASURES, *CURRENCIES, *PERCENT, *SCALES, THOUSAND, "مورد", "دستگاه", "عدد"},
        key=len,
        reverse=True,
    )
)
_BEFORE_YEAR = rf"(?:سال(?:{_GAP}های)?(?:{_GAP}(?:مالی|آبی|زراعی|تحصیلی))?|در|از|تا|بهار|تابستان|پاییز|زمستان|انتخابات|قانون|بودجه|افق|المپیک|جام جهانی|دهه|اوایل|اواخر|و)"


def _ymd(match: re.Match[str]) -> Iterator[Reading]:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    year += 1300 if year < 100 else 0
    calendar = calendar_of(year)
    if calendar and (reading := _complete(match, calendar, year, month, day)):
        yield reading


def _day_month(match: re.Match[str]) -> Iterator[Reading]:
    calendar, month = MONTHS[" ".join(re.split(_GAP.replace("*", "+"), match["month"]))]
    day = _day(match["day"])
    if not 1 <= day <= 31:
        return
    if match["year"] is None:
        yield _yearless(match, calendar, month, day)
        return
    year = int(match["year"])
    if reading := _complete(match, calendar, year + 1300 if year < 100 else year, month, day):
        yield replace(reading, alternatives=(*reading.alternatives, frozenset({str(day), str(year)})))


def _day(words: str) -> int:
    if words.isdigit():
        return int(words)
    return sum(_TENS.get(part) or _SPELLED[part] for part in _DAY_PART.findall(words))


def _complete(match: re.Match[str], calendar: Calendar, year: int, month: int, day: int) -> Reading | None:
    written = f"{day} {month_name(calendar, month)} {year}" if 1 <= month <= 12 else ""
    if not written:
        return None
    as_written = frozenset({str(day), str(year)})
    if calendar == "lunar":
        return _reading("date", match, written, f"{written} (lunar Hijri)", (as_written,))
    try:
        moment = gregorian(year, month, day) if calendar == "jalali" else date(year, month, day)
    except ValueError:
        return None
    if moment is None:
        return None
    converted = _day_month_year(moment)
    reading = f"{written} ({converted})" if calendar == "jalali" else converted
    return _reading(
        "date", match, moment.isoformat(), reading, (as_written, frozenset({str(moment.day), str(moment.year)}))
    )


def _day_month_year(moment: date) -> str:
    return f"{moment.day} {month_name('gregorian', moment.month)} {moment.year}"


def _yearless(match: re.Match[str], calendar: Calendar, month: int, day: int) -> Reading:
    written = f"{day} {month_name(calendar, month)}"
    alternatives = [frozenset({str(day)})]
    reading = written + (" (lunar Hijri)" if calendar == "lunar" else "")
    if calendar == "jalali":
        moments = sorted({(m.month, m.day) for y in (1402, 1403) if (m := gregorian(y, month, day))}, reverse=True)
        alternatives += [frozenset({str(number)}) for _, number in moments]
        names = " or ".join(f"{number} {month_name('gregorian', other)}" for other, number in sorted(moments))
        reading = f"{written} ({names})"
    return _reading("date", match, written, reading, tuple(alternatives))


def _month_year(match: re.Match[str]) -> Iterator[Reading]:
    calendar, month = MONTHS[" ".join(re.split(_GAP.replace("*", "+"), match["month"]))]
    year = int(match["year"])
    year += 1300 if year < 100 else 0
    written = f"{month_name(calendar, month)} {year}"
    if calendar == "gregorian":
        yield _reading("date", match, f"{year}-{month:02}", written, (frozenset({str(year)}),))
        return
    first = gregorian(year, month, 1) if calendar == "jalali" else None
    alternatives = [frozenset({str(year)}), frozenset({str(int(match["year"]))})]
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
    alternatives = [frozenset({str(each), *([str(minute)] if minute else [])}) for each in sorted(hours)]
    yield _reading("time", match, f"{hour:02}:{minute:02}", f"{hour}:{minute:02}", tuple(alternatives))


def _reading(kind: FigureKind, match: re.Match[str], value: str, reading: str, alternatives: Alternatives) -> Reading:
    return Reading(Figure(kind, Span(*match.span()), value, reading), tuple(dict.fromkeys(alternatives)))


_Read = Callable[[re.Match[str]], Iterator[Reading]]
_RULES: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (
        re.compile(
            r"(?<![\d/])(?P<year>1[34]\d\d|19\d\d|20\d\d|[6-9]\d)(?P<mark>[/\-.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/])"
        ),
        _ymd,
    ),
    (
        re.compile(
            r"(?<![\d/])(?P<day>\d{1,2})(?P<mark>[/\-.])(?P<month>\d{1,2})(?P=mark)(?P<year>1[34]\d\d|19\d\d|20\d\d)(?![\d/])"
        ),
        _ymd,
    ),
    (
        re.compile(rf"(?P<day>{_DAY})(?:{_GAP}ام)?{_GAP}(?:ماه{_GAP})?(?P<month>{_MONTH})\b(?:{_OF_YEAR})?{_ERA}"),
        _day_month,
    ),
    (re.compile(rf"\b(?P<month>{_MONTH})(?:{_GAP}ماه)?\b{_OF_YEAR}{_ERA}"), _month_year),
    (
        re.compile(
            rf"\bساعت{_GAP}(?P<hour>\d{{1,2}})(?:(?::|{_GAP}و{_GAP})(?P<minute>\d\d)(?:{_GAP}دقیقه)?)?(?![\d.,/:])"
        ),
        _time,
    ),
    (re.compile(r"(?<![\d:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])"), _time),
    (
        re.compile(
            rf"\bسال(?:{_GAP}های)?(?:{_GAP}(?:مالی|آبی|زراعی|تحصیلی))?{_GAP}(?P<year>{_YEAR}|[4-9]\d(?![\d.,/]))(?:{_GAP}(?:تا|الی|و|-|/){_GAP}(?P<until>{_YEAR}|[4-9]\d(?![\d.,/])))?"
        ),
        _years,
    ),
    (
        re.compile(
            rf"(?<![\d.,/])(?P<year>{_YEAR})(?:{_GAP}(?:تا|الی|-|–|/){_GAP}(?P<until>{_YEAR}))(?!{_GAP}(?:{_UNIT})\b)"
        ),
        _years,
    ),
    (
        re.compile(rf"(?:(?<=\()|\b{_BEFORE_YEAR}{_GAP})(?P<year>{_YEAR})(?P<until>(?!))?(?!{_GAP}(?:{_UNIT})\b)"),
        _years,
    ),
    (re.compile(rf"(?<![\d.,/])(?P<year>{_YEAR})(?P<until>(?!))?(?={_GAP}(?:میلادی|شمسی|خورشیدی)|{_GAP}[)،])"), _years),
)
