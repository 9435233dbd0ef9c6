"""The full form of a surname that stands alone where somebody is quoted (`نویل` after `فیل نویل`)."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from brief.quotes.line import Line
from brief.quotes.names import looks_like_name
from brief.quotes.words import words_of

FullName = tuple[tuple[str, ...], str]
"""The folded words, and the name as the article has it."""

_CLASSES = ("stops", "roles", "organisations", "honorifics", "places", "unnamed", "pronouns")


def find_full_names(text: str, lines: Iterable[Line]) -> dict[str, FullName]:
    """Surname, or a given name that one person has, -> given name and surname, where one pair of words stands out."""
    best: dict[str, FullName] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], str] = {}
    for line in lines:
        for position, pair in enumerate(pairwise(line.words)):
            first, second = pair
            if first in words_of("organisations") and second in words_of("places"):
                best[first] = (pair, line.span(position, position + 2).of(text))
            elif first in words_of("given") and second[0].isalpha() and not _is_common(second):
                pairs[pair] += 1
                shown[pair] = line.span(position, position + 2).of(text)
    bearers = Counter(first for first, second in pairs if looks_like_name(second))
    for pair, _ in sorted(pairs.items(), key=lambda item: item[1]):
        if pair[1] not in words_of("given"):
            best[pair[1]] = (pair, shown[pair])
            if bearers[pair[0]] == 1 and looks_like_name(pair[1]):
                best.setdefault(pair[0], (pair, shown[pair]))
    return best


def _is_common(word: str) -> bool:
    return any(word in words_of(kind) for kind in _CLASSES) or word in {"و", "،"}
