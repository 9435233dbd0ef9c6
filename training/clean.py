"""Which sentence pairs are fit to learn from: characters folded, then one question a function."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from training.renaming import Pair

PERSIAN_FOLD = str.maketrans(
    {
        "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER FARSI YEH}",
        "\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}",
        "\N{NO-BREAK SPACE}": " ",
        **dict.fromkeys(
            "\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}\N{ZERO WIDTH NO-BREAK SPACE}"
            "\N{ARABIC TATWEEL}\N{ZERO WIDTH JOINER}\N{SOFT HYPHEN}",
            "",
        ),
    }
)
ENGLISH_FOLD = str.maketrans(
    {
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{NO-BREAK SPACE}": " ",
        "\N{ZERO WIDTH SPACE}": "",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HORIZONTAL ELLIPSIS}": "...",
    }
)
HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"
VOWEL_SIGNS = re.compile("[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]")
ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff]")
MARKUP = re.compile(r"[<>{}\\|=_`#\[\]\0]|https?:")
NUMBER = re.compile(r"\d+(?:[.,/\u066b\u066c]\d+)*")
LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
LONGEST_WORDS = 90
TEMPLATE_COPIES = 3
"""Pairs kept of those that differ in their digits only."""


def fold_persian(text: str) -> str:
    """Arabic letters and invisible characters as the vocabulary knows them, vowel signs away, single spaces."""
    text = VOWEL_SIGNS.sub("", unicodedata.normalize("NFC", text).translate(PERSIAN_FOLD))
    text = re.sub(f"{HALF_SPACE}+", HALF_SPACE, text)
    return re.sub(r"\s+", " ", re.sub(f" {HALF_SPACE}|{HALF_SPACE} ", " ", text)).strip()


def fold_english(text: str) -> str:
    """Plain quotation marks and dashes, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(ENGLISH_FOLD)).strip()


def letters_only(text: str) -> str:
    """What two copies of a sentence share whatever their spaces, half-spaces and punctuation."""
    return re.sub(rf"[\W_{HALF_SPACE}]+", "", text)


def in_its_language(persian: str, english: str) -> bool:
    """Letters of the right script, and enough of them."""
    arabic, latin = len(ARABIC_SCRIPT.findall(persian)), len(re.findall("[A-Za-z]", english))
    if arabic < 3 or latin < 2 or ARABIC_SCRIPT.search(english):
        return False
    return arabic / len(persian.replace(" ", "")) > 0.55 and latin / len(english.replace(" ", "")) > 0.6


def of_like_length(persian: str, english: str) -> bool:
    """At most LONGEST_WORDS words a side, and neither side two and a half times the other."""
    ours, theirs = len(persian.split()), len(english.split())
    return max(ours, theirs) <= LONGEST_WORDS and 0.4 <= (ours + 2) / (theirs + 2) <= 2.5


def without_markup(persian: str, english: str) -> bool:
    """No code, tables or addresses."""
    return not MARKUP.search(persian + english)


def numbers_agree(persian: str, english: str) -> bool:
    """Where both sides have numbers of two digits and more, half of the shorter list is on the other side too.

    A number is on the other side where its digits without closing zeros are part of one there: Persian writes
    thousands and years in other ways (41 thousand and 270 is 41,270; year 99 is 1399).
    """
    shorter, longer = sorted((_numbers(persian), _numbers(english)), key=len)
    found = sum(any(ours in theirs or theirs in ours for theirs in longer) for ours in shorter)
    return 2 * found >= len(shorter)


def latin_words_agree(persian: str, english: str) -> bool:
    """Half of the Latin words inside the Persian come back in the English."""
    words = [word.lower() for word in LATIN_WORD.findall(persian)]
    return 2 * sum(word in english.lower() for word in words) >= len(words)


RULES: tuple[Callable[[str, str], bool], ...] = (
    in_its_language,
    of_like_length,
    without_markup,
    numbers_agree,
    latin_words_agree,
)


class Cleaner:
    """Fold, ask every rule, and drop held-out sentences, duplicates and templates; `dropped` tells how many and why."""

    def __init__(self, held_out: set[str]) -> None:
        self.held_out = held_out
        self.seen: set[str] = set()
        self.templates: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()

    def clean(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs that remain, in order."""
        folded = ((fold_persian(persian), fold_english(english)) for persian, english in pairs)
        return [pair for pair in folded if not self._objection(*pair)]

    def _objection(self, persian: str, english: str) -> str:
        """The name of the first rule that is broken, or nothing."""
        reason = next((rule.__name__ for rule in RULES if not rule(persian, english)), "") or self._copy(
            persian, english
        )
        if reason:
            self.dropped[reason] += 1
        return reason

    def _copy(self, persian: str, english: str) -> str:
        key = letters_only(persian)
        if key in self.held_out:
            return "held_out"
        both = key + "\t" + letters_only(english).lower()
        if both in self.seen:
            return "duplicate"
        template = re.sub(r"\d+", "0", both)
        if self.templates[template] >= TEMPLATE_COPIES:
            return "template"
        self.seen.add(both)
        self.templates[template] += 1
        return ""


def _numbers(text: str) -> list[str]:
    """Numbers of two digits and more in Latin digits, separators and closing zeros removed."""
    found = (re.sub(r"\D", "", number) for number in NUMBER.findall(text))
    return [str(int(number)).rstrip("0") for number in found if len(number) > 1]
