"""`index.md`: a folder of briefs as one page of links."""

from pathlib import Path
from urllib.parse import quote

from brief.errors import InputError
from brief.rendering.escape import escape_markdown
from brief.rendering.page.index import Entry, entry_of
from brief.rendering.restore import load_brief
from brief.writing import replace_file, writing

FILE = "index.md"
_HEAD = "# Briefs\n\n| Title | Date | Speakers | Flags |\n| --- | --- | --- | --- |\n"
_NAMED = 4
"""Speakers named in a row, before the rest is only counted."""


def write_index(folder: Path) -> Path:
    """A row for every brief below `folder`, in the order of their names. Raises OutputError."""
    path = folder / FILE
    rows = (_row(sidecar, folder) for sidecar in sorted(folder.rglob("*.json")) if sidecar.with_suffix(".md").exists())
    with writing(path):
        replace_file(path, (_HEAD + "".join(rows)).encode())
    return path


def _row(sidecar: Path, folder: Path) -> str:
    """Nothing for a file that is no sidecar of ours."""
    address = quote(sidecar.with_suffix(".md").relative_to(folder).as_posix())
    try:
        entry = entry_of(load_brief(sidecar), address)
    except InputError:
        return ""
    cells = (f"[{_cell(entry.title_en or entry.title_fa)}]({address})", _cell(entry.date), _speakers(entry))
    return f"| {' | '.join(cells)} | {_cell(', '.join(entry.flags))} |\n"


def _speakers(entry: Entry) -> str:
    more = len(entry.speakers) - _NAMED
    return _cell("; ".join(entry.speakers[:_NAMED])) + (f" and {more} more" if more > 0 else "")


def _cell(text: str) -> str:
    return " ".join(escape_markdown(text).split())
