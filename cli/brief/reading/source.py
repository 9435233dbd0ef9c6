"""A path, an address or standard input to articles: choose a reader, hold what it yields to what an article is."""

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, cast

from brief.article import Article
from brief.errors import InputError, OutputError, cause
from brief.reading.draft import Draft, one_line
from brief.reading.formats import FORMATS, HEAD, format_of
from brief.reading.language import require_persian
from brief.text.characters import ZWNJ

STDIN = "-"

SUFFIXES = tuple(suffix for form in FORMATS if not form.collects for suffix in form.suffixes)
"""What counts as an article in a folder."""

COLLECTIONS = tuple(suffix for form in FORMATS if form.collects for suffix in form.suffixes)
"""Files that hold several articles as a rule: for `read_each`."""

LONGEST = 500_000
"""Code points of one article: some 250 printed pages. Longer input is a book or a dump, to be split first."""


def read_path(path: Path, *, name: str | None = None) -> Article:
    """The article in the file `path`; `name` is what its outputs are called, else the file's stem."""
    articles = _raising(read_each(path, name=name))
    article = next(articles)
    if next(articles, None) is not None:
        message = f"{path} holds several articles, not one."
        raise InputError(message)
    return article


def read_all(source: str, *, allow_network: bool = False, keep: Path | None = None) -> Iterator[Article]:
    """Every article at a path, at an address on the web, or on standard input for `-`.

    `keep` is a folder for what the web sent. Raises InputError at the first bad one, OutputError where it cannot keep.
    """
    if source == STDIN:
        return _raising(read_stdin())
    if not source.lower().startswith(("https://", "http://")):
        return _raising(read_each(Path(source)))
    if not allow_network:
        message = f"{source} is on the network: give --allow-network, without --offline, or save the page yourself."
        raise InputError(message)
    return _raising(_read_url(source, keep))


def read_stdin() -> Iterator[Article | InputError]:
    """Every article on standard input, as `read_each`."""
    if sys.stdin is None:
        message = "standard input is closed."
        raise InputError(message)
    return read_stream(sys.stdin.buffer, name="stdin", suffix="", called="standard input")


def read_each(path: Path, *, name: str | None = None) -> Iterator[Article | InputError]:
    """Every article of the file, with its InputError in the place of one that cannot be read.

    Articles of a file that holds several are called `NAME-00001`, `NAME-00002`, ... by their place in it. JSON lines
    are read one by one. Raises InputError when the file as a whole cannot be read.
    """
    plain = unpacked(path)
    with _opened(path) as stream:
        yield from read_stream(stream, name=name or plain.stem, suffix=plain.suffix, called=str(path))


def unpacked(path: Path) -> Path:
    """What the file would be called without gzip around it."""
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def _read_url(url: str, keep: Path | None) -> Iterator[Article | InputError]:
    # Not above: http and ssl take a moment that most runs can spare.
    from brief.reading.fetch import fetch

    page = fetch(url)
    name = _name_of(page.url)
    raw = f"sha256 {sha256(page.data).hexdigest()}"
    if keep is not None:
        target = keep / f"{name}{page.suffix}"
        raw += f", kept as {target.name}"
        try:
            keep.mkdir(parents=True, exist_ok=True)
            target.write_bytes(page.data)
        except OSError as error:
            message = f"{target} cannot be written: {cause(error)}."
            raise OutputError(message) from error
    stream = cast("BinaryIO", io.BytesIO(page.data))
    found = read_stream(stream, name=name, suffix=page.suffix, called=url, charset=page.charset)
    for item in found:
        told = {} if isinstance(item, InputError) else {"url": page.url, **item.metadata, "raw": raw}
        yield item if isinstance(item, InputError) else replace(item, metadata=MappingProxyType(told))


def _name_of(url: str) -> str:
    """A name for what is made of a page: letters of its address, and a digest, since addresses differ in signs too."""
    letters = re.sub(r"[^A-Za-z0-9]+", "-", url.partition("://")[2]).strip("-")
    return f"{letters[:60]}-{sha256(url.encode()).hexdigest()[:8]}"


def read_stream(
    stream: BinaryIO, *, name: str, suffix: str, called: str, charset: str = ""
) -> Iterator[Article | InputError]:
    """Every article of a file's bytes, as `read_each`; `suffix` is the file's, `called` what messages call it."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    form = format_of(buffered.peek(HEAD)[:HEAD], suffix, called)
    empty = True
    for found in form.reader(buffered, called, charset=charset):
        empty = False
        try:
            yield found if isinstance(found, InputError) else _article(found, name, called)
        except InputError as error:
            yield error
    if empty:
        message = f"{called} holds no article."
        raise InputError(message)


def printable(name: str) -> str:
    """A name for outputs: what a terminal, a file system or UTF-8 could stumble over becomes `_`."""
    return "".join(character if character.isprintable() or character == ZWNJ else "_" for character in name)


def _article(draft: Draft, name: str, called: str) -> Article:
    name, text = printable(name), draft.text
    if draft.part is not None:
        name, called = f"{name}-{draft.part:05}", f"{called}, article {draft.part},"
    if unsound := next((c for c in text if c == "\0" or "\ud800" <= c <= "\udfff"), ""):
        message = f"{called} is damaged: U+{ord(unsound):04X} at character {text.index(unsound)} is no text."
        raise InputError(message)
    require_persian(text, called)
    if len(text) > LONGEST:
        message = f"{called} has {len(text):,} characters; one article may have {LONGEST:,}: split it first."
        raise InputError(message)
    headline = next(line.strip() for line in text.split("\n") if line.strip())
    told = {**draft.metadata, **_letters_told(text)}
    metadata = {key: line for key, value in told.items() if (line := one_line(value))}
    return Article(name, text, metadata.get("title", headline), MappingProxyType(metadata))


def _letters_told(text: str) -> dict[str, str]:
    """Arabic letters where Persian has its own are left as they are, and told."""
    arabic, persian = (sum(map(text.count, letters)) for letters in ("يك", "یک"))
    return {"letters": f"{arabic} Arabic yeh and kaf, {persian} Persian, left as they are"} if arabic else {}


def _raising(found: Iterator[Article | InputError]) -> Iterator[Article]:
    for item in found:
        if isinstance(item, InputError):
            raise item
        yield item


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as stream:
            yield cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if unpacked(path) != path else stream
    except FileNotFoundError as error:
        message = f"{path} does not exist."
        raise InputError(message) from error
    except IsADirectoryError as error:
        message = f"{path} is a folder: use `brief batch {path}` for every article in it."
        raise InputError(message) from error
    except (OSError, EOFError, zlib.error) as error:
        message = f"{path} cannot be read: {cause(error)}."
        raise InputError(message) from error
