"""Sentences into translation units: one sentence a row, a reporting clause and its statement in rows of their own."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from brief.article import Quote, Sentence, Span, Unit

# What may stand between a reporting cue and its statement. A colon among it makes the statement a sentence of its
# own in grammar; without one (`گفت که ...`) the two stay together.
_COLON_GAP = re.compile(r"[^\w]*:[^\w«“\"]*")
_EDGE = re.compile(r"[\s\N{ZERO WIDTH NON-JOINER}.،؛:!؟?…«»“”\"'()]*")


def cut(text: str, sentences: Iterable[Sentence], quotes: Iterable[Quote]) -> tuple[Unit, ...]:
    """Units in text order; those of a sentence cover all of it but white space."""
    statements = sorted(start for quote in quotes if (start := _statement_start(text, quote)) is not None)
    return tuple(unit for sentence in sentences for unit in _units(text, sentence, statements))


def statement_unit(quote: Quote, span: Span, sentences: Iterable[Sentence]) -> Unit:
    """A unit for a piece of a quotation that no unit of the text covers exactly."""
    number = max((sentence.number for sentence in sentences if sentence.span.start <= span.start), default=1)
    return Unit(span=span, sentence=number, paragraph=quote.paragraph, role="statement")


def same_words(text: str, unit: Span, piece: Span) -> bool:
    """Whether two spans hold the same words, marks at their edges aside."""
    return _trim(text, unit) == _trim(text, piece)


def _statement_start(text: str, quote: Quote) -> int | None:
    """Where the statement behind a colon begins, or None. The colon follows the cue, or the source itself (`X: A`)."""
    anchor = quote.cue or quote.mention
    if anchor is None or not quote.spans or quote.spans[0].start < anchor.span.end:
        return None
    gap = _COLON_GAP.match(text, anchor.span.end, quote.spans[0].start)
    return gap.end() if gap and _EDGE.fullmatch(text, gap.end(), quote.spans[0].start) else None


def _units(text: str, sentence: Sentence, statements: list[int]) -> Iterator[Unit]:
    cuts = [at for at in statements if sentence.span.start < at < sentence.span.end]
    if not cuts:
        yield Unit(sentence.span, sentence.number, sentence.paragraph, "sentence")
        return
    edges = [sentence.span.start, *cuts, sentence.span.end]
    for index, (start, end) in enumerate(pairwise(edges)):
        span = Span(start, start + len(text[start:end].rstrip()))
        yield Unit(span, sentence.number, sentence.paragraph, "clause" if index == 0 else "statement")


def _trim(text: str, span: Span) -> Span:
    start = _EDGE.match(text, span.start, span.end).end()  # type: ignore[union-attr]  # matches the empty string
    end = span.end
    while end > start and _EDGE.fullmatch(text, end - 1, end):
        end -= 1
    return Span(start, end)
