"""A mail (`.eml`), and a page that a browser saved as one file (`.mht`, which is a mail of its parts)."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr
from typing import BinaryIO

from brief.errors import InputError
from brief.reading import html
from brief.reading.boilerplate import part
from brief.reading.days import dated
from brief.reading.decoding import Decoded, decode
from brief.reading.draft import Draft, one_line, read_at_most, with_headline
from brief.reading.markup import lines, parse_html

LIMIT = 30_000_000
"""Bytes, with everything that is attached."""
MOST_MULTIPARTS = 100
_BOUNDARY = re.compile(rb"\bboundary\s*=", re.IGNORECASE)


def read(stream: BinaryIO, called: str, *, charset: str = "") -> Iterator[Draft]:
    """One article. Raises InputError where there is no text."""
    data = read_at_most(stream, LIMIT, called)
    if len(_BOUNDARY.findall(data)) > MOST_MULTIPARTS:
        message_ = f"{called} has more than {MOST_MULTIPARTS} parts that hold others."
        raise InputError(message_)
    try:
        message = message_from_bytes(data, policy=policy.default)
        saved_page = message.get_content_type() == "multipart/related" and "snapshot-content-location" in message
        decoded, is_html = _body(message, called, prefer_html=saved_page)
        told = _headers(message)
    except (MessageError, RecursionError, ArithmeticError, LookupError, TypeError, AttributeError, ValueError) as error:
        # The standard library's parser of headers raises all of these on hostile ones.
        message_ = f"{called} is no mail that can be read: {type(error).__name__}."
        raise InputError(message_) from error
    if saved_page:
        yield html.draft_of(decoded, called)
        return
    shown = [line.text for line in lines(parse_html(decoded.text, called))] if is_html else decoded.text.split("\n")
    kept, removed = part(shown)
    text = with_headline(told["title"], "\n".join(kept))
    yield Draft(text, {**told, "format": "mail", **decoded.metadata, "removed": " | ".join(removed)})


def _body(message: EmailMessage, called: str, *, prefer_html: bool) -> tuple[Decoded, bool]:
    """The decoded text of the best part, and whether it is HTML."""
    order = ("html", "plain") if prefer_html else ("plain", "html")
    parts = [part for part in message.walk() if part.get_content_maintype() == "text" and not part.get_filename()]
    for wanted in order:
        for each in parts:
            payload = each.get_payload(decode=True)
            if each.get_content_subtype() == wanted and isinstance(payload, bytes) and payload.strip():
                decoded = decode(payload, called, declared=str(each.get_content_charset() or ""))
                return decoded, wanted == "html"
    refusal = f"{called} has no text."
    raise InputError(refusal)


def _headers(message: EmailMessage) -> dict[str, str]:
    subject = one_line(str(message.get("subject", "")))
    author, address = parseaddr(str(message.get("from", "")))
    return {
        "title": "" if "\N{REPLACEMENT CHARACTER}" in subject else subject,
        **dated(str(message.get("date", ""))),
        "author": author or address,
    }
