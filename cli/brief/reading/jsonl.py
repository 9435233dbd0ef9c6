"""JSON lines: one article a line, read as they come, so that the file may be larger than memory."""

from collections.abc import Iterator
from typing import BinaryIO

from brief.errors import InputError
from brief.reading.decoding import decode
from brief.reading.draft import Draft
from brief.reading.json import parse
from brief.reading.records import draft_of

LONGEST_LINE = 8_000_000
"""Bytes: the longest article with every letter written as `\\uXXXX`, twice over."""


def read(stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft | InputError]:
    """One article a line; a line that is none gives its InputError, and the next line follows."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        where = f"{called}, article {number},"
        try:
            yield from _of_line(line, number, where, charset)
        except InputError as error:
            yield error
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)


def _of_line(line: bytes, number: int, where: str, charset: str) -> Iterator[Draft]:
    if len(line) > LONGEST_LINE:
        message = f"{where} is longer than {LONGEST_LINE:,} bytes: no single article."
        raise InputError(message)
    if line.strip():
        decoded = decode(line, where, declared=charset)
        yield draft_of(parse(decoded.text, where), where, {"format": "jsonl", **decoded.metadata}, part=number)
