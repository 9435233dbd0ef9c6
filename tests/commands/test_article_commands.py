"""write, translate, summarize, quotes, batch through the front door, with the echo engine."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from brief.main import app
from conftest import SEED

ECHO = ["--model", "echo", "--offline"]


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments])


def test_write_gives_the_brief_on_stdout_and_nothing_else() -> None:
    result = invoke("write", str(SEED), *ECHO)
    assert result.exit_code == 0
    assert result.stdout.startswith("---\ntitle:")
    assert result.stderr == ""


def test_write_into_a_folder_gives_two_files_and_says_where(tmp_path: Path) -> None:
    result = invoke("write", str(SEED), "-o", str(tmp_path), *ECHO)
    assert result.stdout.strip() == str(tmp_path / f"{SEED.stem}.md")
    assert {p.suffix for p in tmp_path.iterdir() if p.is_file()} == {".md", ".json"}


def test_strict_exits_with_8_after_giving_the_brief() -> None:
    result = invoke("write", str(SEED), "--strict", *ECHO)
    assert result.exit_code == 8
    assert result.stdout.startswith("---\n")
    assert "error" in result.stderr


@pytest.mark.parametrize("command", ["write", "translate", "summarize", "quotes"])
def test_json_of_one_article_is_one_object_and_of_two_one_a_line(command: str) -> None:
    one = json.loads(invoke(command, str(SEED), "--json", *ECHO).stdout)
    assert one["schema"] == 1
    lines = invoke(command, str(SEED), str(SEED), "--json", *ECHO).stdout.splitlines()
    assert [json.loads(line) for line in lines] == [one, one]


def test_translate_pairs_every_paragraph() -> None:
    found = json.loads(invoke("translate", str(SEED), "--json", *ECHO).stdout)
    assert "\n".join(p["persian"] for p in found["paragraphs"]) + "\n" == SEED.read_text(encoding="utf-8")


def test_summarize_in_persian_quotes_the_source() -> None:
    found = json.loads(invoke("summarize", str(SEED), "--language", "fa", "--json", *ECHO).stdout)["summary"]
    text = SEED.read_text(encoding="utf-8")
    assert 3 <= len(found["sentences"]) <= 5
    assert all(s["text"] in text for s in found["sentences"])


def test_quotes_needs_no_model_in_persian() -> None:
    found = json.loads(invoke("quotes", str(SEED), "--persian-only", "--json", "--model", "none-such").stdout)
    text = SEED.read_text(encoding="utf-8")
    assert len(found["quotes"]) >= 9
    assert all(text[s["start"] : s["end"]] == s["text"] for q in found["quotes"] for s in q["spans"])


def test_batch_reports_and_resumes(tmp_path: Path) -> None:
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    (inputs / "a.txt").write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    first = invoke("batch", str(inputs), "-o", str(out), *ECHO)
    assert (first.exit_code, "1 written" in first.stdout) == (0, True)
    assert "1 unchanged" in invoke("batch", str(inputs), "-o", str(out), *ECHO).stdout
    (inputs / "b.txt").write_text("", encoding="utf-8")
    failed = invoke("batch", str(inputs), "-o", str(out), *ECHO)
    assert failed.exit_code == 9
    assert "b.txt is empty" in failed.stderr


def test_batch_goes_on_with_the_model_it_began_with(tmp_path: Path) -> None:
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    (inputs / "a.txt").write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    invoke("batch", str(inputs), "-o", str(out), *ECHO)
    assert "1 unchanged" in invoke("batch", str(inputs), "-o", str(out), "--offline").stdout


def test_quiet_and_verbose() -> None:
    assert "settings" in invoke("write", str(SEED), "--verbose", *ECHO).stderr
    assert invoke("write", str(SEED), "--quiet", *ECHO).stderr == ""
