"""Small documents made in memory: PDF, DOCX, EPUB, a feed, a Telegram export, a mail."""

import io
import json
import unicodedata
from collections.abc import Sequence
from email.message import EmailMessage
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(paragraphs: Sequence[str], *, body: str = "", author: str = "") -> bytes:
    """`body` is further WordprocessingML."""
    runs = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{escape(author)}</dc:creator></cp:coreProperties>'
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{runs}{body}</w:body></w:document>',
            "docProps/core.xml": core,
        }
    )


def epub(chapters: Sequence[str]) -> bytes:
    """Each chapter is the HTML of a body."""
    items = "".join(
        f'<item id="c{n}" href="text/c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>هفته‌نامه</dc:title><dc:publisher>پرتو</dc:publisher><dc:date>2024-05-04</dc:date></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    )
    pages = {
        f"OEBPS/text/c{n}.xhtml": f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{chapter}</body></html>'
        for n, chapter in enumerate(chapters)
    }
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/content.opf": package,
            **pages,
        }
    )


def rss(items: Sequence[tuple[str, str]]) -> bytes:
    """Title and HTML of each item."""
    told = "".join(
        f"<item><title>{escape(title)}</title><link>https://a.example/{n}</link><category>شهر</category>"
        f"<pubDate>Sat, 04 May 2024 09:05:00 +0330</pubDate><description>{escape(html)}</description></item>"
        for n, (title, html) in enumerate(items, start=1)
    )
    channel = f"<channel><title>پرتو</title>{told}</channel>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0">{channel}</rss>'.encode()


def telegram(texts: Sequence[object]) -> bytes:
    """The `text` of each message."""
    messages = [
        {"id": n, "type": "message", "date": "2024-05-04T09:05:00", "text": text} for n, text in enumerate(texts)
    ]
    return json.dumps({"name": "پرتو", "type": "public_channel", "messages": messages}).encode()


def mail(subject: str, text: str, *, subtype: str = "plain", charset: str = "utf-8") -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "پرتو جنوب <news@a.example>"
    message["Date"] = "Sat, 04 May 2024 09:05:00 +0330"
    message.set_content(text, subtype=subtype, charset=charset)
    return message.as_bytes()


def shaped(text: str) -> str:
    """Each letter as the glyph of its isolated form, as old programs write Persian into a PDF."""
    return "".join(_ISOLATED.get(letter, letter) for letter in text)


_ISOLATED = {
    unicodedata.normalize("NFKC", glyph): glyph
    for glyph in map(chr, (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEF5)))
    if unicodedata.name(glyph, "").endswith("ISOLATED FORM") and len(unicodedata.normalize("NFKC", glyph)) == 1
}
_SIZE, _STEP, _SPACE, _UNJOINED, _RIGHT, _TOP = 10, 6, 3, 1.2, 580, 800


def pdf(pages: Sequence[Sequence[str]], *, visual: bool = False) -> bytes:
    """A PDF of lines set from right to left, every glyph at its place; a number in a line is set from left to right.

    `visual` lists the glyphs from left to right, as most programs do; else in the order of reading.
    """
    letters = sorted({letter for page in pages for line in page for letter in line})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    mapping = "".join(f"<{code:02X}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(codes)} beginbfchar\n{mapping}endbfchar\n"
        "endcmap end end"
    )
    names = " ".join(f"/g{code}" for code in codes.values())
    box = 100 * _STEP
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 {box} {box}] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 "
        f"/LastChar {len(codes)} /Widths [{' '.join([str(box)] * len(codes))}] /ToUnicode 5 0 R /Resources << >> "
        f"/Encoding << /Type /Encoding /Differences [1 {names}] >> "
        f"/CharProcs << {' '.join(f'/g{code} 4 0 R' for code in codes.values())} >> >>",
        _stream(f"{box} 0 0 0 {box} {box} d1 0 0 {box} {box} re f"),
        _stream(to_unicode),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(_stream("\n".join(_line(text, row, codes, visual=visual) for row, text in enumerate(page))))
    return _with_table(objects)


def _line(text: str, row: int, codes: dict[str, int], *, visual: bool) -> str:
    placed = []
    x: float = _RIGHT
    for letter in _numbers_turned(text):
        placed.append((x, codes[letter]))
        x -= _SPACE if letter == " " else _STEP + _UNJOINED * (letter in "ادذرزو")
    shown = sorted(placed) if visual else placed
    return "\n".join(f"BT /F1 {_SIZE} Tf {x} {_TOP - 14 * row} Td <{code:02X}> Tj ET" for x, code in shown)


def _numbers_turned(text: str) -> str:
    return " ".join(word[::-1] if word[0].isdigit() or word.isascii() else word for word in text.split())


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode())} >>\nstream\n{content}\nendstream"


def _with_table(objects: Sequence[str]) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n".encode()
    return bytes(data + f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
