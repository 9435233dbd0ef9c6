"""Input that means harm, and what must become of it; `benchmarks/hostile.py` makes the table of it."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import documents
from persian_bytes import as_windows1256

TITLE = "خط هفت مترو به راه افتاد"
TEXT = f"{TITLE}\nشهردار شیراز گفت که این خط با هزینه ۳۲۰ میلیارد تومان ساخته شده است.\nاو از آن خبر داد.\n"
PAGE = f"<html><title>{TITLE}</title><body><h1>{TITLE}</h1><p>{TEXT * 3}</p>"
READ = ""
MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Hostile:
    """`refusal` matches the message, or is empty where the input is read all the same."""

    label: str
    suffix: str
    make: Callable[[], bytes]
    refusal: str = READ


_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">'


def _word(content: bytes | str) -> bytes:
    return documents.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": content})


def _climbing_names() -> bytes:
    return documents.zipped({"../../a/word/document.xml": "x", "/etc/word/document.xml": "x"})


def _record(text: str) -> bytes:
    return json.dumps({"title": TITLE, "text": text}).encode()


def _matter(block: str) -> bytes:
    return f"---\n{block}\n---\n{TEXT}".encode()


def _damaged_feed() -> bytes:
    return documents.rss([(TITLE, f"<p>{TEXT}</p>")]).replace("پرتو".encode(), b"&#xD800;&#55296;&nbsp;")


def _nested_mail() -> bytes:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3_000))
    return opened.encode() + b"\n" + TEXT.encode()


def _page(old: str, new: str) -> bytes:
    return PAGE.replace(old, new, 1).encode()


def _boastful_pdf() -> bytes:
    lines = TEXT.replace("۳۲۰", "").split("\n")
    return documents.pdf([lines]).replace(b"/Count 1", b"/Count 99999999")


def _two_encodings() -> bytes:
    return TEXT.encode() * 2 + as_windows1256(TEXT * 2)


HOSTILE = (
    Hostile("zip bomb in DOCX: 40 MiB in 40 KiB", ".docx", lambda: _word(bytes(40 * MEBIBYTE)), "unpacks to more"),
    Hostile("EPUB with chapters of 19 MiB", ".epub", lambda: documents.epub([" " * 19 * MEBIBYTE] * 3), "of HTML"),
    Hostile("zip of 6,000 members", ".docx", lambda: documents.zipped(dict.fromkeys(map(str, range(6000)), "")), "000"),
    Hostile("names in a zip that climb", ".docx", _climbing_names, "lacks its part"),
    Hostile("billion laughs in a feed", ".xml", lambda: f"{_LAUGHS}]><rss>&j;</rss>".encode(), "defines entities"),
    Hostile("billion laughs in DOCX", ".docx", lambda: _word(f"{_LAUGHS}]><x>&j;</x>"), "entity|entities"),
    Hostile("entity of a local file", ".xml", lambda: f"{_OUTSIDE}]><rss>&a;</rss>".encode(), "defines entities"),
    Hostile("XML 100,000 elements deep", ".xml", lambda: b"<rss>" + b"<a>" * 100_000, "no XML|no article"),
    Hostile("HTML 100,000 elements deep", ".html", lambda: b"<html>" + b"<div>" * 100_000, "no article page|no HTML"),
    Hostile("HTML of 200,000 elements", ".html", lambda: b"<html>" + b"<b>x</b>" * 200_000, "no article page"),
    Hostile("JSON 100,000 arrays deep", ".json", lambda: b"[" * 100_000, "nested too deeply"),
    Hostile("number of 100,000 digits in JSON", ".json", lambda: b'{"id":' + b"1" * 100_000 + b"}", "number too long"),
    Hostile("YAML 10,000 lists deep", ".txt", lambda: _matter("a: " + "[" * 10_000)),
    Hostile("YAML aliases that multiply", ".txt", lambda: _matter("a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]")),
    Hostile("YAML that builds an object", ".txt", lambda: _matter("a: !!python/name:os.system")),
    Hostile("mail 3,000 parts deep", ".eml", _nested_mail, "parts that hold others"),
    Hostile("NUL in text", ".txt", lambda: TEXT.encode() + b"\0", "NUL"),
    Hostile("NUL in JSON", ".json", lambda: _record(f"{TEXT}\0"), "U\\+0000"),
    Hostile("half a surrogate pair in JSON", ".json", lambda: _record(f"{TEXT}\ud800"), "U\\+D800"),
    Hostile("half a surrogate pair in HTML", ".html", lambda: _page("او", "&#xD800;او")),
    Hostile("half a surrogate pair in a feed", ".xml", _damaged_feed),
    Hostile("bidi overrides", ".txt", lambda: TEXT.replace("هفت", "\N{RIGHT-TO-LEFT OVERRIDE}هفت").encode()),
    Hostile("script in a page", ".html", lambda: _page("<p>", "<script>alert(1)</script><p onclick=x>")),
    Hostile("a title of 4 million characters", ".html", lambda: _page(TITLE, TITLE + " | x" * 10**6)),
    Hostile("a line that begins with 400,000 spaces", ".html", lambda: _page("<p>", "<pre>" + " " * 400_000)),
    Hostile("PDF that claims 10^8 pages", ".pdf", _boastful_pdf),
    Hostile("PDF cut in the middle", ".pdf", lambda: documents.pdf([[TITLE]])[:400], "is damaged"),
    Hostile("half UTF-8, half windows-1256", ".txt", _two_encodings, "no encoding that brief knows"),
)

LARGE = (".txt", ".html", ".docx", ".epub", ".pdf", ".eml", ".xml", ".json")
"""Suffixes of formats that refuse 100 MB for its size alone."""
