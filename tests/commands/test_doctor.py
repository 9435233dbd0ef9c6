import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from brief.commands.doctor import doctor

app = typer.Typer()
app.command()(doctor)


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEF_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "user")


def test_doctor_says_what_would_be_used_and_where_settings_come_from(tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_text('model = "echo"\n')
    result = CliRunner().invoke(app, ["--json"])
    report = json.loads(result.stdout)

    assert report["would be used"]["model"] == "echo"
    assert report["settings"]["model"] == f"echo ({tmp_path / 'brief.toml'})"
    assert report["config files"][str(tmp_path / "brief.toml")] == "found"
    assert report["cache"] == {"file": str(tmp_path / "cache" / "replies.sqlite"), "bytes": 0, "in use": True}
    assert report["versions"]["ctranslate2"] != "not installed"
    assert report["devices"]["ctranslate2"].startswith("cpu")


def test_doctor_in_lines_has_every_section(tmp_path: Path) -> None:
    out = CliRunner().invoke(app, []).stdout

    assert "versions\n" in out
    assert "would be used\n" in out
    assert str(tmp_path / "cache") in out


@pytest.mark.parametrize(
    ("model", "offline", "told"),
    [
        ("nonesuch", "false", "no model 'nonesuch'"),
        ("quickmt-fa-en", "false", "not on disk, or not whole: it would be downloaded"),
        ("some/model", "true", "not on disk, or not whole: --offline forbids to fetch it"),
    ],
)
def test_a_model_that_is_not_there_is_told_and_no_failure(model: str, offline: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_text(f'model = "{model}"\noffline = {offline}\n')
    result = CliRunner().invoke(app, ["--json"])

    assert result.exit_code == 0
    assert told in json.loads(result.stdout)["would be used"]["why"]


def test_devices_of_torch_are_told_with_their_precision() -> None:
    assert json.loads(CliRunner().invoke(app, ["--json"]).stdout)["devices"]["torch"].startswith("cpu in ")
