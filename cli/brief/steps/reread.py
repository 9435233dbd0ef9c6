"""A second reader: a chat model is asked who made the statements that the rules are unsure of.

It may lower a confidence or fill a gap, no more. Spans stay as they are, and a name that does not stand in the article,
outside the statement itself, is not taken; the reasons of each statement tell what the reader said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

from brief.article import Attribution, Paragraph, Quote, Span, Speaker
from brief.engines.base import Decoding, Engine
from brief.quotes.confidence import THRESHOLD
from brief.quotes.line import read_line
from brief.quotes.mentions import read_phrase
from brief.text.normalise import fold_word

DOUBT = 0.75
"""Statements of less confidence are read again, and all that have no speaker."""

DISAGREEMENT = 0.6
"""What is left of a confidence where the second reader names somebody else or nobody: too little to name anybody."""

OPEN, CLOSE = "⟦", "⟧"
_BEFORE = 3
"""Paragraphs before the statement that the reader sees."""

_DECODING = Decoding(beams=1, max_tokens=48)
_EDGES = " \t\n.،؛:,\"'`*«»“”()"
_NOBODY = frozenset({"", "none", "nobody", "no one", "unknown", "هیچ", "هیچ‌کس", "هیچکس", "نامشخص"})


def reread(text: str, paragraphs: Sequence[Paragraph], attribution: Attribution, engine: Engine) -> Attribution:
    """The attribution after the second reader. Raises EngineError."""
    doubtful = [quote for quote in attribution.quotes if quote.speaker is None or quote.confidence < DOUBT]
    if not doubtful:
        return attribution
    replies = engine.generate([passage(text, paragraphs, quote) for quote in doubtful], _DECODING)
    quotes = {quote.id: quote for quote in attribution.quotes}
    speakers = list(attribution.speakers)
    for quote, reply in zip(doubtful, replies, strict=True):
        said = reply.text.strip(_EDGES)
        speaker = _speaker(said, speakers) if _stands(text, quote, said) else None
        quotes[quote.id] = read = _weighed(quote, said, speaker, f"second reader {engine.card.name}")
        if speaker and speaker not in speakers and read.speaker == speaker.id:
            speakers.append(speaker)
    return replace(attribution, speakers=tuple(speakers), quotes=tuple(quotes.values()))


def passage(text: str, paragraphs: Sequence[Paragraph], quote: Quote) -> str:
    """The statement's paragraph, marked, and those before it; the text's own marks of that kind are taken out."""
    near = [item for item in paragraphs if quote.paragraph - _BEFORE <= item.number <= quote.paragraph]
    return "\n".join(
        _marked(text, item.span, [span for span in quote.spans if item.span.covers(span)]) for item in near
    )


def _marked(text: str, whole: Span, pieces: Sequence[Span]) -> str:
    parts, start = [], whole.start
    for piece in pieces:
        parts += [_bare(text[start : piece.start]), OPEN, _bare(piece.of(text)), CLOSE]
        start = piece.end
    return "".join((*parts, _bare(text[start : whole.end])))


def _bare(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


def _weighed(quote: Quote, said: str, speaker: Speaker | None, reader: str) -> Quote:
    """The statement with what the reader's word changes; what it said that cannot be used changes nothing."""
    nobody = said.lower() in _NOBODY
    if not nobody and speaker is None:
        return _told(quote, f"{reader} ignored: {shorten(said, 60)!r} is no source that the article names elsewhere")
    if speaker and speaker.id == quote.speaker:
        return _told(quote, f"{reader} agrees")
    told = _told(quote, f"{reader} names {'nobody' if nobody else said}")
    if quote.speaker is None:
        return replace(told, speaker=speaker.id if speaker else None)
    confidence = round(quote.confidence * DISAGREEMENT, 2)
    return replace(told, confidence=confidence, speaker=quote.speaker if confidence >= THRESHOLD else None)


def _told(quote: Quote, reason: str) -> Quote:
    return replace(quote, reasons=(*quote.reasons, reason))


def _stands(text: str, quote: Quote, said: str) -> bool:
    """Whether the words stand in the article as they are, between other words, outside the statement."""
    found = re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", text) if said else ()
    return any(not any(span.meets(Span(*place.span())) for span in quote.spans) for place in found)


def _speaker(said: str, speakers: Sequence[Speaker]) -> Speaker | None:
    """The speaker so called, or a new one; None for words that name no source."""
    known = next((speaker for speaker in speakers if _is_called(speaker, said)), None)
    return known or _new_speaker(said, f"s{max((int(speaker.id[1:]) for speaker in speakers), default=0) + 1}")


def _is_called(speaker: Speaker, said: str) -> bool:
    """By the name or a part of it, with or without a title; by the office from its first word on."""
    words = fold_word(said).split()
    name, role = (fold_word(form or "").split() for form in (speaker.name, speaker.role))
    by_name = bool(name) and (set(words) <= set(name) or set(name) <= set(words))
    return by_name or (bool(role) and words == role[: len(words)])


def _new_speaker(said: str, identifier: str) -> Speaker | None:
    line = read_line(said, Paragraph(1, Span(0, len(said)), "body"), ())
    phrase = read_phrase(line, 0, len(line)) if len(line) else None
    if phrase is None or not phrase.sure or phrase.last < len(line) or phrase.kind in ("pronoun", "demonstrative"):
        return None
    name, role = (line.span(*part).of(said) if part else None for part in (phrase.name, phrase.role))
    return Speaker(identifier, name, role, phrase.source)
