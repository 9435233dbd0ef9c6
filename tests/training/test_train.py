import json
import shutil

import pytest
import torch
from training.average import average
from training.train import Options, train
from training_toy import toy_recipe, toy_run


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    torch.set_num_threads(1)
    recipe = toy_recipe()
    return recipe, toy_run(tmp_path_factory.mktemp("toy") / "run", recipe, pairs=25)


def sitting(run, stop_step, workers=1):
    return Options(run, workers, "cpu", minutes=5, save_minutes=5, evaluate_tokens=0, stop_step=stop_step)


def copied(prepared, folder):
    recipe, run = prepared
    return recipe, shutil.copytree(run, folder)


def test_two_half_runs_are_one_whole_run(prepared, tmp_path):
    recipe, whole = copied(prepared, tmp_path / "whole")
    _, halves = copied(prepared, tmp_path / "halves")
    end = train(recipe, sitting(whole, 40))
    train(recipe, sitting(halves, 17))
    assert train(recipe, sitting(halves, 40)) == end
    assert end.epoch > 0, "the break must be crossed by an epoch's end to prove anything"
    one, two = (torch.load(run / "state.pt") for run in (whole, halves))
    for kind in ("master", "mean", "square"):
        for name, weight in one[kind].items():
            assert torch.equal(weight, two[kind][name]), (kind, name)


def test_training_learns(prepared, tmp_path):
    recipe, run = copied(prepared, tmp_path / "run")
    train(recipe, sitting(run, 200))
    losses = [json.loads(line)["loss"] for line in (run / "log.jsonl").read_text().splitlines() if "loss" in line]
    assert losses[1] < losses[0] - 0.5


def test_a_cool_down_ends_by_itself_and_remembers_its_start(prepared, tmp_path):
    recipe, run = copied(prepared, tmp_path / "run")
    begun = train(recipe, sitting(run, 10))
    train(recipe, sitting(run, 12), cool_down=True)
    end = train(recipe, sitting(run, 0), cool_down=True)
    assert 0 <= end.tokens - begun.tokens - recipe.cool_down.tokens < 200


def test_the_average_of_weights(tmp_path):
    for number in (1.0, 2.0, 6.0):
        torch.save({"w": torch.full((2,), number)}, tmp_path / f"{number}.pt")
    assert average(sorted(tmp_path.glob("*.pt")))["w"].tolist() == [3.0, 3.0]
