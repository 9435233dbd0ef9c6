"""`brief eval`: scores against references."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief import console

if TYPE_CHECKING:
    from brief.evaluation.quotes import QuoteScores

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
    from brief.evaluation.quotes import score_articles
    from brief.steps.attribute import attribute

    scores = score_articles(gold, attribute)
    if as_json:
        console.emit_json(asdict(scores))
    else:
        console.print_table(("FIGURE", "VALUE"), _rows(scores))


def _rows(scores: "QuoteScores") -> Iterator[tuple[str, str]]:
    """A row a figure; the kinds of statement come last, as found and found with the right speaker."""
    low, high = scores.joint_f1_interval
    for name, value in asdict(scores).items():
        if isinstance(value, float):
            yield name, f"{value:.3f}" + (f" ({low:.3f} to {high:.3f})" if name == "joint_f1" else "")
        elif isinstance(value, int):
            yield name, str(value)
    for kind, gold, found, joint in scores.kinds:
        yield kind, f"{found} of {gold} found, {joint} with the right speaker"
