"""An EPUB, such as an issue of a magazine: every document of its spine that holds prose is an article."""

import posixpath
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote

from brief.errors import InputError
from brief.reading.archive import LIMIT, Archive
from brief.reading.boilerplate import part
from brief.reading.days import dated
from brief.reading.decoding import decode
from brief.reading.draft import Draft, read_at_most
from brief.reading.markup import lines, parse_html

_CONTAINER = "META-INF/container.xml"
_LEAST = 100
"""Letters: covers, title pages and tables of contents have fewer outside of their links."""
MOST_DOCUMENTS = 1_000


def read(stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft | InputError]:
    """The articles in reading order. Raises InputError when the book as a whole cannot be read."""
    archive = Archive(read_at_most(stream, LIMIT, called), called)
    package = _package(archive, called)
    root = archive.xml(package)
    told = {
        **dated(root.findtext(".//{*}date") or ""),
        "outlet": root.findtext(".//{*}publisher") or root.findtext(".//{*}title") or "",
        "author": root.findtext(".//{*}creator") or "",
    }
    paths = {
        item.get("id"): posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(item.get("href", ""))))
        for item in root.iterfind(".//{*}manifest/{*}item")
        if item.get("media-type") == "application/xhtml+xml" and "nav" not in item.get("properties", "").split()
    }
    spine = [paths[key] for item in root.iterfind(".//{*}spine/{*}itemref") if (key := item.get("idref")) in paths]
    number = 0
    for path in spine[:MOST_DOCUMENTS]:
        try:
            draft = _article(archive.read(path), f"{called}, part {path[:80]!r},", told, number + 1)
        except InputError as error:
            yield error
            continue
        if draft:
            number += 1
            yield draft


def _package(archive: Archive, called: str) -> str:
    found = archive.xml(_CONTAINER).find(".//{*}rootfile")
    if found is None or not found.get("full-path"):
        message = f"{called} is no EPUB: its container names no package."
        raise InputError(message)
    return str(found.get("full-path"))


def _article(data: bytes, called: str, told: dict[str, str], number: int) -> Draft | None:
    """None for a document without prose."""
    decoded = decode(data, called)
    kept, removed = part(line.text for line in lines(parse_html(decoded.text, called)) if not line.linked)
    if sum(map(len, kept)) < _LEAST:
        return None
    evidence = {"format": "epub", **decoded.metadata, "removed": " | ".join(removed)}
    return Draft("\n".join(kept), {**told, **evidence}, number)
