"""`index.md`: a folder of briefs as one page of links."""

from collections.abc import Iterator
from pathlib import Path

from brief.article import Brief
from brief.errors import InputError
from brief.rendering.escape import escape_markdown
from brief.rendering.restore import load_brief
from brief.writing import replace_file, writing

FILE = "index.md"
_FEW = 4
"""Speakers named in a row."""


def write_index(folder: Path) -> Path:
    """Write a row for every brief below `folder`, in the order of their names. Raises OutputError."""
    path = folder / FILE
    rows = [_HEAD, *(_row(name, load) for name, load in _briefs(folder))]
    with writing(path):
        replace_file(path, "".join(f"{row}\n" for row in rows).encode())
    return path
