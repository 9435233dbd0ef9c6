"""What `--fix` gains: failed checks and BLEU of the gold articles with and without it.

BRIEF_GOLD_DIR=... python benchmarks/fixing.py [MODEL]
"""

import json
import os
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import sacrebleu

from brief.article import english_of_paragraph
from brief.kit import open_kit
from brief.pipeline import make_brief
from brief.reading.source import read_path


def main(model: str) -> None:
    kit, _ = open_kit(model, offline=True, cache=False)
    texts = sorted(Path(os.environ["BRIEF_GOLD_DIR"], "dev").glob("*.txt"))
    for fix in (False, True):
        failed, fixed, units = Counter[str](), 0, 0
        ours, references = [], []
        started = time.perf_counter()
        for path in texts:
            brief = make_brief(read_path(path), replace(kit, fix=fix))
            failed.update(check.name for check in brief.checks if not check.passed)
            fixed += sum("fixed" in item.flags for item in brief.renderings)
            units += len(brief.renderings)
            ours += [english_of_paragraph(brief.renderings, p.number) for p in brief.paragraphs]
            references += json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["translation_en"]
        score = sacrebleu.corpus_bleu(ours, [references]).score
        seconds = time.perf_counter() - started
        told = f"{fixed} of {units} units changed, {failed.total()} checks failed"
        print(f"fix={fix}: {told}, BLEU {score:.1f}, {seconds:.0f} s")
        print("  " + ", ".join(f"{name} {count}" for name, count in sorted(failed.items())))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "embedded")
