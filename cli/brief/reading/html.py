"""A saved web page to its article.

trafilatura says which part of the page is the article; the text itself is ours, line by line, because trafilatura
deletes every half-space and runs the paragraphs of old table pages together. What outlets put into their articles is
told apart by `boilerplate`. Three extractors side by side: `benchmarks/extraction.py`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lxml.html import HtmlElement

from brief.errors import InputError
from brief.reading.boilerplate import is_boilerplate, part
from brief.reading.decoding import Decoded, decode
from brief.reading.draft import Draft, read_at_most
from brief.reading.markup import Line, lines, parse_html
from brief.reading.page_metadata import PageView, metadata_of, schema_of

LIMIT = 30_000_000
"""Bytes; browsers that save a page as one file put its pictures into it."""

_MOST_TEXT = 2_000_000
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:[\w/+.-]{0,60};base64,[\w+/=%\s-]{200,}")
_LEAD = re.compile(
    r"\b(?:lead|lid|summary|intro|introtext|subtitle|sub-title|standfirst|excerpt|description)", re.IGNORECASE
)
_MOST_LEADS = 10
_NO_LETTER = re.compile(r"[\W_]+")
_PROSE, _SENTENCE = 40, 6
"""Letters from which on a line, or one that ends like a sentence, is taken for prose."""
_ENDS = (".", "!", "\N{ARABIC QUESTION MARK}", "»", ":", "…")


def read(stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft]:
    """One article. Raises InputError where the page holds none."""
    data = read_at_most(stream, LIMIT, called)
    declared = charset or (found[1].decode("ascii") if (found := _DECLARED.search(data[:4096])) else "")
    yield draft_of(decode(data, called, declared=declared, tolerant=True), called)


def draft_of(decoded: Decoded, called: str) -> Draft:
    """The article of a decoded page. Raises InputError."""
    source = _EMBEDDED.sub("data:,", decoded.text)
    tree = parse_html(source, called)
    shown = tuple(lines(tree))
    if sum(len(line.text) for line in shown) > _MOST_TEXT:
        message = f"{called} shows more than {_MOST_TEXT:,} characters: no single article."
        raise InputError(message)
    schema = schema_of(tree)
    metadata = metadata_of(PageView(tree, source, shown), schema)
    extractor, chosen = _choose(tree, shown, metadata.get("title", ""))
    if not chosen and isinstance(stated := schema.get("articleBody"), str) and stated.strip():
        # Pages that a script fills hold their text for search engines all the same, as HTML or with line ends.
        stated_lines = lines(parse_html(stated.replace("\n", "<br>"), called))
        extractor, chosen = "schema.org articleBody", tuple(stated_lines)
    title, lead = metadata.get("title", ""), _lead(tree)
    kept, removed = part(line.text for line in chosen if not line.linked)
    body = [line for line in dict.fromkeys((lead, *kept)) if line and line not in (title, metadata.get("author"))]
    if not body:
        message = f"{called} holds no article that can be told from its menus and links."
        raise InputError(message)
    text = "\n".join([title, *body] if title else body)
    if decoded.damaged and "\N{REPLACEMENT CHARACTER}" in text:
        message = f"{called} is damaged: some of the article's letters are no UTF-8."
        raise InputError(message)
    removed = (*removed, *_left_out(shown, frozenset(chosen)))
    evidence = {"format": "html", **decoded.metadata, "extractor": extractor, "removed": " | ".join(removed)}
    return Draft(text, {**metadata, **evidence})


def _left_out(shown: Sequence[Line], chosen: frozenset[Line]) -> Iterator[str]:
    """Evidence of what was not taken: links within the article, boilerplate around it."""
    for line in shown:
        if line.linked if line in chosen else is_boilerplate(line.text):
            yield line.text


def _choose(tree: HtmlElement, shown: Sequence[Line], title: str) -> tuple[str, Sequence[Line]]:
    """What told the article from the page, and the lines from the article's first to its last."""
    from trafilatura import __version__, extract

    # "fast" leaves out its second opinions, which cost up to a second and change nothing on our pages.
    found = _letters(extract(tree, include_comments=False, include_tables=True, fast=True) or "")
    prose = [place for place, line in enumerate(shown) if _is_prose(line)]
    extracted = [place for place in prose if _letters(shown[place].text) in found]
    heading = next((place for place, line in enumerate(shown) if line.text == title), -1)
    places = [place for place in extracted or prose if place > heading] or extracted or prose
    region = shown[places[0] : places[-1] + 1] if places else ()
    if not extracted:
        return "lines of prose", [line for line in region if _is_prose(line)]
    # A lead in bold letters right under the headline is what trafilatura leaves out most.
    above = (shown[place] for place in prose if -1 < heading < place < places[0])
    leads = [line for line in above if line.text.endswith(_ENDS) and len(line.text) >= _PROSE]
    return f"trafilatura {__version__}", [*leads, *(line for line in region if _letters(line.text) in found)]


def _is_prose(line: Line) -> bool:
    """Long enough, or a sentence; captions, bylines and menus are neither."""
    kept, _ = part([line.text])
    if line.linked or not kept:
        return False
    return len(_letters(kept[0])) >= (_SENTENCE if kept[0].endswith(_ENDS) else _PROSE)


def _letters(text: str) -> str:
    """What two extractors agree on: letters and digits, without spaces, half-spaces and marks."""
    return _NO_LETTER.sub("", text)


def _lead(tree: HtmlElement) -> str:
    """The lead: the first paragraph after the heading in an element that is called so."""
    after = not tree.xpath("//h1")
    called_so = []
    for element in tree.xpath("//body//*[self::h1 or @class]"):
        after = after or element.tag == "h1"
        if after and element.tag != "h1" and _LEAD.search(element.get("class", "")):
            called_so.append(element)
    found = (line for element in called_so[:_MOST_LEADS] for line in lines(element) if not line.linked)
    return next((x.text for x in found if _PROSE <= len(x.text) <= 1_500 and not is_boilerplate(x.text)), "")
