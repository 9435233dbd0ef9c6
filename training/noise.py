"""What real input does to a Persian sentence: lost half-spaces, other digits and letters, missing stops, fragments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from training.config import Noise

HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"
LATIN_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
ARABIC_LETTERS = str.maketrans(
    {"\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}"}
)
STRAIGHT_QUOTES = str.maketrans("«»", '""')


def damage_pair(persian: str, english: str, noise: Noise, rng: random.Random) -> tuple[str, str]:
    """One training pair as a newsroom might have sent it; draws the same number of random figures for every pair."""
    chances = [rng.random() for _ in range(6)]
    if chances[0] < noise.fragment:
        persian, english = cut_at_colon(persian, english, first=chances[0] < noise.fragment / 2)
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


def cut_at_colon(persian: str, english: str, *, first: bool) -> tuple[str, str]:
    """Only the reporting clause, or only the statement, where both sides have exactly one colon inside.

    The pipeline sends the two apart, and a model that never saw a fragment completes it.
    """
    source, target = persian.split(": "), english.split(": ")
    if len(source) != 2 or len(target) != 2:
        return persian, english
    if first:
        return source[0] + ":", target[0] + ":"
    return source[1], target[1][:1].upper() + target[1][1:]
