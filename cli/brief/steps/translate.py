"""Units into English: one row a unit, counted, tried again where it looks wrong, flagged where it stays so."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from brief.article import Rendering, Term, Unit
from brief.engines.base import Decoding, Engine, Reply, ask
from brief.steps.check_terms import stands_as
from brief.steps.check_units import MARKS, unit_flags
from brief.steps.constrain import constrain, known_forms, within
from brief.steps.fix import FIXED, Way, further_ways, usual_ways
from brief.text.figures import compare_figures
from brief.text.preparation import prepare


def translate(
    text: str,
    units: Sequence[Unit],
    engine: Engine,
    decoding: Decoding,
    *,
    terms: Sequence[Term] = (),
    fix: bool = False,
) -> tuple[Rendering, ...]:
    """One rendering a unit, in order; with `fix`, more is tried for what stays doubtful.

    An engine that copies is told the English of the terms, and of people whom the article names.
    Raises ReplyError when the engine loses count, EngineError when it cannot run.
    """
    told = known_forms(text, terms) if engine.card.copies else ()
    bare = [prepare(unit.span.of(text)) for unit in units]
    sources = [prepare(constrain(text, unit.span, told)) for unit in units] if told else bare
    persian = dict(zip(sources, bare, strict=True))
    forms = {source: [form for _, form in within(unit.span, told)] for source, unit in zip(sources, units, strict=True)}

    def judge(source: str, reply: Reply) -> _Answer:
        return _judge(persian[source], forms[source], reply)

    first = {source: judge(source, reply) for source, reply in _ask(sources, engine, decoding).items()}
    usual = _try_again(first, usual_ways(decoding), judge, engine)
    best = _try_again(usual, further_ways(decoding), judge, engine) if fix else usual
    return tuple(
        _rendering(unit, persian[source], best[source], (FIXED,) if best[source] is not usual[source] else ())
        for unit, source in zip(units, sources, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """A reply as it may be shown, and what looks wrong: `faults` are its flags, every number lost or invented, and
    every form that was told and does not stand there.
    """

    english: str
    score: float | None
    flags: tuple[str, ...]
    faults: int


def _judge(persian: str, told: Iterable[str], reply: Reply) -> _Answer:
    english = _tidy(reply.text)
    flags = unit_flags(persian, english)
    faults = len(flags) + compare_figures(persian, english).faults
    return _Answer(english, reply.score, flags, faults + sum(not stands_as(form, english) for form in told))


def _try_again(
    answers: dict[str, _Answer], ways: Iterable[Way], judge: Callable[[str, Reply], _Answer], engine: Engine
) -> dict[str, _Answer]:
    """Each way for what still looks wrong; of two answers the one with fewer faults, of equal ones the first."""
    best = dict(answers)
    for pieces, decoding in ways:
        parts = {source: pieces(source) for source, answer in best.items() if answer.faults}
        replies = _ask((piece for several in parts.values() for piece in several), engine, decoding) if parts else {}
        for source, several in parts.items():
            again = judge(source, _joined([replies[piece] for piece in several]))
            best[source] = min(best[source], again, key=lambda answer: answer.faults)
    return best


def _joined(replies: Sequence[Reply]) -> Reply:
    """The answers to the pieces of one source as one; no score, since scores are a token and not a sentence."""
    if len(replies) == 1:
        return replies[0]
    first, *others = (*(reply.text.rstrip(".") for reply in replies[:-1]), replies[-1].text)
    return Reply(" ".join((first, *(_OPENING.sub(lambda word: word.group().lower(), text) for text in others))))


_OPENING = re.compile(r"\A(?:And|But|Because|So|Until|While|The|In|To)\b")
"""Words that lose their capital where what they open is no sentence of its own."""


def translate_phrases(phrases: Sequence[str], engine: Engine, decoding: Decoding) -> tuple[str, ...]:
    """Short texts that are no part of the running text (a title, a role) in English, in order."""
    replies = _ask([prepare(phrase) for phrase in phrases], engine, decoding)
    return tuple(_tidy(replies[prepare(phrase)].text).rstrip(".") for phrase in phrases)


def _ask(sources: Iterable[str], engine: Engine, decoding: Decoding) -> dict[str, Reply]:
    """Every distinct source once; a line of stars or dashes comes back as it is, since models make words of it."""
    words = {source: any(map(str.isalnum, source)) for source in sources}
    distinct = [source for source, has_words in words.items() if has_words]
    answered = dict(zip(distinct, ask(engine, distinct, decoding), strict=True))
    return {source: answered.get(source, Reply(source)) for source in words}


def _rendering(unit: Unit, source: str, answer: _Answer, done: tuple[str, ...]) -> Rendering:
    english, flags = answer.english, answer.flags
    if "quotes_added" in flags:
        # Marks claim somebody's very words; the Persian makes no such claim, so they go, and the reader is told.
        english = _tidy(english.translate(dict.fromkeys(map(ord, MARKS))))
        flags = (*unit_flags(source, english), "quotes_removed")
    if unit.role == "clause":
        english = english.rstrip(" .:;,") + ":"
    return Rendering(unit=unit, english=english, score=answer.score, flags=(*flags, *done))


def _tidy(english: str) -> str:
    """White space collapsed, none before a mark."""
    return re.sub(r"\s+([,.;:!?])", r"\1", " ".join(english.split()))
