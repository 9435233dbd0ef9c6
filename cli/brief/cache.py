"""An engine around an engine that remembers replies on disk. A cache that fails never fails a run."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from brief.engines.base import Decoding, Engine, Reply, WrappedEngine
from brief.engines.conversion import cache_folder
from brief.errors import InputError

MAX_BYTES = 300_000_000
_KEYS_A_QUERY = 500  # SQLite's oldest limit on parameters is 999
_SCHEMA = """
CREATE TABLE IF NOT EXISTS replies (key BLOB PRIMARY KEY, text TEXT NOT NULL, score REAL, used REAL NOT NULL)
WITHOUT ROWID
"""


def cache_path() -> Path:
    """The cache's file: in BRIEF_CACHE_DIR where set, else in the user's cache folder."""
    return cache_folder() / "replies.sqlite"


class CachedEngine(WrappedEngine):
    """The interface that it wraps. Since a reply does not depend on its neighbours, a hit changes no other reply."""

    def __init__(
        self, inner: Engine, path: Path, *, max_bytes: int = MAX_BYTES, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        """`max_bytes`: of the file; the replies used longest ago make room. `tell` hears why there is no cache."""
        super().__init__(inner)
        self.note = ""
        """Why there is no cache after all; empty while there is."""
        self._path = path
        self._max_bytes = max_bytes
        self._tell = tell

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """Remembered replies, and the inner engine's for the rest, each text asked for once."""
        keys = {text: self._key(text, decoding) for text in texts}
        known = self._read(keys.values())
        missing = [text for text, key in keys.items() if key not in known]
        if missing:
            fresh = dict(zip(missing, self.inner.generate(missing, decoding), strict=True))
            known.update({keys[text]: reply for text, reply in fresh.items()})
            self._write({keys[text]: reply for text, reply in fresh.items()})
        return [known[keys[text]] for text in texts]

    def _key(self, text: str, decoding: Decoding) -> bytes:
        parts = (self.card.name, self.revision, str(decoding), text)
        return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()

    def _read(self, keys: Iterable[bytes]) -> dict[bytes, Reply]:
        wanted = list(keys)
        found: dict[bytes, Reply] = {}
        if self.note:
            return found
        try:
            with closing(_open(self._path)) as base, base:
                for start in range(0, len(wanted), _KEYS_A_QUERY):
                    found.update(_look_up(base, wanted[start : start + _KEYS_A_QUERY]))
        except (sqlite3.Error, OSError) as failure:
            self._give_up(failure)
            return {}
        return found

    def _write(self, replies: dict[bytes, Reply]) -> None:
        if self.note:
            return
        rows = [(key, reply.text, reply.score, time.time()) for key, reply in replies.items()]
        try:
            with closing(_open(self._path)) as base:
                with base:
                    base.executemany("INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?)", rows)
                _shrink(base, self._max_bytes)
        except (sqlite3.Error, OSError, UnicodeError) as failure:
            self._give_up(failure)

    def _give_up(self, failure: Exception) -> None:
        self.note = f"no cache: {self._path}: {failure}"
        self._tell(self.note)


@dataclass(frozen=True, slots=True)
class CacheSize:
    """What a cache holds; `bytes` and `limit` are of its file."""

    path: str
    replies: int
    bytes: int
    limit: int = MAX_BYTES


def measure(path: Path) -> CacheSize:
    """Raises InputError for a file that is no cache."""
    if not path.exists():
        return CacheSize(str(path), 0, 0)
    with _told(path), closing(_open(path)) as base:
        (replies,) = base.execute("SELECT count(*) FROM replies").fetchone()
    return CacheSize(str(path), replies, size_on_disk(path))


def size_on_disk(path: Path) -> int:
    """Bytes of the cache's file and of those that SQLite keeps beside it."""
    return sum(part.stat().st_size for part in path.parent.glob(f"{path.name}*"))


def clear(path: Path) -> None:
    """Forget every reply; processes that use the cache go on. Raises InputError for a file that is no cache."""
    if path.exists():
        with _told(path), closing(_open(path)) as base:
            with base:
                base.execute("DELETE FROM replies")
            base.execute("VACUUM")
            base.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as failure:
        message = f"{path} cannot be used as a cache: {failure}; delete the file."
        raise InputError(message) from failure


def _open(path: Path) -> sqlite3.Connection:
    """A connection for one use: none is carried over a fork or to another thread."""
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path, timeout=30)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute(_SCHEMA)
    except sqlite3.Error:
        base.close()
        raise
    return base


def _look_up(base: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, Reply]:
    marks = ",".join("?" * len(keys))
    rows = base.execute(f"SELECT key, text, score FROM replies WHERE key IN ({marks})", keys).fetchall()
    if rows:
        hits = ",".join("?" * len(rows))
        base.execute(f"UPDATE replies SET used = ? WHERE key IN ({hits})", (time.time(), *(row[0] for row in rows)))
    return {key: Reply(text, score) for key, text, score in rows}


def _shrink(base: sqlite3.Connection, max_bytes: int) -> None:
    """Drop the fifth used longest ago when the pages in use pass `max_bytes`; freed pages are used again."""
    page, pages, free = (base.execute(f"PRAGMA {name}").fetchone()[0] for name in _SIZES)
    if (pages - free) * page > max_bytes:
        (rows,) = base.execute("SELECT count(*) FROM replies").fetchone()
        with base:
            base.execute(
                "DELETE FROM replies WHERE key IN (SELECT key FROM replies ORDER BY used LIMIT ?)", (rows // 5 + 1,)
            )


_SIZES = ("page_size", "page_count", "freelist_count")
