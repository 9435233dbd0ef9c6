import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from brief.article import Article
from brief.errors import InputError
from brief.reading import jsonl, plain, source
from brief.reading.source import read_all, read_each, read_path
from conftest import SEED

PERSIAN = "شهردار شیراز گفت که این نشست در بروکسل است.\nاو از آن خبر داد.\n"


def file(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_headline_is_the_first_line() -> None:
    article = read_path(SEED)
    assert article.name == SEED.stem
    assert article.title.startswith("شهردار شیراز مطرح کرد؛")
    assert article.text == SEED.read_text(encoding="utf-8")


def test_a_title_in_the_front_matter_wins(tmp_path: Path) -> None:
    article = read_path(file(tmp_path, f"---\ntitle: تیتر\n---\n{PERSIAN}".encode()))
    assert (article.title, article.text) == ("تیتر", PERSIAN)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PERSIAN.encode())))
    assert [article.name for article in read_all("-")] == ["stdin"]


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
        read_path(file(tmp_path, data))


def test_persian_with_arabic_letters_is_persian(tmp_path: Path) -> None:
    article = read_path(file(tmp_path, PERSIAN.replace("ی", "ي").replace("ک", "ك", 1).encode()))
    assert article.metadata["letters"] == "3 Arabic yeh and kaf, 1 Persian, left as they are"


def test_persian_with_many_latin_names_is_persian(tmp_path: Path) -> None:
    text = PERSIAN + "شرکت‌های Google و Microsoft و Apple با OpenAI در این باره گفتگو کردند.\n"
    assert read_path(file(tmp_path, text.encode()))


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(InputError, match="use `brief batch"):
        read_path(tmp_path)


def test_what_is_too_long_for_an_article_is_refused_without_reading_it_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LONGEST", 100)
    monkeypatch.setattr(plain, "LIMIT", 400)
    with pytest.raises(InputError, match="split it first"):
        read_path(file(tmp_path, (PERSIAN * 3).encode()))
    with pytest.raises(InputError, match="larger than 400 bytes"):
        read_path(file(tmp_path, (PERSIAN * 30).encode()))


def test_a_list_of_objects_is_read_each_for_itself(tmp_path: Path) -> None:
    items = [{"title": "تیتر", "text": PERSIAN, "link": "https://a.ir/1"}, {"text": "In English."}, {"id": 3}, 4]
    found = list(read_each(file(tmp_path, json.dumps(items).encode(), "news.json")))
    assert isinstance(found[0], Article)
    assert (found[0].name, found[0].title, found[0].text) == ("news-00001", "تیتر", PERSIAN)
    assert found[0].metadata["url"] == "https://a.ir/1"
    assert [str(item).partition(":")[0] for item in found[1:]] == [
        f"{tmp_path}/news.json, article 2, is not Persian",
        f"{tmp_path}/news.json, article 3, has no text (one of text, body, content, articleBody, article_body, "
        "full_text, متن).",
        f"{tmp_path}/news.json, article 4, is no JSON object",
    ]


def test_one_object_is_one_article_under_the_name_of_its_file(tmp_path: Path) -> None:
    record = {"headline": "تیتر", "articleBody": PERSIAN, "publisher": {"name": "پرتو"}, "keywords": ["شهر", "سفر"]}
    article = read_path(file(tmp_path, json.dumps(record).encode(), "a.json"))
    assert (article.name, article.metadata["outlet"], article.metadata["tags"]) == ("a", "پرتو", "شهر, سفر")


def test_a_bad_line_does_not_stop_the_lines_after_it(tmp_path: Path) -> None:
    good = json.dumps({"text": PERSIAN}, ensure_ascii=False)
    found = list(read_each(file(tmp_path, f"{good}\n{{\n\n{good}\n".encode(), "a.jsonl")))
    assert [item.name if isinstance(item, Article) else "bad" for item in found] == ["a-00001", "bad", "a-00004"]


def test_lines_are_read_as_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 1000)
    good = json.dumps({"text": PERSIAN})
    endless = b'{"text": "' + b"x" * 100_000
    found = read_each(file(tmp_path, good.encode() + b"\n" + endless + b"\n" + good.encode(), "a.jsonl"))
    assert [item.name if isinstance(item, Article) else str(item)[-36:] for item in found] == [
        "a-00001", "than 1,000 bytes: no single article.", "a-00003",
    ]  # fmt: skip


def test_what_an_article_says_of_its_own_reading_is_not_believed(tmp_path: Path) -> None:
    article = read_path(file(tmp_path, f"---\ntitle: تیتر\nencoding: utf-7\n---\n{PERSIAN}".encode()))
    assert article.metadata["encoding"] == "utf-8"
