"""Text and Markdown, with optional front matter; the text is otherwise exactly as it stands in the file."""

from collections.abc import Iterator
from typing import BinaryIO

from brief.reading.decoding import decode
from brief.reading.draft import EVIDENCE, Draft, read_at_most
from brief.reading.frontmatter import split_front_matter

LIMIT = 2_000_000
"""Bytes: four times the longest article, so that what is larger is refused without being held in memory."""


def read(stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft]:
    """One article. Raises InputError."""
    decoded = decode(read_at_most(stream, LIMIT, called), called, declared=charset)
    metadata, text = split_front_matter(decoded.text)
    given = {key: value for key, value in metadata.items() if key not in EVIDENCE}
    yield Draft(text, {**given, "format": "text", **decoded.metadata})
