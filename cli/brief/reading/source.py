"""A path or standard input to an `Article`."""

import sys
from pathlib import Path
from typing import BinaryIO

from brief.article import Article
from brief.errors import InputError
from brief.reading.decoding import decode
from brief.reading.frontmatter import split_front_matter
from brief.reading.language import require_persian

STDIN = "-"
SUFFIXES = (".txt", ".md", ".markdown")
"""What counts as an article in a folder."""

LONGEST = 500_000
"""Code points of one article: some 250 printed pages. Longer input is a book or a dump, to be split first."""


def read(source: str) -> Article:
    """The article at the path `source`, or on standard input for `-`. Raises InputError."""
    if source == STDIN:
        return _from_bytes(_read_stream(sys.stdin.buffer), name="stdin", called="standard input")
    return read_path(Path(source))


def read_path(path: Path, *, name: str | None = None) -> Article:
    """The article in the file `path`; `name` is what its outputs are called, else the file's stem."""
    return _from_bytes(_read_file(path), name=name or path.stem, called=str(path))


def _from_bytes(data: bytes, *, name: str, called: str) -> Article:
    metadata, text = split_front_matter(decode(data, called))
    require_persian(text, called)
    if len(text) > LONGEST:
        message = f"{called} has {len(text):,} characters; one article may have {LONGEST:,}: split it first."
        raise InputError(message)
    headline = next(line.strip() for line in text.split("\n") if line.strip())
    return Article(name=name, text=text, title=metadata.get("title", headline), metadata=metadata)


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return _read_stream(stream)
    except FileNotFoundError as error:
        message = f"{path} does not exist."
        raise InputError(message) from error
    except IsADirectoryError as error:
        message = f"{path} is a folder: use `brief batch {path}` for every article in it."
        raise InputError(message) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise InputError(message) from error


def _read_stream(stream: BinaryIO) -> bytes:
    # Four bytes a code point at most: what is longer than this is refused without being held in memory.
    data = stream.read(4 * LONGEST + 1)
    if len(data) > 4 * LONGEST:
        message = f"{getattr(stream, 'name', 'the input')} is larger than {4 * LONGEST:,} bytes: no single article."
        raise InputError(message)
    return data
