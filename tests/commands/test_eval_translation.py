import json
from pathlib import Path

from typer.testing import CliRunner

from brief.main import app


def test_given_translations_are_scored_without_a_model(tmp_path: Path) -> None:
    pairs, hypotheses = tmp_path / "pairs.tsv", tmp_path / "other.txt"
    pairs.write_text("۵ شهر در ایران عضو شدند\tFive cities in Iran became members\n", encoding="utf-8")
    hypotheses.write_text("Six cities in Iran became members\n", encoding="utf-8")
    command = ["eval", "translation", str(pairs), "--hypotheses", str(hypotheses)]
    report = json.loads(CliRunner().invoke(app, [*command, "--json"]).stdout)
    assert (report["sentences"], report["numbers"], report["names"]) == (1, 0.0, 1.0)
    assert [metric["name"] for metric in report["metrics"]] == ["BLEU", "chrF2", "chrF2++"]
    assert "numbers kept" in CliRunner().invoke(app, command).stdout


def test_a_file_without_tabs_is_an_input_error(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("no tab here\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["eval", "translation", str(pairs)]).exit_code == 3
