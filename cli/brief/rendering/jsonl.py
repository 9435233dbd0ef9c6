"""One JSON object a line, for data frames: a row a sentence, or a row a statement."""

import json
from collections.abc import Iterable
from typing import Any

from brief.article import Article, Attribution, Brief
from brief.rendering.aligned import Aligned, aligned
from brief.rendering.quotes import quotes_object
from brief.rendering.sections import pairs


def brief_jsonl(brief: Brief) -> str:
    """A row a sentence: both languages, its place, who speaks in it, and what failed in its paragraph."""
    marks = {pair.number: pair.marks for pair in pairs(brief)}
    identity = _identity(brief.article)
    return _lines({**identity, **_sentence(brief, row, marks[row.sentence.paragraph])} for row in aligned(brief))


def quotes_jsonl(article: Article, attribution: Attribution) -> str:
    """A row a statement, with its speaker in full."""
    found: dict[str, Any] = quotes_object(article, attribution)
    speakers = {speaker["id"]: speaker for speaker in found["speakers"]}
    rows = ({**quote, "speaker": speakers.get(quote["speaker"])} for quote in found["quotes"])
    return _lines({**_identity(article), **row} for row in rows)


def _identity(article: Article) -> dict[str, object]:
    return {"article": article.name, "digest": article.digest}


def _sentence(brief: Brief, row: Aligned, marks: tuple[str, ...]) -> dict[str, object]:
    span = row.sentence.span
    quotes = [quote for quote in brief.attribution.quotes if any(piece.meets(span) for piece in quote.spans)]
    speakers = filter(None, (brief.attribution.speaker(quote.speaker) for quote in quotes))
    return {
        "paragraph": row.sentence.paragraph,
        "sentence": row.sentence.number,
        "start": span.start,
        "end": span.end,
        "persian": row.persian,
        "english": row.english,
        "quotes": [quote.id for quote in quotes],
        "speakers": list(dict.fromkeys(speaker.name or speaker.role or "" for speaker in speakers)),
        "flags": sorted({flag for item in row.renderings for flag in item.flags}),
        "failed_checks": list(marks),
        "signature": str(brief.signature),
    }


def _lines(rows: Iterable[dict[str, object]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
