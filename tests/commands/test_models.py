import json

import pytest
from typer.testing import CliRunner

from brief.commands.models import app
from brief.engines.registry import MODELS
from brief.errors import EngineError


def test_list_fits_eighty_columns_with_figures_and_their_sources() -> None:
    result = CliRunner().invoke(app, ["list"], env={"COLUMNS": "80"})
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    rows = {line.split()[0]: line for line in lines if line}

    assert result.exit_code == 0
    assert set(MODELS) < set(rows)
    assert max(map(len, lines)) <= 80
    assert len(lines) == len(MODELS) + 3 * 3 + len([line for line in lines if line.startswith("[")])
    assert "17.6 GB  CC-BY-NC-4.0" in rows["nllb-200-3.3B"]
    assert "BLEU 37.57 [1]" in rows["quickmt-fa-en"]
    assert lines[-1].startswith("[")
    assert "[1] https://huggingface.co/quickmt/quickmt-fa-en" in lines


def test_list_as_json_holds_the_cards() -> None:
    cards = json.loads(CliRunner().invoke(app, ["list", "--json"]).stdout)

    assert [card["name"] for card in cards] == list(MODELS)
    assert all("on_disk" in card for card in cards)


def test_info_tells_figure_and_source() -> None:
    out = CliRunner().invoke(app, ["info", "quickmt-fa-en"]).stdout

    assert "BLEU 37.57" in out
    assert "https://huggingface.co/quickmt/quickmt-fa-en" in out


def test_info_on_an_unknown_model_is_an_engine_error() -> None:
    result = CliRunner().invoke(app, ["info", "nonesuch"])

    assert isinstance(result.exception, EngineError)


@pytest.mark.parametrize("arguments", [["info", "embedded", "--json"]])
def test_info_as_json(arguments: list[str]) -> None:
    assert json.loads(CliRunner().invoke(app, arguments).stdout)["licence"] == "CC-BY-SA-4.0"
