import io
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import documents
from brief.article import Article
from brief.errors import InputError
from brief.reading.source import read_all, read_each, read_path

TITLE = "خط هفت مترو به راه افتاد"
FIRST = "شهردار شیراز گفت که با راه‌اندازی این خط زمان سفر کوتاه‌تر می‌شود و هزینه آن ۳۲۰ میلیارد تومان بوده است."
LAST = "قیمت بلیت این خط تا یک ماه تغییر نمی‌کند."
BODY = (TITLE, FIRST, LAST)
TEXT = "\n".join(BODY)
PAGE = f"<html><title>{TITLE}</title><body><h1>{TITLE}</h1><p>{FIRST}<p>{LAST}"


def file(folder: Path, data: bytes, name: str) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "a.txt"),
        (PAGE.encode(), "a.html"),
        (PAGE.encode(), "a.txt"),
        (documents.docx(BODY), "a.docx"),
        (documents.docx(BODY), "a"),
        (documents.mail(TITLE, f"{FIRST}\n\n{LAST}"), "a.eml"),
        (documents.mail(TITLE, PAGE, subtype="html"), "a.eml"),
        (documents.epub([f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{LAST}</p>"]), "a.epub"),
        (documents.rss([(TITLE, f"<p>{FIRST}</p><p>{LAST}</p>")]), "a.xml"),
        (documents.telegram([TEXT]), "result.json"),
        (json.dumps({"text": TEXT}).encode(), "a.json"),
        (json.dumps({"text": TEXT}).encode(), "a.jsonl"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_format_gives_the_same_text(tmp_path: Path, data: bytes, name: str) -> None:
    assert [article.text for article in read_all(str(file(tmp_path, data, name)))] == [TEXT]


PDF_TEXT = TEXT.replace("\N{ZERO WIDTH NON-JOINER}", "")


@pytest.mark.parametrize("visual", [False, True], ids=["in the order of reading", "from left to right"])
@pytest.mark.parametrize("shape", [str, documents.shaped], ids=["letters", "shaped glyphs"])
def test_a_pdf_is_read_in_whatever_order_and_form_it_lists_its_letters(
    tmp_path: Path, shape: type[str], visual: bool
) -> None:
    wrapped = [TITLE, *_wrapped(PDF_TEXT.split("\n")[1], 60), PDF_TEXT.split("\n")[2]]
    data = documents.pdf([[shape(line) for line in wrapped]], visual=visual)
    assert read_path(file(tmp_path, data, "a.pdf")).text == PDF_TEXT


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_pdfs_are_read_in_several_threads_at_once(tmp_path: Path) -> None:
    path = file(tmp_path, documents.pdf([PDF_TEXT.split("\n")] * 2), "a.pdf")
    with ThreadPoolExecutor(4) as pool:
        assert len({article.text for article in pool.map(read_path, [path] * 24)}) == 1


def test_running_titles_of_a_pdf_are_taken_out(tmp_path: Path) -> None:
    pages = [["روزنامه پرتو", *_wrapped(PDF_TEXT.split("\n")[1], 60), f"{number}"] for number in range(1, 5)]
    article = read_path(file(tmp_path, documents.pdf(pages), "a.pdf"))
    assert "روزنامه" not in article.text
    assert "روزنامه پرتو" in article.metadata["removed"]


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (documents.pdf([["Hello"]]), "a.pdf", "no text layer .*run an OCR first"),
        (documents.pdf([[TITLE]])[:300], "a.pdf", "is damaged"),
        (documents.pdf([[TITLE]] * 201), "a.pdf", "more than 200"),
        (documents.docx(BODY)[:-40], "a.docx", "is damaged"),
        (documents.zipped({"a.txt": TEXT}), "a.zip", "unpack it"),
        (documents.zipped({"word/styles.xml": "<x/>"}), "a.docx", "lacks its part 'word/document.xml'"),
        (documents.epub(["<p>آگهی</p>"]), "a.epub", "holds no article"),
        (b"<rss><channel></channel></rss>", "a.xml", "holds no article"),
        (b"Subject: x\n\n", "a.eml", "has no text"),
        (documents.telegram(["", []]), "a.json", "holds no article"),
        (b"\x1f\x8b" + bytes(20), "a.txt", "gzip archive: unpack it"),
        (b"\x89PNG\r\n", "a.txt", "a picture: run an OCR"),
        (b"{\\rtf1}", "a.txt", "RTF document: save it as DOCX"),
    ],
    ids=lambda value: value if isinstance(value, str) and not value.startswith("a.") else "",
)
def test_what_holds_no_article_is_refused_with_advice(tmp_path: Path, data: bytes, name: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        list(read_all(str(file(tmp_path, data, name))))


def test_metadata_of_a_feed(tmp_path: Path) -> None:
    found = list(read_each(file(tmp_path, documents.rss([(TITLE, FIRST), (TITLE, "Only English here.")]), "feed.xml")))
    assert isinstance(found[0], Article)
    told = {key: found[0].metadata.get(key) for key in ("title", "date", "url", "outlet", "tags", "format")}
    assert told == {
        "title": TITLE, "date": "2024-05-04", "url": "https://a.example/1", "outlet": "پرتو", "tags": "شهر",
        "format": "feed",
    }  # fmt: skip
    assert [item.name for item in found if isinstance(item, Article)] == ["feed-00001", "feed-00002"]


def test_a_feed_that_is_not_well_formed_is_repaired_and_told(tmp_path: Path) -> None:
    broken = documents.rss([(TITLE, FIRST)]).replace("پرتو".encode(), b"A & B &nbsp;")
    article = next(read_all(str(file(tmp_path, broken, "feed.xml"))))
    assert article.metadata["repaired"] == "XML that is not well-formed"


def test_atom(tmp_path: Path) -> None:
    entry = (
        f'<entry><title>{TITLE}</title><link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/>'
        f"<updated>2024-05-04T10:00:00Z</updated><author><name>نوید</name></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{LAST}</p></div></content></entry>'
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>پرتو</title>{entry}</feed>'
    article = next(read_all(str(file(tmp_path, feed.encode(), "a.atom"))))
    assert article.text == TEXT
    told = [article.metadata[key] for key in ("date", "url", "author", "outlet")]
    assert told == ["2024-05-04", "https://a.example/1", "نوید", "پرتو"]


def test_a_telegram_post_without_its_footer(tmp_path: Path) -> None:
    bold = [{"type": "bold", "text": TITLE}, f"\n{FIRST}\n", LAST, "\n\n#مترو #شیراز\nکانال ما: ", {"text": "@parto"}]
    article = next(read_all(str(file(tmp_path, documents.telegram([bold, "@parto"]), "result.json"))))
    assert article.text == TEXT
    assert article.metadata["removed"] == "#مترو #شیراز | کانال ما: @parto"


def test_an_issue_gives_its_articles_and_not_its_cover(tmp_path: Path) -> None:
    chapter = f"<h1>{TITLE}</h1><p>{FIRST}</p>"
    found = list(read_all(str(file(tmp_path, documents.epub(["<h1>پرتو</h1>", chapter, chapter]), "week.epub"))))
    assert [(article.name, article.metadata["outlet"]) for article in found] == [
        ("week-00001", "پرتو"),
        ("week-00002", "پرتو"),
    ]


def test_a_word_document_as_it_reads_after_its_changes(tmp_path: Path) -> None:
    changed = (
        f"<w:p><w:del><w:r><w:t>نه</w:t></w:r></w:del><w:ins><w:r><w:t>{LAST}</w:t></w:r></w:ins></w:p>"
        '<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText><w:t>انتهای پیام</w:t></w:r></w:p>'
    )
    article = read_path(file(tmp_path, documents.docx(BODY[:2], body=changed, author="نوید"), "a.docx"))
    assert article.text == TEXT
    assert (article.metadata["author"], article.metadata["removed"]) == ("نوید", "انتهای پیام")


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    head = b'Snapshot-Content-Location: https://a.example/\nContent-Type: multipart/related; boundary="b"\n\n'
    page = b'--b\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n' + PAGE.encode()
    assert read_path(file(tmp_path, head + page + b"\n--b--\n", "a.mhtml")).text == TEXT


def test_standard_input_of_any_format(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (PAGE.encode(), documents.docx(BODY), json.dumps([{"text": TEXT}]).encode()):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert [article.text for article in read_all("-")] == [TEXT]
