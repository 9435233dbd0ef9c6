"""Which reader reads what: a literal table, asked by the first bytes, then by the suffix. Readers load on demand."""

import re
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from brief.errors import InputError
from brief.reading.draft import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """`module` in this room has a function `read`. `collects`: one file holds several articles as a rule."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    collects: bool = False

    @property
    def reader(self) -> Reader:
        """Imported now, because some bring heavy libraries. Raises InputError where an extra is not installed."""
        return cast("Reader", import_module(f"brief.reading.{self.module}").read)


TEXT = Format("text", "plain", (".txt", ".md", ".markdown"))
HTML = Format("html", "html", (".html", ".htm", ".xhtml"))
DOCX = Format("docx", "docx", (".docx",))
PDF = Format("pdf", "pdf", (".pdf",))
MAIL = Format("mail", "mail", (".eml", ".mht", ".mhtml"))
EPUB = Format("epub", "epub", (".epub",), collects=True)
FEED = Format("feed", "feed", (".rss", ".atom", ".xml"), collects=True)
JSON = Format("json", "json", (".json",), collects=True)
JSONL = Format("jsonl", "jsonl", (".jsonl", ".ndjson"), collects=True)
FORMATS = (TEXT, HTML, DOCX, PDF, MAIL, EPUB, FEED, JSON, JSONL)

_BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Office document: save it as DOCX first"),
    (b"{\\rtf", "an RTF document: save it as DOCX first"),
    (b"\x89PNG", "a picture: run an OCR first, then read its text"),
    (b"\xff\xd8\xff", "a picture: run an OCR first, then read its text"),
    (b"II*\0", "a picture: run an OCR first, then read its text"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
)
_SPACE = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,200}?\?>\s*)?(?:<!--.{0,500}?-->\s*)*"
_CONTENT = (
    (re.compile(rb"%PDF-"), PDF),
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL), EPUB),
    (re.compile(rb"PK\x03\x04.{0,4000}(?:word/|\[Content_Types\])", re.DOTALL), DOCX),
    (re.compile(_SPACE + rb"<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL), HTML),
    (re.compile(_SPACE + rb"<(?:rss|rdf:RDF|feed)\b", re.DOTALL), FEED),
)
HEAD = 4096
"""Bytes that `format_of` looks at."""


def format_of(head: bytes, suffix: str, called: str) -> Format:
    """The format of what begins with `head`; the content is believed before the suffix. Raises InputError."""
    for magic, what in _REFUSED:
        if head.startswith(magic):
            message = f"{called} is {what}."
            raise InputError(message)
    by_content = next((form for pattern, form in _CONTENT if pattern.match(head)), None)
    if form := by_content or _BY_SUFFIX.get(suffix.lower()):
        return form
    if head.startswith(b"PK\x03\x04"):
        message = f"{called} is a zip archive or an Office document other than DOCX: unpack it, or save it as DOCX."
        raise InputError(message)
    # Without a suffix, as on standard input: an article does not begin with a bracket.
    return JSON if not suffix and re.match(rb"(?:\xef\xbb\xbf)?\s*[{\[]", head) else TEXT
