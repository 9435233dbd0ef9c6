import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from brief.main import app
from gold_files import gold_quote, write_gold

TEXT = """خبر روز
علی رضایی گفت: کار تمام شد.
وزارت بهداشت اعلام کرد: واکسن رسید.
"""
GOLD = {
    "speakers": [{"id": "s1", "name_fa": "علی رضایی"}, {"id": "s2", "name_fa": "حسن احمدی"}],
    "quotes": [
        gold_quote(2, "گفت", "کار تمام شد", "s1"),
        gold_quote(3, "اعلام کرد", "واکسن رسید", "s2"),
    ],
}


@pytest.fixture
def gold_dir(tmp_path: Path) -> Path:
    return write_gold(tmp_path, TEXT, GOLD)


def test_one_right_speaker_of_two(gold_dir: Path) -> None:
    result = CliRunner().invoke(app, ["eval", "quotes", str(gold_dir), "--json"])
    report = json.loads(result.stdout)

    assert (report["articles"], report["gold"], report["emitted"]) == (1, 2, 2)
    assert (report["content_f1"], report["joint_f1"]) == (1.0, 0.5)
    assert (report["speaker_accuracy"], report["false_attribution"]) == (0.5, 0.5)
    assert report["kinds"] == [["direct", 2, 2, 1], ["indirect", 0, 0, 0], ["mixed", 0, 0, 0]]


def test_the_table_says_the_same(gold_dir: Path) -> None:
    out = CliRunner().invoke(app, ["eval", "quotes", str(gold_dir)]).stdout

    assert "0.500 (0.500 to 0.500)" in out
    rows = [line.split() for line in out.splitlines()]
    assert ["direct", "2", "2", "1"] in rows
    assert ["colon", "2", "2", "1"] in rows
    assert ["majority", "speaker", "with", "perfect", "spans", "1.000", "0.500", "0.500"] in rows


def test_a_folder_without_gold_exits_with_3_and_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["eval", "quotes", str(tmp_path)])

    assert result.exit_code == 3
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert str(tmp_path) in result.stderr


def test_a_broken_annotation_exits_with_3_and_names_the_file(gold_dir: Path) -> None:
    (gold_dir / "a.json").write_text("{")
    result = CliRunner().invoke(app, ["eval", "quotes", str(gold_dir)])

    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1
    assert str(gold_dir / "a.json") in result.stderr
