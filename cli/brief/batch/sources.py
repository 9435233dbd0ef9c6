"""What is to be read: folders, patterns, lists of paths, files of one article or of many; found lazily, in fixed order.

Nothing here holds more than one folder's entries, one article and the names given so far.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from glob import glob
from itertools import chain
from pathlib import Path

from brief.article import Article
from brief.batch.remote import is_address, list_objects, read_object
from brief.errors import InputError, cause
from brief.reading.source import COLLECTIONS, STDIN, SUFFIXES, printable, read_each, read_path, read_stdin, unpacked

LIST = "@"
"""Before the name of a file of paths, one a line; `@-` is such a list on standard input."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article to be, and the name of its outputs. `found`: what a file of several articles holds in this place."""

    path: Path
    name: str
    found: Article | InputError | None = None
    address: str = ""
    """Where fsspec finds it; `path` then only names it."""

    def read(self) -> Article:
        """The article. Raises InputError."""
        found = self.found or (next(self.read_each()) if self.address else None)
        if isinstance(found, InputError):
            raise found
        return found or read_path(self.path, name=self.name)

    def read_each(self) -> Iterator[Article | InputError]:
        """What a file of several articles holds. Raises InputError."""
        return read_object(self.address, name=self.name) if self.address else read_each(self.path, name=self.name)


def find_sources(inputs: Sequence[str], *, aside: Path | None = None) -> Iterator[Source]:
    """Every article of the inputs in their order, a folder's sorted by path; hidden files and the folder `aside` not.

    An input is a folder, a file, a pattern such as `archive/**/*.txt`, `@FILE` for a list of paths and addresses, `-`,
    or an address that fsspec knows. Outputs are named after the place below the folder; of several inputs, a folder's
    own name comes first. A name that comes twice is an error in that place. Raises InputError for an input that does
    not exist or holds no article.
    """
    named: set[str] = set()
    for source in chain.from_iterable(_articles(given, aside, alone=len(inputs) == 1) for given in inputs):
        if source.name in named:
            message = f"{source.path}: another input is called {source.name} too; rename one of them."
            source = Source(source.path, source.name, InputError(message))
        named.add(source.name)
        yield source


def count_sources(inputs: Sequence[str], *, aside: Path | None = None) -> int | None:
    """How many there will be, without reading them; None where only reading tells. Raises InputError likewise."""
    if any(given in (STDIN, LIST + STDIN) or is_address(given) for given in inputs):
        return None
    several = [_is_collection(source.path) for given in inputs for source in _files(given, aside, alone=True)]
    return None if any(several) else len(several)


def _articles(given: str, aside: Path | None, *, alone: bool) -> Iterator[Source]:
    if given == STDIN:
        yield from _of_collection(Path("stdin"), "stdin", read_stdin())
        return
    for source in _files(given, aside, alone=alone):
        if _is_collection(source.path):
            yield from _of_collection(source.path, source.name, source.read_each())
        else:
            yield source


def _files(given: str, aside: Path | None, *, alone: bool) -> Iterator[Source]:
    """The files of one input, of one article or of many."""
    files = _list_files(given, aside, alone=alone)
    first = next(files, None)
    if first is None:
        message = f"{given} holds no article ({', '.join((*SUFFIXES, *COLLECTIONS))})."
        raise InputError(message)
    yield from chain([first], files)


def _list_files(given: str, aside: Path | None, *, alone: bool) -> Iterator[Source]:
    path = Path(given)
    if given.startswith(LIST):
        return _listed(given.removeprefix(LIST))
    if is_address(given):
        places = ((address, Path(place)) for address, place in list_objects(given))
        return (Source(place, _name(place), address=address) for address, place in places if _is_article(place))
    if path.is_dir():
        return _below(path, "" if alone else f"{path.resolve().name}/", aside)
    if path.exists():
        return iter([Source(path, printable(unpacked(path).stem))])
    if found := sorted(glob(given, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
        return (Source(Path(match), _name(Path(match))) for match in found if Path(match).is_file())
    message = f"{given} does not exist."
    raise InputError(message)


def _below(folder: Path, prefix: str, aside: Path | None) -> Iterator[Source]:
    """Called like the file without its suffix, or with it where two files of a folder would share a name."""
    # Names and not paths, since a path holds its parts as well, and a folder may have a hundred thousand.
    names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith(".") and _stays(entry))
    stems = Counter(unpacked(Path(name)).stem for name in names if _is_article(Path(name)))
    for name in names:
        entry, stem = folder / name, unpacked(Path(name)).stem
        if entry.is_dir():
            if not (aside and aside.exists() and entry.samefile(aside)):
                yield from _below(entry, f"{prefix}{printable(name)}/", aside)
        elif _is_article(entry):
            yield Source(entry, prefix + printable(name if stems[stem] > 1 else stem))


def _listed(given: str) -> Iterator[Source]:
    try:
        with Path(given).open(encoding="utf-8") if given != STDIN else nullcontext(sys.stdin) as lines:
            yield from (_at(line.rstrip("\r\n")) for line in lines if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        message = f"{given} cannot be read as a list of paths: {cause(error)}."
        raise InputError(message) from error


def _at(line: str) -> Source:
    """A path, or an address, which like an absolute path loses its root."""
    path = Path(line.partition("://")[2] if is_address(line) else line)
    return Source(path, _name(path), address=line if is_address(line) else "")


def _name(path: Path) -> str:
    """The path as given, below the output folder: a relative one keeps its folders, an absolute one loses its root."""
    plain = unpacked(path).with_suffix("")
    return "/".join(printable(part) for part in plain.parts if part not in (plain.anchor, "..", "."))


def _of_collection(path: Path, name: str, found: Iterator[Article | InputError]) -> Iterator[Source]:
    """The articles of one file; one that cannot be read is called by the number after the last one that could."""
    number = 0
    try:
        for item in found:
            number += 1
            if isinstance(item, Article) and item.name != name:
                number = int(item.name.removeprefix(f"{name}-"))
            yield Source(path, item.name if isinstance(item, Article) else f"{name}-{number:05}", item)
    except InputError as error:
        yield Source(path, name, error)


def _stays(entry: Path) -> bool:
    """Links that lead out of their folder are not followed."""
    return not entry.is_symlink() or entry.resolve().parent == entry.parent.resolve()


def _is_article(path: Path) -> bool:
    return unpacked(path).suffix.lower() in (*SUFFIXES, *COLLECTIONS)


def _is_collection(path: Path) -> bool:
    return unpacked(path).suffix.lower() in COLLECTIONS
