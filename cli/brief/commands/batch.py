"""`brief batch`: every article of a folder, of a file of articles, or of a list."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from brief import console
from brief.commands import options as opt
from brief.commands import results
from brief.commands.batch_progress import print_plan, print_summary, watch
from brief.errors import BatchFailed, CheckFailed

if TYPE_CHECKING:
    from brief.batch.ledger import Ledger, Outcome, Tally
    from brief.batch.places import Place
    from brief.batch.sources import Source
    from brief.settings import Settings

_INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of this command alone."""

    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Folder or fsspec address for the results.", show_default="outputs"
        ),
    ] = None
    fresh: Annotated[bool, typer.Option("--fresh", help="Make every brief again, also what is up to date.")] = False
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Only what failed the last time.")] = False
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Make at most so many briefs.")] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what there is to do, and for how long.")] = False
    formats: results.Further = None
    shards: Annotated[
        int | None,
        typer.Option(min=1, max=99_999, metavar="N", help="Lines of so many JSONL files, not a file each."),
    ] = None
    report: Annotated[bool, typer.Option("--report", help="Also index.md, a row for each brief.")] = False
    engine: Annotated[Literal["local", "ray"], typer.Option(help="This process, or the machines of a Ray cluster.")] = (
        "local"
    )
    address: Annotated[
        str | None, typer.Option(metavar="HOST", help="With --engine ray: the cluster.", show_default="one here")
    ] = None
    actors: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="With --engine ray: how many.", show_default="fitting")
    ] = None
    strict: opt.Strict = None

    @property
    def remote(self) -> str:
        """The address where the results go; empty where that is a folder."""
        from brief.batch.remote import is_address

        return self.output if self.output and is_address(self.output) else ""

    def require_fit(self, inputs: list[str]) -> None:
        """Raises typer.BadParameter for options that exclude each other."""
        if self.remote and (self.shards or self.report):
            message = "--shards and --report write to a folder: name one with --output."
            raise typer.BadParameter(message)
        if self.remote and any(f"{self.remote}/".startswith(f"{given.rstrip('/')}/") for given in inputs):
            message = f"{self.remote} lies among the articles, and briefs would be read as such."
            raise typer.BadParameter(message)
        if self.shards and (self.formats or self.report):
            message = "--shards writes JSON lines only: leave out --format and --report."
            raise typer.BadParameter(message)
        if self.engine == "ray" and (self.limit or self.dry_run):
            message = "--limit and --dry-run are for this process: leave out --engine ray."
            raise typer.BadParameter(message)


@opt.takes_flags()
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="SRC",
            help="A folder, a file of one article or of many, a pattern in quotes, @FILE for a list of paths, or -.",
            show_default=False,
        ),
    ],
    *,
    own: Options,
    length: opt.Length,
    flags: opt.Flags,
) -> None:
    """A brief of every article of a folder, a file or a list.

    What is up to date is left alone, so an interrupted batch goes on where it stopped when run again; a second process
    on the same output folder takes its share of the articles.

    Examples:

      brief batch seeds/

      brief batch archive/ -o briefs/ --model quickmt-fa-en

      brief batch articles.jsonl.gz -o briefs/ --limit 100

      find archive -name '*.txt' | brief batch @- -o briefs/

      brief batch archive/ -o briefs/ --engine ray --actors 4
    """
    from brief.batch.index import write_index
    from brief.batch.ledger import Ledger
    from brief.batch.remote import state_folder

    own.require_fit(inputs)
    folder = Path(own.output) if own.output and not own.remote else None
    given = {"output": folder, "strict": own.strict, "format": own.formats or None}
    settings = opt.settle(flags, **given, **asdict(length))
    ledger = Ledger(state_folder(own.remote) if own.remote else settings.output)
    settings = opt.keep_model(settings, ledger.model(), fresh=own.fresh)
    sources, total = _sources(inputs, settings.output, ledger.failed() if own.retry_failed else None)
    if own.dry_run:
        _foretell(sources, settings, own)
        return
    tally = _run(sources, total, ledger, settings, own)
    if own.report:
        console.note(f"index: {write_index(settings.output)}")
    print_summary(tally)
    _conclude(tally, own.remote or str(settings.output), str(ledger.path), strict=settings.strict)


