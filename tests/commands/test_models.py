import json

import pytest
from typer.testing import CliRunner

from brief.commands.models import app
from brief.engines.registry import MODELS
from brief.errors import EngineError


def test_list_fits_eighty_columns_and_marks_licences() -> None:
    result = CliRunner().invoke(app, ["list"], env={"COLUMNS": "80"})
    lines = {line.split()[0]: line for line in result.stdout.splitlines()}

    assert result.exit_code == 0
    assert set(lines) == {"NAME", *MODELS}
    assert max(map(len, lines.values())) <= 80
    assert "CC-BY-NC-4.0 (NC)" in lines["nllb-200-1.3B"]
    assert "(NC)" not in lines["quickmt-fa-en"]


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
