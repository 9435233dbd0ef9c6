"""The formats for machines and for typewriters: read back by what will read them."""

import json
import re
from dataclasses import replace
from importlib import import_module
from xml.etree import ElementTree as ET

import pytest

from brief.article import Article
from brief.rendering import formats
from brief.rendering.jsonl import brief_jsonl, quotes_jsonl
from brief.rendering.text import brief_text
from brief.rendering.tmx import brief_tmx
from examples import hostile, made, seed

TABLES = [formats.BRIEF, formats.TRANSLATION, formats.SUMMARY, formats.QUOTES]


def test_every_format_of_every_table_has_its_maker() -> None:
    for table in TABLES:
        for form in table.values():
            module, _, function = form.maker.partition(":")
            assert callable(getattr(import_module(f"brief.rendering.{module}"), function))


@pytest.mark.parametrize("further", [(), ("html",), ("markdown", "tmx", "json", "tmx")])
def test_the_markdown_of_a_finished_brief_comes_last(further: tuple[str, ...]) -> None:
    names = formats.complete(further)
    assert names[-2:] == ("json", "markdown")
    assert sorted(names) == sorted({*further, "json", "markdown"})


def test_a_translation_memory_pairs_every_sentence_letter_by_letter() -> None:
    brief = made(seed(), english="It is 7.")
    tree = ET.fromstring(brief_tmx(brief).encode())
    header = tree.find("header")
    assert header is not None
    assert (header.get("srclang"), header.get("segtype"), header.get("creationtool")) == ("fa", "sentence", "brief")
    assert not [name for element in tree.iter() for name in element.attrib if "date" in name]
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    rows = [{tuv.get(language): tuv.findtext("seg") for tuv in unit.iter("tuv")} for unit in tree.iter("tu")]
    assert [row["fa"] for row in rows] == [s.span.of(brief.article.text) for s in brief.sentences]
    assert all(row["en"].startswith("It is 7") for row in rows)
    assert len({unit.get("tuid") for unit in tree.iter("tu")}) == len(rows)


def test_a_translation_memory_of_a_draft_says_so_and_marks_what_failed() -> None:
    brief = made(seed(), english="It is 7.")
    found = brief_tmx(replace(brief, models=(replace(brief.models[0], quality="draft"),)))
    assert "<note>Machine translation of draft quality" in found
    assert '<prop type="x-failed-checks">numbers' in found


def test_controls_and_markup_do_not_break_a_translation_memory() -> None:
    tree = ET.fromstring(brief_tmx(made(hostile(), english="a\x00\x1b<b>&\ufffe")).encode())
    assert "a<b>&" in "".join(tree.itertext())


def test_lines_of_json_hold_a_sentence_each() -> None:
    brief = made(seed())
    rows = [json.loads(line) for line in brief_jsonl(brief).splitlines()]
    assert [row["sentence"] for row in rows] == [s.number for s in brief.sentences]
    assert all(brief.article.text[row["start"] : row["end"]] == row["persian"] for row in rows)
    assert any(row["speakers"] == ["محمدحسن اسدی"] and row["quotes"] for row in rows)


def test_lines_of_json_hold_a_statement_each() -> None:
    brief = made(seed())
    rows = [json.loads(line) for line in quotes_jsonl(brief.article, brief.attribution).splitlines()]
    assert [row["id"] for row in rows] == [quote.id for quote in brief.attribution.quotes]
    assert rows[0]["speaker"]["name_en"] == "Mohammad-Hassan Asadi"


def test_plain_text_tells_what_the_markdown_tells() -> None:
    found = brief_text(made(seed()))
    assert re.findall(r"^([A-Z, ]+)\n-+$", found, re.MULTILINE) == [
        "SUMMARY", "WHO SAID WHAT", "NAMES, NUMBERS, DATES", "CHECKS", "FULL TEXT", "HOW THIS WAS MADE",
    ]  # fmt: skip
    assert all(line in found for line in seed().text.splitlines())


def test_persian_within_an_english_line_is_isolated_and_a_line_that_begins_in_latin_is_turned() -> None:
    text = "BBC: شهردار شیراز گفت: کار تمام شد."
    found = brief_text(made(Article(name="a", text=text, title=text)))
    assert "\N{RIGHT-TO-LEFT MARK}BBC: شهردار" in found
    assert "\N{FIRST STRONG ISOLATE}گفت\N{POP DIRECTIONAL ISOLATE}" in found
