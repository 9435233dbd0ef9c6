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
    from brief.evaluation.baselines import BASELINES
    from brief.evaluation.quotes import score_articles, score_baseline
    from brief.steps.attribute import attribute

    scores = score_articles(gold, attribute)
    baselines = {name: score_baseline(gold, baseline) for name, baseline in BASELINES.items()}
    if as_json:
        console.emit_json({**asdict(scores), "baselines": {name: asdict(found) for name, found in baselines.items()}})
        return
    console.print_table(("FIGURE", "VALUE"), _figures(scores))
    console.print_table(("STATEMENTS", "GOLD", "SAME WORDS", "AND SPEAKER"), _classes(scores))
    console.print_table(("CONFIDENCE", "STATEMENTS", "RIGHT"), _levels(scores))
    console.print_table(
        ("BASELINE", "CONTENT F1", "JOINT F1", "FALSE"), map(_baseline, *zip(*baselines.items(), strict=True))
    )


def _figures(scores: "QuoteScores") -> Iterator[tuple[str, str]]:
    low, high = scores.joint_f1_interval
    for name, value in asdict(scores).items():
        if isinstance(value, float):
            yield name, f"{value:.3f}" + (f" ({low:.3f} to {high:.3f})" if name == "joint_f1" else "")
        elif isinstance(value, int):
            yield name, str(value)


def _classes(scores: "QuoteScores") -> Iterator[tuple[str, str, str, str]]:
    """The kinds of statement, then the patterns by which they are marked."""
    for name, gold, found, joint in (*scores.kinds, *scores.patterns):
        yield name, str(gold), str(found), str(joint)


def _levels(scores: "QuoteScores") -> Iterator[tuple[str, str, str]]:
    """What confidence promised, and the share that proved right."""
    for named, confidence, right in scores.reliability:
        yield f"{confidence:.2f}", str(named), f"{right:.2f}"


def _baseline(name: str, scores: "QuoteScores") -> tuple[str, str, str, str]:
    return name, f"{scores.content_f1:.3f}", f"{scores.joint_f1:.3f}", f"{scores.false_attribution:.3f}"
