"""Whether the English says more of how somebody spoke than the Persian: `claimed`, `admitted` for a plain `گفت`."""

import re
from collections.abc import Iterator

from brief.article import Brief, Check

# English verbs that judge the speaker, and the Persian roots any one of which allows them.
_FAMILIES = (
    (r"claim(?:ed|s)|alleged(?:ly)?|purported(?:ly)?", "ادعا|مدعی|مدعا|زعم"),
    (
        r"admit(?:ted|s)|confess(?:ed|es)|conced(?:ed|es)|acknowledg(?:ed|es)",
        "اعتراف|اذعان|اقرار|پذیر|قبول|تصدیق|معترف",
    ),
    (r"warn(?:ed|s)|caution(?:ed|s)", "هشدار|اخطار|تذکر|انذار|برحذر|خطر"),
    (r"threaten(?:ed|s)", "تهدید"),
    (r"den(?:ied|ies)|refut(?:ed|es)", "تکذیب|رد(?!\\w)|انکار|نفی|منکر|محروم|نپذیر|نمی‌پذیر"),
    (r"accus(?:ed|es)", "متهم|اتهام|تهمت"),
    (r"confirm(?:ed|s)", "تأیید|تایید|تائید|تصدیق|صحه|تثبیت"),
    (r"promis(?:ed|es)|vow(?:ed|s)|pledg(?:ed|es)", "وعده|قول|تعهد|متعهد|عهد|سوگند|وعید|نوید"),
    (r"boast(?:ed|s)|brag(?:ged|s)", "فخر|مباهات|لاف|افتخار|بالید"),
)
_COMPILED = tuple((re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE), re.compile(roots)) for verbs, roots in _FAMILIES)


def stance(brief: Brief) -> Iterator[Check]:
    """Warning: a reporting clause has no verb that judges the speaker where the Persian verb is a plain one."""
    cues = [quote.cue.span for quote in brief.attribution.quotes if quote.cue]
    for item in brief.renderings:
        if not any(item.unit.span.meets(span) for span in cues):
            continue
        judging = _judging(item.unit.span.of(brief.article.text), item.english)
        told = ", ".join(judging) or "as the Persian has it"
        yield Check("stance", "warning", not judging, item.unit.paragraph, "a verb no stronger than the Persian", told)


def _judging(persian: str, english: str) -> tuple[str, ...]:
    return tuple(
        match.group() for verbs, roots in _COMPILED if (match := verbs.search(english)) and not roots.search(persian)
    )
