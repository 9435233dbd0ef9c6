from pathlib import Path

import pytest
from training.config import read_recipe

FOLDER = Path(__file__).parents[2] / "training"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("fa-en-*.toml")), ids=lambda path: path.stem)
def test_every_recipe_reads(path):
    recipe = read_recipe(path)
    assert recipe.model.width % recipe.model.heads == 0
    assert set(recipe.data.share) == set(recipe.cool_down.share) == {"news", "general", "technical"}


@pytest.mark.parametrize(("old", "new"), [("clip = 1.0", "clips = 1.0"), ("clip = 1.0", "")])
def test_a_misspelt_or_missing_entry_is_an_error(tmp_path, old, new):
    text = (FOLDER / "fa-en-small.toml").read_text(encoding="utf-8")
    (tmp_path / "recipe.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises((KeyError, TypeError)):
        read_recipe(tmp_path / "recipe.toml")
