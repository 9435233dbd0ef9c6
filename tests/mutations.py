"""Documents of every format, and damage done to them, for the property test and `benchmarks/mutate_readers.py`."""

import io
import json
import random
from zipfile import ZipFile

import documents
from hostile import TEXT
from pages import page_set
from persian_bytes import as_isiri3342, as_windows1256

_LINES = TEXT.strip().split("\n")
_HTML = "".join(f"<p>{line}</p>" for line in _LINES)
_TOKENS = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&#x202e;", b"&#xd800;", b"\\ud800", b"<!ENTITY a 'b'>", b"]]>",
    b"<!--", b"{", b"[[[[[[[[", b'"', b"---\n", b"1" * 400, b"(" * 400, b"<div>" * 300, b" " * 2000, b"=?utf-8?b?",
    "\N{RIGHT-TO-LEFT OVERRIDE}".encode(), b"endstream", b"/Count 99999999", b"PK\x03\x04",
    b"Content-Type: multipart/mixed;",
)  # fmt: skip


def samples() -> dict[str, tuple[str, bytes]]:
    """What it is called -> suffix and bytes."""
    pages = {page.name.partition("-")[0]: page.data for page in page_set()}
    record = {"title": _LINES[0], "text": TEXT, "date": "2024-05-04", "tags": ["a", "b"]}
    found = {
        "text": (".txt", f"---\ntitle: {_LINES[0]}\ntags: [a, b]\n---\n{TEXT}".encode()),
        "windows-1256": (".txt", as_windows1256(TEXT)),
        "isiri-3342": (".txt", as_isiri3342(TEXT)),
        "utf-16": (".txt", TEXT.encode("utf-16")),
        "json": (".json", json.dumps([record, record], ensure_ascii=False).encode()),
        "jsonl": (".jsonl", (json.dumps(record, ensure_ascii=False) + "\n").encode() * 2),
        "telegram": (".json", documents.telegram([TEXT, [{"type": "bold", "text": TEXT}, "@a"]])),
        "rss": (".xml", documents.rss([(_LINES[0], _HTML)] * 2)),
        "docx": (".docx", documents.docx(_LINES)),
        "epub": (".epub", documents.epub([_HTML * 3])),
        "pdf": (".pdf", documents.pdf([_LINES])),
        "mail": (".eml", documents.mail(_LINES[0], TEXT)),
        "html mail": (".eml", documents.mail(_LINES[0], _HTML, subtype="html")),
    }
    return found | {name: (".html", data) for name, data in pages.items()}


def mutate(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to eight kinds of damage; a zip file is damaged as a file, or within one of its members."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        with ZipFile(io.BytesIO(data)) as archive:
            members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        victim = chance.choice(sorted(members))
        content = members[victim]
        members[victim] = mutate(content if isinstance(content, bytes) else content.encode(), chance)
        return documents.zipped(members)
    for _ in range(chance.randint(1, 8)):
        data = _damage(data, chance)
    return data


def _damage(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    stop = min(len(data), start + int(chance.paretovariate(0.5)))
    kind = chance.randrange(6)
    if kind == 0:
        return data[:start] + chance.choice(_TOKENS) + data[start:]
    if kind == 1:
        return data[:start] + data[stop:]
    if kind == 2:
        return (
            data[:stop] + data[start:stop] * min(chance.randint(1, 50), 1 + 50_000 // (stop - start + 1)) + data[stop:]
        )
    if kind == 3:
        return data[:start] + chance.randbytes(min(stop - start, 64)) + data[stop:]
    if kind == 4 and start < len(data):
        return data[:start] + bytes([data[start] ^ 1 << chance.randrange(8)]) + data[start + 1 :]
    return data[:start] if chance.random() < 0.3 else data[stop:] + data[start:stop] + data[:start]
