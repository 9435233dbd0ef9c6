"""`brief eval`: scores against references."""

from pathlib import Path
from typing import Annotated

import typer

from brief import console

app = typer.Typer(no_args_is_help=True)


@app.callback()
def front() -> None:
    """Scores against references.

    Example: brief eval quotes GOLD_DIR
    """


@app.command()
def quotes(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="NAME.txt and NAME.json pairs.", show_default=False)],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
) -> None:
    """Who said what, against annotated articles: content, speaker and joint F1, false attributions.

    Example: brief eval quotes gold/dev --json
    """
    from brief.evaluation.quotes import score_folder

    scores = score_folder(gold)
    if as_json:
        console.emit_json(scores.as_object())
    else:
        console.print_table(("figure", "value"), scores.rows())
