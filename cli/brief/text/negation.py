"""Whether a statement and its translation are both negative or both positive.

Negations are counted, and what is negated is not looked at. `lost`: the Persian has more of them, in clear forms (a
negated verb, `نه`, `عدم`, `بدون`), than the English has in any form, be it a word of its own (`not`, `without`) or
within one (`unable`, `disagree`), unless the Persian has that within a word too (`ناسالم`, unhealthy). `added`: the
English has a `not` and the Persian no trace of one. Of 2,803 sentences of the agencies with a negated verb, 97 in 100
have a `not`, `no` or `never` in a faithful translation.
"""

import re
from typing import Literal

from brief.text.lexicon import has_counterpart
from brief.text.normalise import fold_text

Verdict = Literal["lost", "added"]

_STEMS = """
کرد کن شد شو داد ده دار داشت بود باش توان توانست خواه خواست گرفت گیر گفت گو رفت دید بین رسید رس خورد خور برد یافت یاب
ماند مان ساخت ساز نوشت نویس پذیرفت پذیر شناخت دانست دان یامد یای یاور یاورد یاب گذاشت گذار گذشت پرداخت افتاد یفتاد یفت
زد زن بخش فروخت فرستاد گردید گرد گشت شنید خواند نشست کشید کش پوش ترس تاب نمود خوابید یندیش یندازیم ینداز یندوخت بست
بند فهمید فهم خرید شکست شکن پسندید پسند ایستاد یستاد پرسید پرس یاموخت یاموز کاست ورزید ورز پیوست
"""
_ALTERNATIVES = "|".join(sorted(_STEMS.split(), key=len, reverse=True))
_ENDING = "(?:ه?(?:ام|ای|است|ایم|اید|اند|م|ی|د|یم|ید|ند)|ه|ن|ست|ستم|ستند|ستیم)?"
_PREFIXED = "برنتاب|درنیاور|برنگرد|برنگشت|برنخورد"
_NEGATED = re.compile(
    r"(?<!\w)(?:(?:بر|باز|در|فرا|وا)?ن(?:می(?!نی\b)|خواه)\w+|نمی|نیست\w*|نبایست\w*|نباید"
    rf"|(?:{_PREFIXED}|ن(?:{_ALTERNATIVES})){_ENDING})(?!\w)"
)
_NOUNS = frozenset({"نبرد", "نبردی", "نزد", "نده", "نگرد", "ندار", "نزدی", "نمینیمقدم"})
"""Words that look like a negated verb: battle, near."""
_PHRASES = re.compile("خالی از لطف نیست|خسته نباشید|خدا(?:ی)? نکرده|نرسیده به")
"""Negative in form only: worth reading, well done, God forbid, before (a junction)."""
_COUNTED = "نفر|سال|ماه|روز|تن|هزار|میلیون|میلیارد|درصد|ساعت|دقیقه|استان|کشور|شهر"
# The word for "not" is that for "nine": it must stand where no number can.
_NOT_THAT = re.compile(
    r"(?<!\w)نه (?:تنها|فقط|چندان|صرفا|لزوما|الزاما|خیلی|اینکه|آنکه|این|آن|برای|در|از|به|با|بر|حالا)(?!\w)"
    rf"|(?<=[،؛]) ?نه (?!(?:{_COUNTED}|نیز)(?!\w))|(?<!\w)و نه (?!(?:{_COUNTED})(?!\w))"
    r"|(?<!\w)نه (?=[^.؟!:؛]{2,80}(?<!\w)بلکه)|(?<!\w)(?:است|بود|هستند|بودند) نه (?!\w+(?: و)? نه)|(?<!\w)نه ?\."
)
_WITHOUT = re.compile(r"(?<!\w)(?:بدون(?! (?:سرنشین|ریسک|باد|شک|تردید))|فاقد|عدم|فقدان)(?!\w)")
_CLEAR = re.compile("|".join(pattern.pattern for pattern in (_NEGATED, _NOT_THAT, _WITHOUT)))
_INSTEAD = re.compile(r"(?<!\w)(?:به|بر) ?جای|عوض")
_PERSIAN_TRACE = re.compile(
    r"(?<!\w)(?:بدون|عدم|غیر|غایب|غیاب|ضد|هیچ|نه|هرگز|ممنوع|منع|فاقد|رد|تکذیب|لغو|خلاف|مخالف|انکار|محروم|جلوگیری"
    r"|خودداری|امتناع|فقدان|نبود|قطع|متوقف|مگر|بعید|اصلا|خیر|مجبور|ناچار|حداقل|دست کم|نا\w|بی\w?)\w*"
)
_NOT = re.compile(
    r"\b(?:not|cannot|never|(?<!-e )(?<!-e-)no(?!\.? ?\d)|nor|neither|nobody|nothing|none|nowhere)\b|n['’]t\b",
    re.IGNORECASE,
)
_ENGLISH_TRACE = re.compile(
    r"\b(?:without|lack\w*|fail\w*|unable|inability|absen\w+|declin\w+ to|refus\w+|den(?:y|ied|ies|ying)|reject\w*"
    r"|hardly|barely|impossib\w+|prevent\w*|turn\w* down|baseless|goalless|avoid\w*|unless|stopped|rather than"
    r"|instead of|yet to|non-?\w+|un(?!der|i[a-z]|til|fortunat|less|esco|anim)\w{3,}"
    r"|in(?:capab|suffic|adequa|effect|effic|compl|appropr)\w+"
    r"|in(?:valid|compatib|evitab|activ|consist|accur|stab|secur|just)\w+|irrevers\w+|mismatch\w*|free of|loss"
    r"|\w+-free|(?:meaning|flaw|use|need|power|worth)less|dis(?:agree|allow|regard|trust|satisf|prov|approv)\w*)\b",
    re.IGNORECASE,
)


def compare_negation(persian: str, english: str) -> Verdict | None:
    """`lost`, `added`, or None where neither is certain."""
    folded = fold_text(persian)
    negated, denied = count_negations(folded), len(_NOT.findall(english))
    if negated > denied and negated > denied + _unexplained(folded, english):
        return "lost"
    return "added" if denied and not negated and not _PERSIAN_TRACE.search(folded) else None


def _unexplained(folded: str, english: str) -> int:
    """Negations within words of the English that no word of the Persian has within itself (`ناسالم`, unhealthy)."""
    others = " ".join(match.group() for match in _PERSIAN_TRACE.finditer(_CLEAR.sub(" ", folded)))
    words = (match.group() for match in _ENGLISH_TRACE.finditer(english))
    return sum(not (_INSTEAD.search(folded) if "instead" in word else has_counterpart(others, word)) for word in words)


def is_negated(folded: str) -> bool:
    """Whether a folded Persian text has a negated verb."""
    return _negated_verbs(folded) > 0


def count_negations(folded: str) -> int:
    """Negations of a folded Persian text in clear forms."""
    return _negated_verbs(folded) + len(_NOT_THAT.findall(folded)) + len(_WITHOUT.findall(folded))


def _negated_verbs(folded: str) -> int:
    return sum(match.group() not in _NOUNS for match in _NEGATED.finditer(_PHRASES.sub("", folded)))
