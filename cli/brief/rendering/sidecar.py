"""A brief as one JSON object: all that the Markdown shows, and the machine detail besides."""

from dataclasses import fields

from brief.article import (
    Brief,
    Check,
    Figure,
    Provenance,
    Rendering,
    Sourcing,
    Span,
    Summary,
    Term,
    english_of_paragraph,
)
from brief.rendering.quotes import quotes_object, sourcing_object

SCHEMA = 1
"""Raised when a field changes its meaning or goes; new fields alone do not raise it."""


def brief_object(brief: Brief) -> dict[str, object]:
    """Plain lists and dicts, without clocks: the same brief gives the same object."""
    text = brief.article.text
    quotes = quotes_object(brief.article, brief.attribution)
    return {
        "schema": SCHEMA,
        "article": {
            "name": brief.article.name,
            "digest": brief.article.digest,
            "title": brief.article.title,
            "title_en": brief.title_en,
            "metadata": dict(brief.article.metadata),
            "text": text,
        },
        "paragraphs": [{"number": p.number, "role": p.role, **_span(p.span)} for p in brief.paragraphs],
        "sentences": [{"number": s.number, "paragraph": s.paragraph, **_span(s.span)} for s in brief.sentences],
        "renderings": [_rendering(item) for item in brief.renderings],
        **{key: quotes[key] for key in ("speakers", "quotes")},
        "sourcing": [_sourcing(text, link) for link in brief.attribution.sourcing],
        "terms": [_term(term) for term in brief.terms],
        "figures": [_figure(text, figure) for figure in brief.figures],
        "summary": _summary(brief.summary),
        "checks": [_fields(check) for check in brief.checks],
        "models": [_fields(model) for model in brief.models],
        "signature": dict(brief.signature.parts),
    }


def translation_object(brief: Brief) -> dict[str, object]:
    """The translation alone: the paragraphs in both languages, and the sentences behind them."""
    text = brief.article.text
    paragraphs = [
        {
            "number": p.number,
            "role": p.role,
            "persian": p.span.of(text),
            "english": english_of_paragraph(brief.renderings, p.number),
        }
        for p in brief.paragraphs
    ]
    renderings = [_rendering(item) for item in brief.renderings]
    return {**_identity(brief), "paragraphs": paragraphs, "renderings": renderings}


def summary_object(brief: Brief) -> dict[str, object]:
    """The summary alone."""
    return {**_identity(brief), "summary": _summary(brief.summary)}


def _identity(brief: Brief) -> dict[str, object]:
    article = {"name": brief.article.name, "digest": brief.article.digest}
    return {"schema": SCHEMA, "article": article, "signature": dict(brief.signature.parts)}


def _fields(record: Check | Provenance | Term) -> dict[str, object]:
    """Its fields as they are; `asdict` would copy each."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _rendering(item: Rendering) -> dict[str, object]:
    unit = item.unit
    score = None if item.score is None else round(item.score, 4)
    place = {"sentence": unit.sentence, "paragraph": unit.paragraph, "role": unit.role, **_span(unit.span)}
    return {**place, "english": item.english, "score": score, "flags": list(item.flags)}


def _sourcing(text: str, link: Sourcing) -> dict[str, object]:
    """The words, as in `quotes --json`, and where they stand."""
    places = {"cue_span": _span(link.cue), "source_span": link.source and _span(link.source)}
    return {**sourcing_object(text, link), **places}


def _term(term: Term) -> dict[str, object]:
    return {**_fields(term), "spans": [_span(span) for span in term.spans]}


def _figure(text: str, figure: Figure) -> dict[str, object]:
    return {
        "kind": figure.kind,
        **_span(figure.span),
        "text": figure.span.of(text),
        "value": figure.value,
        "reading": figure.reading,
    }


def _summary(summary: Summary) -> dict[str, object]:
    sentences = [
        {
            "text": s.text,
            "paragraphs": list(s.paragraphs),
            "spans": [_span(span) for span in s.spans],
            "flags": list(s.flags),
        }
        for s in summary.sentences
    ]
    return {"language": summary.language, "method": summary.method, "sentences": sentences}
