"""Blocks as HTML."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from brief.rendering.blocks import Block, Item, Line, Prose, Run, is_persian
from brief.rendering.markup import Markup, element, gather

PERSIAN = {"lang": "fa", "dir": "rtl"}


def flow(blocks: Iterable[Block], marks: Mapping[str, Markup] | None = None) -> Markup:
    """Paragraphs and lists. `marks` are signs before the entry with that anchor."""
    groups = groupby(blocks, lambda block: (type(block), isinstance(block, Item) and bool(block.label)))
    return gather(*(_group(list(group), marks or {}) for _, group in groups))


def _group(group: list[Block], marks: Mapping[str, Markup]) -> Markup:
    items = [block for block in group if isinstance(block, Item)]
    if not items:
        return gather(*(paragraph(block.line) for block in group if isinstance(block, Prose)))
    if items[0].label:
        return element("dl", {}, *(_definition(item) for item in items))
    return element("ul" if items[0].number is None else "ol", {}, *(_entry(item, marks) for item in items))


def _definition(item: Item) -> Markup:
    return element("div", {}, element("dt", {}, item.label), element("dd", {}, line(item.line)))


def _entry(item: Item, marks: Mapping[str, Markup]) -> Markup:
    value = None if item.number is None else str(item.number)
    head = element("p", {}, marks.get(item.anchor, Markup("")), line(item.line))
    return element("li", {"id": item.anchor or None, "value": value}, head, *map(paragraph, item.body))


def paragraph(words: Line) -> Markup:
    """A paragraph of its own, from right to left where all of it is Persian."""
    if is_persian(words):
        return element("p", PERSIAN, "".join(run.text for run in words))
    return element("p", {}, line(words))


def line(words: Line) -> Markup:
    """The runs of a line."""
    return gather(*map(_run, words))


def _run(run: Run) -> Markup:
    found = element("span", PERSIAN, run.text) if run.language == "fa" else gather(run.text)
    if run.style != "plain":
        found = element("strong" if run.style == "strong" else "code", {}, found)
    return element("a", {"href": f"#{run.target}"}, found) if run.target else found
