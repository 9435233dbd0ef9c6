"""Fit the weights of `brief.quotes.confidence` on judged statements.

    python -m benchmarks.quote_confidence > cli/brief/quotes/confidence.json

`quote_judgements.tsv` has a row for each statement for which a speaker was found, in articles that the rules met for
the first time: set, article, the four factors, and whether a reader found statement and speaker right (1) or not (0).
The fit is a logistic regression with an L2 penalty. To stderr go, by ten-fold cross-validation that keeps articles
whole, the share that is wrong and the share that is shown at each threshold, and the reliability.
"""

import csv
import json
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

KINDS = ("frame", "speaker by", "known as", "with")
PENALTY, STEPS, RATE, FOLDS = 1.0, 400, 2.0, 10
START = ("start", "")
Weights = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One judged statement; `factors` are those of `confidence.weigh`, with the intercept."""

    article: str
    factors: tuple[tuple[str, str], ...]
    right: bool


def read_rows(path: Path) -> list[Row]:
    """The judged statements."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Row(row["set"] + row["article"], (START, *((kind, row[kind]) for kind in KINDS)), row["right"] == "1")
        for row in rows
    ]


def fit(rows: Sequence[Row]) -> Weights:
    """The weights that make the judgements most likely, by gradient ascent; the intercept bears no penalty."""
    weights: Weights = defaultdict(float)
    for _ in range(STEPS):
        slope: Weights = defaultdict(float)
        for row in rows:
            error = row.right - probability(weights, row)
            for factor in row.factors:
                slope[factor] += error
        for factor, value in slope.items():
            penalty = 0.0 if factor == START else PENALTY * weights[factor]
            weights[factor] += RATE * (value - penalty) / len(rows)
    return weights


def probability(weights: Weights, row: Row) -> float:
    """What the weights say of a statement; a factor they do not know weighs nothing."""
    return 1 / (1 + exp(-sum(weights.get(factor, 0.0) for factor in row.factors)))


def cross_validated(rows: Sequence[Row]) -> list[tuple[float, bool]]:
    """Confidence and judgement of each statement, by weights fitted on the articles of the other folds."""
    articles = sorted({row.article for row in rows})
    random.Random(0).shuffle(articles)
    found = []
    for fold in range(FOLDS):
        held_out = set(articles[fold::FOLDS])
        weights = fit([row for row in rows if row.article not in held_out])
        found += [(probability(weights, row), row.right) for row in rows if row.article in held_out]
    return found


def main() -> None:
    """Print the weights."""
    rows = read_rows(Path(__file__).with_name("quote_judgements.tsv"))
    judged = cross_validated(rows)
    for threshold in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        shown = [right for confidence, right in judged if confidence >= threshold]
        print(
            f">= {threshold:.2f}: {len(shown)} of {len(judged)} shown, {1 - sum(shown) / len(shown):.3f} wrong",
            file=sys.stderr,
        )
    for low, high in ((0, 0.5), (0.5, 0.75), (0.75, 0.9), (0.9, 0.95), (0.95, 1.01)):
        level = [(confidence, right) for confidence, right in judged if low <= confidence < high]
        mean = sum(confidence for confidence, _ in level) / max(1, len(level))
        share = sum(right for _, right in level) / max(1, len(level))
        print(f"{len(level):4d} statements: confidence {mean:.2f}, right {share:.2f}", file=sys.stderr)
    table: dict[str, dict[str, float]] = {"start": {}, **{kind: {} for kind in KINDS}}
    for (kind, name), weight in sorted(fit(rows).items()):
        table[kind][name] = round(weight, 2)
    print(json.dumps(table, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
