"""The solar Hijri (Jalali) calendar beside the Gregorian one, and the names of months."""

from datetime import date
from typing import Literal

Calendar = Literal["jalali", "gregorian", "lunar"]

_JALALI = (
    [
        "Farvardin",
        "Ordibehesht",
        "Khordad",
        "Tir",
        "Mordad",
        "Shahrivar",
        "Mehr",
        "Aban",
        "Azar",
        "Dey",
        "Bahman",
        "Esfand",
    ],
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"],
)
_GREGORIAN = (
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"],
)
_LUNAR = (
    [
        "Muharram",
        "Safar",
        "Rabi al-Awwal",
        "Rabi al-Thani",
        "Jumada al-Awwal",
        "Jumada al-Thani",
        "Rajab",
        "Shaban",
        "Ramadan",
        "Shawwal",
        "Dhu al-Qadah",
        "Dhu al-Hijjah",
    ],
    [
        "محرم",
        "صفر",
        "ربیع الاول",
        "ربیع الثانی",
        "جمادی الاول",
        "جمادی الثانی",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذی القعده",
        "ذی الحجه",
    ],
)
_VARIANTS = {
    "امرداد": "مرداد",
    "می": "مه",
    "آپریل": "آوریل",
    "جون": "ژوئن",
    "جولای": "ژوئیه",
    "ژوییه": "ژوئیه",
    "آگوست": "اوت",
    "اگوست": "اوت",
    "آگست": "اوت",
    "سپتمبر": "سپتامبر",
    "دیسمبر": "دسامبر",
    "ذیقعده": "ذی القعده",
    "ذیحجه": "ذی الحجه",
    "ذی قعده": "ذی القعده",
    "ذی حجه": "ذی الحجه",
    "جمادی الثانیه": "جمادی الثانی",
    "جمادی الاولی": "جمادی الاول",
}
_NAMES: tuple[tuple[Calendar, tuple[list[str], list[str]]], ...] = (
    ("jalali", _JALALI),
    ("gregorian", _GREGORIAN),
    ("lunar", _LUNAR),
)
MONTHS: dict[str, tuple[Calendar, int]] = {
    persian: (calendar, number) for calendar, (_, names) in _NAMES for number, persian in enumerate(names, start=1)
}
MONTHS |= {variant: MONTHS[name] for variant, name in _VARIANTS.items()}
"""Persian month names and their variants, with single spaces: the calendar and the month's number."""

_ENGLISH = {calendar: english for calendar, (english, _) in _NAMES}
_ENGLISH_VARIANTS = {
    "Farvardin": "Farvadin",
    "Ordibehesht": "Ordibehest Urdibehesht",
    "Tir": "Teer",
    "Mordad": "Amordad",
    "Shahrivar": "Shahriver Shahrivir Shahriwar",
    "Aban": "Abaan",
    "Azar": "Adhar",
    "Dey": "Dei",
    "Esfand": "Esphand",
    "January": "Jan",
    "February": "Feb",
    "March": "Mar",
    "April": "Apr",
    "August": "Aug",
    "September": "Sept Sep",
    "October": "Oct",
    "November": "Nov",
    "December": "Dec",
    "Muharram": "Moharram Moharam Muharam",
    "Rabi al-Awwal": "Rabi-al-Awwal Rabi'-al-Awwal Rabi-I",
    "Rabi al-Thani": "Rabi-al-Thani Rabi-II",
    "Shaban": "Sha'ban",
    "Ramadan": "Ramazan",
    "Shawwal": "Shavval",
    "Dhu al-Qadah": "Dhu-al-Qa'da Dhul-Qadah Zilqadeh",
    "Dhu al-Hijjah": "Dhu-al-Hijja Dhul-Hijjah Zilhajjeh",
}
ENGLISH_MONTHS: dict[str, tuple[Calendar, int]] = {
    form.lower(): (calendar, number)
    for calendar, names in _ENGLISH.items()
    for number, name in enumerate(names, start=1)
    for form in (name, *_ENGLISH_VARIANTS.get(name, "").split())
}
"""Month names in English letters, lower case, with other spellings: the calendar and the month's number."""


def month_name(calendar: Calendar, month: int) -> str:
    """The month in English letters."""
    return _ENGLISH[calendar][month - 1]


def calendar_of(year: int) -> Calendar | None:
    """The calendar that a year of four digits belongs to in the news of our time, or None where it is no year."""
    if 1300 <= year <= 1420:
        return "jalali"
    return "gregorian" if 1900 <= year <= 2100 else None


def gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a Jalali one, or None where the month has no such day.

    The 33-year cycle as in ICU (icu4c/source/i18n/persncal.cpp, `handleComputeMonthStart`); it agrees with the
    astronomical calendar for all years from 1178 to 1501.
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    if (month, day) == (12, 30) and (25 * year + 11) % 33 >= 8:
        return None
    days = 365 * (year - 1) + (8 * year + 21) // 33 + (31 * (month - 1) if month <= 6 else 30 * (month - 1) + 6)
    return date.fromordinal(_EPOCH + days + day - 1)


_EPOCH = date(622, 3, 21).toordinal()
