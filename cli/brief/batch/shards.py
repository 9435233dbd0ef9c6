"""Briefs as lines of a fixed number of files: the sidecar's object, one a line, in the order of their names.

The name decides the shard. While a batch runs, lines are added to a hidden file beside the shard as briefs are made; at
its end, and at the beginning of the next run, they are sorted into it in one move. So the bytes of a shard depend on
its briefs alone, and a line that a kill has cut short is dropped and made again.
"""

import json
import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from brief.article import Brief, Signature
from brief.batch.claims import Claims
from brief.errors import InputError
from brief.rendering.formats import BRIEF, render
from brief.writing import writing

_NAME = re.compile(r"briefs-\d{5}-of-(\d{5})\.jsonl")


class Shards:
    """A place for briefs, shared by threads and processes. Raises InputError for another number of shards."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self._number = number
        for other in (int(found[1]) for path in folder.glob("briefs-*") if (found := _NAME.fullmatch(path.name))):
            if other != number:
                message = f"{folder} holds {other} shards, not {number}: say --shards {other} or choose another folder."
                raise InputError(message)
        self._claims, self._lock = Claims(folder, ".shards"), threading.Lock()
        self._recipes: dict[str, tuple[str, str]] = {}
        self._seen: dict[Path, tuple[int, int]] = {}
        self.finish()

    def __reduce__(self) -> tuple[type["Shards"], tuple[Path, int]]:
        return Shards, (self.folder, self._number)  # locks do not travel to another process

    def where(self, name: str) -> str:
        """The shard."""
        return str(self._shard(name))

    def has(self, name: str, digest: str, signature: str) -> bool:
        """By the lines of the shard; what another process has added since is seen too."""
        shard = self._shard(name)
        with self._alone(shard):
            for path in (shard, _part(shard)):
                self._catch_up(path)
        return self._recipes.get(name) == (digest, signature)

    def refresh(self, name: str) -> bool:
        """A line has no further formats."""
        return False

    def content(self, brief: Brief) -> dict[str, bytes]:
        """The line."""
        return {".jsonl": render(BRIEF["json"], brief, one_line=True)}

    def write(self, name: str, content: Mapping[str, bytes]) -> None:
        """Add the line; where that fails, what was added of it goes again."""
        shard = self._shard(name)
        with writing(shard), self._alone(shard), _part(shard).open("ab") as stream:
            start = _end_of_lines(_part(shard))
            stream.truncate(start)
            try:
                stream.write(content[".jsonl"])
                stream.flush()
                os.fsync(stream.fileno())
            except BaseException:
                os.truncate(_part(shard), start)
                raise

    def finish(self) -> None:
        """Sort what was added into the shards."""
        for index in range(self._number):
            shard = self.folder / f"briefs-{index:05}-of-{self._number:05}.jsonl"
            with writing(shard), self._alone(shard):
                if _part(shard).exists():
                    _sort_into(shard, _part(shard))

    def _shard(self, name: str) -> Path:
        index = int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) % self._number
        return self.folder / f"briefs-{index:05}-of-{self._number:05}.jsonl"

    @contextmanager
    def _alone(self, shard: Path) -> Iterator[None]:
        with self._lock, self._claims.on(shard.name, wait=True):
            yield

    def _catch_up(self, path: Path) -> None:
        """Read the lines that were not there the last time; all of them where the file is another one."""
        try:
            stream = path.open("rb")
        except FileNotFoundError:
            return
        with stream:
            inode, seen = self._seen.get(path, (0, 0))
            number = os.fstat(stream.fileno()).st_ino
            stream.seek(seen if inode == number else 0)
            while (line := stream.readline()).endswith(b"\n"):
                found = json.loads(line)
                signature = Signature(tuple(found["signature"].items()))
                self._recipes[found["article"]["name"]] = (found["article"]["digest"], str(signature))
                self._seen[path] = (number, stream.tell())


def _part(shard: Path) -> Path:
    return shard.with_name(f".{shard.name}.part")


def _end_of_lines(path: Path) -> int:
    """Where the last whole line ends: after a kill, half of one may follow."""
    content = b""
    with path.open("rb") as stream:
        position = stream.seek(0, os.SEEK_END)
        while position and b"\n" not in content:
            position = max(0, position - 65536)
            stream.seek(position)
            content = stream.read(65536)
    return position + content.rfind(b"\n") + 1


def _sort_into(shard: Path, part: Path) -> None:
    """The lines of both in the order of their names, the later of two of one name, in one move."""
    lines = {name: place for path in (shard, part) if path.exists() for name, place in _places(path)}
    sorted_shard = shard.with_name(f".{shard.name}.sorted")
    with sorted_shard.open("wb") as target:
        for path, start, length in (lines[name] for name in sorted(lines)):
            with path.open("rb") as source:
                source.seek(start)
                target.write(source.read(length))
        target.flush()
        os.fsync(target.fileno())
    sorted_shard.replace(shard)
    part.unlink()


def _places(path: Path) -> Iterator[tuple[str, tuple[Path, int, int]]]:
    """The name of each whole line, and where it stands: file, begin, length in bytes."""
    with path.open("rb") as stream:
        start = 0
        while (line := stream.readline()).endswith(b"\n"):
            yield json.loads(line)["article"]["name"], (path, start, len(line))
            start += len(line)
