"""`brief models`: what can translate, under which licence, how well, and what of it is on disk."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from brief import console
from brief.errors import EngineError

if TYPE_CHECKING:
    from brief.engines.base import ModelCard

app = typer.Typer(
    no_args_is_help=True,
    help="The models: which there are, what is known of each, and how to get one.\n\nExample: brief models list",
)

Json = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]


@app.command("list")
def list_models(*, as_json: Json = False) -> None:
    """Every known model, best first; (NC): not for commercial use.

    Example: brief models list
    """
    from brief.engines.registry import MODELS

    if as_json:
        console.emit_json([_facts(card) for card in MODELS.values()])
        return
    console.print_table(("NAME", "LICENCE", "SIZE", "QUALITY", "DISK"), [_row(card) for card in MODELS.values()])
    console.note("`brief models info NAME` tells the rest")


@app.command()
def info(name: Annotated[str, typer.Argument(help="A name, a Hub id or a folder.")], *, as_json: Json = False) -> None:
    """All that is known of one model.

    Example: brief models info quickmt-fa-en
    """
    from brief.engines.registry import card_of

    facts = _facts(card_of(name))
    if as_json:
        console.emit_json(facts)
        return
    width = max(map(len, facts))
    for key, value in facts.items():
        console.emit(f"{key:<{width}}  {'-' if value in (None, '') else value}")


@app.command()
def pull(
    name: Annotated[str, typer.Argument(help="A name or a Hub id.", show_default="the recommended one")] = "",
    *,
    accept_licence: Annotated[bool, typer.Option("--accept-licence", help="I have read the model's licence.")] = False,
    offline: Annotated[bool | None, typer.Option("--offline", help="Open no network connection.")] = None,
) -> None:
    """Download a model, the recommended one without a name; from then on `auto` uses it.

    Example: brief models pull quickmt-fa-en
    """
    from brief.engines.hub import pull as fetch
    from brief.engines.registry import RECOMMENDED, card_of
    from brief.settings import load_settings

    card = card_of(name or RECOMMENDED)
    if load_settings({"offline": offline}).offline:
        message = f"{card.name} cannot be downloaded under --offline."
        raise EngineError(message)
    size = f", {_size(card.size_mb)}" if card.size_mb else ""
    console.note(f"{card.name}: {card.licence}{size}, from {card.repo}")
    console.emit(str(fetch(card, accept_licence=accept_licence)))


def _facts(card: "ModelCard") -> dict[str, Any]:
    from dataclasses import asdict

    from brief.engines.registry import folder_of

    folder = folder_of(card)
    return {**asdict(card), "on_disk": str(folder) if folder else None}


def _row(card: "ModelCard") -> tuple[str, ...]:
    from brief.engines.registry import folder_of

    licence = card.licence if card.commercial else f"{card.licence} (NC)"
    return (card.name, licence, _size(card.size_mb), card.quality, "yes" if folder_of(card) else "")


def _size(megabytes: int | None) -> str:
    if megabytes is None:
        return "?"
    return f"{megabytes} MB" if megabytes < 1000 else f"{megabytes / 1000:.1f} GB"
