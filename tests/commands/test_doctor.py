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
