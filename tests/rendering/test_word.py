"""The Word file as a word processor opens it: an archive of XML whose Persian paragraphs run from right to left."""

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from brief.article import Brief
from brief.rendering.word.package import brief_docx
from examples import hostile, made, seed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BRIEFS = {"seed": made(seed(), english="It is 7."), "hostile": made(hostile(), english="a\x00<w:p/>&\ufffe")}


@pytest.fixture(params=BRIEFS)
def brief(request: pytest.FixtureRequest) -> Brief:
    return BRIEFS[request.param]


def parts(brief: Brief) -> dict[str, ET.Element]:
    with ZipFile(BytesIO(brief_docx(brief))) as archive:
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}


def words(element: ET.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def test_the_archive_holds_what_it_declares_and_is_the_same_every_time(brief: Brief) -> None:
    found = parts(brief)
    declared = {item.get("PartName", "")[1:] for item in found["[Content_Types].xml"] if item.get("PartName")}
    assert declared <= found.keys()
    targets = {item.get("Target") for item in found["_rels/.rels"]}
    assert targets == {"word/document.xml", "docProps/core.xml"}
    assert brief_docx(brief) == brief_docx(brief)


def test_the_full_text_is_a_table_with_the_source_letter_by_letter_from_right_to_left() -> None:
    brief = BRIEFS["seed"]
    rows = list(parts(brief)["word/document.xml"].iter(f"{W}tr"))[1:]
    persian = [row.findall(f"{W}tc")[1] for row in rows]
    assert [words(cell) for cell in persian] == [p.span.of(brief.article.text) for p in brief.paragraphs]
    for cell in persian:
        assert cell.find(f"{W}p/{W}pPr/{W}bidi") is not None
        for run in cell.iter(f"{W}r"):
            assert run.find(f"{W}rPr/{W}rtl") is not None
            assert run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") == "fa-IR"  # type: ignore[union-attr]


def test_styles_and_bookmarks_that_are_used_exist(brief: Brief) -> None:
    found = parts(brief)
    document = found["word/document.xml"]
    styles = {style.get(f"{W}styleId") for style in found["word/styles.xml"].iter(f"{W}style")}
    used = {item.get(f"{W}val") for tag in ("pStyle", "rStyle") for item in document.iter(f"{W}{tag}")}
    assert used <= styles
    bookmarks = [mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")]
    assert len(set(bookmarks)) == len(bookmarks)
    assert {link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")} <= set(bookmarks)


def test_a_number_after_persian_stays_where_it_is() -> None:
    lines = [words(p) for p in parts(BRIEFS["seed"])["word/document.xml"].iter(f"{W}p")]
    assert any("هفتم\N{LEFT-TO-RIGHT MARK}; 5 " in line for line in lines)


def test_text_of_an_article_is_text() -> None:
    lines = [words(p) for p in parts(BRIEFS["hostile"])["word/document.xml"].iter(f"{W}p")]
    assert any("a<w:p/>&" in line for line in lines)
