"""A paragraph as the matcher sees it: folded tokens that lead back to the text, quotation marks paired, sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brief.article import Paragraph, Sentence, Span
from brief.quotes.tokens import tokenise
from brief.text.normalise import Folded, fold

_OPENERS = {"«": "»", "“": "”", "„": "”", "‟": "”"}
_CLOSERS = frozenset(_OPENERS.values())
_STRAIGHT = frozenset('"″')
QUOTATION_MARKS = frozenset(_OPENERS) | _CLOSERS | _STRAIGHT
_TRAILING = frozenset(".،؛:,;…/-–—")
_LEADING = _TRAILING | {"؟", "!"}


Words = tuple[str, ...]
Bounds = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens of one paragraph. Positions are token indices; ranges are half open."""

    number: int
    folded: Folded
    words: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    regions: tuple[tuple[int, int], ...]
    """Opening and closing token of each pair of quotation marks, outermost only, in order."""
    starts: tuple[int, ...]
    """Where sentences start."""

    def __len__(self) -> int:
        return len(self.words)

    def word(self, position: int) -> str:
        """The token at `position`, or nothing beyond the ends."""
        return self.words[position] if 0 <= position < len(self.words) else ""

    def span(self, first: int, last: int) -> Span:
        """The code points of tokens `first` to `last`."""
        return self.folded.span(self.bounds[first][0], self.bounds[last - 1][1])

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence that holds the token."""
        index = bisect_right(self.starts, position)
        start = self.starts[index - 1] if index else 0
        return start, self.starts[index] if index < len(self.starts) else len(self.words)

    def region(self, position: int) -> tuple[int, int] | None:
        """The pair of quotation marks around the token; the marks themselves count."""
        index = bisect_right(self.regions, (position, len(self.words))) - 1
        if index >= 0 and self.regions[index][0] <= position <= self.regions[index][1]:
            return self.regions[index]
        return None

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """The range without the separators at its ends; a full stop does not belong to a statement."""
        while first < last and self.words[first] in _LEADING:
            first += 1
        while first < last and self.words[last - 1] in _TRAILING:
            last -= 1
        return first, last

    def find(self, targets: Iterable[str], first: int, last: int) -> int | None:
        """The first position in the range whose token is one of `targets`."""
        wanted = frozenset(targets)
        return next((i for i in range(first, last) if self.words[i] in wanted), None)


def read_line(text: str, paragraph: Paragraph, sentences: Sequence[Sentence]) -> Line:
    """Fold and cut one paragraph. `sentences` are those of the paragraph."""
    folded = fold(text, paragraph.span)
    words, bounds = _without_odd_marks(*tokenise(folded.text))
    offsets = [folded.offsets[start] for start, _ in bounds]
    starts = sorted({bisect_left(offsets, sentence.span.start) for sentence in sentences} | {0})
    return Line(paragraph.number, folded, words, bounds, _outermost(_pairs(words)), tuple(starts))


def _without_odd_marks(words: Words, bounds: Bounds) -> tuple[Words, Bounds]:
    """A quotation mark without its fellow says nothing of where a quotation ends, and is left out."""
    if QUOTATION_MARKS.isdisjoint(words):
        return words, bounds
    paired = {position for pair in _pairs(words) for position in pair}
    kept = [i for i, word in enumerate(words) if word not in QUOTATION_MARKS or i in paired]
    return tuple(words[i] for i in kept), tuple(bounds[i] for i in kept)


def _pairs(words: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of quotation marks. A mark without its fellow pairs with nothing."""
    found: list[tuple[int, int]] = []
    stack: list[int] = []
    for position, word in enumerate(words):
        if word in _STRAIGHT:
            if stack and words[stack[-1]] in _STRAIGHT:
                found.append((stack.pop(), position))
            else:
                stack.append(position)
        elif word in _OPENERS:
            stack.append(position)
        elif word in _CLOSERS:
            while stack and words[stack[-1]] in _STRAIGHT:
                stack.pop()
            if stack:
                found.append((stack.pop(), position))
    return found


def _outermost(pairs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for pair in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not kept or pair[0] > kept[-1][1]:
            kept.append(pair)
    return tuple(kept)
