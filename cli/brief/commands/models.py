"""`brief models`: which models there are, under which licence, how good, and what of them is on disk."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brief import console
from brief.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from brief.engines.base import ModelCard
    from brief.engines.disk import Copy

app = typer.Typer(
    no_args_is_help=True,
    help="The models: which there are, and how to get one.\n\nExample: brief models list",
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name or a Hub id.", show_default=False)]
Recommended = Annotated[
    str, typer.Argument(metavar="NAME", help="A name or a Hub id.", show_default="the recommended one")
]
Json = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]


@app.command("list")
def list_models(
    *,
    as_json: Json = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Every fact, as docs/models.md has it.")] = False,
) -> None:
    """Every known model, best first. NC in a licence: not for commercial use.

    Example: brief models list
    """
    from brief.engines.catalogue import markdown
    from brief.engines.registry import MODELS

    if as_json:
        console.emit_json([_facts(card) for card in MODELS.values()])
    elif as_markdown:
        console.emit(markdown(MODELS.values()))
    else:
        _print_cards(tuple(MODELS.values()))


@app.command()
def info(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, a Hub id or a folder.")], *, as_json: Json = False
) -> None:
    """All that is known of one model.

    Example: brief models info quickmt-fa-en
    """
    from brief.engines.registry import card_of

    card = card_of(name)
    if as_json:
        console.emit_json(_facts(card))
        return
    told = {key: console.word(value) for key, value in _told(card).items() if value}
    width = max(map(len, told))
    for key, value in told.items():
        console.emit(f"{key:<{width}}  {value}")


@app.command()
def pull(
    name: Recommended = "",
    *,
    accept_licence: Annotated[bool, typer.Option("--accept-licence", help="I have read the model's licence.")] = False,
    allow_pickles: Annotated[
        bool, typer.Option("--allow-pickles", help="Take pytorch_model.bin where there is no safetensors file.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say which files would come, and their sizes.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option("--from", metavar="DIR", help="Take the files from this folder instead.")
    ] = None,
    offline: Annotated[bool | None, typer.Option("--offline", help="Open no network connection.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no notes.")] = False,
) -> None:
    """Download a model; without a name the recommended one.

    `auto` takes the best one that is there.

    Examples:

      brief models pull                             the recommended one

      brief models pull nllb-200-3.3B --dry-run     which files, how large

      brief models pull quickmt-fa-en --from DIR    from a folder that was brought by hand
    """
    from brief.engines.registry import RECOMMENDED

    console.be_quiet(quiet)
    name = name or RECOMMENDED
    if folder:
        console.emit(str(_import(name, folder)))
        return
    _forbid_offline(name, offline)
    if dry_run:
        _print_offer(name, allow_pickles)
        return
    from brief.engines.hub import pull as fetch

    place = fetch(name, console.note, accept_licence=accept_licence, pickles=allow_pickles, quiet=quiet)
    console.emit(str(place))


@app.command()
def rm(name: Name, *, yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False) -> None:
    """Delete a model's files from this disk.

    Example: brief models rm nllb-200-3.3B
    """
    from brief.engines import disk
    from brief.engines.catalogue import size_text
    from brief.engines.conversion import conversions_of

    repo, copy = _copy(name)
    place = disk.repository(repo)
    converted = [made for snapshot in (place / "snapshots").glob("*") for made in conversions_of(snapshot)]
    besides = ", and what was converted from it" if converted else ""
    if not yes and not typer.confirm(f"Delete {name} ({size_text(copy.size / 1e6)}) from {place}{besides}?", err=True):
        raise typer.Exit(1)
    for folder in (*converted, place):
        disk.remove(folder)
    console.note(f"{name} is deleted")


@app.command()
def verify(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name or a Hub id.", show_default="all on disk")] = "",
) -> None:
    """Compare every file of a model with size and checksum.

    Example: brief models verify quickmt-fa-en
    """
    from brief.engines.registry import EMBEDDED, copies

    names = [name] if name else list(copies())
    if not names:
        console.note(f"no model but {EMBEDDED} is on disk")
    faulty = [each for each in names if not _print_states(each)]
    if faulty:
        message = f"not whole: {', '.join(faulty)}; `brief models pull {faulty[0]}` brings what is missing."
        raise EngineError(message)


def _import(name: str, folder: Path) -> Path:
    from brief.engines import disk
    from brief.engines.registry import card_of_files, known_card

    card = known_card(name)
    if card is None or card.repo is None:
        message = f"{name}: a folder is imported under the name of a known model; else use it as --model {folder}"
        raise EngineError(message)
    found = card_of_files(str(folder), folder)
    if found.kind != card.kind or (found.kind == "seq2seq" and found.family != card.family):
        message = f"{folder} holds a model of another make ({found.kind}, {found.family}), not {card.name}."
        raise EngineError(message)
    return disk.import_folder(card.repo, folder, licence=card.licence).folder


def _print_offer(name: str, allow_pickles: bool) -> None:
    from brief.engines import hub
    from brief.engines.catalogue import size_text

    offer = hub.look_up(name, pickles=allow_pickles)
    copy = offer.copy
    console.note(hub.describe(offer))
    rows = [(file.name, size_text(file.size / 1e6), "yes" if copy.has(file) else "") for file in copy.files]
    console.print_table(("FILE", "SIZE", "DISK"), rows)
    console.emit(f"{size_text((copy.size - copy.size_here) / 1e6)} of {size_text(copy.size / 1e6)} would come")


def _forbid_offline(name: str, offline: bool | None) -> None:
    from brief.settings import load_settings

    if load_settings({"offline": offline}).offline:
        message = f"{name} cannot be downloaded under --offline."
        raise EngineError(message)


def _copy(name: str) -> "tuple[str, Copy]":
    """The repository and what of it is here, whole or not. Raises EngineError where nothing is."""
    from brief.engines.registry import copies, known_card

    card = known_card(name)
    copy = copies().get(card.name if card else name)
    if copy is None:
        message = f"{name} is not among the models that were downloaded."
        raise EngineError(message)
    return (card and card.repo) or name, copy


def _print_states(name: str) -> bool:
    """A line for each file of a model; whether all of it is there and as it should be."""
    _, copy = _copy(name)
    states = dict(copy.states())
    for file, state in states.items():
        console.emit(f"{name}  {state:<19}  {file.name}")
    return copy.whole and "damaged" not in states.values()


def _facts(card: "ModelCard") -> dict[str, Any]:
    from dataclasses import asdict

    from brief.engines.registry import folder_of

    folder = folder_of(card)
    return {**asdict(card), "on_disk": str(folder) if folder else None}


def _told(card: "ModelCard") -> dict[str, Any]:
    """The facts in words; what nobody knows is left out."""
    from brief.engines.catalogue import size_text

    facts = _facts(card)
    licence = f"{card.licence} ({card.conditions})" if card.conditions else card.licence
    size = size_text(card.size_mb) if card.size_mb is not None else ""
    window = f"{card.window} tokens" if card.window else ""
    same = ("name", "task", "languages")
    also = ("source", "kind", "family", "repo", "revision", "tested", "note", "on_disk")
    return {
        **{key: facts[key] for key in same},
        "licence": licence,
        "size": size,
        "quality": card.quality,
        "figure": card.figure,
        "window": window,
        **{key.replace("_", " "): facts[key] for key in also},
    }


def _print_cards(cards: "Sequence[ModelCard]") -> None:
    """A table a task, and the sources of the figures under them, so that a line fits 80 columns."""
    from brief.engines import catalogue
    from brief.engines.registry import copies, folder_of, known_card

    sources, here = catalogue.sources_of(cards), copies()

    def on_disk(card: "ModelCard") -> str:
        return "yes" if folder_of(card) else "part" if card.name in here else ""

    for task, heading in catalogue.HEADINGS.items():
        chosen = [card for card in cards if card.task == task]
        _print_section(heading, catalogue.COLUMNS, catalogue.rows(chosen, sources, on_disk))
    besides = {name: copy for name, copy in here.items() if known_card(name) is None}
    if besides:
        rows = (
            (name, "yes" if copy.whole else "part", catalogue.size_text(copy.size / 1e6), copy.licence)
            for name, copy in besides.items()
        )
        _print_section("Pulled besides", catalogue.COLUMNS[:-1], rows)
    for number, source in enumerate(sources, start=1):
        console.emit(f"[{number}] {source}")
    console.note("`brief models info NAME` tells the rest")


def _print_section(heading: str, columns: "Sequence[str]", rows: "Iterable[Sequence[str]]") -> None:
    console.emit(heading)
    console.print_table(columns, rows)
    console.emit("")
