"""Scores of quotation attribution against gold articles.

Matching is one to one per article (Hungarian method, on the two-sided overlap of characters, blanks and half-spaces
left out), so that a system which returns whole paragraphs, or everything twice, gains nothing. Gold statements that
are not core cost nothing to find and nothing to miss. The headline figure is the joint F1: an overlap of 0.8 and the
right speaker.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from brief.article import Attribution, Paragraph, Quote, Sentence, Span, Speaker
from brief.evaluation.assignment import assign
from brief.evaluation.gold import find_articles, gold_spans, read_article
from brief.text import segment

Attribute = Callable[[str, tuple[Paragraph, ...], tuple[Sentence, ...]], Attribution]

LOOSE, STRICT, EXACT = 0.5, 0.8, 0.999
"""Overlaps (intersection over union of characters) that count as found, as the same words, as exact."""
_DRAWS = 1000
_SEED = 0

_SAME = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "ة": "ه", "أ": "ا", "إ": "ا", "ؤ": "و", "ئ": "ی", "آ": "ا"}
    | dict.fromkeys("\N{ZERO WIDTH NON-JOINER}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}\N{ARABIC TATWEEL}", "")
)
_DROPPED = re.compile(r"[\u064b-\u0655\u0670«»\"“”()،؛:.]")


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
    kinds: tuple[tuple[str, int, int, int], ...]
    """Kind, core statements in the gold, those found with the same words, those with the right speaker too."""


def score_articles(gold_dir: Path, attribute: Attribute) -> QuoteScores:
    """Run `attribute` on every NAME.txt beside a NAME.json of `gold_dir`.

    Raises InputError where there is none, and where one cannot be used.
    """
    return summarise([_score_article(text, gold, attribute) for text, gold in find_articles(gold_dir)])


def _score_article(text_path: Path, gold_path: Path, attribute: Attribute) -> Counter[str]:
    text, gold = read_article(text_path, gold_path)
    paragraphs = segment.paragraphs(text)
    found = attribute(text, paragraphs, segment.sentences(text, paragraphs))
    return compare(text, gold, found)


def compare(text: str, gold: dict[str, Any], found: Attribution) -> Counter[str]:
    """The counts of one article; `gold` is the annotation as its JSON has it."""
    speakers = {speaker["id"]: speaker for speaker in gold["speakers"]}
    wanted = [_characters(text, gold_spans(text, item)) for item in gold["quotes"]]
    emitted = [_characters(text, quote.spans) for quote in found.quotes]
    overlaps = [[_overlap(a, b) for b in emitted] for a in wanted]
    matched = {i: j for i, j in assign(overlaps) if overlaps[i][j] > 0}
    counts: Counter[str] = Counter()
    for index, item in enumerate(gold["quotes"]):
        if item["core"]:
            _count_gold(counts, text, item, speakers, found, matched.get(index), overlaps[index])
    back = {j: i for i, j in matched.items()}
    for index, quote in enumerate(found.quotes):
        at = back.get(index)
        item = gold["quotes"][at] if at is not None and overlaps[at][index] >= LOOSE else None
        _count_emitted(counts, quote, item, speakers, found)
    return counts


def _count_gold(
    counts: Counter[str],
    text: str,
    item: dict[str, Any],
    speakers: dict[str, dict[str, Any]],
    found: Attribution,
    match: int | None,
    overlaps: Sequence[float],
) -> None:
    kind = item["type"]
    counts.update(["gold", f"{kind} gold"])
    if match is None or overlaps[match] < LOOSE:
        return
    quote, overlap = found.quotes[match], overlaps[match]
    right = item["speaker"] is not None and same_speaker(speakers[item["speaker"]], found.speaker(quote.speaker))
    joint = right and overlap >= STRICT
    counts.update({"loose": 1, "strict": overlap >= STRICT, "exact": overlap >= EXACT, "speaker": right})
    counts.update({"joint": joint, "covered": quote.speaker is not None, f"{kind} joint": joint})
    counts.update({f"{kind} strict": overlap >= STRICT, "verbatim": quote.verbatim != bool(item.get("verbatim"))})
    if item.get("cue"):
        cue = quote.cue.span.of(text) if quote.cue else ""
        counts.update({"cues": 1, "cue": bool(cue) and _joined(cue) == _joined(item["cue"])})


def _count_emitted(
    counts: Counter[str],
    quote: Quote,
    item: dict[str, Any] | None,
    speakers: dict[str, dict[str, Any]],
    found: Attribution,
) -> None:
    counts["emitted"] += item is None or bool(item["core"])
    if quote.speaker is None:
        return
    counts["named"] += 1
    speaker = found.speaker(quote.speaker)
    right = item is not None and item["speaker"] is not None and same_speaker(speakers[item["speaker"]], speaker)
    counts["false"] += not right


def same_speaker(gold: dict[str, Any], found: Speaker | None) -> bool:
    """A named source counts only under its name; an unnamed one where half the words of the descriptions agree."""
    if found is None:
        return False
    name, role = _words(gold.get("name_fa")), _words(gold.get("role_fa"))
    found_name = _words(found.name)
    if not name:
        described = _words(found.role) | found_name
        return bool(role and described) and len(role & described) / len(role | described) >= 0.5
    if _joined(gold["name_fa"]) == _joined(found.name):
        return True
    # Words beyond name and role betray a string that would match anybody.
    if not found_name or len(found_name - name - role) > 1:
        return False
    return name <= found_name or (found_name <= name and len(found_name) >= min(2, len(name)))


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
        kinds=tuple(
            (kind, total[f"{kind} gold"], total[f"{kind} strict"], total[f"{kind} joint"])
            for kind in ("direct", "indirect", "mixed")
        ),
    )


def _f1(counts: Counter[str], hits: str) -> float:
    return _share(2 * counts[hits], counts["emitted"] + counts["gold"])


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _characters(text: str, spans: Sequence[Span]) -> frozenset[int]:
    positions = (i for span in spans for i in range(span.start, span.end))
    return frozenset(i for i in positions if not text[i].isspace() and text[i] != "\N{ZERO WIDTH NON-JOINER}")


def _overlap(left: frozenset[int], right: frozenset[int]) -> float:
    union = len(left | right)
    return len(left & right) / union if union else 0.0


def _plain(text: str | None) -> str:
    return " ".join(_DROPPED.sub(" ", (text or "").translate(_SAME)).split())


_HONORIFICS = frozenset(_plain("آقای خانم دکتر مهندس سید حجت الاسلام آیت الله سردار سرهنگ امیر استاد حاج شیخ").split())


def _joined(text: str | None) -> str:
    return _plain(text).replace(" ", "")


def _words(text: str | None) -> frozenset[str]:
    return frozenset(_plain(text).split()) - _HONORIFICS
