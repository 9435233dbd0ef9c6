"""Sentences beside their English: the rows of a translation memory, and of data."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from brief.article import Brief, Rendering, Sentence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence with the renderings of its units, in text order."""

    sentence: Sentence
    persian: str
    renderings: tuple[Rendering, ...]

    @property
    def english(self) -> str:
        """The sentence in English."""
        return " ".join(item.english for item in self.renderings if item.english)


def aligned(brief: Brief) -> Iterator[Aligned]:
    """Every sentence of the article, in its order."""
    renderings = grouped((item.unit.sentence, item) for item in brief.renderings)
    for sentence in brief.sentences:
        yield Aligned(sentence, sentence.span.of(brief.article.text), renderings[sentence.number])


def grouped(items: Iterable[tuple[int, T]]) -> defaultdict[int, tuple[T, ...]]:
    """The items by their number, in the order given; nothing where there is none."""
    found: dict[int, list[T]] = {}
    for number, item in items:
        found.setdefault(number, []).append(item)
    return defaultdict(tuple, {number: tuple(group) for number, group in found.items()})
