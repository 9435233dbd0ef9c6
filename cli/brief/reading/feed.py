"""RSS 0.9 to 2.0 and Atom: every item an article, of as much text as the outlet puts into its feed."""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lxml import etree

from brief.errors import InputError
from brief.reading.archive import parse_xml
from brief.reading.boilerplate import part
from brief.reading.days import dated
from brief.reading.decoding import decode
from brief.reading.draft import Draft, one_line, read_at_most, with_headline
from brief.reading.markup import lines, parse_html

LIMIT = 20_000_000
"""Bytes."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"']([\w-]+)")
# lxml lets such references pass when it repairs, and fails when their text is asked for.
_SURROGATE = re.compile(rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5[567]\d{3});", re.IGNORECASE)
# The fullest text first.
_BODIES = ("encoded", "content", "description", "summary")


def read(stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft | InputError]:
    """The items in the order of the file. Raises InputError when it is no feed."""
    data = read_at_most(stream, LIMIT, called)
    declared = charset or (found[1].decode("ascii") if (found := _DECLARED.match(data)) else "")
    decoded = decode(data, called, declared=declared)
    evidence = {"format": "feed", **decoded.metadata}
    source = _DECLARATION.sub("", decoded.text, count=1).strip().encode("utf-8")
    try:
        root = parse_xml(source, called)
    except InputError:
        root = parse_xml(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}".encode(), source), called, repair=True)
        evidence["repaired"] = "XML that is not well-formed"
    channel = root.find(".//{*}channel")
    outlet = one_line((root if channel is None else channel).findtext("{*}title") or "")
    for number, item in enumerate(root.iterfind(".//{*}item") if channel is not None else root.iterfind("{*}entry"), 1):
        try:
            yield _article(item, outlet, evidence, f"{called}, article {number},", number)
        except InputError as error:
            yield error


def _article(item: etree._Element, outlet: str, evidence: dict[str, str], called: str, number: int) -> Draft:
    title = one_line(_text(item, ("title",)))
    kept, removed = part(_body(item, called))
    told = {
        "title": title,
        **dated(_text(item, ("pubDate", "published", "date", "updated"))),
        "url": _link(item),
        "author": _text(item, ("creator", "author")),
        "outlet": outlet,
        "tags": ", ".join(tag for each in item.iterfind("{*}category") if (tag := each.get("term") or each.text or "")),
    }
    text = with_headline(title, "\n".join(kept))
    return Draft(text, {**told, **evidence, "removed": " | ".join(removed)}, number)


def _body(item: etree._Element, called: str) -> Sequence[str]:
    """The fullest text of the item; HTML in it becomes lines."""
    for name in _BODIES:
        element = item.find(f"{{*}}{name}")
        if element is None:
            continue
        if len(element):  # Atom's type="xhtml"
            return [line.text for line in lines(element)]
        if text := (element.text or "").strip():
            return [line.text for line in lines(parse_html(text, called)) if not line.linked]
    return ()


def _text(item: etree._Element, names: Sequence[str]) -> str:
    found = (item.find(f"{{*}}{name}") for name in names)
    return next((text for each in found if each is not None and (text := "".join(each.itertext()).strip())), "")


def _link(item: etree._Element) -> str:
    links = [each.get("href") or each.text or "" for each in item.iterfind("{*}link") if each.get("rel") != "self"]
    return next((link.strip() for link in links if link.strip().startswith(("https://", "http://"))), "")
