"""The ways in which Persian writes dates, years and times; matched on text whose letters `ALIKE` has mapped."""

import re

from brief.text.calendars import MONTHS, Calendar
from brief.text.number_words import CURRENCIES, MEASURES, ORDINALS, PERCENT, SCALES, THOUSAND

_GAP = r"[\s\N{ZERO WIDTH NON-JOINER}]*"
_NOT_AFTER_DIGIT = r"(?<![\d.,/])"
_TO = rf"{_GAP}(?:تا|الی|و|-|\N{{EN DASH}}|/){_GAP}"


def _any(words: frozenset[str] | set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_TENS = {"بیست": 20, "سی": 30}
_DAY_PART = re.compile(_any({*ORDINALS, *_TENS}))
_DAY_WORD = rf"(?:(?:بیست|سی){_GAP}و{_GAP})?(?:{_any(set(ORDINALS))})|سی{_GAP}ام"
_DAY = rf"{_NOT_AFTER_DIGIT}(?:\d{{1,2}}|\b(?:{_DAY_WORD}))(?:{_GAP}ام)?{_GAP}(?:ماه{_GAP})?"

_NO_PART = "".join(rf"(?<!{word}\s)" for word in ("دهه", "هفته", "نیمه", "ماهه"))
"""The first ten days, a week or half of a month is no day of it."""

_LETTERS = {name.replace(" ", ""): month for name, month in MONTHS.items()}
_PLAIN_MONTHS = _any(MONTHS.keys() - {"می", "صفر"}).replace(r"\ ", _GAP)
# `می` is also the mark of the present tense, and `صفر` is zero: only where a year, the word month or a stop follows.
_MAY = r"می(?!\N{ZERO WIDTH NON-JOINER})(?=\s*(?:\d|سال|ماه|میلادی|[،.)؛:]|$))"
_SAFAR = r"صفر(?=\s*(?:سال|\d|ماه))"
_MONTH = rf"(?P<month>{_PLAIN_MONTHS}|{_MAY}|{_SAFAR})(?:{_GAP}ماه)?\b"

FULL_YEAR = r"(?:1[34]\d\d|19\d\d|20\d\d)"
_YEAR = rf"{FULL_YEAR}(?![\d.,/]\d|\d)"
_ERA_NAME = r"(?:میلادی|شمسی|خورشیدی|قمری)\b"
_ERA = rf"(?:{_GAP}(?:هجری{_GAP})?{_ERA_NAME})?"
_COUNTED = rf"{_GAP}(?:{_any({*MEASURES, *CURRENCIES, *PERCENT, *SCALES, THOUSAND, 'مورد', 'دستگاه', 'عدد'})})"
_SHORT_YEAR = rf"[4-9]\d(?![\d.,/]|{_COUNTED})"
_OF_YEAR = rf"{_GAP}(?:سال{_GAP})?(?P<year>{_YEAR}|(?<=سال )\d\d(?!\d)|[789]\d(?![\d.,/:]|{_COUNTED}))"
_YEAR_WORD = rf"(?:سال|فصل)(?:{_GAP}های)?(?:{_GAP}(?:مالی|آبی|زراعی|تحصیلی))?"
_BEFORE_YEAR = (
    rf"(?:{_YEAR_WORD}|در|از|تا|و|بهار|تابستان|پاییز|زمستان|انتخابات|قانون|بودجه|افق|المپیک|جام\sجهانی|دهه|اوایل|اواخر)"
)
_NO_END = r"(?P<until>(?!))?"  # the group that a range has, never filled

MONTH = re.compile(_MONTH)
YEAR_MONTH_DAY = re.compile(
    rf"(?<![\d/])(?P<year>{FULL_YEAR}|[6-9]\d)(?P<mark>[/\-.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![\d/])"
)
DAY_MONTH_YEAR = re.compile(
    rf"(?<![\d/])(?P<day>\d{{1,2}})(?P<mark>[/\-.])(?P<month>\d{{1,2}})(?P=mark)(?P<year>{FULL_YEAR})(?![\d/])"
)
DAY_MONTH = re.compile(
    rf"(?:{_NOT_AFTER_DIGIT}(?P<first>\d{{1,2}}){_TO})?{_NO_PART}(?P<day>{_DAY}){_MONTH}(?:{_OF_YEAR})?{_ERA}"
)
MONTH_YEAR = re.compile(rf"\b{_MONTH}{_OF_YEAR}{_ERA}")
HOUR = re.compile(
    rf"\bساعت(?:{_GAP}های)?{_GAP}(?P<hour>\d{{1,2}})(?:(?:[:.]|{_GAP}و{_GAP})(?P<minute>\d\d)(?:{_GAP}دقیقه)?)?(?![\d.,/:])"
)
CLOCK = re.compile(r"(?<![\d:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:]|\.\d)")
YEAR_NAMED = re.compile(
    rf"\b{_YEAR_WORD}{_GAP}(?P<year>{_YEAR}|{_SHORT_YEAR})(?:{_TO}(?P<until>{_YEAR}|{_SHORT_YEAR}))?"
)
YEAR_RANGE = re.compile(rf"{_NOT_AFTER_DIGIT}(?P<year>{FULL_YEAR})(?:{_TO}(?P<until>{_YEAR}))(?!{_COUNTED}\b)")
YEAR_IN_PLACE = re.compile(rf"(?:(?<=\()|\b{_BEFORE_YEAR}{_GAP})(?P<year>{_YEAR}){_NO_END}(?!{_COUNTED}\b)")
YEAR_OF_ERA = re.compile(rf"{_NOT_AFTER_DIGIT}(?P<year>{_YEAR}){_NO_END}(?={_GAP}(?:{_ERA_NAME}|[)،]))")


def day(words: str) -> int:
    """The number of a day in digits or words (`بیست و پنجم`)."""
    if digits := re.match(r"\d+", words):
        return int(digits.group())
    return sum(_TENS.get(part) or ORDINALS[part] for part in _DAY_PART.findall(words))


def month(words: str) -> tuple[Calendar, int]:
    """The calendar and number of a month's name, whatever stands between its parts."""
    return _LETTERS[re.sub(_GAP, "", words)]
