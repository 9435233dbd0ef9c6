"""`brief batch`: every article of a folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief import console
from brief.commands import options as opt
from brief.commands import results
from brief.errors import BatchFailed, CheckFailed

if TYPE_CHECKING:
    from brief.batch import Outcome


@opt.takes_flags
def batch(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder with the articles.", show_default=False)],
    output: opt.Output = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make every brief again, also what is up to date.")] = False,
    formats: results.Briefs = None,
    strict: opt.Strict = None,
    *,
    flags: opt.Flags,
) -> None:
    """A brief of every article of a folder.

    What is up to date is left alone, so an interrupted batch goes on where it stopped when run again.

    Examples:

      brief batch seeds/

      brief batch archive/ -o briefs/ --model quickmt-fa-en
    """
    from brief import batch as runner

    settings = opt.settle(flags, output=output, strict=strict, format=formats or None)
    sources = runner.find_articles(folder)
    kit = opt.kit_of(opt.keep_model(settings, runner.settled_model(settings.output), fresh=fresh))
    outcomes = []
    try:
        made = runner.run(sources, kit, settings.output, fresh=fresh, formats=settings.format)
        for outcome in console.progress(made, len(sources), "briefs"):
            outcomes.append(outcome)
            if outcome.error:
                console.warn(outcome.error)
    except KeyboardInterrupt:
        console.note(
            f"interrupted: {len(outcomes)} of {len(sources)} articles are done; run the same command to go on."
        )
        raise
    _report(outcomes, settings.output, strict=settings.strict)


def _report(outcomes: "list[Outcome]", output: Path, *, strict: bool) -> None:
    """The last line, and the exit code."""
    count = {status: sum(o.status == status for o in outcomes) for status in ("written", "unchanged", "failed")}
    flagged = sum(o.failed_checks > 0 for o in outcomes)
    told = ", ".join(f"{number} {status}" for status, number in count.items() if number)
    doubt = f"; checks failed in {flagged}" if flagged else ""
    noun = "article" if len(outcomes) == 1 else "articles"
    console.emit(f"{len(outcomes)} {noun}: {told}{doubt}. Briefs are in {output}/")
    if count["failed"]:
        message = f"{count['failed']} of {len(outcomes)} articles failed; the ledger {output}/batch.jsonl says why."
        raise BatchFailed(message)
    if strict and flagged:
        message = f"checks of severity error failed in {flagged} of {len(outcomes)} articles; each brief says which."
        raise CheckFailed(message)
