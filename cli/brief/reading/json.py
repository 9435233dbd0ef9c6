"""A JSON file: one article, a list of them, or a Telegram export."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from brief.errors import InputError
from brief.reading import telegram
from brief.reading.decoding import decode
from brief.reading.draft import Draft, read_at_most
from brief.reading.records import draft_of

LIMIT = 50_000_000
"""Bytes. Parsed JSON takes some ten times as much memory; larger collections belong into JSONL."""


def read(stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft | InputError]:
    """The articles of the file. Raises InputError when it is no JSON."""
    decoded = decode(read_at_most(stream, LIMIT, called), called, declared=charset)
    evidence = {"format": "json", **decoded.metadata}
    found = parse(decoded.text, called)
    if isinstance(found, dict) and telegram.is_export(found):
        yield from telegram.read_export(found, {**evidence, "format": "telegram"})
        return
    if not isinstance(found, list):
        yield draft_of(found, called, evidence)
        return
    for number, record in enumerate(found, start=1):
        try:
            yield draft_of(record, f"{called}, article {number},", evidence, part=number)
        except InputError as error:
            yield error


def parse(text: str, called: str) -> object:
    """Any JSON value. Raises InputError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"{called} is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        raise InputError(message) from error
    except (RecursionError, ValueError) as error:  # ValueError: a number of more digits than Python converts
        message = f"{called} is no JSON of an article: nested too deeply, or a number too long."
        raise InputError(message) from error
