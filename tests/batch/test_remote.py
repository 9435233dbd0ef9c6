"""Articles and briefs at fsspec addresses; `memory://` stands for the stores of a cloud."""

import errno
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from typer.testing import CliRunner, Result

from brief.batch.remote import Objects, state_folder
from brief.batch.sources import find_sources
from brief.errors import InputError, OutputError
from brief.main import app
from conftest import SEED


@pytest.fixture
def store() -> Iterator[fsspec.AbstractFileSystem]:
    """Two articles in folders, and two in one file."""
    system = fsspec.filesystem("memory")
    text = SEED.read_text(encoding="utf-8")
    system.pipe({f"/news/{name}.txt": text.encode() for name in ("a", "deep/b")})
    lines = "".join(json.dumps({"title": "ب", "text": text}) + "\n" for _ in range(2))
    system.pipe({"/news/many.jsonl.gz": gzip.compress(lines.encode()), "/news/.hidden.txt": b"x", "/news/a.png": b"x"})
    yield system
    system.rm("/", recursive=True)


def batch(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["batch", *arguments, "--model", "echo", "--no-cache"])


def test_articles_are_found_and_named_after_their_place(store: fsspec.AbstractFileSystem) -> None:
    names = ["a", "deep/b", "many-00001", "many-00002"]
    found = list(find_sources(["memory://news"]))
    assert [source.name for source in found] == names
    assert all(source.read().text for source in found)
    assert [source.name for source in find_sources(["memory://news/deep/*.txt"])] == ["b"]
    assert [source.name for source in find_sources(["memory://news/a.txt"])] == ["a"]


def test_a_list_may_hold_addresses(store: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("memory://news/deep/b.txt\nmemory://news/many.jsonl.gz\nmemory://news/gone.txt\n")
    *found, gone = find_sources([f"@{listed}"])
    assert [source.name for source in found] == ["news/deep/b", "news/many-00001", "news/many-00002"]
    assert all(source.read().text for source in found)
    with pytest.raises(InputError, match="gone"):
        gone.read()


def test_the_same_bytes_as_in_a_folder_and_nothing_twice(store: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    assert batch("memory://news", "-o", str(tmp_path / "out")).exit_code == 0
    assert batch("memory://news", "-o", "memory://briefs").exit_code == 0
    for path in (tmp_path / "out").rglob("*.*"):
        if path.suffix in (".md", ".json"):
            assert store.cat_file(f"/briefs/{path.relative_to(tmp_path / 'out').as_posix()}") == path.read_bytes()
    assert "4 unchanged" in batch("memory://news", "-o", "memory://briefs").stdout
    assert "4 written" in batch("memory://news", "-o", "memory://briefs", "--format", "tmx").stdout
    events = [json.loads(line)["event"] for line in store.cat_file("/briefs/batch.jsonl").splitlines()]
    assert events.count("end") == 3


def test_what_was_half_made_is_made_again(store: fsspec.AbstractFileSystem) -> None:
    batch("memory://news", "-o", "memory://briefs")
    store.rm("/briefs/a.md")
    assert "1 written" in batch("memory://news", "-o", "memory://briefs").stdout


def test_in_a_system_of_files_what_is_there_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_the_disk(_: object, path: str, content: bytes) -> None:
        Path(path).write_bytes(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    place = Objects(f"file://{tmp_path}/briefs")
    place.write("deep/a", {".md": b"old"})
    monkeypatch.setattr("fsspec.implementations.local.LocalFileSystem.pipe_file", fill_the_disk)
    with pytest.raises(OutputError, match="No space"):
        place.write("deep/a", {".md": b"new"})
    assert [path.read_bytes() for path in (tmp_path / "briefs" / "deep").iterdir()] == [b"old"]


def test_what_cannot_be_reached_is_one_line(store: fsspec.AbstractFileSystem) -> None:
    with pytest.raises(InputError, match="holds no article"):
        list(find_sources(["memory://nothing"]))
    with pytest.raises(InputError, match="nosuch"):
        list(find_sources(["nosuch://bucket/news"]))
    with pytest.raises(OutputError, match="nosuch"):
        Objects("nosuch://bucket/briefs")
    assert state_folder("memory://a/") == state_folder("memory://a")


@pytest.mark.parametrize("more", [["--shards", "2"], ["--report"]])
def test_what_needs_a_folder_is_refused(more: list[str]) -> None:
    assert batch("memory://news", "-o", "memory://briefs", *more).exit_code == 2
    assert batch("memory://news", "-o", "memory://news/briefs").exit_code == 2
