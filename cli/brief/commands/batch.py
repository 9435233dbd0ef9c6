"""`brief batch`: every article of a folder, of a file of articles, or of a list."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from brief import console
from brief.commands import options as opt
from brief.commands import results
from brief.commands.batch_progress import print_summary, watch
from brief.errors import BatchFailed, CheckFailed

if TYPE_CHECKING:
    from brief.batch.ledger import Tally

_INTERRUPTED = 130


@opt.takes_flags
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="SRC...",
            help="A folder, a file of one article or of many, a pattern in quotes, @FILE for a list of paths, or -.",
            show_default=False,
        ),
    ],
    output: opt.Output = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make every brief again, also what is up to date.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Only what failed the last time.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Make at most so many briefs.", show_default=False)] = None,
    formats: results.Briefs = None,
    strict: opt.Strict = None,
    *,
    flags: opt.Flags,
) -> None:
    """A brief of every article of a folder, of a file of articles, or of a list.

    What is up to date is left alone, so an interrupted batch goes on where it stopped when run again; a second process
    on the same output folder takes its share of the articles.

    Examples:

      brief batch seeds/

      brief batch archive/ -o briefs/ --model quickmt-fa-en

      brief batch articles.jsonl.gz -o briefs/ --limit 100

      find archive -name '*.txt' | brief batch @- -o briefs/
    """
    from brief.batch.ledger import Ledger, Tally
    from brief.batch.places import Files
    from brief.batch.run import run
    from brief.batch.sources import count_sources, find_sources

    settings = opt.settle(flags, output=output, strict=strict, format=formats or None)
    ledger = Ledger(settings.output)
    sources = find_sources(inputs, aside=settings.output)
    if retry_failed:
        failed = ledger.failed()
        sources = (source for source in sources if source.name in failed)
    total = len(failed) if retry_failed else count_sources(inputs, aside=settings.output)
    kit = opt.kit_of(opt.keep_model(settings, ledger.model(), fresh=fresh))
    place = Files(settings.output, settings.format)
    tally = Tally()
    with _polite_interrupt() as stopped:
        made = run(sources, kit, place, fresh=fresh, limit=limit, stopped=stopped)
        for _ in watch(made, tally, total):
            pass
        if stopped():
            done = tally.counts["written"] + tally.counts["unchanged"]
            console.note(f"interrupted: {done} articles are done; run the same command to go on.")
            raise typer.Exit(_INTERRUPTED)
    print_summary(tally)
    _conclude(tally, settings.output, strict=settings.strict)


@contextmanager
def _polite_interrupt() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed in the body; pressed twice, it ends the process at once, as safe as any kill."""
    pressed: list[int] = []

    def press(number: int, _: object) -> None:
        if pressed:
            os._exit(_INTERRUPTED)
        pressed.append(number)
        console.note("finishing the articles in hand; Ctrl-C again stops at once, and they are made next time.")

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def _conclude(tally: "Tally", output: Path, *, strict: bool) -> None:
    """The last line, and the exit code."""
    told = ", ".join(f"{number} {status}" for status, number in sorted(tally.counts.items(), reverse=True))
    doubt = f"; checks failed in {tally.flagged}" if tally.flagged else ""
    noun = "article" if tally.articles == 1 else "articles"
    console.emit(f"{tally.articles} {noun}: {told}{doubt}. Briefs are in {output}/")
    if failed := tally.counts["failed"]:
        message = f"{failed} of {tally.articles} articles failed; the ledger {output}/batch.jsonl says why."
        raise BatchFailed(message)
    if strict and tally.flagged:
        message = f"checks failed in {tally.flagged} of {tally.articles} articles; each brief says which."
        raise CheckFailed(message)
