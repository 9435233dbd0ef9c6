"""How many good translations the judge of chat answers would refuse: human ones, of FLORES dev and TICO-19.

BRIEF_DATA_DIR=DIR python benchmarks/chat_answers.py
"""

import os
from collections import Counter
from pathlib import Path

from brief.engines.answers import answer_of, faults_of
from brief.text.preparation import prepare


def main() -> None:
    for name in ("flores_dev.tsv", "tico19_fa.tsv"):
        lines = (Path(os.environ["BRIEF_DATA_DIR"]) / "dev" / name).read_text(encoding="utf-8").splitlines()
        pairs = [line.split("\t")[:2] for line in lines]
        faults: Counter[str] = Counter()
        refused = changed = 0
        for persian, english in pairs:
            source = prepare(persian)
            answer = answer_of(english, source)
            found = faults_of("translate", source, answer)
            refused, changed = refused + bool(found), changed + (answer != english.strip())
            faults.update(fault.partition(":")[0] for fault in found)
        print(f"{name}: {refused} of {len(pairs)} refused {dict(faults)}, {changed} changed")


if __name__ == "__main__":
    main()
