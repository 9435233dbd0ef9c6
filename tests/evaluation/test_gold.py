import json
from pathlib import Path

import pytest

from brief.errors import InputError
from brief.evaluation.gold import find_articles, read_article

TEXT = "خبر\nعلی رضایی گفت: کار تمام شد.\n"
SPEAKER = {"id": "s1", "name_fa": "علی رضایی"}
STATEMENT = {"paragraph": 2, "type": "direct", "content": ["کار تمام شد"], "speaker": "s1", "core": True}


def write(folder: Path, annotation: str) -> tuple[Path, Path]:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.json").write_text(annotation, encoding="utf-8")
    return folder / "a.txt", folder / "a.json"


def annotated(**changes: object) -> str:
    statement = {key: value for key, value in {**STATEMENT, **changes}.items() if value != "left out"}
    return json.dumps({"speakers": [SPEAKER], "quotes": [statement]})


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    (tmp_path / "alone.json").write_text("{}")
    with pytest.raises(InputError, match=f"no gold articles .* in {tmp_path}"):
        find_articles(tmp_path)


def test_an_annotation_is_read_beside_its_text(tmp_path: Path) -> None:
    text, gold = read_article(*write(tmp_path, annotated()))
    assert text == TEXT
    assert gold["quotes"] == [STATEMENT]


@pytest.mark.parametrize(
    ("annotation", "told"),
    [
        ("{", "Expecting property name"),
        ("[]", "list indices"),
        (json.dumps({"speakers": []}), "'quotes' is missing"),
        (annotated(core="left out"), "'core' is missing"),
        (annotated(core="yes"), "core must be true or false"),
        (annotated(speaker="s9"), "'s9' is missing or unknown"),
        (annotated(paragraph=9), "list index out of range"),
        (annotated(content=["کار تمام نشد"]), "substring not found"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_file(tmp_path: Path, annotation: str, told: str) -> None:
    with pytest.raises(InputError, match=rf"a\.json is no gold annotation: .*{told}"):
        read_article(*write(tmp_path, annotation))


def test_a_text_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    text, gold = write(tmp_path, annotated())
    text.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"a\.txt cannot be read"):
        read_article(text, gold)
