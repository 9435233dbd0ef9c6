"""`brief models`: what can translate, under which licence, how well, and what of it is on disk."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from brief import console
from brief.engines.base import ModelCard
from brief.engines.registry import MODELS, card_of, folder_of

app = typer.Typer(no_args_is_help=True, help="The models: which there are, and what is known of each.")

Json = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]


@app.command("list")
def list_models(*, as_json: Json = False) -> None:
    """Every known model, best first; (NC): not for commercial use.

    Example: brief models list
    """
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
    facts = _facts(card_of(name))
    if as_json:
        console.emit_json(facts)
        return
    width = max(map(len, facts))
    for key, value in facts.items():
        console.emit(f"{key:<{width}}  {'-' if value in (None, '') else value}")


def _facts(card: ModelCard) -> dict[str, Any]:
    folder = folder_of(card)
    return {**asdict(card), "on_disk": str(folder) if folder else None}


def _row(card: ModelCard) -> tuple[str, ...]:
    licence = card.licence if card.commercial else f"{card.licence} (NC)"
    return (card.name, licence, _size(card.size_mb), card.quality, "yes" if folder_of(card) else "")


def _size(megabytes: int | None) -> str:
    if megabytes is None:
        return "?"
    return f"{megabytes} MB" if megabytes < 1000 else f"{megabytes / 1000:.1f} GB"
