"""Names of speakers and places drawn from news articles by a fixed seed, with the English form that brief gives them.

    BRIEF_DATA_DIR=... python benchmarks/names_drawn.py [--judged]

Prints label, Persian, English and basis (table or rule), for a reader to judge; with `--judged` the shares by table, by
rule and judged right of the judged list, tests/cases/names_judged.json.
"""

import json
import lzma
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from brief.article import Article
from brief.glossary import Glossary
from brief.pipeline import read_structure
from brief.text.names import english_name

SPEAKERS, PLACES = 235, 180
ARTICLES = 1500
JUDGED = Path(__file__).parents[1] / "tests" / "cases" / "names_judged.json"
_PLACE = re.compile(r"(?<!\w)(?:شهر|استان|شهرستان|روستای|بندر|جزیره|کشور) ((?:[\u0621-\u06cc\u200c]+ ?){1,3})")


def articles() -> Iterator[str]:
    folder = Path(os.environ["BRIEF_DATA_DIR"], "mono")
    for name in ("khabaryaab_isna.jsonl.xz", "isna_articles.jsonl.xz"):
        with lzma.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield "\n".join(filter(None, [row.get("title") or row.get("headline"), row["text"]]))


def speakers(text: str) -> Iterator[str]:
    _, _, attribution = read_structure(Article("drawn", text))
    yield from (s.name for s in attribution.speakers if s.kind == "person" and s.name)


def known_places() -> frozenset[str]:
    """Names of Who's On First and of the countries of CLDR, to tell places from other words behind `شهر`."""
    names = set()
    for file in ("iran_places_wof.tsv.xz", "csc_countries.tsv.xz", "world_countries.tsv.xz"):
        with lzma.open(Path(os.environ["BRIEF_DATA_DIR"], "lex", file), "rt", encoding="utf-8") as lines:
            names |= {line.split("\t")[0] for line in lines}
    return frozenset(names)


def places(text: str, known: frozenset[str]) -> Iterator[str]:
    for match in _PLACE.finditer(text):
        words = match[1].split()
        runs = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        yield from [run for run in runs if run in known][:1]


def drawn(seed: int) -> Iterator[tuple[str, str]]:
    """As often as they are named: a name in ten articles is ten times as likely as one in a single article."""
    chance = random.Random(seed)
    texts = sorted(articles())
    chance.shuffle(texts)
    known = known_places()
    people = Counter(name for text in texts[:ARTICLES] for name in speakers(text))
    towns = Counter(name for text in texts for name in places(text, known))
    for label, counts, wanted in (("speaker", people, SPEAKERS), ("place", towns, PLACES)):
        keys = {name: chance.random() ** (1 / count) for name, count in sorted(counts.items())}
        yield from ((label, name) for name in sorted(keys, key=keys.__getitem__, reverse=True)[:wanted])


def english_form(label: str, persian: str) -> tuple[str, str]:
    form = Glossary.load().english(persian)
    return (form, "table") if form else english_name(persian)


def report() -> None:
    rows = json.loads(JUDGED.read_text(encoding="utf-8"))
    for label in ("speaker", "place", ""):
        chosen = [row for row in rows if label in ("", row["label"])]
        forms = [english_form(row["label"], row["persian"]) for row in chosen]
        for basis in ("table", "rule"):
            right = [form in row["right"] for row, (form, b) in zip(chosen, forms, strict=True) if b == basis]
            print(label or "all", basis, f"{len(right)} of {len(chosen)},", f"right {sum(right)}")


if __name__ == "__main__":
    if "--judged" in sys.argv:
        report()
    else:
        for label, persian in drawn(300):
            print(label, persian, *english_form(label, persian), sep="\t")
