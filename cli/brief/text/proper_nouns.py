"""Capitalised words of an English text that are so because they are names."""

import re

_WORD = re.compile(r"(?<![\w'’])[A-Z]\w+")
_OPENING = re.compile(r"(?:^|[.!?:]\s+|[\"“(]\s*)$")


def proper_nouns(text: str) -> tuple[str, ...]:
    """The capitalised words, each once, but for those that open a sentence or a quotation."""
    found = (match.group() for match in _WORD.finditer(text) if not _OPENING.search(text[: match.start()]))
    return tuple(dict.fromkeys(found))
