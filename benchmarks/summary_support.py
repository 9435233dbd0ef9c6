"""How well the alignment of summaries tells supported sentences from others.

    BRIEF_DATA_DIR=... python benchmarks/summary_support.py [--articles 400] [--english]

Sentences of editors' summaries are aligned to their own article and to another one; and to their own with a number
changed. Editors also write what is not in the text, so what is called a false alarm here is in part no false one.
`--english` does the same with the embedded model's translation of both (slow: some seconds an article).
"""

import argparse
import json
import lzma
import os
import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from brief.engines.base import Decoding
from brief.engines.registry import open_engine
from brief.steps.align import Aligner, Evidence, Language, Support
from brief.steps.condense import LITTLE_SUPPORT, NO_SUPPORT
from brief.text.preparation import prepare
from brief.text.segment import paragraphs, sentences


def load(wanted: int) -> list[dict[str, str]]:
    path = Path(os.environ["BRIEF_DATA_DIR"]) / "mono" / "khabaryaab_isna.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if len(row["text"]) >= 600 and len(row["summary"].split()) >= 9]
    return random.Random(1).sample(rows, min(wanted, len(rows)))


def evidence(text: str, english: Callable[[Sequence[str]], list[str]]) -> list[Evidence]:
    found = sentences(text, paragraphs(text))
    persian = [sentence.span.of(text) for sentence in found]
    return [Evidence(*item) for item in zip(found, persian, english(persian), strict=True)]


def changed(claim: str) -> str:
    """The first number of the claim with another first digit; the claim itself where it has none."""
    return re.sub(r"[1-9۱-۹]", lambda digit: "۷" if digit[0] not in "7۷" else "۳", claim, count=1)


def translator() -> Callable[[Sequence[str]], list[str]]:
    engine = open_engine("embedded")
    return lambda texts: [reply.text for reply in engine.generate([prepare(text) for text in texts], Decoding())]


def report(name: str, supports: Sequence[Support]) -> None:
    shares = [support.share for support in supports]
    kinds = {
        "strange facts": sum(bool(support.strange) for support in supports),
        f"share under {NO_SUPPORT}": sum(share < NO_SUPPORT for share in shares),
        f"share under {LITTLE_SUPPORT}": sum(share < LITTLE_SUPPORT for share in shares),
        "left out or marked": sum(bool(s.strange) or s.share < LITTLE_SUPPORT for s in supports),
    }
    told = ", ".join(f"{kind} {count / max(1, len(supports)):.3f}" for kind, count in kinds.items())
    print(f"{name:<16} {len(supports):4d} sentences: {told}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--english", action="store_true")
    options = parser.parse_args()
    language: Language = "en" if options.english else "fa"
    english = translator() if options.english else lambda texts: ["" for _ in texts]
    rows = load(options.articles)
    aligner = cache(lambda index: Aligner(evidence(rows[index]["text"], english), language))
    own, other, altered = [], [], []
    for index, row in enumerate(rows):
        claims = [item for item in evidence(row["summary"], english) if len(item.persian.split()) >= 6]
        for claim in (item.english if options.english else item.persian for item in claims):
            own.append(aligner(index).align(claim))
            other.append(aligner((index + 1) % len(rows)).align(claim))
            if changed(claim) != claim and not own[-1].strange:
                altered.append(aligner(index).align(changed(claim)))
    report("own article", own)
    report("another article", other)
    report("a number changed", altered)


if __name__ == "__main__":
    main()
