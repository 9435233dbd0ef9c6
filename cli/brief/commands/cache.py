"""`brief cache`: the replies of models that are kept, so that no sentence is translated twice."""

from dataclasses import asdict
from typing import Annotated

import typer

from brief import console

app = typer.Typer(
    no_args_is_help=True,
    help="The kept replies of models. No sentence is translated twice.\n\nExample: brief cache info",
)


@app.command()
def info(*, as_json: Annotated[bool, typer.Option("--json", help="JSON instead of lines.")] = False) -> None:
    """Where the cache lies, how much is in it, and its limit.

    Example: brief cache info
    """
    from brief.cache import cache_path, measure

    found = asdict(measure(cache_path()))
    if as_json:
        console.emit_json(found)
        return
    for name, value in found.items():
        console.emit(f"{name:<10} {value:,}" if isinstance(value, int) else f"{name:<10} {value}")


@app.command()
def clear(*, yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False) -> None:
    """Forget every reply. Briefs that are written are not touched.

    Example: brief cache clear --yes
    """
    from brief.cache import cache_path, clear, measure

    found = measure(cache_path())
    if found.replies and not yes:
        typer.confirm(f"Forget {found.replies:,} replies in {found.path}?", abort=True, err=True)
    clear(cache_path())
    console.note(f"forgotten: {found.replies:,} replies")
