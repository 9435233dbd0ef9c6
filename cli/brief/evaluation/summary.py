"""Summaries against references: ROUGE, and the share of sentences that their paragraphs support.

A reference is `NAME.txt` with `NAME.summary.txt` beside it: the article, and its summary in English or Persian.
"""

from dataclasses import dataclass
from pathlib import Path

from brief.article import Brief
from brief.errors import InputError
from brief.evaluation.rouge import Rouge, mean_rouge, rouge
from brief.kit import Kit
from brief.pipeline import make_brief
from brief.reading.source import read_path

_SUFFIX = ".summary.txt"


@dataclass(frozen=True, slots=True)
class SummaryScores:
    """Means over the articles; `support` is the share of summary sentences whose check passed."""

    articles: int
    rouge: Rouge
    sentences: int
    support: float


def score_summaries(folder: Path, kit: Kit) -> SummaryScores:
    """Raises InputError where the folder holds no pair, and what `make_brief` raises."""
    references = sorted(folder.glob(f"*{_SUFFIX}"))
    if not references:
        message = f"{folder} holds no NAME.txt with a NAME{_SUFFIX} beside it."
        raise InputError(message)
    briefs = [(_brief(path, kit), path.read_text(encoding="utf-8-sig")) for path in references]
    checks = [check for brief, _ in briefs for check in brief.checks if check.name == "summary"]
    scores = (rouge(" ".join(s.text for s in brief.summary.sentences), reference) for brief, reference in briefs)
    return SummaryScores(
        articles=len(briefs),
        rouge=mean_rouge(scores),
        sentences=len(checks),
        support=sum(check.passed for check in checks) / max(1, len(checks)),
    )


def _brief(reference: Path, kit: Kit) -> Brief:
    return make_brief(read_path(reference.with_name(reference.name.removesuffix(_SUFFIX) + ".txt")), kit)
