"""`brief eval`: scores against references."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief import console
from brief.commands import options as opt

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
    """Who said what, against annotated articles.

    Content, speaker and joint F1, false attributions, reliability, baselines.

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


@app.command()
@opt.takes_flags("summary_model", "reader")
def translation(
    pairs: Annotated[Path, typer.Argument(metavar="PAIRS.tsv", help="Persian, tab, English.", show_default=False)],
    hypotheses: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score these, one a line, and translate nothing.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
    *,
    flags: opt.Flags,
) -> None:
    """Translations against references.

    BLEU, chrF and chrF++ with signatures, numbers and names kept, speed.

    Examples:

      brief eval translation pairs.tsv --model quickmt-fa-en

      brief eval translation pairs.tsv --hypotheses other-system.txt --json
    """
    from brief.evaluation.translation import read_hypotheses, read_pairs, score_translations, translate_pairs

    found = read_pairs(pairs)
    if hypotheses:
        texts, speed = read_hypotheses(hypotheses, found), None
    else:
        texts, speed = translate_pairs(
            found, opt.kit_of(replace(opt.settle(flags), summary_model="extractive", reader=None))
        )
    scores = score_translations(found, texts, speed=speed)
    if as_json:
        console.emit_json(asdict(scores))
        return
    metrics = ((metric.name, f"{metric.score:.2f}", metric.signature) for metric in scores.metrics)
    console.print_table(("METRIC", "SCORE", "SIGNATURE"), metrics)
    figures = {"numbers kept": scores.numbers, "names kept": scores.names, "sentences/s": scores.sentences_a_second}
    known = ((name, f"{value:.3f}") for name, value in figures.items() if value is not None)
    console.print_table(("FIGURE", "VALUE"), known)


@app.command()
@opt.takes_flags()
def summary(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="NAME.txt and NAME.summary.txt pairs.", show_default=False)
    ],
    language: Annotated[Literal["en", "fa"], typer.Option(help="Of the summaries and their references.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
    *,
    flags: opt.Flags,
) -> None:
    """Summaries against references.

    ROUGE on words that keep Persian whole, and the share that has its support.

    Example: brief eval summary articles/ --language fa
    """
    from brief.evaluation.summary import score_summaries

    scores = score_summaries(folder, opt.kit_of(opt.settle(flags), summary_language=language))
    if as_json:
        console.emit_json(asdict(scores))
        return
    rouge = {"ROUGE-1": scores.rouge.one, "ROUGE-2": scores.rouge.two, "ROUGE-L": scores.rouge.longest}
    figures = {**rouge, "supported": scores.support}
    console.print_table(("FIGURE", "VALUE"), ((name, f"{value:.3f}") for name, value in figures.items()))


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
