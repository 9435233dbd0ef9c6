"""What Iranian outlets put around and into an article's text, told from the article line by line."""

import re
from collections.abc import Iterable

from brief.text.characters import SAME_LETTERS, ZWNJ

# Each pattern must match the whole line; `_` stands for a space, a half-space or nothing.
_WHOLE_LINES = tuple(
    re.compile(pattern.replace("_", f"[ {ZWNJ}]?"))
    for pattern in (
        r"(?:انتهای|پایان) ?(?:پیام|خبر|متن|گزارش)\W*[\d/\s]*",
        r"(?:کد|شناسه|شماره) ?_(?:خبر|مطلب)\W*\w{0,20}",
        r"[\d\s/ـ.*-]{3,}",
        r"(?:لینک|پیوند|آدرس) کوتاه.*",
        r"(?:https?://|www\.)\S+",
        r"(?:این (?:خبر|مطلب) را )?(?:به_)?(?:اشتراک|هم‌رسانی).{0,30}",
        r"بیشتر (?:بخوانید|بدانید|ببینید|در این (?:باره|زمینه))\W?.{0,200}",
        r"(?:همچنین|حتما|این را هم) (?:بخوانید|ببینید)\W?.{0,200}",
        r"(?:مطالب|اخبار|خبرهای?|نوشته_های|گزارش_های) (?:مرتبط|مشابه|پیشنهادی|دیگر)\W?",
        r"(?:پرش از|پایان) (?:مطالب|محتوای?|تبلیغات|پادکست).{0,60}",
        r"(?:برچسب_ها?|کلید_?واژه_ها?|موضوعات مرتبط|تگ_ها)(?:\W.{0,200})?",
        r"(?:منبع تصویر|توضیح (?:تصویر|ویدئو)|عکس|منبع عکس|عکاس)\s?[،:,].{0,200}",
        r"(?:نسخه چاپی|ارسال به دوستان|گزارش خطا|چاپ خبر|ارسال (?:نظر|دیدگاه)|نظر شما|نظرات کاربران|پسندیدم.{0,10})",
        r"(?:تاریخ|زمان) (?:انتشار|مخابره)\W.{0,50}",
        r"(?:تعداد )?(?:نظرات|بازدید)\W*\d*.{0,10}",
        r"(?:نوشته|مطلب) .{0,200} (?:اولین|نخستین) بار در .{0,80} (?:پدیدار|منتشر) شد\W*",
        r".{0,80}(?:نقل (?:مطالب|اخبار) با ذکر منبع|(?:تمام|همه|کلیه)ی?_? ?حقوق .{0,40}محفوظ).{0,80}",
        r"[-–•]? ?نویسنده\s?[,،:].{0,80}",
        r"صاحب امتیاز\W.{0,200}",
        r"[-–•]? ?شغل\s?[,،:].{0,80}",
    )
)
# At the end of a paragraph; what stands before it stays.
_TAILS = re.compile(r"\s*/?(?:انتهای|پایان) ?(?:پیام|خبر)\s*[/.\d\s]*$")
_LETTERS = str.maketrans(SAME_LETTERS)
_MARKER = re.compile(r"^(?:[-•*▪◾🔹🔸]\s+)")


def is_boilerplate(line: str) -> bool:
    """Whether the whole line says nothing of the article itself."""
    folded = line.translate(_LETTERS)
    return any(pattern.fullmatch(folded) for pattern in _WHOLE_LINES)


def part(lines: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the article without list markers, and what was taken out."""
    kept: list[str] = []
    removed: list[str] = []
    for line in (_MARKER.sub("", " ".join(line.split())) for line in lines):
        if not line:
            continue
        if is_boilerplate(line):
            removed.append(line)
        else:
            tail = _TAILS.search(line.translate(_LETTERS))
            kept.append(line[: tail.start()] if tail else line)
            removed += [tail[0].strip()] if tail else []
    return tuple(kept), tuple(removed)
