"""Sentence pairs as TMX 1.4b, for translators' tools.

Without dates of creation: the same brief gives the same bytes. https://www.gala-global.org/tmx-14b
"""

from brief.article import Brief
from brief.rendering.aligned import Aligned, aligned
from brief.rendering.markup import Markup, element, gather
from brief.rendering.sections import pairs, quality_warnings

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def brief_tmx(brief: Brief) -> str:
    """A translation memory from Persian into English; sentences without English are left out."""
    marks = {pair.number: pair.marks for pair in pairs(brief)}
    units = [_unit(brief, row, marks[row.sentence.paragraph]) for row in aligned(brief) if row.english]
    body = element("body", {}, Markup("\n"), *units)
    return _HEAD + element("tmx", {"version": "1.4"}, Markup("\n"), _header(brief), body) + "\n"


def _header(brief: Brief) -> Markup:
    attributes = {
        "creationtool": "brief",
        "creationtoolversion": dict(brief.signature.parts).get("brief", ""),
        "segtype": "sentence",
        "o-tmf": "brief",
        "adminlang": "en",
        "srclang": "fa",
        "datatype": "plaintext",
    }
    notes = [element("note", {}, "".join(run.text for run in block.line)) for block in quality_warnings(brief)]
    props = [_prop("x-article", brief.article.name), _prop("x-digest", brief.article.digest)]
    signature = _prop("x-signature", str(brief.signature))
    return gather(element("header", attributes, *notes, *props, signature), Markup("\n"))


def _unit(brief: Brief, row: Aligned, marks: tuple[str, ...]) -> Markup:
    failed = [_prop("x-failed-checks", ", ".join(marks))] if marks else []
    return gather(
        element(
            "tu",
            {"tuid": f"{brief.article.digest[:12]}-{row.sentence.number}"},
            _prop("x-paragraph", str(row.sentence.paragraph)),
            *failed,
            _variant("fa", row.persian),
            _variant("en", row.english),
        ),
        Markup("\n"),
    )


def _prop(kind: str, value: str) -> Markup:
    return element("prop", {"type": kind}, value)


def _variant(language: str, words: str) -> Markup:
    return element("tuv", {"xml:lang": language}, element("seg", {}, words))
