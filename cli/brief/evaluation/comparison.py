"""What the system found in one article against its gold annotation, as counts that add up over articles.

Matching is one to one (Hungarian method, on the two-sided overlap of characters, blanks and half-spaces left out), so
that a system which returns whole paragraphs, or everything twice, gains nothing. Gold statements that are not core
cost nothing to find and nothing to miss.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from brief.article import Attribution, Quote, Span
from brief.evaluation.assignment import assign
from brief.evaluation.gold import gold_spans
from brief.evaluation.identity import joined, same_speaker

LOOSE, STRICT, EXACT = 0.5, 0.8, 0.999
"""Overlaps (intersection over union of characters) that count as found, as the same words, as exact."""
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
"""Edges of the confidences that are held against what proved right."""
_PREPOSITIONS = frozenset({"به", "بنا", "بنابر", "بر", "طبق", "از", "براساس"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold statement and what the system emitted for it; `quote` is None where it emitted nothing like it."""

    item: dict[str, Any]
    quote: Quote | None
    overlap: float
    right: bool
    """Whether the system's speaker is the gold's."""


def compare(text: str, gold: dict[str, Any], found: Attribution) -> Counter[str]:
    """The counts of one article; `gold` is the annotation as its JSON has it."""
    counts: Counter[str] = Counter()
    pairs = match(text, gold, found)
    for pair in pairs:
        if pair.item["core"]:
            _count_gold(counts, text, pair)
    matched = {pair.quote.id: pair for pair in pairs if pair.quote and pair.overlap >= LOOSE}
    for quote in found.quotes:
        _count_emitted(counts, quote, matched.get(quote.id))
    return counts


def match(text: str, gold: dict[str, Any], found: Attribution) -> list[Pair]:
    """Each gold statement with what the system emitted for it, one to one."""
    speakers = {speaker["id"]: speaker for speaker in gold["speakers"]}
    emitted = [_characters(text, quote.spans) for quote in found.quotes]
    wanted = [_characters(text, gold_spans(text, item)) for item in gold["quotes"]]
    overlaps = [[_overlap(a, b) for b in emitted] for a in wanted]
    matched = {i: j for i, j in assign(overlaps) if overlaps[i][j] > 0}
    pairs = []
    for index, item in enumerate(gold["quotes"]):
        quote = found.quotes[matched[index]] if index in matched else None
        named = found.speaker(quote.speaker) if quote else None
        right = item["speaker"] is not None and same_speaker(speakers[item["speaker"]], named)
        pairs.append(Pair(item, quote, overlaps[index][matched[index]] if quote else 0.0, right))
    return pairs


def _count_gold(counts: Counter[str], text: str, pair: Pair) -> None:
    labels = (pair.item["type"], f"pattern {pattern_of(text, pair.item)}")
    counts.update(["gold", *(f"{label} gold" for label in labels)])
    quote = pair.quote
    if quote is None or pair.overlap < LOOSE:
        return
    strict, joint = pair.overlap >= STRICT, pair.right and pair.overlap >= STRICT
    counts.update({"loose": 1, "strict": strict, "exact": pair.overlap >= EXACT, "speaker": pair.right, "joint": joint})
    counts.update({f"{label} strict": strict for label in labels})
    counts.update({f"{label} joint": joint for label in labels})
    counts.update({"covered": quote.speaker is not None})
    counts.update({"verbatim": quote.verbatim != bool(pair.item.get("verbatim"))})
    if pair.item.get("cue"):
        cue = quote.cue.span.of(text) if quote.cue else ""
        counts.update({"cues": 1, "cue": bool(cue) and joined(cue) == joined(pair.item["cue"])})


def _count_emitted(counts: Counter[str], quote: Quote, pair: Pair | None) -> None:
    counts["emitted"] += pair is None or bool(pair.item["core"])
    if quote.speaker is None:
        return
    right = pair is not None and pair.right
    level = next(edge for edge in reversed(BINS) if edge <= quote.confidence)
    counts.update({"named": 1, "false": not right, f"level {level} named": 1, f"level {level} right": right})
    counts[f"level {level} hundredths"] += round(quote.confidence * 100)


def pattern_of(text: str, item: dict[str, Any]) -> str:
    """How the gold statement is marked."""
    cue = item.get("cue")
    if not cue:
        return "no cue"
    if item.get("verbatim"):
        return "quotation marks"
    if item["type"] == "direct":
        return "colon"
    if cue.split()[0] in _PREPOSITIONS:
        return "preposition"
    line = text.split("\n")[item["paragraph"] - 1]
    return "complement" if line.find(item["content"][0]) < line.find(cue) else "clause"


def _characters(text: str, spans: Sequence[Span]) -> frozenset[int]:
    positions = (i for span in spans for i in range(span.start, span.end))
    return frozenset(i for i in positions if not text[i].isspace() and text[i] != "\N{ZERO WIDTH NON-JOINER}")


def _overlap(left: frozenset[int], right: frozenset[int]) -> float:
    union = len(left | right)
    return len(left & right) / union if union else 0.0
