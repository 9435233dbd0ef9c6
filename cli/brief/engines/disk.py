"""What of a model lies on this disk: where, whether all of it, whether unharmed. Nothing here opens a socket.

Models lie in the Hub's cache (HF_HUB_CACHE, else HF_HOME/hub), where other tools find them too. Beside a repository's
snapshots, `brief.json` records what was fetched: the commit, the licence, and each file's size and checksum. What
other tools have fetched needs no record: the cache calls each file's blob by its checksum.
"""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha1
from io import BufferedReader
from pathlib import Path
from typing import Literal

from brief.engines.failures import foreign_failures
from brief.engines.layout import lacking, needed
from brief.errors import EngineError

RECORD = "brief.json"
State = Literal["whole", "missing", "incomplete", "damaged", "of unknown checksum"]
_REPOSITORY = re.compile(r"[\w-][\w.-]*/[\w.-]+")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a model. `checksum`: `sha256:HEX`; `git:HEX`, git's name of a blob, for small files; empty: unknown."""

    name: str
    size: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A model's files on this disk. `revision` is the commit, or `imported-` and a digest of the weights."""

    folder: Path
    revision: str
    licence: str
    files: tuple[StoredFile, ...]

    @property
    def size(self) -> int:
        """Bytes, as recorded."""
        return sum(file.size for file in self.files)

    @property
    def size_here(self) -> int:
        """Bytes of the files that are here and complete."""
        return sum(file.size for file in self.files if self.has(file))

    def has(self, file: StoredFile) -> bool:
        """Whether the file is here in its full size."""
        place = self.folder / file.name
        return place.is_file() and place.stat().st_size == file.size

    @property
    def whole(self) -> bool:
        """Whether all that was recorded is here, and all that an engine needs."""
        return all(map(self.has, self.files)) and not lacking([file.name for file in self.files])

    def states(self) -> Iterator[tuple[StoredFile, State]]:
        """Each file as it lies here; reads every byte. Raises EngineError where one cannot be read."""
        for file in self.files:
            with foreign_failures(f"reading {file.name}"):
                yield file, _state(self.folder / file.name, file)


def repository(repo: str) -> Path:
    """The folder of a Hub repository in the Hub's cache; need not exist."""
    from huggingface_hub import constants

    return Path(constants.HF_HUB_CACHE).expanduser() / f"models--{repo.replace('/', '--')}"


def is_repository(name: str) -> bool:
    """Whether `name` is formed like a Hub id."""
    return _REPOSITORY.fullmatch(name) is not None


def recorded() -> Iterator[str]:
    """The Hub ids of all repositories that were fetched or imported by `brief`, whole or not."""
    for file in sorted(repository("*/*").parent.glob(f"models--*--*/{RECORD}")):
        yield file.parent.name.removeprefix("models--").replace("--", "/")


def copy_of(repo: str, revision: str | None = None) -> Copy | None:
    """What lies here of a repository, whole or not: what was recorded, else what another tool fetched at `revision`."""
    place = repository(repo)
    with foreign_failures(f"looking for {repo} in {place.parent}"):
        return _recorded(place) or _unrecorded(place, revision)


def record(repo: str, copy: Copy) -> None:
    """Remember what belongs to the copy; written before the files come, so that a half of them is known as such."""
    facts = {"revision": copy.revision, "licence": copy.licence, "files": [asdict(file) for file in copy.files]}
    place = repository(repo)
    with foreign_failures(f"writing {place / RECORD}"):
        place.mkdir(parents=True, exist_ok=True)
        new = place / f"{RECORD}.new"
        new.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
        new.replace(place / RECORD)


def import_folder(repo: str, folder: Path, *, licence: str) -> Copy:
    """Copy a folder of model files to where `repo` would lie. Raises EngineError where something is missing in it."""
    present = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    names = needed(present, pickles=True)
    absent = lacking(names)
    if absent:
        message = f"{folder} cannot be imported: {absent} is missing."
        raise EngineError(message)
    with foreign_failures(f"importing {folder}"):
        files = tuple(_stored(folder / name) for name in names)
        revision = folder.name if _COMMIT.fullmatch(folder.name) else _imported_revision(files)
        copy = Copy(repository(repo) / "snapshots" / revision, revision, licence, files)
        copy.folder.mkdir(parents=True, exist_ok=True)
        record(repo, copy)
        for name in names:
            shutil.copyfile(folder / name, copy.folder / name)
    return copy


def remove(folder: Path) -> None:
    """Delete a model's folder with all that is in it. Raises EngineError."""
    with foreign_failures(f"deleting {folder}"):
        shutil.rmtree(folder)


def _recorded(place: Path) -> Copy | None:
    file = place / RECORD
    if not file.is_file():
        return None
    facts = json.loads(file.read_text(encoding="utf-8"))
    files = tuple(StoredFile(**item) for item in facts["files"])
    return Copy(place / "snapshots" / facts["revision"], facts["revision"], facts["licence"], files)


def _unrecorded(place: Path, revision: str | None) -> Copy | None:
    reference = place / "refs" / "main"
    commit = revision or (reference.read_text(encoding="utf-8").strip() if reference.is_file() else "")
    folder = place / "snapshots" / commit
    if not commit or not folder.is_dir():
        return None
    files = tuple(_blob(path) for path in sorted(folder.iterdir()) if path.is_file())
    return Copy(folder, commit, "", files)


def _blob(path: Path) -> StoredFile:
    """A file of the Hub's cache, where a link to a blob names its checksum; Windows may have no links."""
    name = path.readlink().name if path.is_symlink() else ""
    kind = {64: "sha256", 40: "git"}.get(len(name))
    return StoredFile(path.name, path.stat().st_size, f"{kind}:{name}" if kind else "")


def _stored(path: Path) -> StoredFile:
    with path.open("rb") as stream:
        return StoredFile(path.name, path.stat().st_size, f"sha256:{file_digest(stream, 'sha256').hexdigest()}")


def _state(path: Path, file: StoredFile) -> State:
    if not path.is_file():
        return "missing"
    if path.stat().st_size != file.size:
        return "incomplete"
    if not file.checksum:
        return "of unknown checksum"
    with path.open("rb") as stream:
        return "whole" if _checksum(stream, file) == file.checksum else "damaged"


def _checksum(stream: BufferedReader, file: StoredFile) -> str:
    if not file.checksum.startswith("git:"):
        return f"sha256:{file_digest(stream, 'sha256').hexdigest()}"
    digest = sha1(f"blob {file.size}\0".encode(), usedforsecurity=False)
    while block := stream.read(_BLOCK):
        digest.update(block)
    return f"git:{digest.hexdigest()}"


def _imported_revision(files: tuple[StoredFile, ...]) -> str:
    weights = max(files, key=lambda file: file.size)
    return f"imported-{weights.checksum.removeprefix('sha256:')[:12]}"
