import json
import sys

import pytest
from training_toy import toy_recipe, toy_run

from training import ablate

CHANGES = """
[continued.as_shipped]
[continued.unsmoothed.optimiser]
label_smoothing = 0.0
"""


@pytest.fixture
def ablation(tmp_path, monkeypatch):
    """Call the command on a toy run with a state; the variants' label smoothing stands in for their scores."""
    recipe = toy_recipe()
    run = toy_run(tmp_path / "run", recipe, pairs=25)
    ablate.train(recipe, ablate.Options(run, 1, "cpu", 5, 5, 0, stop_step=5))
    (tmp_path / "changes.toml").write_text(CHANGES, encoding="utf-8")
    tried = []

    def score(weights, recipe, folder):
        assert weights.exists()
        tried.append(folder.name)
        return {"smoothing": recipe.optimiser.label_smoothing}

    def read(_, changes):
        return toy_recipe(**changes.get("optimiser", {}))

    monkeypatch.setattr(ablate, "learning_point", score)
    monkeypatch.setattr(ablate, "read_recipe", read)
    monkeypatch.setenv("BRIEF_DATA_DIR", str(tmp_path))
    paths = [str(tmp_path / name) for name in ("recipe.toml", "run", "changes.toml", "out")]
    monkeypatch.setattr(sys, "argv", ["ablate", *paths, "--tokens", "300"])
    return tmp_path / "out", tried


def test_every_variant_is_trained_from_the_run_and_gets_one_row(ablation):
    out, tried = ablation
    ablate.main()
    ablate.main()
    rows = [json.loads(line) for line in (out / "table.jsonl").read_text().splitlines()]
    assert [(row["variant"], row["smoothing"]) for row in rows] == [("as_shipped", 0.1), ("unsmoothed", 0.0)]
    assert tried == ["continued-as_shipped", "continued-unsmoothed"]
    log = (out / "continued-unsmoothed/log.jsonl").read_text().splitlines()
    assert json.loads(log[-1])["step"] > 5, "it went on where the run stood"
