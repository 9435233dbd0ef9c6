"""What a brief tells, in its order and wording, before it becomes Markdown, plain text, a Word file or a page.

Each of those is a way to write down the few records here, so none of them can tell more or less than another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind within a line. `target` is the anchor that they link to."""

    text: str
    style: Literal["plain", "strong", "code"] = "plain"
    language: Literal["en", "fa"] = "en"
    target: str | None = None


Line = tuple[Run, ...]
"""A line all of Persian is a paragraph that runs from right to left."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; `note` where it warns."""

    line: Line
    note: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, numbered or not; `label` is the term that the line explains.

    `anchor` is where links to it lead, in the formats that have such links.
    """

    line: Line
    number: int | None = None
    body: tuple[Line, ...] = ()
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph in both languages; links to it lead to the anchor `p` and its number."""

    number: int
    english: str
    persian: str
    marks: tuple[str, ...] = ()
    """What did not hold in it."""


Block = Prose | Item | Pair


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; the first section of a brief has no heading of its own."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def anchor(self) -> str:
        """The anchor that GitHub gives such a heading."""
        return self.title.lower().replace(",", "").replace(" ", "-")


def plain(text: str) -> Line:
    """English words without emphasis."""
    return (Run(text),)


def persian(text: str) -> Line:
    """Persian words."""
    return (Run(text, language="fa"),)


def link(paragraph: int) -> Line:
    """A link to a paragraph."""
    return (Run(f"¶{paragraph}", target=f"p{paragraph}"),)


def join(separator: str, lines: Iterable[Line]) -> Line:
    """The lines in one, `separator` between them."""
    return tuple(_joined(separator, lines))


def _joined(separator: str, lines: Iterable[Line]) -> Iterator[Run]:
    for index, line in enumerate(lines):
        if index:
            yield Run(separator)
        yield from line


def is_persian(line: Line) -> bool:
    """Whether the whole line is Persian."""
    return bool(line) and all(run.language == "fa" for run in line)
