"""The full form of a surname that stands alone where somebody is quoted (`نویل` after `فیل نویل`)."""

from collections import Counter
from collections.abc import Iterable

from brief.quotes.line import Line
from brief.quotes.words import words_of

_CLASSES = ("stops", "roles", "organisations", "honorifics", "places", "unnamed", "pronouns")


def find_full_names(lines: Iterable[Line]) -> dict[str, tuple[str, ...]]:
    """Surname -> given name and surname, where one pair of words stands out."""
    best: dict[str, tuple[str, ...]] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    for line in lines:
        for first, second in zip(line.words, line.words[1:], strict=False):
            if first in words_of("organisations") and second in words_of("places"):
                best[first] = (first, second)
            elif first in words_of("given") and second[0].isalpha() and not _is_common(second):
                pairs[first, second] += 1
    for (first, second), _ in sorted(pairs.items(), key=lambda item: item[1]):
        if second not in words_of("given"):
            best[second] = (first, second)
    return best


def _is_common(word: str) -> bool:
    return any(word in words_of(kind) for kind in _CLASSES) or word in {"و", "،"}
