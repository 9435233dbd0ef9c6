"""The other persons whom an article names between a statement and where its speaker was named last."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal

from brief.quotes.likeness import same_name
from brief.quotes.line import Line
from brief.quotes.names import is_given, looks_like_name
from brief.quotes.openings import skip_leads
from brief.quotes.words import words_of

Place = tuple[int, int]
"""Paragraph and token."""
Rivalry = Literal["no rival", "a rival mentioned", "a rival for subject"]
_LOOKED_AT = 40
"""Names among which a rival is looked for; keeps an article that names thousands linear."""
_NO_SURNAME = ("stops", "roles", "organisations", "honorifics", "places", "pronouns")


class Rivals:
    """Every full name of the article, and whether a sentence opens with it."""

    def __init__(self, lines: Iterable[Line]) -> None:
        named = [named for line in lines for named in _named(line)]
        self._places = [place for place, _, _ in named]
        self._named = named

    def between(self, after: Place, before: Place, name: tuple[str, ...]) -> Rivalry:
        """Who else is named between two places; a name that opens a sentence is the strongest rival."""
        first, last = bisect_left(self._places, after), bisect_left(self._places, before)
        others = [
            opens for _, words, opens in self._named[max(first, last - _LOOKED_AT) : last] if not _same(words, name)
        ]
        return "a rival for subject" if any(others) else "a rival mentioned" if others else "no rival"


def _same(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return bool(name) and (same_name(words, name) or not set(words).isdisjoint(name))


def _named(line: Line) -> Iterator[tuple[Place, tuple[str, ...], bool]]:
    for position in range(len(line) - 1):
        first, second = line.words[position : position + 2]
        if is_given(first) and looks_like_name(second) and not any(second in words_of(kind) for kind in _NO_SURNAME):
            start, _ = line.sentence(position)
            yield (line.number, position), (first, second), skip_leads(line, start, position) == position
