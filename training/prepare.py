"""Data to a run's folder: `python -m training.prepare RECIPE RUN` writes pairs.tsv, names.tsv, spm.model and align.npy.

Reads BRIEF_DATA_DIR, and BRIEF_GOLD_DIR where it is set (its sentences are then held out too). What is there already
is kept, so that a run can be given the vocabulary of another.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from training.align import affinity
from training.clean import Cleaner
from training.config import read_recipe
from training.corpora import held_out_keys, read_sources
from training.noise import damage_pair
from training.renaming import collect_names, read_names, write_names
from training.segmentation import open_pieces, train_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.config import Recipe
    from training.renaming import Names, Pair

Domains = dict[str, list["Pair"]]


def write_pairs(path: Path, recipe: Recipe, data: Path, gold: Path | None) -> None:
    """Clean every source into `path` (domain, Persian, English), and tell in a .json beside it what was dropped."""
    cleaner = Cleaner(held_out_keys(data, gold))
    kept: Counter[str] = Counter()
    told = {}
    unfinished = path.with_suffix(".tmp")
    with unfinished.open("w", encoding="utf-8") as file:
        for domain, name, raw in read_sources(data, recipe.data):
            cleaner.dropped.clear()
            pairs = cleaner.clean(raw)
            file.writelines(f"{domain}\t{persian}\t{english}\n" for persian, english in pairs)
            kept[domain] += len(pairs)
            told[name] = {"domain": domain, "kept": len(pairs), "dropped": dict(cleaner.dropped)}
    path.with_suffix(".json").write_text(json.dumps({"kept": kept, "sources": told}, indent=1), encoding="utf-8")
    unfinished.replace(path)


def read_pairs(path: Path) -> Domains:
    """Pairs by domain, in the order of the file."""
    domains: Domains = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        domain, persian, english = line.split("\t")
        domains[domain].append((persian, english))
    return dict(domains)


def vocabulary_lines(domains: Domains, names: Names, recipe: Recipe) -> Iterator[str]:
    """Both sides of news and general pairs and of a sample of the technical ones, Persian with its noise."""
    rng = random.Random(recipe.seed)
    technical = domains.get("technical", [])
    sample = rng.sample(technical, min(len(technical), recipe.vocabulary.technical_lines))
    for pair in (*domains.get("news", ()), *domains.get("general", ()), *sample):
        yield from damage_pair(*pair, recipe.noise, names, rng)


def align(domains: Domains, recipe: Recipe, pieces_path: Path) -> np.ndarray:
    """The affinity table of news and general pairs."""
    pieces, how = open_pieces(pieces_path), recipe.alignment
    pairs = [*domains.get("news", ()), *domains.get("general", ())]
    sample = random.Random(recipe.seed).sample(pairs, min(len(pairs), how.pairs))
    sides = ([np.array(pieces.encode(pair[side])[: how.longest]) for pair in sample] for side in (0, 1))
    return affinity(*sides, pieces.get_piece_size(), rounds=how.rounds, diagonal=how.diagonal)


def prepare(recipe: Recipe, run: Path) -> None:
    """Make in the folder `run` what it lacks. Raises KeyError where BRIEF_DATA_DIR is not set."""
    data, gold = Path(os.environ["BRIEF_DATA_DIR"]), os.environ.get("BRIEF_GOLD_DIR")
    if not (run / "pairs.tsv").exists():
        write_pairs(run / "pairs.tsv", recipe, data, Path(gold) if gold else None)
    if not (run / "names.tsv").exists():
        write_names(run / "names.tsv", collect_names(data))
    domains = read_pairs(run / "pairs.tsv")
    print({name: len(pairs) for name, pairs in domains.items()}, flush=True)
    if not (run / "spm.model").exists():
        names = read_names(run / "names.tsv")
        train_pieces(run / "spm.model", vocabulary_lines(domains, names, recipe), recipe.vocabulary)
    if not (run / "align.npy").exists():
        np.save(run / "align.npy", align(domains, recipe, run / "spm.model"))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("run", type=Path)
    given = parser.parse_args()
    given.run.mkdir(parents=True, exist_ok=True)
    prepare(read_recipe(given.recipe), given.run)


if __name__ == "__main__":
    main()
