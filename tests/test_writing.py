import errno
from pathlib import Path

import pytest

from brief.errors import OutputError
from brief.writing import append_line, differing, replace_file, write_files, written_recipe

MARKDOWN = "---\ntitle: T\ndigest: abc\nsignature: 'brief:1|x:y'\n---\n\n# T\n\ndigest: other\n"


def files(markdown: str) -> dict[str, bytes]:
    return {".json": b"{}\n", ".md": markdown.encode()}


def test_a_brief_is_two_files_and_nothing_else(tmp_path: Path) -> None:
    path = write_files(tmp_path / "new", "a", files(MARKDOWN))[-1]
    assert path == tmp_path / "new" / "a.md"
    assert sorted(p.name for p in path.parent.iterdir()) == ["a.json", "a.md"]


def test_the_recipe_is_read_back_from_the_front_matter_alone(tmp_path: Path) -> None:
    path = write_files(tmp_path, "a", files(MARKDOWN))[-1]
    assert written_recipe(path) == ("abc", "brief:1|x:y")


@pytest.mark.parametrize("markdown", ["", "# no front matter\n", "---\ntitle: T\n---\n", "---\ndigest: abc\n"])
def test_what_is_no_brief_has_no_recipe(tmp_path: Path, markdown: str) -> None:
    assert written_recipe(write_files(tmp_path, "a", files(markdown))[-1]) is None


def test_a_brief_without_its_sidecar_is_not_complete(tmp_path: Path) -> None:
    path = write_files(tmp_path, "a", files(MARKDOWN))[-1]
    path.with_suffix(".json").unlink()
    assert written_recipe(path) is None
    assert written_recipe(tmp_path / "none.md") is None


def test_a_failed_write_leaves_the_old_file_and_no_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.md"
    replace_file(target, b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("brief.writing.os.fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write_files(tmp_path, "a", {".md": b"new"})
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="choose another folder with --output"):
        write_files(tmp_path / "file", "a", {".md": b"m"})
    with pytest.raises(OutputError, match="cannot be written"):
        append_line(tmp_path / "file" / "log", "x")


def test_what_stands_there_already_is_not_due(tmp_path: Path) -> None:
    write_files(tmp_path, "a", {".html": b"old", ".json": b"{}", ".md": b"m"})
    wanted = {".html": b"new", ".tmx": b"t", ".md": b"m"}
    assert differing(tmp_path, "a", wanted) == {".html": b"new", ".tmx": b"t"}
