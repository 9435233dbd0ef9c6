"""What real input does to a Persian sentence: lost half-spaces, other digits and letters, missing stops, fragments."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING

from training.renaming import rename

if TYPE_CHECKING:
    from training.config import Noise
    from training.renaming import Names, Pair

HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"
LATIN_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
ARABIC_LETTERS = str.maketrans(
    {"\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}"}
)
STRAIGHT_QUOTES = str.maketrans("«»", '""')
NUMBER = re.compile(r"(?<!\w)\d+(?:[.,/\u066b\u066c]\d+)*(?!\w)")


def damage_pair(persian: str, english: str, noise: Noise, names: Names, rng: random.Random) -> Pair:
    """One training pair as a newsroom might have sent it; draws the same number of random figures for every pair."""
    chances = [rng.random() for _ in range(9)]
    if chances[0] < noise.fragment:
        persian, english = cut_at_colon(persian, english, first=chances[0] < noise.fragment / 2)
    if chances[6] < noise.number_changed:
        persian, english = change_numbers(persian, english, random.Random(chances[6]))
    other, latin = chances[7] < noise.name_changed, chances[8] < noise.name_in_english
    if other or latin:
        persian, english = rename(persian, english, names, random.Random(chances[7]), other=other, latin=latin)
    if chances[1] < noise.stop_lost:
        persian, english = persian.removesuffix("."), english.removesuffix(".")
    if chances[2] < noise.half_space_lost:
        persian = persian.replace(HALF_SPACE, "")
    elif chances[2] < noise.half_space_lost + noise.half_space_split:
        persian = persian.replace(HALF_SPACE, " ")
    if chances[3] < noise.latin_digits:
        persian = persian.translate(LATIN_DIGITS)
    if chances[4] < noise.arabic_letters:
        persian = persian.translate(ARABIC_LETTERS)
    if chances[5] < noise.guillemets_lost:
        persian = persian.translate(STRAIGHT_QUOTES)
    return persian, english


def cut_at_colon(persian: str, english: str, *, first: bool) -> Pair:
    """Only the reporting clause, or only the statement, where both sides have exactly one colon inside.

    The pipeline sends the two apart, and a model that never saw a fragment completes it.
    """
    source, target = persian.split(": "), english.split(": ")
    if len(source) != 2 or len(target) != 2:
        return persian, english
    if first:
        return source[0] + ":", target[0] + ":"
    return source[1], target[1][:1].upper() + target[1][1:]


def change_numbers(persian: str, english: str, rng: random.Random) -> Pair:
    """Other digits in every number of two digits and more that both sides have: numbers are to be copied.

    Digits are changed in their places, so that 41,270 and its Persian form without a comma stay the same number.
    """
    ours, theirs = (Counter(_digits(number) for number in NUMBER.findall(side)) for side in (persian, english))
    shared = (digits for digits in ours if len(digits) > 1 and ours[digits] == theirs[digits])
    fresh = {digits: str(rng.randrange(10 ** (len(digits) - 1), 10 ** len(digits))) for digits in shared}

    def refill(number: re.Match[str]) -> str:
        others = iter(fresh.get(_digits(number[0]), _digits(number[0])))
        return "".join(chr(ord(sign) - int(sign) + int(next(others))) if sign.isdigit() else sign for sign in number[0])

    return NUMBER.sub(refill, persian), NUMBER.sub(refill, english)


def _digits(number: str) -> str:
    return "".join(str(int(sign)) for sign in number if sign.isdigit())
