"""Articles and briefs at addresses that fsspec knows, such as `s3://bucket/archive`: extra `brief[remote]`.

An object is put as a whole or not at all, which is all that a resumable batch asks of a place; in systems of files
(`file://`, `sftp://`) it is written beside its place and moved there. There are no locks: two processes on different
machines may make one brief twice, each of them whole. The ledger is kept on this machine, and copied beside the briefs
at the end of a run.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from brief.article import Article, Brief
from brief.batch.ledger import FILE as LEDGER
from brief.engines.conversion import cache_folder
from brief.errors import BriefError, InputError, OutputError, cause
from brief.reading.source import read_stream, unpacked
from brief.rendering.formats import complete, files_of
from brief.rendering.restore import brief_of_sidecar
from brief.writing import recipe_of

_STORES = frozenset({"s3", "gs", "gcs", "abfs", "az", "adl", "oci", "memory"})
"""Protocols whose systems put an object as a whole; with them, to move is to copy."""


def is_address(given: str) -> bool:
    """Whether it is no local path; a page on the web is none of these addresses either."""
    return "://" in given and not given.lower().startswith(("http://", "https://"))


def list_objects(address: str) -> list[tuple[str, str]]:
    """The addresses of the objects below an address, or of those that it names, sorted; and each one's place below it.

    Hidden ones are left out. Raises InputError.
    """
    with _told(address, InputError):
        system, root = _file_system(address)
        named = "*" in root or system.isfile(root)
        base = root.partition("*")[0].rpartition("/")[0] if named else root
        found = sorted(system.glob(root) if named else system.find(root))
        below = ((path, path.removeprefix(base).lstrip("/")) for path in found)
        return [(system.unstrip_protocol(path), place) for path, place in below if "/." not in f"/{place}"]


def read_object(address: str, *, name: str) -> Iterator[Article | InputError]:
    """As `reading.source.read_each`."""
    with _told(address, InputError):
        system, path = _file_system(address)
        plain = unpacked(Path(path))
        with system.open(path, "rb", compression="gzip" if plain.name != PurePosixPath(path).name else None) as stream:
            yield from read_stream(cast("BinaryIO", stream), name=name, suffix=plain.suffix, called=address)


class Objects:
    """A place at an address: for each brief an object a format. Raises OutputError where it cannot be reached."""

    def __init__(self, address: str, formats: tuple[str, ...] = ()) -> None:
        self._address = address.rstrip("/")
        self._formats = formats
        self.folder = state_folder(self._address)
        with _told(address, OutputError):
            self._system, self._root = _file_system(self._address)

    def __reduce__(self) -> tuple[type["Objects"], tuple[str, tuple[str, ...]]]:
        return Objects, (self._address, self._formats)  # connections do not travel to another process

    def where(self, name: str) -> str:
        """The Markdown."""
        return f"{self._address}/{name}.md"

    def has(self, name: str, digest: str, signature: str) -> bool:
        """By the front matter of the Markdown, which was put last."""
        markdown = self._content(f"{name}.md") or b""
        return recipe_of(iter(markdown.decode("utf-8", "replace").splitlines())) == (digest, signature)

    def refresh(self, name: str) -> bool | None:
        """The further formats, from the sidecar, which another version may have written."""
        if not self._formats:
            return False
        try:
            brief = brief_of_sidecar(self._content(f"{name}.json") or b"", f"{self._address}/{name}.json")
        except InputError:
            return None
        due = {suffix: made for suffix, made in self.content(brief).items() if self._content(name + suffix) != made}
        self.write(name, due)
        return bool(due)

    def content(self, brief: Brief) -> dict[str, bytes]:
        """The objects by their suffix."""
        return files_of(brief, complete(self._formats))

    def write(self, name: str, content: Mapping[str, bytes]) -> None:
        """In the order of `content`."""
        for suffix, made in content.items():
            self._put(f"{name}{suffix}", made)

    def finish(self) -> None:
        """Copy the ledger."""
        self._put(LEDGER, (self.folder / LEDGER).read_bytes())

    def _put(self, name: str, content: bytes) -> None:
        """In one move: where the system does not put an object as a whole, under another name first."""
        folder, _, file = f"{self._root}/{name}".rpartition("/")
        with _told(f"{self._address}/{name}", OutputError):
            if not _STORES.isdisjoint(_protocols(self._system)):
                self._system.pipe_file(f"{folder}/{file}", content)
                return
            self._system.makedirs(folder, exist_ok=True)
            part = f"{folder}/.{file}.part"
            try:
                self._system.pipe_file(part, content)
                self._system.mv(part, f"{folder}/{file}")
            except BaseException:
                with suppress(FileNotFoundError):
                    self._system.rm_file(part)
                raise

    def _content(self, name: str) -> bytes | None:
        with _told(f"{self._address}/{name}", OutputError):
            try:
                return bytes(self._system.cat_file(f"{self._root}/{name}"))
            except FileNotFoundError:
                return None


def state_folder(address: str) -> Path:
    """Where this machine keeps the ledger and the claims of a batch that writes to `address`."""
    return cache_folder() / "batches" / sha256(address.rstrip("/").encode()).hexdigest()[:16]


def _protocols(system: Any) -> tuple[str, ...]:
    return (system.protocol,) if isinstance(system.protocol, str) else tuple(system.protocol)


def _file_system(address: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    system, path = url_to_fs(address)
    return system, path.rstrip("/")


@contextmanager
def _told(address: str, kind: type[BriefError]) -> Iterator[None]:
    """Raises `kind` for what fsspec raises: a protocol that is not installed, no such bucket, no permission."""
    try:
        yield
    except ImportError as error:
        message = f"{address}: {error} (pip install 'persian-brief[remote]')"
        raise kind(message) from error
    except (OSError, ValueError) as error:
        message = f"{address} cannot be used: {cause(error)}."
        raise kind(message) from error
