"""write, translate, summarize, quotes, batch through the front door, with the echo engine."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from brief.main import app
from brief.rendering.formats import BRIEF
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


@pytest.mark.parametrize("command", ["write", "summarize"])
def test_a_summary_is_as_long_as_asked(command: str) -> None:
    found = json.loads(invoke(command, str(SEED), "--sentences", "2", "--json", *ECHO).stdout)["summary"]
    assert len(found["sentences"]) == 2
    assert (
        len(json.loads(invoke(command, str(SEED), "--words", "1", "--json", *ECHO).stdout)["summary"]["sentences"]) == 1
    )


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
    assert first.exit_code == 0
    assert "1 article: 1 written; checks failed in 1." in first.stdout
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


def test_write_gives_further_formats_beside_the_two_files(tmp_path: Path) -> None:
    result = invoke("write", str(SEED), "-o", str(tmp_path), "-f", "tmx", "--format", "text", *ECHO)
    assert result.stdout.strip() == str(tmp_path / f"{SEED.stem}.md")
    assert {p.suffix for p in tmp_path.iterdir() if p.is_file()} == {".md", ".json", ".tmx", ".txt"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["write", str(SEED), "-f", "tmx", "-f", "text"], "takes one format"),
        (["write", str(SEED), str(SEED), "-f", "tmx"], "do not fit into one stream"),
        (["translate", "a", "-f", "doc"], "no format 'doc'"),
    ],
)
def test_a_format_that_cannot_be_had_is_wrong_usage(arguments: list[str], told: str) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_translate_and_quotes_have_formats_of_their_own() -> None:
    assert invoke("translate", str(SEED), "-f", "tmx", *ECHO).stdout.startswith("<?xml")
    rows = invoke("quotes", str(SEED), "--persian-only", "-f", "jsonl").stdout.splitlines()
    assert json.loads(rows[0])["speaker"]["name"] == "محمدحسن اسدی"


def test_render_makes_every_format_again_byte_by_byte(tmp_path: Path) -> None:
    formats = [part for name in BRIEF for part in ("-f", name)]
    invoke("write", str(SEED), "-o", str(tmp_path / "first"), *formats, *ECHO)
    sidecar = tmp_path / "first" / f"{SEED.stem}.json"
    told = invoke("render", str(sidecar), "-o", str(tmp_path / "second"), *formats).stdout.splitlines()
    assert [Path(line).suffix for line in told] == [form.suffix for form in BRIEF.values()]
    for path in map(Path, told):
        assert path.read_bytes() == (tmp_path / "first" / path.name).read_bytes()
    assert invoke("render", str(sidecar)).stdout_bytes == sidecar.with_suffix(".md").read_bytes()


def test_render_refuses_what_is_no_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"schema": 99}')
    result = invoke("render", str(tmp_path / "a.json"))
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert "schema version 99" in result.stderr


def test_batch_makes_a_format_that_is_wanted_later_from_the_sidecars(tmp_path: Path) -> None:
    inputs, out = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    (inputs / "a.txt").write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    invoke("batch", str(inputs), "-o", str(out), *ECHO)
    assert "1 written" in invoke("batch", str(inputs), "-o", str(out), "-f", "tmx", *ECHO).stdout
    assert "1 unchanged" in invoke("batch", str(inputs), "-o", str(out), "-f", "tmx", *ECHO).stdout
    for file, content in (("a.tmx", "stale"), ("a.json", '{"schema": 0}')):
        (out / file).write_text(content)
        assert "1 written" in invoke("batch", str(inputs), "-o", str(out), "-f", "tmx", *ECHO).stdout
        assert (out / "a.tmx").read_text(encoding="utf-8").startswith("<?xml")


def test_view_says_where_it_is_and_ends_cleanly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("brief.viewing.Viewer.serve_forever", interrupted)
    result = invoke("view", str(tmp_path), "--no-browser")
    assert (result.exit_code, result.stderr) == (0, "closed\n")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\n", result.stdout)


@pytest.mark.parametrize(("name", "formats"), [("a.md", []), ("a.txt", ["-f", "text"])])
def test_a_result_never_takes_the_place_of_its_article(tmp_path: Path, name: str, formats: list[str]) -> None:
    article = tmp_path / name
    article.write_text(SEED.read_text(encoding="utf-8"), encoding="utf-8")
    result = invoke("write", str(article), "-o", str(tmp_path), *formats, *ECHO)
    assert result.exit_code == 7
    assert "is the article itself" in result.stderr
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


def test_two_articles_of_one_name_do_not_become_one_brief(tmp_path: Path) -> None:
    result = invoke("write", str(SEED), str(SEED), "-o", str(tmp_path), *ECHO)
    assert result.exit_code == 7
    assert "two articles of one name" in result.stderr


def test_prompts_that_are_not_there_are_told_even_where_no_model_needs_them(tmp_path: Path) -> None:
    result = invoke("write", str(SEED), "--prompts", str(tmp_path / "none"), *ECHO)
    assert (result.exit_code, result.stdout) == (5, "")
    assert "none is no folder of prompts" in result.stderr


def test_an_article_in_which_nobody_speaks_is_told(tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text("هوا خوب است.", encoding="utf-8")
    result = invoke("quotes", str(tmp_path / "quiet.txt"), "--persian-only")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "quiet: no statement of anybody was found.\n"


def test_settings_are_told_in_words() -> None:
    told = invoke("translate", str(SEED), "--verbose", *ECHO).stderr
    assert "model = echo (flag); summary_model = extractive (default); reader = - (default)" in told
    assert "fix = no (default)" in told
