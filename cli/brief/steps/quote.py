"""The English of each quotation: the translation of exactly its words, no more and no less."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from brief.article import Attribution, Quote, Rendering, Sentence, Span, Unit
from brief.steps.check_units import MARKS
from brief.steps.cut import same_words, statement_unit


def units_of_quotes(
    text: str, quotes: Iterable[Quote], units: Sequence[Unit], sentences: Sequence[Sentence]
) -> tuple[Unit, ...]:
    """Further units for the pieces of quotations that the units of the text do not cover exactly."""
    pieces = ((quote, span) for quote in quotes for span in quote.spans)
    return tuple(statement_unit(quote, span, sentences) for quote, span in pieces if not _covering(text, span, units))


def quote_in_english(text: str, attribution: Attribution, renderings: Iterable[Rendering]) -> Attribution:
    """Every quotation with its English, put together from the renderings of its pieces."""
    english = {item.unit: item.english for item in renderings}
    quotes = (replace(quote, english=_english(text, quote, english)) for quote in attribution.quotes)
    return replace(attribution, quotes=tuple(quotes))


def _english(text: str, quote: Quote, english: dict[Unit, str]) -> str:
    units = list(english)
    pieces = (" ".join(english[unit] for unit in _covering(text, span, units)) for span in quote.spans)
    joined = "; ".join(piece for piece in pieces if piece)
    # The rendering of the brief puts marks around a verbatim statement, once.
    return joined.strip(f"{MARKS} ") if quote.verbatim else joined


def _covering(text: str, span: Span, units: Sequence[Unit]) -> list[Unit]:
    """The units that together hold the words of `span` and nothing else; empty where none do."""
    inside = [unit for unit in units if unit.span.meets(span)]
    exact = [unit for unit in inside if same_words(text, unit.span, span)]
    if exact:
        return exact[:1]
    run = [unit for unit in inside if unit.role != "clause"]
    if not run:
        return []
    whole = Span(min(unit.span.start for unit in run), max(unit.span.end for unit in run))
    return run if same_words(text, whole, span) else []
