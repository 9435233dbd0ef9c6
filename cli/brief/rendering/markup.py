"""HTML and XML that cannot be broken by what it holds: a plain string is escaped, only `Markup` is not."""

from collections.abc import Mapping
from html import escape

from brief.rendering.escape import visible

_VOID = ("meta", "link", "br", "hr", "input")


class Markup(str):
    """Text that is HTML or XML already."""

    __slots__ = ()


def element(name: str, attributes: Mapping[str, str | None], *children: str) -> Markup:
    """An element; attributes that are None are left out, children that are no `Markup` are escaped."""
    start = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items() if value is not None)
    if not children and (name in _VOID or ":" in name):
        return Markup(f"<{name}{start}/>")
    return Markup(f"<{name}{start}>{gather(*children)}</{name}>")


def gather(*children: str) -> Markup:
    """Several pieces as one."""
    return Markup("".join(child if isinstance(child, Markup) else _escaped(child) for child in children))


def _escaped(text: str) -> str:
    return escape(visible(text), quote=True)
