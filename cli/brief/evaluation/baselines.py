"""What simpler systems reach, beside the rules: each baseline does without, or is given, one part of the task.

The English route (translate, run an English system, map back) and a language model with a fixed prompt are no
baselines here: both need models that the package does not bring.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from brief.article import Attribution, Paragraph, Quote, Span, Speaker
from brief.evaluation.gold import gold_spans
from brief.evaluation.quotes import Baseline
from brief.quotes.words import words_of
from brief.steps.attribute import attribute
from brief.text import segment
from brief.text.normalise import fold_word

_CUE = re.compile(r"(?:گفت|افزود|نوشت|(?:اظهار|بیان|عنوان|اعلام|اضافه|تأکید|تاکید|تصریح|خاطرنشان) (?:کرد|داشت))\s*:")
_WORD = re.compile(r"[\w\N{ZERO WIDTH NON-JOINER}]+")


def colon_and_words_before(text: str, gold: dict[str, Any]) -> Attribution:
    """What follows a cue and a colon, said by the words before the cue."""
    found = []
    for paragraph in segment.paragraphs(text):
        if match := _CUE.search(text, paragraph.span.start, paragraph.span.end):
            content = _stripped(text, Span(match.end(), paragraph.span.end))
            found.append((paragraph, content, text[paragraph.span.start : match.start()].strip() or None))
    return _attribution(found)


def last_named_person(text: str, gold: dict[str, Any]) -> Attribution:
    """The statements of the rules, each said by the last person named before its cue or the statement itself."""
    names = [*_names(text)]
    found = []
    for quote in _rules(text).quotes:
        end = quote.cue.span.end if quote.cue else quote.spans[0].start
        found.append((quote, quote.spans, next((name for at, name in reversed(names) if at < end), None)))
    return _attribution(found)


def whole_paragraphs(text: str, gold: dict[str, Any]) -> Attribution:
    """The paragraph of each statement of the rules in its place, said by whom the rules name."""
    spans = {paragraph.number: paragraph.span for paragraph in segment.paragraphs(text)}
    rules = _rules(text)
    names = {speaker.id: speaker.name for speaker in rules.speakers}
    return _attribution([(q, (spans[q.paragraph],), names.get(q.speaker or "")) for q in rules.quotes])


def majority_speaker_with_perfect_spans(text: str, gold: dict[str, Any]) -> Attribution:
    """The gold's own core statements, all said by whoever says most of them."""
    core = [item for item in gold["quotes"] if item["core"]]
    if not core:
        return Attribution((), (), ())
    most = Counter(item["speaker"] for item in core).most_common(1)[0][0]
    speaker = next(({**s} for s in gold["speakers"] if s["id"] == most), {})
    named = Speaker("s1", speaker.get("name_fa"), speaker.get("role_fa"), speaker.get("kind", "person"))
    quotes = (_quote(n, item["paragraph"], tuple(gold_spans(text, item)), "s1") for n, item in enumerate(core))
    return Attribution((named,), tuple(quotes), ())


BASELINES: dict[str, Baseline] = {
    "colon and the words before": colon_and_words_before,
    "last named person": last_named_person,
    "whole paragraphs": whole_paragraphs,
    "majority speaker with perfect spans": majority_speaker_with_perfect_spans,
}


def _rules(text: str) -> Attribution:
    paragraphs = segment.paragraphs(text)
    return attribute(text, paragraphs, segment.sentences(text, paragraphs))


def _names(text: str) -> Iterator[tuple[int, str]]:
    """Given names with the word after them, and where they stand."""
    for first, second in pairwise(_WORD.finditer(text)):
        if fold_word(first[0]) in words_of("given"):
            yield first.start(), text[first.start() : second.end()]


def _stripped(text: str, span: Span) -> tuple[Span, ...]:
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip(' «"'))
    end = span.end - (len(inner) - len(inner.rstrip(' .»"')))
    return (Span(start, end),) if start < end else ()


def _attribution(found: Sequence[tuple[Paragraph | Quote, tuple[Span, ...], str | None]]) -> Attribution:
    names = dict.fromkeys(name for _, spans, name in found if name and spans)
    speakers = {name: Speaker(f"s{n}", name, None, "person") for n, name in enumerate(names, start=1)}
    quotes = []
    for number, (place, spans, name) in enumerate(found):
        if spans:
            paragraph = place.number if isinstance(place, Paragraph) else place.paragraph
            quotes.append(_quote(number, paragraph, spans, speakers[name].id if name else None))
    return Attribution(tuple(speakers.values()), tuple(quotes), ())


def _quote(number: int, paragraph: int, spans: tuple[Span, ...], speaker: str | None) -> Quote:
    return Quote(f"q{number}", paragraph, "direct", False, None, spans, None, speaker)
