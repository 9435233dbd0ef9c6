"""A Telegram channel as Telegram Desktop exports it (JSON): every post with text is an article."""

import re
from collections.abc import Iterator, Mapping

from brief.reading.boilerplate import part
from brief.reading.days import dated
from brief.reading.draft import Draft

_HANDLE = re.compile(r"(?:https?://)?(?:t\.me|telegram\.me)/\S+|[@#]\w+")
_WORD = re.compile(r"\w+")
_FOOTER_WORDS = 3
"""Words beside a handle, a link to Telegram or a hash tag: `کانال ما:`."""


def is_export(found: object) -> bool:
    """Whether a JSON value is an export of one chat or of an account."""
    return isinstance(found, dict) and (isinstance(found.get("messages"), list) or isinstance(found.get("chats"), dict))


def read_export(export: Mapping[str, object], evidence: Mapping[str, str]) -> Iterator[Draft]:
    """The posts in order. Service messages and posts without text (pictures, polls) are no articles."""
    chats = export.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else [export]
    number = 0
    for chat in listed if isinstance(listed, list) else []:
        messages = chat.get("messages") if isinstance(chat, dict) else None
        for message in messages if isinstance(messages, list) else []:
            if isinstance(message, dict) and message.get("type") == "message" and (lines := _lines(message)):
                number += 1
                yield _article(message, lines, str(chat.get("name") or ""), evidence, number)


def _article(
    message: Mapping[str, object], lines: list[str], outlet: str, evidence: Mapping[str, str], number: int
) -> Draft:
    footer = len(lines)
    while footer and _is_footer(lines[footer - 1]):
        footer -= 1
    kept, removed = part(lines[:footer])
    told = {
        **dated(str(message.get("date") or "")),
        "outlet": outlet,
        "author": str(message.get("author") or ""),
        "id": str(message.get("id") or ""),
    }
    return Draft("\n".join(kept), {**told, **evidence, "removed": " | ".join((*removed, *lines[footer:]))}, number)


def _is_footer(line: str) -> bool:
    """Under a post channels name themselves, link to themselves and add hash tags."""
    rest = _HANDLE.sub(" ", line)
    return rest != line and len(_WORD.findall(rest)) <= _FOOTER_WORDS


def _lines(message: Mapping[str, object]) -> list[str]:
    """The text is a string, or a list of strings and of objects with a `text` (bold, links, mentions)."""
    text = message.get("text")
    pieces = text if isinstance(text, list) else [text]
    joined = "".join(str(piece.get("text") or "") if isinstance(piece, dict) else str(piece or "") for piece in pieces)
    return [line.strip() for line in joined.split("\n") if line.strip()]
