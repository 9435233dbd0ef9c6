"""The text of a brief as paragraphs, runs and a table of WordprocessingML (ECMA-376, part 1).

A paragraph runs from right to left through `w:bidi`, a run takes the font and the language of Persian through `w:rtl`.
"""

from collections.abc import Iterable, Iterator
from itertools import count, groupby

from brief.article import Brief
from brief.rendering.blocks import Block, Item, Line, Pair, Prose, Run, is_persian, persian, plain
from brief.rendering.markup import Markup, element, gather
from brief.rendering.sections import header_fields, sections

_A4 = {"w:w": "11906", "w:h": "16838"}
_MARGINS = {f"w:{side}": "1134" for side in ("top", "right", "bottom", "left")}
_COLUMN = "4819"
"""Half of the width between the margins, in twentieths of a point."""


def document_body(brief: Brief) -> Markup:
    """`w:body`."""
    fields = header_fields(brief)
    facts = " | ".join(str(fields[key]) for key in ("date", "source") if key in fields)
    anchors = count(1)
    return element(
        "w:body",
        {},
        _paragraph(plain(brief.title_en), "Title"),
        _paragraph(persian(brief.article.title), "PersianTitle"),
        *([_paragraph(plain(facts))] if facts else []),
        *(
            block
            for section in sections(brief)
            for block in _section(section.title, section.anchor, section.blocks, anchors)
        ),
        element("w:sectPr", {}, element("w:pgSz", _A4), element("w:pgMar", _MARGINS)),
    )


def _section(title: str, anchor: str, blocks: Iterable[Block], anchors: Iterator[int]) -> Iterator[Markup]:
    if title:
        yield _paragraph(plain(title), "Heading1", _bookmark(anchor, anchors))
    for is_pair, group in groupby(blocks, lambda block: isinstance(block, Pair)):
        if is_pair:
            yield _table((block for block in group if isinstance(block, Pair)), anchors)
        else:
            yield from (written for block in group for written in _block(block))


def _block(block: Block) -> Iterator[Markup]:
    if isinstance(block, Prose):
        yield _paragraph(block.line, "Warning" if block.note else "Normal")
    elif isinstance(block, Item):
        marker = "\N{BULLET}" if block.number is None else f"{block.number}."
        label = (Run(f"{block.label}: ", "strong"),) if block.label else ()
        yield _paragraph((*label, *block.line), "Entry", gather(_run(Run(marker)), _TAB))
        yield from (_paragraph(line, "Said") for line in block.body)


def _table(pairs: Iterable[Pair], anchors: Iterator[int]) -> Markup:
    """English and Persian side by side, a row a paragraph."""
    rule = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "BFB8A8"}
    properties = element(
        "w:tblPr",
        {},
        element("w:tblW", {"w:w": "5000", "w:type": "pct"}),
        element("w:tblBorders", {}, element("w:insideH", rule)),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblCaption", {"w:val": "Full text, English and Persian"}),
    )
    grid = element("w:tblGrid", {}, *[element("w:gridCol", {"w:w": _COLUMN})] * 2)
    head = (_paragraph((Run(language, "strong"),)) for language in ("English", "Persian"))
    rows = (_row((_english(pair, anchors), _paragraph(persian(pair.persian)))) for pair in pairs)
    return element("w:tbl", {}, properties, grid, _row(head, element("w:trPr", {}, element("w:tblHeader", {}))), *rows)


def _row(cells: Iterable[Markup], properties: str = "") -> Markup:
    width = element("w:tcPr", {}, element("w:tcW", {"w:w": _COLUMN, "w:type": "dxa"}))
    return element("w:tr", {}, properties, *(element("w:tc", {}, width, cell) for cell in cells))


def _english(pair: Pair, anchors: Iterator[int]) -> Markup:
    marks = gather(_text(f" (check: {', '.join(pair.marks)})", element("w:rStyle", {"w:val": "Mark"})))
    number = gather(_bookmark(f"p{pair.number}", anchors), _run(Run(f"¶{pair.number} ", "strong")))
    return _paragraph(plain(pair.english), "Normal", number, marks if pair.marks else "")


def _bookmark(name: str, anchors: Iterator[int]) -> Markup:
    identifier = {"w:id": str(next(anchors))}
    start = element("w:bookmarkStart", {**identifier, "w:name": _anchor(name)})
    return gather(start, element("w:bookmarkEnd", identifier))


def _anchor(name: str) -> str:
    """Names of bookmarks have no hyphens."""
    return name.replace("-", "_")


def _paragraph(line: Line, style: str = "Normal", before: str = "", after: str = "") -> Markup:
    leftward = is_persian(line)
    name = "Persian" if leftward and style in ("Normal", "Said") else style
    properties = [element("w:pStyle", {"w:val": name})] + ([element("w:bidi", {})] if leftward else [])
    return element("w:p", {}, element("w:pPr", {}, *properties), before, *_runs(line, leftward), after)


def _runs(line: Line, leftward: bool) -> Iterator[Markup]:
    for run in line:
        yield _run(run)
        if run.language == "fa" and not leftward:
            # Word knows no isolates: the mark keeps a number that follows the Persian in its place (UAX 9, W2).
            yield _text("\N{LEFT-TO-RIGHT MARK}")


def _run(run: Run) -> Markup:
    properties = [element("w:rStyle", {"w:val": "Code"})] if run.style == "code" else []
    if run.target:
        properties.append(element("w:rStyle", {"w:val": "Hyperlink"}))
    if run.style == "strong":
        properties += [element("w:b", {}), element("w:bCs", {})]
    if run.language == "fa":
        properties += [element("w:rtl", {}), element("w:lang", {"w:bidi": "fa-IR"})]
    words = _text(run.text, *properties)
    return element("w:hyperlink", {"w:anchor": _anchor(run.target)}, words) if run.target else words


def _text(words: str, *properties: Markup) -> Markup:
    about = [element("w:rPr", {}, *properties)] if properties else []
    return element("w:r", {}, *about, element("w:t", {"xml:space": "preserve"}, words))


_TAB = element("w:r", {}, element("w:tab", {}))
