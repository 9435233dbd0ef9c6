"""What a command found, to standard output in the format asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import typer

from brief import console
from brief.rendering.formats import BRIEF, QUOTES, TRANSLATION, Format, render


def _option(formats: Mapping[str, Format], more: str = "", *, default: str | bool = "markdown") -> Any:
    """The option --format over the names of a table."""

    def known(given: list[str] | None) -> list[str] | None:
        for name in given or ():
            if name not in formats:
                message = f"no format {name!r}; there are {', '.join(formats)}."
                raise typer.BadParameter(message)
        return given

    told = f"{', '.join(formats)}.{more}"
    return typer.Option("--format", "-f", metavar="FORMAT", callback=known, help=told, show_default=default)


Briefs = Annotated[list[str] | None, _option(BRIEF, " With -o: several times, for further files.")]
Further = Annotated[list[str] | None, _option(BRIEF, " Besides Markdown and JSON; several times.", default=False)]
Translations = Annotated[list[str] | None, _option(TRANSLATION)]
Quotes = Annotated[list[str] | None, _option(QUOTES)]


def printer(
    formats: Mapping[str, Format], names: Sequence[str] | None, *, json: bool = False, several: bool
) -> Callable[..., None]:
    """What prints a result in the one format that standard output takes; JSON of several goes one object a line.

    Raises typer.BadParameter where the stream cannot hold what is asked for.
    """
    asked = list(dict.fromkeys((*(names or ()), *(["json"] if json else ())))) or ["markdown"]
    form = formats[asked[0]]
    if len(asked) > 1:
        message = f"standard output takes one format, not {' and '.join(asked)}; name a folder with --output."
    elif several and not form.chains:
        message = f"several results in {asked[0]} do not fit into one stream; name a folder with --output."
    elif form.suffix == ".docx" and console.is_terminal():
        message = "docx is not for a terminal; name a folder with --output."
    else:
        return lambda *facts: console.emit_bytes(render(form, *facts, one_line=several))
    raise typer.BadParameter(message)
