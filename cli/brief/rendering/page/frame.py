"""The frame of every page: style, script and content in one file, under a policy that names them by their hashes."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from brief.rendering.markup import Markup, element


def framed(title: str, body: Markup, *, style: tuple[str, ...], script: tuple[str, ...]) -> str:
    """The whole document; `style` and `script` name files of this room, put in one after the other."""
    css, js = "".join(map(_file, style)), "".join(map(_file, script))
    policy = f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(js)}; base-uri 'none'; form-action 'none'"
    return Template(_file("frame.html")).substitute(
        policy=policy, title=element("title", {}, title), css=css, js=js, body=body
    )


@cache
def _file(name: str) -> str:
    return (files("brief.rendering.page") / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
