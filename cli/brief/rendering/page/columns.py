"""The full text: English and Persian side by side, statements marked by speaker, failed checks in the margin."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from brief.article import Brief, Check, Quote, Rendering, Span
from brief.rendering.aligned import Aligned, aligned, grouped
from brief.rendering.blocks import Pair
from brief.rendering.markup import Markup, element
from brief.rendering.page.blocks import PERSIAN
from brief.rendering.page.voices import NOBODY, Voice, pointer, said
from brief.rendering.sections import failed_checks, pairs, readable

_MOSTLY = 0.9
"""Share of a translated unit that must be statement before its English is marked as one."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What stands in one row of the text."""

    text: str
    pair: Pair
    sentences: tuple[Aligned, ...]
    quotes: tuple[Quote, ...]
    failed: Mapping[str, tuple[str, Check]]
    """Anchor and check by the name in the margin."""


def columns(brief: Brief, known: Mapping[str | None, Voice]) -> Markup:
    """Every paragraph as a row."""
    sentences = grouped((row.sentence.paragraph, row) for row in aligned(brief))
    quotes = grouped((quote.paragraph, quote) for quote in brief.attribution.quotes)
    failed = grouped((item[1].paragraph or 0, item) for item in failed_checks(brief))
    rows = (
        _Paragraph(
            text=brief.article.text,
            pair=pair,
            sentences=sentences[pair.number],
            quotes=quotes[pair.number],
            failed={readable(check.name): (anchor, check) for anchor, check in failed[pair.number]},
        )
        for pair in pairs(brief)
    )
    return element("div", {"class": "pairs"}, *(_row(row, known) for row in rows))


def _row(row: _Paragraph, known: Mapping[str | None, Voice]) -> Markup:
    number = row.pair.number
    english = (_sentence(item, _english(item, row.quotes, known)) for item in row.sentences)
    persian = (_sentence(item, _persian(row.text, item.sentence.span, row.quotes, known)) for item in row.sentences)
    return element(
        "div",
        {"class": "pair", "id": f"p{number}", "role": "group", "aria-label": f"Paragraph {number}"},
        element("a", {"class": "number", "href": f"#p{number}"}, f"¶{number}"),
        element("p", {"class": "en"}, *_spaced(english)),
        element("p", {"class": "fa", **PERSIAN}, *_spaced(persian)),
        _margin(row),
    )


def _sentence(row: Aligned, content: Iterable[str]) -> Markup:
    return element("span", {"class": "s", "data-s": str(row.sentence.number)}, *content)


def _spaced(sentences: Iterable[Markup]) -> Iterator[str]:
    for index, sentence in enumerate(sentences):
        if index:
            yield " "
        yield sentence


def _english(row: Aligned, quotes: tuple[Quote, ...], known: Mapping[str | None, Voice]) -> Iterator[str]:
    """The renderings of a sentence; a statement that is not a unit of its own is only pointed to, at the end."""
    marked: set[str] = set()
    for index, item in enumerate(item for item in row.renderings if item.english):
        if index:
            yield " "
        quote = _stated(item, quotes)
        if quote is None:
            yield item.english
        else:
            yield said(quote, known.get(quote.speaker, NOBODY), item.english, first=quote.id not in marked)
            marked.add(quote.id)
    for quote in quotes:
        if quote.id not in marked and any(span.meets(row.sentence.span) for span in quote.spans):
            yield pointer(quote, known.get(quote.speaker, NOBODY))


def _stated(item: Rendering, quotes: Iterable[Quote]) -> Quote | None:
    """The statement that the unit is, all but its edges."""
    unit = item.unit.span
    length = max(unit.end - unit.start, 1)
    return next((quote for quote in quotes if _overlap(unit, quote) / length >= _MOSTLY), None)


def _overlap(unit: Span, quote: Quote) -> int:
    return sum(max(0, min(unit.end, span.end) - max(unit.start, span.start)) for span in quote.spans)


def _persian(text: str, sentence: Span, quotes: tuple[Quote, ...], known: Mapping[str | None, Voice]) -> Iterator[str]:
    """The sentence in pieces: where statements overlap, the words belong to the main one."""
    ranked = sorted(quotes, key=lambda quote: quote.secondary)
    marked: set[str] = set()
    for piece in _pieces(sentence, (span for quote in quotes for span in quote.spans)):
        quote = next((q for q in ranked if any(span.covers(piece) for span in q.spans)), None)
        if quote is None:
            yield piece.of(text)
        else:
            yield said(quote, known.get(quote.speaker, NOBODY), piece.of(text), first=quote.id not in marked)
            marked.add(quote.id)


def _pieces(sentence: Span, spans: Iterable[Span]) -> Iterator[Span]:
    """The sentence, cut where one of the spans begins or ends."""
    inner = {at for span in spans for at in (span.start, span.end) if sentence.start < at < sentence.end}
    return (Span(start, end) for start, end in pairwise(sorted({sentence.start, *inner, sentence.end})))


def _margin(row: _Paragraph) -> Markup:
    """What did not hold in the paragraph, each with a link to the list of checks."""
    if not row.pair.marks:
        return Markup("")
    label = f"Checks that failed in paragraph {row.pair.number}"
    marks = (_mark(mark, *row.failed.get(mark, ("", None))) for mark in row.pair.marks)
    return element("ul", {"class": "marks", "aria-label": label}, *marks)


def _mark(told: str, anchor: str, check: Check | None) -> Markup:
    if check is None:
        return element("li", {"class": "note"}, told)
    severity = element("span", {"class": "unseen"}, f"{check.severity}: ")
    return element("li", {"class": check.severity}, element("a", {"href": f"#{anchor}"}, severity, told))
