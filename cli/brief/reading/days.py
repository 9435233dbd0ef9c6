"""The day of an article, from any of the ways in which feeds, mails and pages state it."""

from email.utils import parsedate_to_datetime

from brief.text.dates import read_dates


def day_of(stated: str) -> str:
    """`2024-05-04` from ISO, Jalali or mail dates; empty where there is no complete date."""
    found = next((figure.value for figure in read_dates(stated[:300]) if figure.kind == "date"), "")
    if len(found) == len("2024-05-04") and found[:4].isdecimal():
        return found
    try:
        return parsedate_to_datetime(stated[:100]).date().isoformat()
    except (ValueError, IndexError, OverflowError):
        return ""


def dated(stated: str) -> dict[str, str]:
    """`date`, and `published` as it was stated; neither where there is no day."""
    day = day_of(stated)
    return {"date": day, "published": stated} if day else {}
