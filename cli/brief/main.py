"""The `brief` command: assembles `commands/`, and is the one place where an expected failure becomes an exit code."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from brief import __version__, console
from brief.commands.batch import batch
from brief.commands.cache import app as cache_app
from brief.commands.doctor import doctor
from brief.commands.eval import app as eval_app
from brief.commands.models import app as models_app
from brief.commands.quotes import quotes
from brief.commands.render import render
from brief.commands.summarize import summarize
from brief.commands.translate import translate
from brief.commands.view import view
from brief.commands.write import write
from brief.errors import BriefError


class _Door(TyperGroup):
    """Turns a BriefError into one line on stderr and its exit code; a bug keeps its traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BriefError as error:
            console.fail(str(error))
            raise typer.Exit(error.exit_code) from error


app = typer.Typer(
    name="brief",
    cls=_Door,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Persian news articles into bilingual briefs: translated, attributed, summarised, checked. Works offline.\n\n"
    "Examples:\n\n"
    "  brief write article.txt               the whole brief, on stdout\n\n"
    "  brief batch seeds/                    every article of a folder\n\n"
    "  brief quotes article.txt --json       who said what, as data\n\n"
    "  cat article.txt | brief translate -   the translation alone",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        console.emit(f"brief {__version__}")
        raise typer.Exit


@app.callback()
def front(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show it.")] = False,
) -> None:
    """What holds for every command."""
    # Windows consoles and pipes default to a legacy encoding that has no Persian.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for command in (write, translate, summarize, quotes, batch, render, view, doctor):
    app.command()(command)
app.add_typer(models_app, name="models")
app.add_typer(cache_app, name="cache")
app.add_typer(eval_app, name="eval")
