import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from brief.article import Article
from brief.batch.sources import count_sources, find_sources
from brief.errors import InputError

ARTICLE = "شهردار شیراز از آغاز ساخت خط سوم مترو خبر داد\nاین خط از سال آینده ساخته می‌شود.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*paths: str) -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ARTICLE, encoding="utf-8")


def names(*inputs: str, aside: Path | None = None) -> list[str]:
    return [source.name for source in find_sources(inputs, aside=aside)]


def test_a_folder_is_read_sorted_and_hidden_files_are_not(root: Path) -> None:
    put("in/b.txt", "in/a.md", "in/sub/c.txt", "in/.hidden/d.txt", "in/.e.txt", "in/picture.png")
    assert names("in") == ["a", "b", "sub/c"]
    assert count_sources(["in"]) == 3


def test_two_files_of_one_name_keep_their_endings(root: Path) -> None:
    put("in/a.txt", "in/a.md", "in/b.txt")
    assert names("in") == ["a.md", "a.txt", "b"]


def test_the_output_folder_is_no_input(root: Path) -> None:
    put("in/a.txt", "in/outputs/a.md")
    assert names("in", aside=Path("in/outputs")) == ["a"]


def test_several_folders_keep_their_own_names(root: Path) -> None:
    put("x/a.txt", "y/a.txt")
    assert names("x", "y") == ["x/a", "y/a"]


def test_a_name_that_comes_twice_is_an_error_in_its_place(root: Path) -> None:
    put("x/a.txt", "y/a.txt")
    first, second = find_sources(["x/a.txt", "y/a.txt"])
    assert first.read().title.startswith("شهردار")
    with pytest.raises(InputError, match="called a too"):
        second.read()


def test_a_pattern_and_a_list_keep_the_folders_of_their_paths(root: Path) -> None:
    put("in/1/a.txt", "in/2/a.txt", "in/2/b.md")
    assert names("in/*/a.txt") == ["in/1/a", "in/2/a"]
    Path("list.txt").write_text(f"in/2/b.md\n\n{root}/in/1/a.txt\n../gone.txt\n")
    assert names("@list.txt") == ["in/2/b", f"{root}/in/1/a"[1:], "gone"]


def test_a_list_on_standard_input(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a.txt")
    monkeypatch.setattr(sys, "stdin", io.StringIO("a.txt\n"))
    assert count_sources(["@-"]) is None
    assert names("@-") == ["a"]


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_json_lines_are_an_article_a_line_and_a_bad_line_keeps_its_place(root: Path, name: str) -> None:
    lines = [json.dumps({"title": "t", "text": ARTICLE}), "", "{", json.dumps({"text": ARTICLE})]
    content = "\n".join(lines).encode()
    Path(name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    found = list(find_sources([name]))
    assert [source.name for source in found] == ["news-00001", "news-00002", "news-00004"]
    assert [isinstance(source.found, Article) for source in found] == [True, False, True]
    assert count_sources([name]) is None


def test_a_gzip_file_cut_short_is_an_error_in_its_place(root: Path) -> None:
    Path("news.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": ARTICLE}).encode())[:-9])
    (source,) = find_sources(["news.jsonl.gz"])
    with pytest.raises(InputError, match="cannot be read"):
        source.read()


@pytest.mark.parametrize(
    ("given", "told"), [("none", "does not exist"), ("empty", "holds no article"), ("@none", "as a list")]
)
def test_what_holds_no_articles(root: Path, given: str, told: str) -> None:
    Path("empty").mkdir()
    for asked in (lambda: list(find_sources([given])), lambda: count_sources([given])):
        with pytest.raises(InputError, match=told):
            asked()
