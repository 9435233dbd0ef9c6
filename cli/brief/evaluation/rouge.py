"""ROUGE (Lin 2004) on words that keep Persian whole: folded letters and digits, half-spaces inside a word.

The usual package splits at everything that is not ASCII, so that two identical Persian texts score nought.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from brief.text.normalise import fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Rouge:
    """F1 of words, of pairs of words, and of the longest common subsequence, each 0 to 1."""

    one: float
    two: float
    longest: float


def rouge(candidate: str, reference: str) -> Rouge:
    """The scores of a text against one reference."""
    ours, theirs = words(candidate), words(reference)
    common = _longest_common(ours, theirs)
    return Rouge(_f1(*_overlap(ours, theirs, 1)), _f1(*_overlap(ours, theirs, 2)), _f1(common, len(ours), len(theirs)))


def mean_rouge(scores: Iterable[Rouge]) -> Rouge:
    """The mean of each score; noughts for no scores."""
    found = list(scores) or [Rouge(0, 0, 0)]
    count = len(found)
    return Rouge(*(sum(values) / count for values in zip(*map(astuple, found), strict=True)))


def words(text: str) -> list[str]:
    """The words of a text in Persian, English or both, in lower case, spelling variants of letters aside."""
    return _WORD.findall(fold(text).text.lower())


def _overlap(ours: list[str], theirs: list[str], size: int) -> tuple[int, int, int]:
    one, other = _grams(ours, size), _grams(theirs, size)
    return (one & other).total(), one.total(), other.total()


def _grams(found: list[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(found[start : start + size]) for start in range(len(found) - size + 1))


def _f1(common: int, ours: int, theirs: int) -> float:
    return 2 * common / (ours + theirs) if common else 0.0


def _longest_common(ours: list[str], theirs: list[str]) -> int:
    row = [0] * (len(theirs) + 1)
    for word in ours:
        previous = 0
        for at, other in enumerate(theirs, start=1):
            previous, row[at] = row[at], previous + 1 if word == other else max(row[at], row[at - 1])
    return row[-1]
