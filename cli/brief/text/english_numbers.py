"""Numbers in English text, by value: the mirror of `numbers`, with the same two kinds of reading.

Firm (the Persian must hold it too): digits, and number words from eleven up or with a scale. Loose (it may explain a
number of the Persian): smaller number words, ordinals up to third, halves and thirds, `both`, `dozens`, Roman numerals,
digits inside a name such as `MQ-4C` or `H2O`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from brief.text.quantities import canonical

_UNITS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_CARDINALS = {
    **{word: value for value, word in enumerate(_UNITS, start=1)},
    **{word: value * 10 for value, word in enumerate(_TENS, start=2)},
}
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_ORDINALS = {
    _IRREGULAR.get(word, "twelfth" if word == "twelve" else re.sub("y$", "ie", word) + "th"): value
    for word, value in _CARDINALS.items()
} | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
_HUNDRED = "hundred"
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
_ABBREVIATED = frozenset({"k", "m", "mn", "bn", "tn"})
_LOOSE = {
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "halved": Fraction(1, 2),
    "halfway": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    "once": Fraction(1),
    "twice": Fraction(2),
    "both": Fraction(2),
    "pair": Fraction(2),
    "couple": Fraction(2),
    "double": Fraction(2),
    "doubled": Fraction(2),
    "bilateral": Fraction(2),
    "triple": Fraction(3),
    "tripled": Fraction(3),
    "threefold": Fraction(3),
    "quadrupled": Fraction(4),
    "dozen": Fraction(12),
    "dozens": Fraction(12),
    "decade": Fraction(10),
    "hundreds": Fraction(100),
    "thousands": Fraction(1000),
    "millions": Fraction(10**6),
    "billions": Fraction(10**9),
}
_LOOSE |= {re.sub("y$", "ies", word): Fraction(value) for word, value in _CARDINALS.items() if word.endswith("ty")}
_ROMAN = {
    word: Fraction(value)
    for value, word in enumerate(["II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=2)
}
_TOKEN = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[A-Za-z]+|[^\sA-Za-z\d]")
_SUFFIXES = frozenset({"st", "nd", "rd", "th", "s"})


@dataclass(frozen=True, slots=True)
class EnglishNumber:
    """A number of an English text; `firm` where the Persian must hold it too. `parts` are the numbers it is made of."""

    value: str
    firm: bool
    start: int
    parts: tuple[str, ...] = ()


def read_english_numbers(text: str) -> tuple[str, ...]:
    """The values of all numbers in an English text, firm and loose, in order."""
    return tuple(number.value for number in find_english_numbers(text))


def find_english_numbers(text: str) -> tuple[EnglishNumber, ...]:
    """All numbers of an English text in order; each end of a range is one."""
    return tuple(_Reader(text).numbers())


class _Reader:
    """One pass over the tokens of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = list(_TOKEN.finditer(text))
        self._words = [match.group() for match in self._found]

    def numbers(self) -> Iterator[EnglishNumber]:
        index = 0
        while index < len(self._words):
            number, last = self._number(index)
            if number is not None:
                yield number
            index = max(last, index + 1)

    def _word(self, index: int) -> str:
        return self._words[index].lower() if 0 <= index < len(self._words) else ""

    def _glued(self, index: int) -> bool:
        """Whether nothing stands between token `index` and the next one."""
        return index + 1 < len(self._found) and self._found[index].end() == self._found[index + 1].start()

    def _number(self, index: int) -> tuple[EnglishNumber | None, int]:
        word = self._words[index]
        if word[0].isdigit():
            return self._digits(index)
        value, last, ordinal = self._spelled(index)
        if value is not None:
            return self._words_number(index, value, last, ordinal)
        loose = _LOOSE.get(word.lower()) or _ROMAN.get(word)
        return (self._make(index, loose, firm=False), index + 1) if loose else (None, index + 1)

    def _digits(self, index: int) -> tuple[EnglishNumber, int]:
        value, last = Fraction(self._words[index].replace(",", "")), index + 1
        if self._word(last) in _SUFFIXES and self._glued(index):
            return self._make(index, value, firm=True, parts=(value % 100,)), last + 1
        scaled, last = self._scale(value, last)
        named = last == index + 1 and self._is_in_name(index)
        # A nought ends hours (15:00) and scores (2-0), where the Persian has none or the word for it.
        return self._make(index, scaled, firm=bool(value) and not named, parts=(value,)), last

    def _is_in_name(self, index: int) -> bool:
        before = index > 0 and self._word(index - 1).isalpha() and self._glued(index - 1)
        after = self._glued(index) and self._word(index + 1).isalpha()
        return before or after

    def _scale(self, value: Fraction, last: int) -> tuple[Fraction, int]:
        """`value` times the scales from token `last` on; a hyphen may stand before them (`2.5-million`)."""
        while True:
            here = last + 1 if self._word(last) == "-" and self._word(last + 1) in _SCALES else last
            word = self._word(here)
            if word not in _SCALES or (word in _ABBREVIATED and not self._glued(here - 1)):
                return value, last
            value, last = value * _SCALES[word], here + 1

    def _words_number(self, index: int, value: Fraction, last: int, ordinal: bool) -> tuple[EnglishNumber, int]:
        under = _ORDINALS.get(self._word(self._skip_hyphen(last)).removesuffix("s"), 0)
        if not ordinal and value < 10 and under > 2:
            parts = (value, Fraction(under))
            return self._make(index, value / under, firm=False, parts=parts), self._skip_hyphen(last) + 1
        return self._make(index, value, firm=value > 10, parts=self._parts(index, last)), last

    def _skip_hyphen(self, index: int) -> int:
        return index + (self._word(index) == "-")

    def _parts(self, index: int, last: int) -> tuple[Fraction, ...]:
        return tuple(
            Fraction(_CARDINALS[word]) for word in map(str.lower, self._words[index:last]) if word in _CARDINALS
        )

    def _spelled(self, index: int) -> tuple[Fraction | None, int, bool]:
        """`two hundred and fifty-one thousand`, `a million`, `twenty-first`; the value, the end, whether an ordinal."""
        total, group, last, ordinal = Fraction(0), Fraction(0), index, False
        if self._word(index) in ("a", "an") and self._word(index + 1) in (
            _HUNDRED,
            "thousand",
            "million",
            "billion",
            "trillion",
        ):
            group, last = Fraction(1), index + 1
        while not ordinal:
            if group and [self._word(last + step) for step in range(3)] in (
                ["and", "a", "half"],
                ["and", "one", "half"],
            ):
                group, last = group + Fraction(1, 2), last + 3
            here = self._skip_join(last) if last > index else last
            word = self._word(here)
            if (word in _CARDINALS or word in _ORDINALS) and self._fits(group, word, last > index):
                ordinal = word in _ORDINALS
                group += _CARDINALS.get(word) or _ORDINALS[word]
            elif word == _HUNDRED and 0 < group < 100 and here == last + (self._word(last) == "-"):
                group *= 100
            elif word in _SCALES and word not in _ABBREVIATED and (group or last == index):
                total, group = total + (group or 1) * _SCALES[word], Fraction(0)
            else:
                break
            last = here + 1
        value = total + group
        return (value if last > index else None), last, ordinal

    def _fits(self, group: Fraction, word: str, begun: bool) -> bool:
        """Whether the word adds to what is read: units after tens, anything below a hundred after hundreds."""
        value = _CARDINALS.get(word) or _ORDINALS[word]
        if group == 0:
            return True
        return begun and ((group % 100 == 0 and value < 100) or (group % 100 >= 20 and group % 10 == 0 and value < 10))

    def _skip_join(self, index: int) -> int:
        """Past `and` or a hyphen, where a number word follows."""
        joined = self._word(index) == "-" or (
            self._word(index) == "and" and self._word(index - 1) in ({_HUNDRED} | _SCALES.keys())
        )
        word = self._word(index + 1)
        return index + 1 if joined and (word in _CARDINALS or word in _ORDINALS or word in _SCALES) else index

    def _make(self, index: int, value: Fraction, *, firm: bool, parts: tuple[Fraction, ...] = ()) -> EnglishNumber:
        return EnglishNumber(
            canonical(value), firm, self._found[index].start(), tuple(canonical(part) for part in parts)
        )
