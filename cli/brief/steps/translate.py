"""Units into English: one row a unit, counted, tried again where it looks wrong, flagged where it stays so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from brief.article import Rendering, Unit
from brief.engines.base import Decoding, Engine, Reply
from brief.errors import ReplyError
from brief.steps.check import unit_flags
from brief.text.preparation import prepare

_MARKS = '"“”„«»'


def translate(text: str, units: Sequence[Unit], engine: Engine, decoding: Decoding) -> tuple[Rendering, ...]:
    """One rendering a unit, in order. Raises ReplyError when the engine loses count, EngineError when it cannot run."""
    sources = [prepare(unit.span.of(text)) for unit in units]
    replies = _ask(sources, engine, decoding)
    doubtful = [source for source in dict.fromkeys(sources) if _flags(source, replies[source])]
    if doubtful:
        again = _ask(doubtful, engine, second_try(decoding))
        replies |= {source: _better(source, replies[source], again[source]) for source in doubtful}
    return tuple(_rendering(unit, source, replies[source]) for unit, source in zip(units, sources, strict=True))


def translate_phrases(phrases: Sequence[str], engine: Engine, decoding: Decoding) -> tuple[str, ...]:
    """Short texts that are no part of the running text (a title, a role) in English, in order."""
    replies = _ask([prepare(phrase) for phrase in phrases], engine, decoding)
    return tuple(_tidy(replies[prepare(phrase)].text).rstrip(".") for phrase in phrases)


def second_try(decoding: Decoding) -> Decoding:
    """The settings for what looked wrong: no phrase twice, and a price on repeated words."""
    return replace(decoding, no_repeat_ngram=3, repetition_penalty=1.2)


def english_of_paragraph(renderings: Iterable[Rendering], paragraph: int) -> str:
    """The English of one paragraph: its renderings in text order, joined."""
    return " ".join(item.english for item in renderings if item.unit.paragraph == paragraph and item.english)


def _ask(sources: Iterable[str], engine: Engine, decoding: Decoding) -> dict[str, Reply]:
    """Every distinct source once."""
    distinct = list(dict.fromkeys(sources))
    replies = engine.generate(distinct, decoding)
    if len(replies) != len(distinct):
        message = f"{engine.card.name} was asked for {len(distinct)} sentences and gave {len(replies)}."
        raise ReplyError(message)
    return dict(zip(distinct, replies, strict=True))


def _flags(source: str, reply: Reply) -> tuple[str, ...]:
    return unit_flags(source, _tidy(reply.text))


def _better(source: str, first: Reply, second: Reply) -> Reply:
    return second if len(_flags(source, second)) < len(_flags(source, first)) else first


def _rendering(unit: Unit, source: str, reply: Reply) -> Rendering:
    english = _tidy(reply.text)
    flags = unit_flags(source, english)
    if "quotes_added" in flags:
        # Marks claim somebody's very words; the Persian makes no such claim, so they go, and the reader is told.
        english = _tidy(english.translate(dict.fromkeys(map(ord, _MARKS))))
        flags = (*(flag for flag in unit_flags(source, english)), "quotes_removed")
    if unit.role == "clause":
        english = english.rstrip(" .:;,") + ":"
    return Rendering(unit=unit, english=english, score=reply.score, flags=flags)


def _tidy(english: str) -> str:
    """White space collapsed, none before a mark."""
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(english.split()))
