"""The formats that results are written in: the name of each, what its files are called, and who makes it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from brief.article import Brief


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a result down. `maker` is `module:function` in this room, imported when it is wanted."""

    suffix: str
    maker: str
    chains: bool = True
    """Whether one stream can hold several results one after the other."""


BRIEF = {
    "markdown": Format(".md", "markdown:brief_markdown"),
    "json": Format(".json", "sidecar:brief_object"),
    "text": Format(".txt", "text:brief_text"),
    "html": Format(".html", "page.build:brief_page", chains=False),
    "docx": Format(".docx", "word.package:brief_docx", chains=False),
    "tmx": Format(".tmx", "tmx:brief_tmx", chains=False),
    "jsonl": Format(".jsonl", "jsonl:brief_jsonl"),
}
TRANSLATION = {
    "markdown": Format(".md", "markdown:translation_markdown"),
    "json": Format(".json", "sidecar:translation_object"),
    "text": Format(".txt", "text:translation_text"),
    "tmx": Format(".tmx", "tmx:brief_tmx", chains=False),
    "jsonl": Format(".jsonl", "jsonl:brief_jsonl"),
}
SUMMARY = {
    "markdown": Format(".md", "markdown:summary_markdown"),
    "json": Format(".json", "sidecar:summary_object"),
}
QUOTES = {
    "markdown": Format(".md", "markdown:quotes_markdown"),
    "json": Format(".json", "quotes:quotes_object"),
    "text": Format(".txt", "text:quotes_text"),
    "jsonl": Format(".jsonl", "jsonl:quotes_jsonl"),
}


def render(form: Format, *facts: object, one_line: bool = False) -> bytes:
    """`facts` in that format: a brief, or for quotes the article and the attribution. `one_line` is for JSON."""
    module, _, function = form.maker.partition(":")
    made = getattr(import_module(f"brief.rendering.{module}"), function)(*facts)
    if isinstance(made, dict):
        made = json.dumps(made, ensure_ascii=False, indent=None if one_line else 1) + "\n"
    return made.encode("utf-8") if isinstance(made, str) else bytes(made)


def complete(further: Iterable[str]) -> tuple[str, ...]:
    """The formats of a finished brief, in the order of writing: what is further wanted, the sidecar, the Markdown."""
    return (*(name for name in dict.fromkeys(further) if name not in ("json", "markdown")), "json", "markdown")


def files_of(brief: Brief, names: Iterable[str]) -> dict[str, bytes]:
    """The content of each file by its suffix, in the order of `names`."""
    return {BRIEF[name].suffix: render(BRIEF[name], brief) for name in names}
