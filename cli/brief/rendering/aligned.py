"""Sentences beside their English: the rows of a translation memory, and of data."""

from collections.abc import Iterator
from dataclasses import dataclass

from brief.article import Brief, Rendering, Sentence


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
    of_sentence: dict[int, list[Rendering]] = {}
    for item in brief.renderings:
        of_sentence.setdefault(item.unit.sentence, []).append(item)
    for sentence in brief.sentences:
        renderings = tuple(of_sentence.get(sentence.number, ()))
        yield Aligned(sentence, sentence.span.of(brief.article.text), renderings)
