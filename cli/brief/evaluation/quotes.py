"""Scores of quotation attribution over gold articles. The headline figure is the joint F1: an overlap of 0.8 and the
right speaker.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.article import Attribution, Paragraph, Sentence
from brief.evaluation.comparison import BINS, compare
from brief.evaluation.gold import find_articles, read_article
from brief.text import segment

Attribute = Callable[[str, tuple[Paragraph, ...], tuple[Sentence, ...]], Attribution]
Baseline = Callable[[str, dict[str, Any]], Attribution]
"""What a system without rules makes of a text; it may look into the gold where it stands for a perfect part."""
Found = tuple[str, int, int, int]
"""A class of core statements: how many the gold has, how many were found with the same words, and the right speaker."""

_KINDS = ("direct", "indirect", "mixed")
_PATTERNS = ("colon", "quotation marks", "clause", "complement", "preposition", "no cue")
_DRAWS = 1000
_SEED = 0


@dataclass(frozen=True, slots=True)
class QuoteScores:
    """Shares from 0 to 1; `joint_f1_interval` is the 95 % bootstrap interval over articles."""

    articles: int
    gold: int
    emitted: int
    content_f1_loose: float
    content_f1: float
    content_f1_exact: float
    speaker_accuracy: float
    joint_f1: float
    joint_f1_interval: tuple[float, float]
    false_attribution: float
    coverage: float
    cue_accuracy: float
    verbatim_errors: int
    kinds: tuple[Found, ...]
    patterns: tuple[Found, ...]
    reliability: tuple[tuple[int, float, float], ...]
    """Named statements of one level of confidence: how many, their mean confidence, the share that is right."""


def score_articles(gold_dir: Path, attribute: Attribute) -> QuoteScores:
    """Run `attribute` on every NAME.txt beside a NAME.json of `gold_dir`.

    Raises InputError where there is none, and where one cannot be used.
    """

    def run(text: str, gold: dict[str, Any]) -> Attribution:
        paragraphs = segment.paragraphs(text)
        return attribute(text, paragraphs, segment.sentences(text, paragraphs))

    return score_baseline(gold_dir, run)


def score_baseline(gold_dir: Path, baseline: Baseline) -> QuoteScores:
    """The same for a system that may look into the gold."""
    articles = (read_article(*paths) for paths in find_articles(gold_dir))
    return summarise([compare(text, gold, baseline(text, gold)) for text, gold in articles])


def summarise(counts: Sequence[Counter[str]]) -> QuoteScores:
    """The figures over articles, each given by its counts."""
    total = sum(counts, Counter[str]())
    generator = random.Random(_SEED)
    draws = sorted(_f1(sum((generator.choice(counts) for _ in counts), Counter[str]()), "joint") for _ in range(_DRAWS))
    return QuoteScores(
        articles=len(counts),
        gold=total["gold"],
        emitted=total["emitted"],
        content_f1_loose=_f1(total, "loose"),
        content_f1=_f1(total, "strict"),
        content_f1_exact=_f1(total, "exact"),
        speaker_accuracy=_share(total["speaker"], total["loose"]),
        joint_f1=_f1(total, "joint"),
        joint_f1_interval=(draws[25], draws[974]),
        false_attribution=_share(total["false"], total["named"]),
        coverage=_share(total["covered"], total["gold"]),
        cue_accuracy=_share(total["cue"], total["cues"]),
        verbatim_errors=total["verbatim"],
        kinds=tuple(_found(total, kind, kind) for kind in _KINDS),
        patterns=tuple(_found(total, pattern, f"pattern {pattern}") for pattern in _PATTERNS),
        reliability=tuple(_level(total, f"level {edge}") for edge in BINS if total[f"level {edge} named"]),
    )


def _found(total: Counter[str], name: str, label: str) -> Found:
    return name, total[f"{label} gold"], total[f"{label} strict"], total[f"{label} joint"]


def _level(total: Counter[str], label: str) -> tuple[int, float, float]:
    named = total[f"{label} named"]
    return named, total[f"{label} hundredths"] / named / 100, total[f"{label} right"] / named


def _f1(counts: Counter[str], hits: str) -> float:
    return _share(2 * counts[hits], counts["emitted"] + counts["gold"])


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
