"""Measure the shares that `brief.quotes.confidence` multiplies, on annotated articles.

    python -m benchmarks.quote_confidence GOLD_DIR [GOLD_DIR ...]

Prints `confidence.json`, and the counts behind it to stderr. A frame is right where its statement is one of the gold's
(overlap 0.5); a basis is right where it names the gold's speaker of a statement that is. Few cases say little: each
share is drawn towards the prior by the weight of ten cases. A basis that names nobody (below the threshold) keeps the
share it has.
"""

import json
import re
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

from brief.evaluation.comparison import LOOSE, match
from brief.evaluation.gold import find_articles, read_article
from brief.quotes.confidence import THRESHOLD
from brief.steps.attribute import attribute
from brief.text import segment

WEIGHT = 10
PRIOR = {"frames": 0.9, "speakers": 0.85}
_REASON = re.compile(r"(?:frame|speaker by) (.*) [\d.]+")


def count(folders: list[str]) -> dict[str, Counter[tuple[str, bool]]]:
    """(frame or basis, right) over the folders."""
    counts: dict[str, Counter[tuple[str, bool]]] = {"frames": Counter(), "speakers": Counter()}
    for text_path, gold_path in (paths for folder in folders for paths in find_articles(Path(folder))):
        text, gold = read_article(text_path, gold_path)
        paragraphs = segment.paragraphs(text)
        found = attribute(text, paragraphs, segment.sentences(text, paragraphs))
        pairs = {pair.quote.id: pair for pair in match(text, gold, found) if pair.quote and pair.overlap >= LOOSE}
        for quote in found.quotes:
            frame, basis = (_REASON.fullmatch(reason)[1] for reason in quote.reasons)  # type: ignore[index]
            counts["frames"][frame, quote.id in pairs] += 1
            if quote.id in pairs and quote.speaker:
                counts["speakers"][basis, pairs[quote.id].right] += 1
    return counts


def main() -> None:
    """Print the shares."""
    kept = json.loads(files("brief.quotes").joinpath("confidence.json").read_text(encoding="utf-8"))
    shares: dict[str, dict[str, float]] = {}
    for kind, counts in count(sys.argv[1:]).items():
        shares[kind] = {}
        for name, share in kept[kind].items():
            right, wrong = counts[name, True], counts[name, False]
            print(f"{kind} {name}: {right} of {right + wrong}", file=sys.stderr)
            measured = round((right + WEIGHT * PRIOR[kind]) / (right + wrong + WEIGHT), 2)
            shares[kind][name] = share if share < THRESHOLD else measured
    print(json.dumps(shares, indent=1))


if __name__ == "__main__":
    main()
