"""What kind of source the first words of a phrase name, and what only looks like one (`یک روز`, `یکی از گام‌ها`)."""

from brief.article import SpeakerKind
from brief.quotes.words import words_of

_NUMERALS = frozenset({"یک", "دو", "سه", "چهار", "پنج", "شش", "چندین"})


def body_kind(words: tuple[str, ...]) -> SpeakerKind:
    """Whether a body is an outlet."""
    outlet = words[0] in words_of("outlet_nouns") or words[0] in words_of("outlets")
    return "outlet" if outlet else "organisation"


def unnamed_kind(words: tuple[str, ...]) -> SpeakerKind:
    """`یک روزنامه عربی` is an outlet."""
    return "outlet" if any(word in words_of("outlet_nouns") for word in words[:2]) else "unnamed"


def is_amount(words: tuple[str, ...]) -> bool:
    """Whether a number counts no sources: alone, or before a stretch of time (`یک روز`, `دو هفته`)."""
    if words[0] not in _NUMERALS:
        return False
    return len(words) == 1 or words[1] in words_of("spans") - {"نفر"} or words[:2] == ("یک", "نفر")


def are_things(words: tuple[str, ...]) -> bool:
    """Whether the plural is one of things: `یکی از قدم‌هایی`, but `یکی از دیپلمات‌ها`, `یکی از رسانه‌های روسی`."""
    ending = next((e for e in ("هایی", "های", "ها") if words and words[0].endswith(e)), None)
    if not ending:
        return False
    stem = words[0].removesuffix(ending)
    people = words_of("roles") | words_of("organisations") | words_of("outlet_nouns") | words_of("unnamed")
    return people.isdisjoint({words[0], stem, f"{stem}ها"})
