"""The full form of a surname that stands alone where somebody is quoted (`نویل` after `فیل نویل`)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from brief.quotes.line import Line
from brief.quotes.names import looks_like_name
from brief.quotes.words import words_of

FullName = tuple[tuple[str, ...], str]
"""The folded words, and the name as the article has it."""

_MARKED = 3
_CLASSES = ("stops", "roles", "organisations", "honorifics", "places", "unnamed", "pronouns")


def find_full_names(text: str, lines: Iterable[Line]) -> dict[str, FullName]:
    """Surname, or a given name that one person has, -> given name and surname, where one pair of words stands out."""
    best: dict[str, FullName] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], str] = {}
    ended: set[tuple[str, str]] = set()
    for line in lines:
        best.update(_marked(text, line))
        for position, pair in enumerate(pairwise(line.words)):
            first, second = pair
            if first in words_of("organisations") and second in words_of("places"):
                best[first] = (pair, line.span(position, position + 2).of(text))
            elif first in words_of("given") and second[0].isalpha() and not _is_common(second):
                pairs[pair] += 1
                after = line.word(position + 2)
                if not (after.isalpha() and looks_like_name(after)):
                    ended.add(pair)
                shown[pair] = line.span(position, position + 2).of(text)
    bearers = Counter(first for first, second in pairs if looks_like_name(second))
    for pair, _ in sorted(pairs.items(), key=lambda item: item[1]):
        if pair[1] not in words_of("given") or pair in ended:
            best[pair[1]] = (pair, shown[pair])
            if bearers[pair[0]] == 1 and looks_like_name(pair[1]):
                best.setdefault(pair[0], (pair, shown[pair]))
    return best


def _marked(text: str, line: Line) -> Iterator[tuple[str, FullName]]:
    """Names of three words in quotation marks (`«آلخاندرو گونزالز ایناریتو»`), by their last."""
    for first, last in line.regions:
        words = line.words[first + 1 : last]
        if len(words) == _MARKED and all(map(str.isalpha, words)) and any(map(looks_like_name, words)):
            yield words[-1], (words, line.span(first + 1, last).of(text))


def _is_common(word: str) -> bool:
    return any(word in words_of(kind) for kind in _CLASSES) or word in {"و", "،"}
