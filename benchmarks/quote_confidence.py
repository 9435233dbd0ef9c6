"""Fit the weights of `brief.quotes.confidence` on judged statements.

    python -m benchmarks.quote_confidence > cli/brief/quotes/confidence.json

`quote_judgements.tsv` has a row for each statement for which a speaker was found, in articles that the rules met for
the first time: set, article, the four factors, whether a reader found statement and speaker right (1) or not (0; a
surname alone for a full name is right), and a weight. A statement whose speaker later rules changed weighs half: it
tells of mistakes of kinds not met yet, but no more of its own. The fit is a logistic regression with an L2 penalty. To
stderr go, by ten-fold cross-validation that keeps articles whole, what is shown and what of it is wrong at each
threshold, and the reliability.
"""

import csv
import json
import random
import sys
from collections import Counter, defaultdict
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
    weight: float


def read_rows(path: Path) -> list[Row]:
    """The judged statements; the answers of one interview, one decision, weigh as much as one."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    answers = Counter(row["set"] + row["article"] for row in rows if row["frame"] == "answer")
    return [
        Row(
            row["set"] + row["article"],
            (START, *((kind, row[kind]) for kind in KINDS)),
            row["right"] == "1",
            float(row["weight"]) / (answers[row["set"] + row["article"]] if row["frame"] == "answer" else 1),
        )
        for row in rows
    ]


def fit(rows: Sequence[Row]) -> Weights:
    """The weights that make the judgements most likely, by gradient ascent; the intercept bears no penalty."""
    weights: Weights = defaultdict(float)
    for _ in range(STEPS):
        slope: Weights = defaultdict(float)
        for row in rows:
            error = row.weight * (row.right - probability(weights, row))
            for factor in row.factors:
                slope[factor] += error
        for factor, value in slope.items():
            penalty = 0.0 if factor == START else PENALTY * weights[factor]
            weights[factor] += RATE * (value - penalty) / len(rows)
    return weights


def probability(weights: Weights, row: Row) -> float:
    """What the weights say of a statement; a factor they do not know weighs nothing."""
    return 1 / (1 + exp(-sum(weights.get(factor, 0.0) for factor in row.factors)))


def cross_validated(rows: Sequence[Row]) -> list[tuple[float, Row]]:
    """The confidence of each statement, by weights fitted on the articles of the other folds."""
    articles = sorted({row.article for row in rows})
    random.Random(0).shuffle(articles)
    found = []
    for fold in range(FOLDS):
        held_out = set(articles[fold::FOLDS])
        weights = fit([row for row in rows if row.article not in held_out])
        found += [(probability(weights, row), row) for row in rows if row.article in held_out]
    return found


def _summary(judged: Sequence[tuple[float, Row]], low: float, high: float) -> tuple[float, float, float]:
    """The weight of the statements between two confidences, their mean confidence, and the share that is right."""
    level = [(confidence, row) for confidence, row in judged if low <= confidence < high]
    count = sum(row.weight for _, row in level) or 1.0
    mean = sum(confidence * row.weight for confidence, row in level) / count
    return count, mean, sum(row.right * row.weight for _, row in level) / count


def main() -> None:
    """Print the weights."""
    rows = read_rows(Path(__file__).with_name("quote_judgements.tsv"))
    judged = cross_validated(rows)
    total = sum(row.weight for row in rows)
    for threshold in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9):
        count, _, right = _summary(judged, threshold, 1.01)
        print(f">= {threshold:.2f}: {count / total:.2f} shown, {1 - right:.3f} of them wrong", file=sys.stderr)
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.95), (0.95, 1.01)):
        count, mean, right = _summary(judged, low, high)
        print(f"{count:5.1f} statements: confidence {mean:.2f}, right {right:.2f}", file=sys.stderr)
    table: dict[str, dict[str, float]] = {"start": {}, **{kind: {} for kind in KINDS}}
    for (kind, name), weight in sorted(fit(rows).items()):
        table[kind][name] = round(weight, 2)
    print(json.dumps(table, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
