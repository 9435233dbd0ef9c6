"""The data folder: sentence pairs by domain, and the sentences that are kept for evaluation.

Layout of BRIEF_DATA_DIR: `news/*.tsv.xz` (written_*: Persian, English; agency_*: outlet, Persian, English),
`parallel/NAME.tsv.xz` (Persian, English), `dev/*.tsv` (Persian, English; evaluation only), `mono/*.jsonl.xz` (`text`).
"""

from __future__ import annotations

import json
import lzma
import re
from typing import TYPE_CHECKING

from training.clean import fold_persian, letters_only

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.config import Data
    from training.renaming import Pair

SHORTEST_HELD_OUT = 20
"""Letters; a shorter sentence of an evaluation article is no secret."""


def read_sources(folder: Path, data: Data) -> Iterator[tuple[str, str, Iterator[Pair]]]:
    """Domain, name and raw pairs of each source, news first so that copies elsewhere count as duplicates."""
    for path in sorted((folder / "news").glob("*.tsv.xz"), key=lambda path: (path.name.startswith("agency"), path)):
        if _name(path) not in data.excluded:
            yield "news", _name(path), _news_rows(path)
    parallel = sorted((folder / "parallel").glob("*.tsv.xz"))
    for domain, wanted in (("general", True), ("technical", False)):
        for path in parallel:
            if (_name(path) in data.general) == wanted and _name(path) not in data.excluded:
                yield domain, _name(path), _rows(path, skip=0)


def counted_pairs(folder: Path, gold: Path | None, data: Data) -> Iterator[tuple[str, str, str]]:
    """Domain, folded Persian and English of what the tables of checks and names are counted from.

    Left out are the sentences of evaluation sets, and the agencies' last fifth, on which the checks are measured.
    """
    held_out = held_out_keys(folder, gold)
    for domain, name, pairs in read_sources(folder, data):
        for index, (persian, english) in enumerate(pairs):
            folded = fold_persian(persian)
            if not (name.startswith("agency") and index % 5 == 4) and letters_only(folded) not in held_out:
                yield domain, folded, english


def held_out_keys(data: Path, gold: Path | None) -> set[str]:
    """What no training sentence may equal, as letters_only: the evaluation sets' Persian, whole and by sentence."""
    lines = [line.split("\t")[0] for path in (data / "dev").glob("*.tsv") for line in _lines(path)]
    keys = {letters_only(fold_persian(line)) for line in lines}
    for path in gold.glob("*/*.txt") if gold else ():
        for line in _lines(path):
            parts = (line, *re.split(r"(?<=[.!؟?])\s+", line))
            keys |= {key for part in parts if len(key := letters_only(fold_persian(part))) > SHORTEST_HELD_OUT}
    return keys


def gold_paragraphs(gold: Path) -> list[Pair]:
    """Paragraphs of the development articles with their reference translations."""
    found = []
    for path in sorted((gold / "dev").glob("*.json")):
        references = json.loads(path.read_text(encoding="utf-8"))["translation_en"]
        paragraphs = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        found += [(a, b) for a, b in zip(paragraphs, references, strict=True) if a.strip() and b.strip()]
    return found


def tab_pairs(path: Path) -> list[Pair]:
    """Persian and English of an evaluation file."""
    return [(persian, english) for persian, english, *_ in (line.split("\t") for line in _lines(path))]


def mono_articles(folder: Path) -> Iterator[str]:
    """The texts of the Persian articles that have no translation, a paragraph a line."""
    for path in sorted((folder / "mono").glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["text"]


def news_keys(folder: Path) -> set[str]:
    """The Persian sentences of the news pairs, as letters_only."""
    paths = (folder / "news").glob("*.tsv.xz")
    return {letters_only(fold_persian(persian)) for path in paths for persian, _ in _news_rows(path)}


def _news_rows(path: Path) -> Iterator[Pair]:
    return _rows(path, skip=int(path.name.startswith("agency")))


def _rows(path: Path, *, skip: int) -> Iterator[Pair]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == skip + 2 and not columns[0].startswith("#"):
                yield columns[skip], columns[skip + 1]


def _name(path: Path) -> str:
    return path.name.removesuffix(".tsv.xz")


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
