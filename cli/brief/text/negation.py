"""Whether a statement and its translation are both negative or both positive.

Only clear cases are judged: one side has a negated verb and the other no trace of a negation, neither as a word of its
own (`without`, `عدم`) nor within one (`unable`, `بی‌`). What is negated is not looked at. Of 2,803 sentences of the
agencies with a negated verb, 97 in 100 have a `not`, `no` or `never` in a faithful translation.
"""

import re
from typing import Literal

from brief.text.normalise import fold

Verdict = Literal["lost", "added"]

_STEMS = """
کرد کن شد شو داد ده دار داشت بود باش توان توانست خواه خواست گرفت گیر گفت گو رفت دید بین رسید رس خورد خور برد یافت یاب
ماند مان ساخت ساز نوشت نویس پذیرفت پذیر شناخت دانست دان یامد یای یاور یاورد یاب گذاشت گذار گذشت پرداخت افتاد یفتاد یفت
زد بخش فروخت فرستاد گردید گرد شنید خواند نشست کشید کش پوش ترس تاب نمود خوابید یندیش یندازیم ینداز یندوخت
"""
_ALTERNATIVES = "|".join(sorted(_STEMS.split(), key=len, reverse=True))
_ENDING = "(?:ه?(?:ام|ای|است|ایم|اید|اند|م|ی|د|یم|ید|ند)|ه|ن|ست|ستم|ستند|ستیم)?"
_PREFIXED = "برنتاب|درنیاور|برنگرد|برنگشت|برنخورد"
_NEGATED = re.compile(
    r"(?<!\w)(?:نمی(?!نی\b)\w*|نیست\w*|نبایست\w*|نباید|نخواه\w+"
    rf"|(?:{_PREFIXED}|ن(?:{_ALTERNATIVES})){_ENDING})(?!\w)"
)
_NOUNS = frozenset({"نبرد", "نبردی", "نزد", "نده", "نگرد", "ندار", "نزدی", "نمینیمقدم"})
"""Words that look like a negated verb: battle, near."""
_PHRASES = re.compile("خالی از لطف نیست|خسته نباشید|خدا(?:ی)? نکرده|نرسیده به")
"""Negative in form only: worth reading, well done, God forbid, before (a junction)."""
_PERSIAN_TRACE = re.compile(
    r"(?<!\w)(?:بدون|عدم|غیر|ضد|هیچ|نه|هرگز|ممنوع|منع|فاقد|رد|تکذیب|لغو|خلاف|مخالف|انکار|محروم|جلوگیری|خودداری|امتناع"
    r"|فقدان|نبود|قطع|متوقف|مگر|بعید|اصلا|خیر|مجبور|ناچار|حداقل|دست کم|نا\w|بی\w?)\w*"
)
_NOT = re.compile(
    r"\b(?:not|cannot|never|no(?!\.? ?\d)|nor|neither|nobody|nothing|none|nowhere)\b|n['’]t\b", re.IGNORECASE
)
_ENGLISH_TRACE = re.compile(
    r"\b(?:without|lack\w*|fail\w*|unable|inability|absen\w+|declin\w+|refus\w+|den(?:y|ied|ies|ying)|reject\w*|hardly"
    r"|barely|impossib\w+|prevent\w*|turn\w* down|baseless|goalless|in(?:capab|suffic|adequa|effect|compl|appropr)\w+"
    r"|un(?!der|i[a-z]|til|fortunat|less|esco)\w{3,}|avoid\w*|unless|stopped|rather than|yet to|non-?\w+)\b",
    re.IGNORECASE,
)


def compare_negation(persian: str, english: str) -> Verdict | None:
    """`lost` where the Persian has a negated verb and the English is wholly positive; `added` the other way round."""
    folded = fold(persian).text
    negated = is_negated(folded)
    denied = _NOT.search(english) is not None
    if negated and not denied and not _ENGLISH_TRACE.search(english):
        return "lost"
    return "added" if denied and not negated and not _PERSIAN_TRACE.search(folded) else None


def is_negated(folded: str) -> bool:
    """Whether a folded Persian text has a negated verb."""
    return any(match.group() not in _NOUNS for match in _NEGATED.finditer(_PHRASES.sub("", folded)))
