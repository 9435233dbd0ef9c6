"""The parts of a Word file and the archive around them: no clock, so the same brief gives the same bytes."""

from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from brief.article import Brief
from brief.rendering.markup import Markup, element
from brief.rendering.word.body import document_body

_DECLARATION = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
_SAME = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/settings.xml": "settings.xml",
    "word/styles.xml": "styles.xml",
}
"""The parts that are the same in every file, and where they are kept."""
_WORD = {"xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_CORE = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def brief_docx(brief: Brief) -> bytes:
    """The whole file."""
    room = files("brief.rendering.word")
    parts = {name: (room / kept).read_text(encoding="utf-8") for name, kept in _SAME.items()}
    parts["docProps/core.xml"] = _core(brief)
    parts["word/document.xml"] = _DECLARATION + element("w:document", _WORD, document_body(brief))
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            # 1980 is where the clock of this kind of archive begins.
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content.encode("utf-8"))
    return stream.getvalue()


def _core(brief: Brief) -> str:
    return _DECLARATION + element(
        "cp:coreProperties",
        _CORE,
        element("dc:title", {}, brief.title_en),
        element("dc:identifier", {}, brief.article.digest),
        element("dc:description", {}, str(brief.signature)),
        element("dc:language", {}, "en"),
    )
