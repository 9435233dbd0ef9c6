"""`brief batch`: what there is to do, a part of it, other shapes of input and output."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from brief.main import app
from conftest import SEED

ECHO = ("--model", "echo", "--no-cache")


def batch(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["batch", *map(str, arguments), *ECHO])


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    lines = SEED.read_text(encoding="utf-8").splitlines()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text("\n".join(lines[number : number + 3]), encoding="utf-8")
    return tmp_path / "in"


def test_a_dry_run_writes_nothing(inputs: Path, tmp_path: Path) -> None:
    told = batch(inputs, "-o", tmp_path / "out", "--dry-run").stdout
    assert [line.split()[-1] for line in told.splitlines()][:3] == ["3", "3", "0"]
    assert "sentences a second" in told
    assert not (tmp_path / "out").exists()


def test_a_report_links_every_brief(inputs: Path, tmp_path: Path) -> None:
    batch(inputs, "-o", tmp_path / "out", "--report")
    index = (tmp_path / "out" / "index.md").read_text(encoding="utf-8")
    assert [f"]({number}.md)" in index for number in range(3)] == [True] * 3
    assert "3 unchanged" in batch(inputs, "-o", tmp_path / "out", "--report").stdout


def test_only_what_failed(inputs: Path, tmp_path: Path) -> None:
    (inputs / "bad.txt").write_text("")
    assert batch(inputs, "-o", tmp_path / "out").exit_code == 9
    (inputs / "bad.txt").write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    assert "1 article: 1 written" in batch(inputs, "-o", tmp_path / "out", "--retry-failed").stdout
    assert "0 articles: nothing to do." in batch(inputs, "-o", tmp_path / "out", "--retry-failed").stdout


def test_json_lines_in_and_out(tmp_path: Path) -> None:
    articles = tmp_path / "news.jsonl"
    articles.write_text(json.dumps({"title": "عنوان", "text": SEED.read_text(encoding="utf-8")}), encoding="utf-8")
    assert batch(articles, "-o", tmp_path / "out", "--shards", 1).exit_code == 0
    (shard,) = (tmp_path / "out").glob("*-of-*.jsonl")
    assert json.loads(shard.read_text(encoding="utf-8"))["article"]["name"] == "news-00001"


def test_shards_have_no_further_formats(inputs: Path, tmp_path: Path) -> None:
    assert batch(inputs, "-o", tmp_path / "out", "--shards", 1, "--format", "tmx").exit_code == 2


def test_cache_is_measured_and_cleared(inputs: Path, tmp_path: Path) -> None:
    run = CliRunner()
    run.invoke(app, ["batch", str(inputs), "-o", str(tmp_path / "out"), "--model", "echo"])
    before = json.loads(run.invoke(app, ["cache", "info", "--json"]).stdout)
    assert before["replies"] > 0
    assert run.invoke(app, ["cache", "clear"], input="n\n").exit_code == 1
    assert run.invoke(app, ["cache", "clear", "--yes"]).exit_code == 0
    assert json.loads(run.invoke(app, ["cache", "info", "--json"]).stdout)["replies"] == 0


def test_a_cache_that_cannot_be_used_is_told(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "replies.sqlite").write_bytes(b"no database at all, " * 500)
    told = CliRunner().invoke(app, ["batch", str(inputs), "-o", str(tmp_path / "out"), "--model", "echo"])
    assert (told.exit_code, "warning: no cache:" in told.stderr) == (0, True)
    assert CliRunner().invoke(app, ["cache", "info"]).exit_code == 3
