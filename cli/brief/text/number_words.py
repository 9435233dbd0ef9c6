"""The words, digits and units that Persian numbers are written with, and the tokens that `numbers` reads them from."""

import re
from functools import lru_cache
from typing import NamedTuple

from brief.text.characters import DIGITS, ZWNJ
from brief.text.normalise import WORDS
from brief.text.quantities import read_literal

_ALIKE = {
    "\N{ARABIC LETTER YEH}": "ی",
    "\N{ARABIC LETTER ALEF MAKSURA}": "ی",
    "\N{ARABIC LETTER KAF}": "ک",
    "\N{ARABIC DECIMAL SEPARATOR}": ".",
    "\N{ARABIC THOUSANDS SEPARATOR}": ",",
    "\N{ARABIC PERCENT SIGN}": "%",
    "\N{NO-BREAK SPACE}": " ",
}
ALIKE = str.maketrans({**_ALIKE, **DIGITS})
"""Persian and Arabic digits, letters and separators to one form each; the length stays, and so do offsets."""

_UNITS = "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"
_TENS = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود"
_HUNDREDS = "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد"
CARDINALS = {
    **{word: value for value, word in enumerate(_UNITS.split(), start=1)},
    **{word: value * 10 for value, word in enumerate(_TENS.split(), start=2)},
    **{word: value * 100 for value, word in enumerate(_HUNDREDS.split(), start=1)},
    "هیجده": 18,
    "شیش": 6,
    "یکصد": 100,
}
ORDINALS = {
    **{word + "م": value for word, value in CARDINALS.items() if word not in ("سه", "سی")},
    "سوم": 3,
    "اول": 1,
    "نخست": 1,
    "هزارم": 1000,
}
THOUSAND = "هزار"
SCALES = {
    "میلیون": 10**6,
    "ملیون": 10**6,
    "میلیارد": 10**9,
    "بیلیون": 10**12,
    "تریلیون": 10**12,
    "میلیونی": 10**6,
    "میلیاردی": 10**9,
    "همت": 10**12,  # an acronym, هزار میلیارد تومان: a thousand billion tomans
}
CURRENCIES = {
    "تومان": "tomans",
    "تومن": "tomans",
    "ریال": "rials",
    "دلار": "dollars",
    "یورو": "euros",
    "پوند": "pounds",
    "درهم": "dirhams",
    "دینار": "dinars",
    "یوان": "yuan",
    "روپیه": "rupees",
    "لیره": "lira",
    "لیر": "lira",
    "روبل": "roubles",
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
}
PERCENT = frozenset({"درصد", "درصدی", "%"})
_MEASURE_WORDS = """
نفر نفره تن سال ساله سالگی ماه ماهه هفته روز روزه شب ساعت ساعته دقیقه ثانیه کیلومتر متر متری سانتیمتر سانتی
میلیمتر کیلو کیلوگرم گرم لیتر هکتار درجه بشکه مگاوات کیلووات مایل فوت برابر سنت کشور شهر استان
"""
MEASURES = frozenset(_MEASURE_WORDS.split())
PLURALS = frozenset(["ها", "های", "هایی", "هایشان", "هاست", "هاتن"])
WEEKDAY = "شنبه"

_NUMERIC = CARDINALS.keys() | ORDINALS.keys() | SCALES.keys() | {THOUSAND}
# The م of `هزارمیلیارد` belongs to what follows.
_WORD = "|".join(sorted(_NUMERIC, key=len, reverse=True)).replace("هزارم", "هزارم(?!یل)")
_UNIT = "|".join(
    sorted(
        {*CURRENCIES, *MEASURES, *PERCENT, "تا", "تایی", "گانه", "پا", "تیمی"} - {"%", "$", "€", "£"},
        key=len,
        reverse=True,
    )
)
_PART = re.compile(f"{_UNIT}|(?:{_WORD})(?:ین\\b)?|و")
_TO_JOIN = "|".join([*_TENS.split(), THOUSAND, *SCALES])
_JOINED = re.compile(f"و?(?:{_WORD})(?:و?(?:{_WORD}))*(?:ین|{_UNIT})?|(?:{_TO_JOIN})و")
_DIGITS_OR_MARK = re.compile(r"\d+|[.,/]")
_GROUPED = re.compile(r"(?<![\d.,/])[1-9]\d{0,2}(?:،\d{3})+(?!\d)")
"""`۱،۰۹۹`: the comma of the text, without a space, between groups of three digits."""
TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+|[^\s" + ZWNJ + r"]")


class Token(NamedTuple):
    """A literal in digits, a word or a mark. `tied`: a half-space or nothing stands between it and the next word."""

    text: str
    start: int
    end: int
    tied: bool = False


NOTHING = Token("", -1, -1)


def read_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text whose letters are mapped by `ALIKE`; number words written together come apart."""
    text = _GROUPED.sub(lambda match: match[0].replace("،", ","), text)
    tokens: list[Token] = []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        tied = text.startswith(ZWNJ, end)
        if pieces := split_joined(match.group()):
            tokens += (
                Token(part, start + first, start + last, tied and start + last == end) for part, first, last in pieces
            )
        else:
            tokens.append(Token(match.group(), start, end, tied))
    return tuple(tokens)


@lru_cache(maxsize=WORDS)
def split_joined(word: str) -> tuple[tuple[str, int, int], ...]:
    """Text, start and end of the words in `صدوبیست`, `یکسوم` and `پنجهزار`, which have lost their spaces; of the two
    numbers in `1402/1403`. None for what is one token."""
    several = word[0].isdigit() and len(read_literal(word)) > 1
    if not several and (word in _NUMERIC or not _JOINED.fullmatch(word)):
        return ()
    return tuple((part.group(), *part.span()) for part in (_DIGITS_OR_MARK if several else _PART).finditer(word))
