"""What people see: notes on stderr, results on stdout, tables and progress. With `main` and `commands` the only room
that draws."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from brief.errors import OutputError, cause

_quiet = False


def be_quiet(quiet: bool) -> None:
    """Silence `note` and the progress bar from here on; warnings and errors are still told."""
    global _quiet
    _quiet = quiet


def is_quiet() -> bool:
    """Whether notes and progress are silenced."""
    return _quiet


@contextmanager
def _to_stdout() -> Iterator[None]:
    """Raise OutputError where standard output takes nothing; a reader that went away is Typer's to deal with."""
    if sys.stdout is None:
        message = "standard output is closed."
        raise OutputError(message)
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as failure:
        # What is still in the buffer would be tried, and fail, once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        message = f"standard output cannot be written: {cause(failure)}."
        raise OutputError(message) from failure


def emit(text: str) -> None:
    """The result, to stdout, with one line end."""
    with _to_stdout():
        sys.stdout.write(text if text.endswith("\n") else text + "\n")


def emit_bytes(content: bytes) -> None:
    """The result as it is, to stdout."""
    with _to_stdout():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def is_terminal() -> bool:
    """Whether stdout is read by a person, at once."""
    return sys.stdout is not None and sys.stdout.isatty()


def emit_json(value: object) -> None:
    """The result as JSON."""
    emit(json.dumps(value, ensure_ascii=False, indent=2))


def note(text: str) -> None:
    """Something good to know, to stderr; not under --quiet."""
    if not _quiet:
        _say(text)


def warn(text: str) -> None:
    """Something to act on, to stderr, even under --quiet."""
    _say(f"warning: {text}")


def fail(text: str) -> None:
    """The one line of an expected failure."""
    _say(f"error: {text}")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A plain table to stdout; where a line of it would not fit, two lines a row: the first cell, then the others.

    No Persian in it: terminals misjudge its width and direction.
    """
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table

    rows, drawn = list(rows), Console(file=sys.stdout, highlight=False, markup=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*row)
    with _to_stdout():
        if drawn.measure(table, options=drawn.options.update_width(_UNBOUNDED)).maximum <= drawn.width:
            drawn.print(table)
            return
        for first, *others in (columns, *rows):
            drawn.print(first, Padding("  ".join(filter(None, others)), (0, 0, 0, 2)), sep="\n")


_UNBOUNDED = 10_000
"""Columns: as wide as a table wants to be."""


def word(value: object) -> str:
    """A value of a setting or a card, for people."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        value = ", ".join(map(str, value))
    return "-" if value in (None, "") else str(value)


@contextmanager
def bar(what: str, total: int | None) -> Iterator[Callable[[str], None] | None]:
    """A bar on stderr: what to call after each of `total` things, with a word about the pace. None off a terminal."""
    if _quiet or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    told, pace = TextColumn("{task.description}"), TextColumn("{task.fields[pace]}")
    columns = (told, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), pace)
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task(what, total=total, pace="")
        yield lambda word: drawn.update(task, advance=1, pace=word)


# Names of files and words of articles stand in messages: no escape sequence of theirs may reach the terminal.
_UNSEEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _say(text: str) -> None:
    if sys.stderr is None:
        return
    # A bar may be on the screen: rich's own console would redraw it, a bare write at worst leaves one line of it.
    sys.stderr.write(_UNSEEN.sub("?", text) + "\n")
    sys.stderr.flush()
