"""How a batch is watched: a bar on a terminal, else a line a minute; and the table at its end."""

import time
from typing import TYPE_CHECKING

from brief import console

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from brief.batch.ledger import Outcome, Tally
    from brief.batch.plan import Plan

_EVERY = 60.0
"""Seconds between two lines."""


def watch(outcomes: "Iterable[Outcome]", tally: "Tally", total: int | None) -> "Iterator[Outcome]":
    """Hand the outcomes through, which `tally` has counted; under --quiet only the failures are told."""
    told = time.monotonic()
    with console.bar("briefs", total) as draw:
        for outcome in outcomes:
            if outcome.error:
                console.warn(outcome.error)
            if draw:
                draw(pace(tally, None))
            elif time.monotonic() - told >= _EVERY:
                told = time.monotonic()
                console.note(pace(tally, total))
            yield outcome


def pace(tally: "Tally", total: int | None) -> str:
    """Where a batch stands; with `total`, also how far it is and when it will be through."""
    told = [f"{tally.rate:.1f} sentences/s"]
    if total:
        told = [f"{tally.articles} of {total} articles", *told, f"{duration(tally.seconds_left(total))} left"]
    if failed := tally.counts["failed"]:
        told.append(f"{failed} failed")
    return ", ".join(told)


def duration(seconds: float) -> str:
    """`40 s`, `12 min`, `3 h 20 min`, `5 days`."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    if minutes < 100:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min" if minutes < 48 * 60 else f"{minutes / 1440:.0f} days"


def print_summary(tally: "Tally") -> None:
    """The table at the end."""
    counted = [*tally.counts.items(), ("with failed checks", tally.flagged), ("sentences", tally.sentences)]
    rows = [(name, str(number)) for name, number in counted if number]
    pace = [("sentences a second", f"{tally.rate:.1f}")] if tally.sentences else []
    console.print_table(("ARTICLES", str(tally.articles)), [*rows, *pace, ("time", duration(tally.seconds))])


def print_plan(plan: "Plan") -> None:
    """The table of a dry run."""
    rows = [
        ("to be made", f"{plan.due}"),
        ("unchanged", f"{plan.unchanged}"),
        ("cannot be read", f"{plan.unreadable}"),
        ("sentences", f"{plan.sentences}"),
        ("source tokens", f"{plan.tokens}"),
    ]
    if plan.rate and plan.seconds:
        rows += [("sentences a second", f"{plan.rate:.1f}"), ("time", f"about {duration(plan.seconds)}")]
    console.print_table(("ARTICLES", str(plan.due + plan.unchanged + plan.unreadable)), rows)
