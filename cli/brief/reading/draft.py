"""What a reader makes of its input, before it is found to be an article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from brief.errors import InputError
from brief.text.characters import ZWNJ


@dataclass(frozen=True, slots=True)
class Draft:
    """Text with one paragraph a line; the metadata include the evidence of how it was read (`EVIDENCE`).

    `part` is the place in a file that may hold several articles.
    """

    text: str
    metadata: Mapping[str, str]
    part: int | None = None


class Reader(Protocol):
    """One format. Yields an InputError in the place of each article that cannot be read, raises it for the whole."""

    def __call__(self, stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft | InputError]:
        """`called` is how messages name the input, `charset` what the server said of a page."""
        ...


EVIDENCE = ("format", "encoding", "encoding_evidence", "letters", "extractor", "removed", "repaired", "raw")
"""Metadata keys that only readers set; what an input says under them is dropped."""


def read_at_most(stream: BinaryIO, limit: int, called: str) -> bytes:
    """All bytes of `stream`. Raises InputError when there are more than `limit`, without holding them in memory."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        message = f"{called} is larger than {limit:,} bytes: no single article."
        raise InputError(message)
    return data


def with_headline(title: str, body: str) -> str:
    """`title` as line 1, unless the body begins with it."""
    first, _, _ = body.partition("\n")
    return body if not title or first.strip() == title else f"{title}\n{body}"


def one_line(value: str, longest: int = 1_000) -> str:
    """A metadata value: one line, without control characters, of at most `longest` code points."""
    return "".join(c for c in " ".join(value[: 4 * longest].split()) if c.isprintable() or c == ZWNJ)[:longest]
