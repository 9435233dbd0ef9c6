import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from brief.errors import InputError
from brief.reading import source
from brief.reading.source import read
from conftest import SEED

PERSIAN = "شهردار شیراز گفت که این نشست در بروکسل است.\nاو از آن خبر داد.\n"


def file(folder: Path, data: bytes, name: str = "a.txt") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_the_headline_is_the_first_line() -> None:
    article = read(str(SEED))
    assert article.name == SEED.stem
    assert article.title.startswith("شهردار شیراز مطرح کرد؛")
    assert article.text == SEED.read_text(encoding="utf-8")


def test_a_title_in_the_front_matter_wins(tmp_path: Path) -> None:
    article = read(file(tmp_path, f"---\ntitle: تیتر\n---\n{PERSIAN}".encode()))
    assert (article.title, article.text) == ("تیتر", PERSIAN)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PERSIAN.encode())))
    assert read("-").name == "stdin"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"The mayor said this. " * 20, "0 % of its letters"),
        (b"12345 67890", "none of it"),
        (("قال الرئيس إن هذا من أجل السلام في المنطقة التي كان فيها " * 5).encode(), "looks like Arabic"),
    ],
    ids=["empty", "white space", "English", "digits", "Arabic"],
)
def test_what_is_no_persian_article_is_refused(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read(file(tmp_path, data))


def test_persian_with_arabic_letters_is_persian(tmp_path: Path) -> None:
    assert read(file(tmp_path, PERSIAN.replace("ی", "ي").replace("ک", "ك").encode()))


def test_persian_with_many_latin_names_is_persian(tmp_path: Path) -> None:
    text = PERSIAN + "شرکت‌های Google و Microsoft و Apple با OpenAI در این باره گفتگو کردند.\n"
    assert read(file(tmp_path, text.encode()))


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read(str(tmp_path / "none.txt"))
    with pytest.raises(InputError, match="use `brief batch"):
        read(str(tmp_path))


def test_what_is_too_long_for_an_article_is_refused_without_reading_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LONGEST", 100)
    with pytest.raises(InputError, match="split it first"):
        read(file(tmp_path, (PERSIAN * 3).encode()))
    with pytest.raises(InputError, match="larger than 400 bytes"):
        read(file(tmp_path, (PERSIAN * 30).encode()))
