"""Numbers in English text, by value: the mirror of `numbers`, with the same two kinds of reading.

Firm (the Persian must hold it too): digits, and number words from eleven up or with a scale. Loose (it may explain a
number of the Persian): smaller number words, ordinals up to third, halves and thirds, `both`, `dozens`, Roman numerals,
digits inside a name such as `MQ-4C` or `H2O`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from brief.text.english_number_words import ABBREVIATED, CARDINALS, HUNDRED, LOOSE, ORDINALS, ROMAN, SCALES
from brief.text.quantities import canonical

_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[A-Za-z]+|[^\sA-Za-z\d]")
_DECIMALS = {"tenths": 10, "hundredths": 100, "thousandths": 1000}
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "s"})
_SPELLED = frozenset({HUNDRED, *CARDINALS, *ORDINALS, *SCALES})
_OPENING = _SPELLED | {"a", "an"}
"""Words that a number of words can begin with."""
_BEGINNING = _OPENING | LOOSE.keys() | {numeral.lower() for numeral in ROMAN}


@dataclass(frozen=True, slots=True)
class EnglishNumber:
    """A number of an English text; `firm` where the Persian must hold it too. `parts` are the numbers it is made of."""

    value: str
    firm: bool
    start: int
    end: int
    parts: tuple[str, ...] = ()
    moment: bool = False
    """A date or time, which offers its parts each by itself."""


def find_english_numbers(text: str) -> tuple[EnglishNumber, ...]:
    """All numbers of an English text, firm and loose, in order; each end of a range is one."""
    numbers = tuple(_Reader(text).numbers())
    return tuple(sorted((*numbers, *_sums(text, numbers)), key=lambda number: number.start))


def _sums(text: str, numbers: tuple[EnglishNumber, ...]) -> Iterator[EnglishNumber]:
    """Besides its parts, what `one million and 240,000` and `80 thousand and 500 billion` amount to."""
    whole: EnglishNumber | None = None
    for first, second in pairwise(numbers):
        first = whole if whole and whole.end == first.end else first
        total = _sum(first, second) if text[first.end : second.start].strip(" ,") in ("and", "") else None
        whole = EnglishNumber(canonical(total), False, first.start, second.end) if total else None
        if whole:
            yield whole


def _sum(first: EnglishNumber, second: EnglishNumber) -> Fraction | None:
    """A sum where the second is smaller than the noughts of the first; the scale of the second may be that of both."""
    value, added = Fraction(first.value), Fraction(second.value)
    head = Fraction(second.parts[0]) if second.parts else added
    noughts = len(first.value) - len(first.value.rstrip("0"))
    if value % 1 or noughts < 3:
        return None
    limit = 10 ** (noughts - noughts % 3)
    if 0 < added < limit:
        return value + added
    return (value + head) * added / head if 0 < head < limit else None


class _Reader:
    """One pass over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = list(_TOKEN.finditer(text))
        self._words = [match.group() for match in self._found]
        self._lower = list(map(str.lower, self._words))

    def numbers(self) -> Iterator[EnglishNumber]:
        last = 0
        for index, word in enumerate(self._lower):
            if index >= last and (word in _BEGINNING or word[0].isdigit()):
                number, last = self._number(index)
                if number is not None:
                    yield number

    def _word(self, index: int) -> str:
        return self._lower[index] if 0 <= index < len(self._lower) else ""

    def _glued(self, index: int) -> bool:
        """Whether nothing stands between token `index` and the next one."""
        return index + 1 < len(self._found) and self._found[index].end() == self._found[index + 1].start()

    def _number(self, index: int) -> tuple[EnglishNumber | None, int]:
        word = self._words[index]
        if word[0].isdigit():
            return self._digits(index)
        value, last, ordinal = self._spelled(index) if word.lower() in _OPENING else (None, index, False)
        if value is not None:
            return self._words_number(index, value, last, ordinal)
        loose = LOOSE.get(word.lower()) or ROMAN.get(word)
        return (self._make(index, index + 1, loose, firm=False), index + 1) if loose else (None, index + 1)

    def _digits(self, index: int) -> tuple[EnglishNumber, int]:
        value, last = Fraction(self._words[index].replace(",", "")), index + 1
        if self._word(last) in _SUFFIXES and self._glued(index):
            return self._make(index, last + 1, value, firm=not self._is_in_name(index), parts=(value % 100,)), last + 1
        if under := _DECIMALS.get(self._word(last)):
            return self._make(index, last + 1, value / under, firm=True, parts=(value,)), last + 1
        if self._half_follows(last):
            value, last = value + Fraction(1, 2), last + 3
        scaled, last = self._scale(value, last)
        named = last == index + 1 and self._is_in_name(index)
        # A nought ends hours (15:00) and scores (2-0), where the Persian has none or the word for it.
        round_of = self._word(index - 1) == "of" and self._word(index - 2) == "round"
        return self._make(index, last, scaled, firm=bool(value) and not (named or round_of), parts=(value,)), last

    def _is_in_name(self, index: int) -> bool:
        """As in `MQ-4C` and `under-23`, a national team that Persian has words for."""
        before = index > 0 and self._word(index - 1).isalpha() and self._glued(index - 1)
        after = self._glued(index) and self._word(index + 1).isalpha() and self._word(index + 1) not in _SUFFIXES
        return before or after or (self._word(index - 1) == "-" and self._word(index - 2) in ("under", "u"))

    def _scale(self, value: Fraction, last: int) -> tuple[Fraction, int]:
        """`value` times the scales from token `last` on; a hyphen may stand before them (`2.5-million`)."""
        while True:
            here = last + 1 if self._word(last) == "-" and self._word(last + 1) in SCALES else last
            word = self._word(here)
            if word not in SCALES or (word in ABBREVIATED and not self._glued(here - 1)):
                return value, last
            value, last = value * SCALES[word], here + 1

    def _words_number(self, index: int, value: Fraction, last: int, ordinal: bool) -> tuple[EnglishNumber, int]:
        if self._word(last) == "point" and self._word(last + 1) in CARDINALS:
            value, last = value + Fraction(CARDINALS[self._word(last + 1)], 10), last + 2
        under = ORDINALS.get(self._word(self._skip_hyphen(last)).removesuffix("s"), 0)
        if not ordinal and value < 10 and under > 2:
            parts = (value, Fraction(under))
            last = self._skip_hyphen(last) + 1
            return self._make(index, last, value / under, firm=False, parts=parts), last
        # The first eleven; several million; Six Flags.
        named = index > 0 and all(word.istitle() for word in self._words[index : last + 1])
        first = self._word(index - 1) == "first" or self._word(index) in SCALES
        firm = value not in (1, 2, 10) and not first and not named
        return self._make(index, last, value, firm=firm, parts=self._parts(index, last)), last

    def _skip_hyphen(self, index: int) -> int:
        return index + (self._word(index) == "-")

    def _parts(self, index: int, last: int) -> tuple[Fraction, ...]:
        return tuple(Fraction(CARDINALS[word]) for word in map(str.lower, self._words[index:last]) if word in CARDINALS)

    def _spelled(self, index: int) -> tuple[Fraction | None, int, bool]:
        """`two hundred and fifty-one thousand`, `a million`, `twenty-first`; the value, the end, whether an ordinal."""
        total, group, last, ordinal = Fraction(0), Fraction(0), index, False
        if self._word(index) in ("a", "an") and self._word(index + 1) in (
            HUNDRED,
            "thousand",
            "million",
            "billion",
            "trillion",
        ):
            group, last = Fraction(1), index + 1
        while not ordinal:
            if group and self._half_follows(last):
                group, last = group + Fraction(1, 2), last + 3
            here = self._skip_join(last) if last > index else last
            word = self._word(here)
            if (word in CARDINALS or word in ORDINALS) and self._fits(group, word, last > index):
                ordinal = word in ORDINALS
                group += CARDINALS.get(word) or ORDINALS[word]
            elif word == HUNDRED and 0 < group < 100 and here == last + (self._word(last) == "-"):
                group *= 100
            elif word in SCALES and word not in ABBREVIATED and (group or last == index):
                total, group = total + (group or 1) * SCALES[word], Fraction(0)
            else:
                break
            last = here + 1
        value = total + group
        return (value if last > index else None), last, ordinal

    def _half_follows(self, index: int) -> bool:
        return [self._word(index + step) for step in range(3)] in (["and", "a", "half"], ["and", "one", "half"])

    def _fits(self, group: Fraction, word: str, begun: bool) -> bool:
        """Whether the word adds to what is read: units after tens, anything below a hundred after hundreds."""
        value = CARDINALS.get(word) or ORDINALS[word]
        if group == 0:
            return True
        return begun and ((group % 100 == 0 and value < 100) or (group % 100 >= 20 and group % 10 == 0 and value < 10))

    def _skip_join(self, index: int) -> int:
        """Past `and` or a hyphen, where a number word follows."""
        joined = self._word(index) == "-" or (
            self._word(index) == "and" and self._word(index - 1) in ({HUNDRED} | SCALES.keys())
        )
        word = self._word(index + 1)
        return index + 1 if joined and word in _SPELLED else index

    def _make(
        self, index: int, last: int, value: Fraction, *, firm: bool, parts: tuple[Fraction, ...] = ()
    ) -> EnglishNumber:
        start, end = self._found[index].start(), self._found[last - 1].end()
        return EnglishNumber(canonical(value), firm, start, end, tuple(canonical(part) for part in parts))
