"""Text of an article is data: it must not become Markdown, HTML or YAML on its way into a brief."""

import re

import yaml

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~])")
# At the start of a line these begin a heading, a list, a quotation or a rule.
_LINE_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])", re.MULTILINE)
# Bidi embeddings, overrides and isolates would turn the reader's page around (U+202A-202E, U+2066-2069). No markup
# language has room for controls, half surrogate pairs and noncharacters.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """`text` without what cannot be seen and does harm: bidi overrides and control characters."""
    return _UNSEEN.sub("", text)


def escape_markdown(text: str) -> str:
    """`text` so that CommonMark shows it as it is, without bidi overrides and control characters."""
    plain = visible(text).replace("&", "&amp;")
    plain = _MARKDOWN.sub(r"\\\1", plain).replace("\\<", "&lt;").replace("\\>", "&gt;")
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", plain)


def persian_block(text: str) -> str:
    """Persian as a right-to-left paragraph; the blank lines keep Markdown inside alive (CommonMark HTML blocks)."""
    return f'<div dir="rtl" lang="fa">\n\n{escape_markdown(text)}\n\n</div>'


def persian_words(text: str) -> str:
    """Persian within an English line."""
    return f'<span dir="rtl" lang="fa">{escape_markdown(" ".join(text.split()))}</span>'


def front_matter(fields: dict[str, object]) -> str:
    """A YAML block; every value on one line, quoted where YAML needs it."""
    block = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=False)
    return f"---\n{visible(block)}---\n"
