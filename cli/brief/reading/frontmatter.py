"""The optional block of `key: value` lines between two `---` lines at the top of a file."""

from collections.abc import Mapping
from types import MappingProxyType

import yaml

_FENCE = "---"
_LONGEST = 64_000
"""Code points; what is longer is no front matter but a text that begins with a rule."""


_MOST_BRACKETS = 200
"""PyYAML takes seconds for some thousand brackets that are never closed."""


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """Metadata and body. A block that is no mapping of plain values belongs to the body."""
    block, body = _cut(text)
    metadata = _parse(block) if block is not None else {}
    return MappingProxyType(metadata), body if metadata else text


def _cut(text: str) -> tuple[str | None, str]:
    head = text[:_LONGEST]
    lines = head.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None, text
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            length = sum(len(part) + 1 for part in lines[: number + 1])
            return "\n".join(lines[1:number]), text[length:]
    return None, text


def _parse(block: str) -> dict[str, str]:
    if block.count("[") + block.count("{") > _MOST_BRACKETS:
        return {}
    # BaseLoader builds strings, lists and dicts only: no dates to reformat, no objects, nothing to execute.
    try:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):  # ValueError: a code point that there is not
        return {}
    if not isinstance(loaded, dict):
        return {}
    return {key: _plain(value) for key, value in loaded.items() if isinstance(key, str) and _plain(value)}


def _plain(value: object) -> str:
    """A scalar, or a list of scalars joined by commas; anything deeper is left out."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return ""
