"""The options that several commands share, each written once, and what becomes of them."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

import typer

from brief import console

if TYPE_CHECKING:
    from brief.article import Article
    from brief.kit import Kit
    from brief.settings import Settings

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SRC", help="Paths or addresses of articles, or - for standard input.", show_default=False),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="DIR", help="Folder for the results.")]
Json = Annotated[bool, typer.Option("--json", help="JSON instead of Markdown; one object a line for several SRC.")]
AllowNetwork = Annotated[bool | None, typer.Option("--allow-network", help="Fetch SRC that are http addresses.")]
KeepPage = Annotated[Path | None, typer.Option(metavar="DIR", help="Folder for pages as they were sent.")]
Strict = Annotated[bool | None, typer.Option("--strict", help="Exit with 8 when a check of severity error fails.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """The options of every command that works on articles; None was not given. `takes_flags` spreads them."""

    model: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help="A name (see `brief models list`), a folder, or auto.", show_default="auto"),
    ] = None
    summary_model: Annotated[
        str | None,
        typer.Option(
            metavar="MODEL",
            help="The model that summarises; extractive: sentences of the article.",
            show_default="extractive",
        ),
    ] = None
    reader: Annotated[
        str | None, typer.Option(metavar="MODEL", help="A chat model that is asked who spoke where that is in doubt.")
    ] = None
    endpoint: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="A server that runs the chat models named; what they are asked is sent there."
        ),
    ] = None
    prompts: Annotated[Path | None, typer.Option(metavar="DIR", help="Your words for chat models.")] = None
    device: Annotated[
        Literal["auto", "cpu", "cuda", "mps"] | None, typer.Option(help="Where models run.", show_default="auto")
    ] = None
    backend: Annotated[
        Literal["auto", "ctranslate2", "transformers"] | None,
        typer.Option(help="The library that runs a translator which both can run.", show_default="auto"),
    ] = None
    beams: Annotated[
        int | None, typer.Option(min=1, max=16, metavar="N", help="Width of the beam search.", show_default="4")
    ] = None
    glossary: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your terms: TSV (Persian, English, kind) or TBX.")
    ] = None
    fix: Annotated[
        bool | None, typer.Option("--fix", help="Translate doubtful sentences in more ways, keep the best.")
    ] = None
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Translate everything anew.")] = False
    offline: Annotated[bool | None, typer.Option("--offline", help="Open no network connection.")] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors and warnings on stderr.")] = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also the settings, and who set them.")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a summary may be; a command that makes one takes `length: Length`."""

    sentences: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="A summary of so many sentences.", show_default="3 to 5")
    ] = None
    words: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="A summary of at most so many Persian words, but one whole sentence."),
    ] = None


def takes_flags(*without: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Spread a command's records of options (`flags: Flags`) into one option a field, the form that Typer reads.

    Fields named in `without` are no options of this command.
    """

    def spreading(command: Callable[..., None]) -> Callable[..., None]:
        parameters = inspect.signature(command).parameters.values()
        records: dict[str, Any] = {item.name: item.annotation for item in parameters if is_dataclass(item.annotation)}
        options = [option for record in records.values() for option in _options(record) if option.name not in without]
        whole = [*(item for item in parameters if item.name not in records), *options]

        @wraps(command)
        def spread(**given: object) -> None:
            filled = {
                name: record(**{item.name: given.pop(item.name) for item in fields(record) if item.name in given})
                for name, record in records.items()
            }
            command(**given, **filled)

        spread.__signature__ = inspect.Signature(whole)  # type: ignore[attr-defined]
        spread.__annotations__ = {item.name: item.annotation for item in whole}
        return spread

    return spreading


def _options(record: type) -> list[inspect.Parameter]:
    hints = get_type_hints(record, include_extras=True)
    return [
        inspect.Parameter(item.name, inspect.Parameter.KEYWORD_ONLY, default=item.default, annotation=hints[item.name])
        for item in fields(record)
    ]


def settle(flags: Flags, **own: object) -> "Settings":
    """Flags, shared and the command's `own`, over environment over files; told to the reader under --verbose."""
    from brief.settings import load_settings

    console.be_quiet(flags.quiet)
    given = {**asdict(flags), **own, "cache": False if flags.no_cache else None}
    settings = load_settings({name: value for name, value in given.items() if name not in _NOT_SETTINGS})
    if flags.verbose:
        console.note("settings: " + "; ".join(f"{name} = {value}" for name, value in tell_settings(settings).items()))
    return settings


def tell_settings(settings: "Settings") -> dict[str, str]:
    """Each setting in words, with who set it."""
    from brief.settings import NAMES

    return {name: f"{console.word(getattr(settings, name))} ({settings.origins[name]})" for name in NAMES}


# Told in other words, or to the terminal alone.
_NOT_SETTINGS = ("no_cache", "quiet", "verbose")


def articles_of(sources: Sequence[str], settings: "Settings") -> "list[Article]":
    """Every article of every source, all read before the first model is opened. Raises InputError."""
    from brief.reading.source import read_all

    network = settings.allow_network and not settings.offline
    found = (read_all(source, allow_network=network, keep=settings.keep_page) for source in sources)
    return [article for articles in found for article in articles]


def kit_arguments(settings: "Settings", *, summary_language: Literal["en", "fa"] = "en") -> dict[str, Any]:
    """What `open_kit` is told; models that are not on disk are fetched first, where that is allowed."""
    from brief.engines.base import Decoding
    from brief.engines.registry import is_served
    from brief.steps.summarise import Limit

    for name in filter(None, (settings.model, settings.summary_model, settings.reader)):
        if not settings.offline and not is_served(name, settings.endpoint):
            fetch_absent(name)
    same = "model device backend offline glossary fix cache summary_model prompts endpoint reader"
    told = {name: getattr(settings, name) for name in same.split()}
    limit = Limit(settings.sentences, settings.words)
    return {**told, "decoding": Decoding(beams=settings.beams), "summary_language": summary_language, "limit": limit}


def kit_of(settings: "Settings", *, summary_language: Literal["en", "fa"] = "en") -> "Kit":
    """The engines and tables that `settings` ask for, with the note about better models told."""
    from brief.kit import open_kit

    kit, note = open_kit(**kit_arguments(settings, summary_language=summary_language), tell=console.warn)
    for used in kit.models:
        if used.host:
            console.warn(f"to {used.task} with {used.model}, the text is sent to {used.host}.")
    if note:
        console.note(f"note: {note}")
    return kit


def fetch_absent(name: str) -> None:
    """Download a model that was asked for by name and is not on disk; its licence and size are told first."""
    from brief.engines.registry import is_absent

    if is_absent(name):
        from brief.engines.hub import pull

        pull(name, console.note, quiet=console.is_quiet())


def keep_model(settings: "Settings", settled: str | None, *, fresh: bool) -> "Settings":
    """A batch that goes on keeps the model it began with, until it is told another or to start afresh."""
    if fresh or settled is None or settings.model != "auto":
        return settings
    return replace(settings, model=settled)
