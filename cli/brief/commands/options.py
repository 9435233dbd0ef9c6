"""The options that several commands share, each written once, and what becomes of them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief import console

if TYPE_CHECKING:
    from brief.pipeline import Kit
    from brief.settings import Settings

Sources = Annotated[
    list[str], typer.Argument(metavar="SRC...", help="Paths of articles, or - for standard input.", show_default=False)
]
Model = Annotated[
    str | None, typer.Option(help="A model's name (see `brief models list`), a folder, or auto.", show_default="auto")
]
DeviceOption = Annotated[
    Literal["auto", "cpu", "cuda", "mps"] | None, typer.Option("--device", help="Where it runs.", show_default="auto")
]
Offline = Annotated[bool | None, typer.Option("--offline", help="Open no network connection, whatever happens.")]
Beams = Annotated[int | None, typer.Option(min=1, max=16, help="Width of the beam search.", show_default="4")]
GlossaryFile = Annotated[Path | None, typer.Option("--glossary", help="Your terms: a TSV file, Persian then English.")]
NoCache = Annotated[bool | None, typer.Option("--no-cache", help="Translate everything anew.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Folder for the results.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="JSON instead of Markdown; one object a line for several SRC.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only errors and warnings on stderr.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say which model and settings are used.")]
Strict = Annotated[bool | None, typer.Option("--strict", help="Exit with 8 when a check of severity error fails.")]


def settle(*, quiet: bool, verbose: bool, no_cache: bool | None = None, **flags: object) -> "Settings":
    """Flags over environment over files; tells the reader what came out under --verbose."""
    from brief.settings import load_settings

    console.be_quiet(quiet)
    settings = load_settings({**flags, "cache": None if no_cache is None else not no_cache})
    if verbose:
        console.note(f"settings: {settings}")
    return settings


def kit_of(settings: "Settings") -> "Kit":
    """The engines and tables that `settings` ask for, with the note about better models told."""
    from brief.engines.base import Decoding
    from brief.pipeline import open_kit

    kit, note = open_kit(
        settings.model,
        device=settings.device,
        offline=settings.offline,
        decoding=Decoding(beams=settings.beams),
        glossary=settings.glossary,
        cache=settings.cache,
    )
    if note:
        console.note(f"note: {note}")
    return kit


def keep_model(settings: "Settings", settled: str | None, *, fresh: bool) -> "Settings":
    """A batch that goes on keeps the model it began with, until it is told another or to start afresh."""
    if fresh or settled is None or settings.model != "auto":
        return settings
    return replace(settings, model=settled)
