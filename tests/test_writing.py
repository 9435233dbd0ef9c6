import errno
from pathlib import Path

import pytest

from brief.errors import OutputError
from brief.writing import append_line, replace_file, write_brief, written_recipe

MARKDOWN = "---\ntitle: T\ndigest: abc\nsignature: 'brief:1|x:y'\n---\n\n# T\n\ndigest: other\n"


def test_a_brief_is_two_files_and_nothing_else(tmp_path: Path) -> None:
    path = write_brief(tmp_path / "new", "a", markdown=MARKDOWN, sidecar="{}\n")
    assert path == tmp_path / "new" / "a.md"
    assert sorted(p.name for p in path.parent.iterdir()) == ["a.json", "a.md"]


def test_the_recipe_is_read_back_from_the_front_matter_alone(tmp_path: Path) -> None:
    path = write_brief(tmp_path, "a", markdown=MARKDOWN, sidecar="{}\n")
    assert written_recipe(path) == ("abc", "brief:1|x:y")


@pytest.mark.parametrize("markdown", ["", "# no front matter\n", "---\ntitle: T\n---\n", "---\ndigest: abc\n"])
def test_what_is_no_brief_has_no_recipe(tmp_path: Path, markdown: str) -> None:
    assert written_recipe(write_brief(tmp_path, "a", markdown=markdown, sidecar="{}")) is None


def test_a_brief_without_its_sidecar_is_not_complete(tmp_path: Path) -> None:
    path = write_brief(tmp_path, "a", markdown=MARKDOWN, sidecar="{}")
    path.with_suffix(".json").unlink()
    assert written_recipe(path) is None
    assert written_recipe(tmp_path / "none.md") is None


def test_a_failed_write_leaves_the_old_file_and_no_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.md"
    replace_file(target, "old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("brief.writing.os.fsync", full)
    with pytest.raises(OutputError, match="the disk is full"):
        write_brief(tmp_path, "a", markdown="new", sidecar="new")
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="choose another folder with --output"):
        write_brief(tmp_path / "file", "a", markdown="m", sidecar="s")
    with pytest.raises(OutputError, match="cannot be written"):
        append_line(tmp_path / "file" / "log", "x")
