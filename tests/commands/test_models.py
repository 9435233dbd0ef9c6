import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from brief.commands.models import app
from brief.engines.checkpoint import checkpoint_digest
from brief.engines.disk import import_folder
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


def test_list_on_a_narrow_terminal_breaks_no_word() -> None:
    lines = CliRunner().invoke(app, ["list"], env={"COLUMNS": "40"}).stdout.splitlines()
    place = lines.index("nllb-200-distilled-1.3B")

    assert lines[place + 1].rstrip() == "  5.5 GB  CC-BY-NC-4.0  BLEU 36.5 [2]"


def test_list_as_json_holds_the_cards() -> None:
    cards = json.loads(CliRunner().invoke(app, ["list", "--json"]).stdout)

    assert [card["name"] for card in cards] == list(MODELS)
    assert all("on_disk" in card for card in cards)


def test_info_tells_figure_and_source() -> None:
    out = CliRunner().invoke(app, ["info", "quickmt-fa-en"]).stdout

    assert "BLEU 37.57" in out
    assert "https://huggingface.co/quickmt/quickmt-fa-en" in out


def test_info_leaves_out_what_nobody_knows_and_tells_the_kind_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bart"}')
    lines = CliRunner().invoke(app, ["info", str(tmp_path)]).stdout.splitlines()
    facts = dict(line.split(maxsplit=1) for line in lines)

    assert (facts["kind"], facts["family"], facts["task"]) == ("seq2seq", "bart", "summarise")
    assert facts["licence"] == "LicenseRef-unknown (licence not stated)"
    assert not {"size", "revision", "note"} & set(facts)


def test_info_on_an_unknown_model_is_an_engine_error() -> None:
    result = CliRunner().invoke(app, ["info", "nonesuch"])

    assert isinstance(result.exception, EngineError)


@pytest.mark.parametrize("arguments", [["info", "embedded", "--json"]])
def test_info_as_json(arguments: list[str]) -> None:
    assert json.loads(CliRunner().invoke(app, arguments).stdout)["licence"] == "CC-BY-SA-4.0"


@pytest.fixture
def other_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model that no card knows, brought by hand."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    folder = tmp_path / "brought"
    folder.mkdir()
    for name in ("model.bin", "config.json", "shared_vocabulary.json", "spm.model"):
        (folder / name).write_text(name)
    return import_folder("some/model", folder, licence="mit").folder


def test_list_and_verify_know_what_was_pulled_besides(other_model: Path) -> None:
    run = CliRunner().invoke
    assert "some/model  yes   51 B" in run(app, ["list"]).stdout
    assert run(app, ["verify"]).stdout.count("whole") == 4
    assert json.loads(run(app, ["info", "some/model", "--json"]).stdout)["commercial"] is True

    (other_model / "spm.model").unlink()
    assert "some/model  part" in run(app, ["list"]).stdout
    verified = run(app, ["verify", "some/model"])
    assert "some/model  missing              spm.model" in verified.stdout
    assert isinstance(verified.exception, EngineError)


def test_rm_asks_and_takes_no_for_an_answer(other_model: Path) -> None:
    refused = CliRunner().invoke(app, ["rm", "some/model"], input="n\n")
    assert refused.exit_code == 1
    assert "Delete some/model (51 B) from " in refused.stderr
    assert other_model.is_dir()

    assert CliRunner().invoke(app, ["rm", "some/model"], input="y\n").exit_code == 0
    assert not other_model.exists()


def test_rm_deletes_what_was_converted_from_the_model_too(
    other_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEF_CACHE_DIR", str(tmp_path / "cache"))
    mine, others = (
        tmp_path / "cache" / "converted" / name for name in (f"{checkpoint_digest(other_model)}-int8-1", "0-int8-1")
    )
    mine.mkdir(parents=True)
    others.mkdir()
    done = CliRunner().invoke(app, ["rm", "some/model"], input="y\n")

    assert "and what was converted from it?" in done.stderr
    assert (done.exit_code, mine.exists(), others.exists()) == (0, False, True)


def test_a_folder_of_another_make_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bart"}')
    result = CliRunner().invoke(app, ["pull", "quickmt-fa-en", "--from", str(tmp_path)])

    assert "holds a model of another make (seq2seq, bart), not quickmt-fa-en" in str(result.exception)


def test_a_folder_is_imported_under_a_known_name_only(other_model: Path) -> None:
    imported = CliRunner().invoke(app, ["pull", "quickmt-fa-en", "--from", str(other_model)])
    assert Path(imported.stdout.strip()).parts[-3] == "models--quickmt--quickmt-fa-en"

    unknown = CliRunner().invoke(app, ["pull", "no/card", "--from", str(other_model)])
    assert "a folder is imported under the name of a known model" in str(unknown.exception)
