"""HTML to a tree within limits, and a tree to lines of text."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from brief.errors import InputError

MOST_ELEMENTS = 60_000
"""Ten times a large news page; extraction takes seconds beyond that."""
MOST_MARKUP = 10_000_000
DEEPEST = 250
"""Elements inside each other; extractors recurse, and libxml2 itself stops at 256."""

_BREAKING = frozenset(
    """address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select summary table tbody td tfoot th
    thead time tr ul""".split()  # noqa: SIM905 (thirty lines as a list)
)
_SILENT = frozenset(["head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "textarea"])


@dataclass(frozen=True, slots=True)
class Line:
    """What a reader sees as one line or paragraph; `linked`: all of it is a link."""

    text: str
    linked: bool


def parse_html(text: str, called: str) -> HtmlElement:
    """The tree of a page. Raises InputError for one that is too large or too deep to be an article."""
    if len(text) > MOST_MARKUP:
        message = f"{called} has more than {MOST_MARKUP:,} characters of HTML: no single article."
        raise InputError(message)
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        message = f"{called} holds no HTML that can be read: {str(error)[:100]}."
        raise InputError(message) from error
    depth = deepest = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest, count = max(deepest, depth), count + (event == "start")
    if count > MOST_ELEMENTS or deepest > DEEPEST:
        message = f"{called} is no article page: {count:,} elements, {deepest} inside each other."
        raise InputError(message)
    return tree


def lines(tree: etree._Element) -> Iterator[Line]:
    """The visible text, a line a block, without empty lines."""
    pieces: list[tuple[str, bool]] = []
    links = silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        starts = event == "start"
        if tag in _BREAKING:
            yield from _flush(pieces)
        if tag in _SILENT:
            silent += 1 if starts else -1
        if tag == "a":
            links += 1 if starts else -1
        text = element.text if starts else element.tail
        if text and not silent:
            pieces.append((text, links > 0))
    yield from _flush(pieces)


def _flush(pieces: list[tuple[str, bool]]) -> Iterator[Line]:
    text = " ".join("".join(piece for piece, _ in pieces).split())
    if text:
        yield Line(text, all(linked for piece, linked in pieces if any(map(str.isalnum, piece))))
    pieces.clear()
