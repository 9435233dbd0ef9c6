"""Who makes which article, between processes that share an output folder.

A claim is a lock on one byte of the file `.claims`, at the place that the article's name decides. The system takes it
back when its process ends, however it ends: no claim outlives its owner, and nothing has to be cleaned up.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from brief.writing import writing

FILE = ".claims"


class Claims:
    """The claims of this process on one output folder; a context manager. Within the process every claim is granted."""

    def __init__(self, folder: Path, file: str = FILE) -> None:
        """One object a file and process: where a process closes a file, it loses all of its locks on it."""
        with writing(folder / file):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = os.open(folder / file, os.O_RDWR | os.O_CREAT, 0o666)

    def __enter__(self) -> "Claims":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._file)

    @contextmanager
    def on(self, name: str, *, wait: bool = False) -> Iterator[bool]:
        """Whether the claim is granted, and then held in the body; with `wait`, once it can be."""
        place = int.from_bytes(blake2b(name.encode(), digest_size=7).digest())
        granted = self._lock(place, "wait" if wait else "try")
        try:
            yield granted
        finally:
            if granted:
                self._lock(place, "free")

    def _lock(self, place: int, how: Literal["try", "wait", "free"]) -> bool:
        # Without locks (Windows; some network file systems) two processes may make one brief twice, each of them whole.
        try:
            import fcntl

            ways = {"try": fcntl.LOCK_EX | fcntl.LOCK_NB, "wait": fcntl.LOCK_EX, "free": fcntl.LOCK_UN}
            fcntl.lockf(self._file, ways[how], 1, place)
        except (BlockingIOError, PermissionError):
            return False
        except (ImportError, OSError):
            return True
        return True