def _foretell(sources: "Iterator[Source]", settings: "Settings", own: Options) -> None:
    from brief.batch.plan import make_plan

    kit, place = opt.kit_of(replace(settings, cache=False)), _place(settings, own)
    print_plan(make_plan(sources, kit, place, fresh=own.fresh, limit=own.limit))


def _run(
    sources: "Iterator[Source]", total: int | None, ledger: "Ledger", settings: "Settings", own: Options
) -> "Tally":
    """Raises typer.Exit where Ctrl-C was pressed."""
    from brief.batch.ledger import Tally

    place = _place(settings, own)
    with _polite_interrupt() as stopped:
        made, model = (_on_ray if own.engine == "ray" else _here)(sources, place, settings, own, stopped)
        tally = Tally()
        for _ in watch(ledger.keep(made, tally, model=model), tally, total):
            pass
        place.finish()
        if stopped():
            done = tally.counts["written"] + tally.counts["unchanged"]
            console.note(f"interrupted: {done} articles are done; run the same command to go on.")
            raise typer.Exit(_INTERRUPTED)
    return tally


def _here(
    sources: "Iterator[Source]", place: "Place", settings: "Settings", own: Options, stopped: Callable[[], bool]
) -> "tuple[Iterator[Outcome], str]":
    """The outcomes, and the model."""
    from brief.batch.run import run

    kit = opt.kit_of(settings)
    return run(sources, kit, place, fresh=own.fresh, limit=own.limit, stopped=stopped), kit.translator.card.name


def _on_ray(
    sources: "Iterator[Source]", place: "Place", settings: "Settings", own: Options, stopped: Callable[[], bool]
) -> "tuple[Iterator[Outcome], str]":
    from brief.batch.on_ray import Job, run_on_ray
    from brief.engines.registry import choose

    arguments = opt.kit_arguments(settings)
    model = choose(settings.model, endpoint=settings.endpoint).card.name
    paths = {name: path.absolute() for name in ("glossary", "prompts") if (path := arguments[name])}
    job = Job({**arguments, **paths, "model": model}, place, fresh=own.fresh)
    return run_on_ray(sources, job, address=own.address, actors=own.actors, stopped=stopped), model


def _place(settings: "Settings", own: Options) -> "Place":
    from brief.batch.places import Files
    from brief.batch.remote import Objects
    from brief.batch.shards import Shards

    if own.remote:
        return Objects(own.remote, settings.format)
    # The actors of a cluster have working folders of their own.
    folder = settings.output.absolute() if own.engine == "ray" else settings.output
    return Shards(folder, own.shards) if own.shards else Files(folder, settings.format)


def _sources(inputs: list[str], output: Path, only: frozenset[str] | None) -> "tuple[Iterator[Source], int | None]":
    """The articles, or those named in `only`, and how many there are, where that is known."""
    from brief.batch.sources import count_sources, find_sources

    found = find_sources(inputs, aside=output)
    if only is None:
        return found, count_sources(inputs, aside=output)
    return (source for source in found if source.name in only), len(only)


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


def _conclude(tally: "Tally", output: str, ledger: str, *, strict: bool) -> None:
    """The last line, and the exit code."""
    counted = sorted(tally.counts.items(), reverse=True)
    told = ", ".join(f"{number} {status}" for status, number in counted) or "nothing to do"
    doubt = f"; checks failed in {tally.flagged}" if tally.flagged else ""
    noun = "article" if tally.articles == 1 else "articles"
    console.emit(f"{tally.articles} {noun}: {told}{doubt}. Briefs are in {output.rstrip('/')}/")
    if tally.counts["elsewhere"]:
        console.note("what is elsewhere is in the hands of another process; run again to see that it is done.")
    if failed := tally.counts["failed"]:
        message = f"{failed} of {tally.articles} {noun} failed; the ledger {ledger} says why."
        raise BatchFailed(message)
    if strict and tally.flagged:
        message = f"checks failed in {tally.flagged} of {tally.articles} articles; each brief says which."
        raise CheckFailed(message)
