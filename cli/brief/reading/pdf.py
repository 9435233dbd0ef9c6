"""A PDF with a text layer. Characters are put in order by where they stand on the page, not as the file lists them.

Programs write Persian into a PDF in logical order, in visual order, or a word this way and a word that way, and as
letters or as shaped glyphs (U+FB50 to U+FEFF); the places on the page are right in all of them. pdfium gives the lines.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO
from unicodedata import combining

from brief.errors import InputError
from brief.reading.boilerplate import part
from brief.reading.draft import Draft, read_at_most
from brief.text.characters import PRESENTATION_FORMS

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

LIMIT = 50_000_000
"""Bytes."""
MOST_PAGES = 200
MOST_CHARACTERS = 600_000
"""On all pages: more than the longest article, about two seconds."""

# pdfium is not safe for threads, and a batch reads in several.
_ONE_AT_A_TIME = Lock()
_PERSIAN = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = r"(?=[0-9 .,-]*[A-Za-z])[A-Za-z0-9](?:[A-Za-z0-9 .,&'@/:+-]*[A-Za-z0-9])?"
# After Arabic letters a per cent sign and a hyphen run with the text, not with the number (UAX 9, rules W2 to W6).
_NUMBER = r"\d(?:[\d.,/:٫٬]*\d)?"
_LEFT_TO_RIGHT = re.compile(f"{_LATIN}|{_NUMBER}")
_MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")
_REPAIRED = "letters in the order of their places on the page; shaped glyphs as letters"
_FORMS = str.maketrans(PRESENTATION_FORMS)
_FULL_LINE = 0.8
"""A line shorter than this share of the page's long lines ends its paragraph."""
_SPACE = 0.3
"""Of the median space of its line: narrower gaps are none, though pdfium finds some beside vowel signs."""
_HEADLINE = 1.3
"""So many times the height of the median line."""
_RUNNING = 3
"""Pages on which the same first or last line is no text but a running title."""


def read(stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft]:
    """One article. Raises InputError for a scan, for a locked file and for a damaged one."""
    from pypdfium2 import PdfDocument, PdfiumError

    data = read_at_most(stream, LIMIT, called)
    try:
        with _ONE_AT_A_TIME, closing(PdfDocument(data)) as document:
            pages = _pages(document, called)
    except PdfiumError as error:
        why = "is locked with a password" if "password" in str(error).lower() else "is damaged"
        message = f"{called} is a PDF that {why}."
        raise InputError(message) from error
    found = [line for page in pages for line in page]
    if not any(_PERSIAN.search(line.text) for line in found):
        message = f"{called} has no text layer (a scan?): run an OCR first, for example `ocrmypdf -l fas`."
        raise InputError(message)
    running = _running(pages)
    text = _swap_mirrored("\n".join(_paragraphs([line for line in found if line.text not in running] or found)))
    kept, removed = part(text.translate(_FORMS).split("\n"))
    evidence = {"format": "pdf", "repaired": _REPAIRED, "removed": " | ".join((*removed, *running))}
    yield Draft("\n".join(kept), evidence)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line in logical order, and its height in points, which tells headlines from text."""

    text: str
    height: float


def _pages(document: "PdfDocument", called: str) -> list[list[_Line]]:
    """The lines of each page that are not empty."""
    if len(document) > MOST_PAGES:
        message = f"{called} has {len(document)} pages, more than {MOST_PAGES}: no single article."
        raise InputError(message)
    pages: list[list[_Line]] = []
    characters = 0
    for page in document:
        pages.append([line for line in _lines(page) if line.text])
        characters += sum(len(line.text) for line in pages[-1])
        if characters > MOST_CHARACTERS:
            message = f"{called} has more than {MOST_CHARACTERS:,} characters: no single article."
            raise InputError(message)
    return pages


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A character and where it stands on the page, in points; spaces have no reliable place."""

    character: str
    left: float
    right: float
    bottom: float
    top: float


def _lines(page: "PdfPage") -> Iterator[_Line]:
    from pypdfium2 import raw

    with closing(page.get_textpage()) as view:
        line: list[_Glyph] = []
        box = [ctypes.c_double() for _ in range(4)]
        for index in range(min(view.count_chars(), MOST_CHARACTERS)):
            code = raw.FPDFText_GetUnicode(view, index)
            if code in (0x0A, 0x0D):
                yield _Line(_in_order(line), _height(line))
                line = []
            elif code and not 0xD800 <= code <= 0xDFFF:
                raw.FPDFText_GetCharBox(view, index, *box)
                line.append(_Glyph(chr(code), *(edge.value for edge in box)))
        yield _Line(_in_order(line), _height(line))


def _height(line: Sequence[_Glyph]) -> float:
    return max((glyph.top for glyph in line), default=0) - min((glyph.bottom for glyph in line), default=0)


def _in_order(line: Sequence[_Glyph]) -> str:
    """From right to left, but numbers and Latin words from left to right; a line without Persian as it is listed.

    A line with so many spaces has them in its so many widest gaps, or in fewer.
    """
    listed = " ".join("".join(glyph.character for glyph in line).split())
    if not _PERSIAN.search(listed):
        return listed
    glyphs = _with_marks(sorted((glyph for glyph in line if not glyph.character.isspace()), key=_place))
    gaps = [before.left - after.right for before, after in pairwise(glyphs)]
    widest = sorted(gaps, reverse=True)[: listed.count(" ")]
    least = max(widest[-1], _SPACE * median(widest)) if widest else inf
    leftwards = "".join(glyph.character + " " * (gap >= least) for glyph, gap in zip(glyphs, (*gaps, 0.0), strict=True))
    return _LEFT_TO_RIGHT.sub(lambda run: run[0][::-1], leftwards).strip()


def _with_marks(glyphs: Sequence[_Glyph]) -> list[_Glyph]:
    """Vowel signs joined to the letter above or below which they stand."""
    letters = [glyph for glyph in glyphs if not combining(glyph.character)] or list(glyphs)
    for mark in (glyph for glyph in glyphs if combining(glyph.character)):
        nearest = min(range(len(letters)), key=lambda index: abs(_place(letters[index]) - _place(mark)))
        letters[nearest] = replace(letters[nearest], character=letters[nearest].character + mark.character)
    return letters


def _place(glyph: _Glyph) -> float:
    """Its distance from the right, in half points."""
    return -glyph.left - glyph.right


def _swap_mirrored(text: str) -> str:
    """Brackets drawn by their mirror image stand for the other one: most lines that have a pair then close first."""
    pairs = re.findall(r"[()«»](?=[^()«»\n]*[()«»])", text)
    closing_first = sum(pair in ")»" for pair in pairs)
    return text.translate(_MIRRORED) if 2 * closing_first > len(pairs) else text


def _running(pages: Sequence[Sequence[_Line]]) -> frozenset[str]:
    edges = Counter(line for page in pages if page for line in {page[0].text, page[-1].text})
    return frozenset(line for line, times in edges.items() if times >= _RUNNING)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Lines joined to paragraphs: a short line is the last of its paragraph; lines of a headline stay together."""
    long = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10]
    high = _HEADLINE * median(line.height for line in lines)
    paragraph: list[str] = []
    for line, after in pairwise((*lines, _Line("", 0.0))):
        paragraph.append(line.text)
        in_headline = line.height > high and after.height > high
        if not in_headline and (len(line.text) < _FULL_LINE * long or (line.height > high) != (after.height > high)):
            yield " ".join(paragraph)
            paragraph = []
    yield " ".join(paragraph)
