"""What each choice of a recipe is worth: `python -m training.ablate RECIPE RUN CHANGES OUT`.

RUN is the folder of a long run. Every variant of CHANGES (see ablations.toml) is trained in a folder of its own in OUT
and scored like a point of the learning curve; OUT/table.jsonl gets a row each. Variants that have a row are not tried
again, and an interrupted one goes on.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from training.average import average
from training.config import read_recipe
from training.evaluate import learning_point
from training.prepare import prepare
from training.train import Options, schedule_of, train

if TYPE_CHECKING:
    from training.config import Recipe

INHERITED = {
    "continued": ("pairs.tsv", "names.tsv", "spm.model", "align.npy", "state.pt"),
    "from_nothing": (),
}
"""What a variant takes over from the long run; the rest it makes from BRIEF_DATA_DIR."""


def try_variant(recipe: Recipe, run: Path, folder: Path, start: str, tokens: int) -> dict[str, float]:
    """Train over `tokens` target tokens, from the run's state or from nothing, and score the mean of the last weights.

    Raises KeyboardInterrupt where training was told to stop before its end.
    """
    if not folder.exists():
        unfinished = folder.with_suffix(".tmp")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        for name in INHERITED[start]:
            shutil.copy(run / name, unfinished)
        unfinished.replace(folder)
    prepare(recipe, folder)
    recipe = dataclasses.replace(
        recipe,
        schedule=dataclasses.replace(recipe.schedule, total_tokens=tokens)
        if start == "from_nothing"
        else recipe.schedule,
        cool_down=dataclasses.replace(recipe.cool_down, tokens=tokens),
    )
    options = Options(folder, workers=2, device="cpu", minutes=1e6, save_minutes=1.5, evaluate_tokens=0)
    cool_down = start == "continued"
    progress = train(recipe, options, cool_down=cool_down)
    if progress.tokens < schedule_of(recipe, options, progress, cool_down=cool_down).end:
        raise KeyboardInterrupt
    torch.save(average(sorted((folder / "weights").glob("*.pt"))[-3:]), folder / "mean.pt")
    return learning_point(folder / "mean.pt", recipe, folder)


def main() -> None:
    """Try what has no row yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("recipe", "run", "changes", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--tokens", type=int, default=2_000_000)
    given = parser.parse_args()
    table = given.out / "table.jsonl"
    given.out.mkdir(parents=True, exist_ok=True)
    table.touch()
    rows = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    done = {(row["start"], row["variant"]) for row in rows}
    for start, variants in tomllib.loads(given.changes.read_text(encoding="utf-8")).items():
        for variant, changes in variants.items():
            if (start, variant) not in done:
                recipe = read_recipe(given.recipe, changes)
                point = try_variant(recipe, given.run, given.out / f"{start}-{variant}", start, given.tokens)
                row = {"start": start, "variant": variant, "tokens": given.tokens, **point}
                with table.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(row) + "\n")
                print(row, flush=True)


if __name__ == "__main__":
    main()
