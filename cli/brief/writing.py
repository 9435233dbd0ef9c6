"""To disk: under a temporary name, then moved, so that what exists is complete."""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from brief.errors import OutputError

_REMEDY = {
    errno.ENOSPC: "the disk is full: free some space and run again, finished articles are kept",
    errno.EDQUOT: "your quota is used up: free some space and run again, finished articles are kept",
    errno.EROFS: "the file system is read-only: choose another folder with --output",
    errno.EACCES: "permission denied: choose another folder with --output",
    errno.ENOTDIR: "a part of the path is a file: choose another folder with --output",
    errno.EEXIST: "it is a file, not a folder: choose another folder with --output",
}


def write_files(folder: Path, name: str, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write one file a suffix, in the order given: of a brief the Markdown comes last, so what has it is complete.

    Returns the paths. Raises OutputError; the file that could not be written is then as it was before.
    """
    paths = tuple(folder / f"{name}{suffix}" for suffix in files)
    for path, content in zip(paths, files.values(), strict=True):
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)
    return paths


def spare(sources: Iterable[Path], targets: Iterable[Path]) -> None:
    """Raises OutputError where a result would take the place of an article that it is made from, or of another's."""
    taken = dict.fromkeys((path.resolve() for path in sources), "is the article itself: choose another folder")
    for target in targets:
        if why := taken.get(target.resolve()):
            message = f"{target} {why} with --output."
            raise OutputError(message)
        taken[target.resolve()] = "would hold two articles of one name: give each a folder of its own"


def differing(folder: Path, name: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of `files` that do not stand in `folder` with the same content."""
    paths = {suffix: folder / f"{name}{suffix}" for suffix in files}
    return {s: c for s, c in files.items() if not (paths[s].is_file() and paths[s].read_bytes() == c)}


def replace_file(path: Path, content: bytes) -> None:
    """Make `content` that of `path` in one move. Raises OSError and then leaves no temporary file behind."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def append_line(path: Path, line: str) -> None:
    """Add one line to a log file. Raises OutputError."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(line + "\n")


def written_recipe(path: Path) -> tuple[str, str] | None:
    """Article digest and signature of the brief at `path`; None where there is no complete brief.

    Both stand in the front matter, which is all that is read.
    """
    if not path.with_suffix(".json").exists():
        return None
    try:
        with path.open(encoding="utf-8") as stream:
            return recipe_of(stream)
    except (OSError, UnicodeDecodeError):
        return None


def recipe_of(lines: Iterator[str]) -> tuple[str, str] | None:
    """Article digest and signature in the front matter of a brief's lines."""
    fields = dict(_front_matter(lines))
    if "digest" not in fields or "signature" not in fields:
        return None
    return fields["digest"], fields["signature"]


def _front_matter(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """The plain `key: value` lines between the first two fences, unquoted."""
    if next(lines, "").rstrip() != "---":
        return
    for line in lines:
        if line.rstrip() == "---":
            return
        key, _, value = line.partition(":")
        yield key, value.strip().strip("'\"")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raises OutputError, with what to do, for the OSError of a body that writes to `path`."""
    try:
        yield
    except OSError as error:
        reason = _REMEDY.get(error.errno or 0, f"{error.strerror or error}")
        message = f"{path} cannot be written: {reason}."
        raise OutputError(message) from error
