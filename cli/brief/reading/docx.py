"""A Word document (DOCX): the paragraphs of its body, with deletions left out and insertions in."""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from brief.reading.archive import LIMIT, Archive
from brief.reading.boilerplate import part
from brief.reading.draft import Draft, read_at_most

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Text boxes stand twice in a document, the second time for programs of before 2010; deletions are no text any more.
_SKIPPED = ("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{_WORD}del", f"{_WORD}moveFrom")
_SIGNS = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
    f"{_WORD}softHyphen": "",
}
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def read(stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft]:
    """One article. Raises InputError."""
    archive = Archive(read_at_most(stream, LIMIT, called), called)
    kept, removed = part("".join(_text(archive.xml("word/document.xml"))).split("\n"))
    author = archive.xml("docProps/core.xml").findtext(_CREATOR) if "docProps/core.xml" in archive.names else None
    yield Draft("\n".join(kept), {"author": author or "", "format": "docx", "removed": " | ".join(removed)})


def _text(document: etree._Element) -> Iterator[str]:
    """The pieces of text in order; each paragraph ends with a line end."""
    skipped = 0
    for event, element in etree.iterwalk(document, events=("start", "end")):
        if element.tag in _SKIPPED:
            skipped += 1 if event == "start" else -1
        elif skipped:
            continue
        elif event == "start":
            yield element.text or "" if element.tag == f"{_WORD}t" else _SIGNS.get(element.tag, "")
        elif element.tag == f"{_WORD}p":
            yield "\n"
