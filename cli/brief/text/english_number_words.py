"""The words that English numbers are written with."""

import re
from fractions import Fraction

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
CARDINALS = {
    **{word: value for value, word in enumerate(_UNITS, start=1)},
    **{word: value * 10 for value, word in enumerate(_TENS, start=2)},
}
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
ORDINALS = {
    _IRREGULAR.get(word, "twelfth" if word == "twelve" else re.sub("y$", "ie", word) + "th"): value
    for word, value in CARDINALS.items()
} | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
HUNDRED = "hundred"
SCALES = {
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
ABBREVIATED = frozenset({"k", "m", "mn", "bn", "tn"})
LOOSE = {
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
    "secondly": Fraction(2),
    "thirdly": Fraction(3),
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
LOOSE |= {re.sub("y$", "ies", word): Fraction(value) for word, value in CARDINALS.items() if word.endswith("ty")}
ROMAN = {
    word: Fraction(value)
    for value, word in enumerate(["II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=2)
}
