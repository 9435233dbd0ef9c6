"""Where briefs go."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from brief.article import Brief
from brief.errors import InputError
from brief.rendering.formats import complete, files_of
from brief.rendering.restore import load_brief
from brief.writing import differing, write_files, written_recipe


class Place(Protocol):
    """What a batch asks of the place where its briefs go: what is there is whole, from any thread."""

    @property
    def folder(self) -> Path:
        """Where the ledger lies."""
        ...

    def where(self, name: str) -> str:
        """The path where people find the brief."""
        ...

    def has(self, name: str, digest: str, signature: str) -> bool:
        """Whether the brief of this article and this recipe is there."""
        ...

    def refresh(self, name: str) -> bool | None:
        """Make of a brief that is there what else is wanted of it; whether anything was to do.

        None where that cannot be told from what is there, and the brief is to be made again.
        """
        ...

    def content(self, brief: Brief) -> dict[str, bytes]:
        """What is to be written."""
        ...

    def write(self, name: str, content: Mapping[str, bytes]) -> None:
        """Write a brief, whole or not at all. Raises OutputError."""
        ...

    def finish(self) -> None:
        """Once at the end of a run, whether all is done or it was told to stop. Raises OutputError."""
        ...


class Files:
    """For each article a Markdown file and a sidecar, and files of whatever `formats` are wanted besides."""

    def __init__(self, folder: Path, formats: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self._formats = formats

    def where(self, name: str) -> str:
        """The Markdown."""
        return str(self.folder / f"{name}.md")

    def has(self, name: str, digest: str, signature: str) -> bool:
        """By the front matter of the Markdown, which was written last."""
        return written_recipe(self.folder / f"{name}.md") == (digest, signature)

    def refresh(self, name: str) -> bool | None:
        """The further formats, from the sidecar, which another version may have written."""
        if not self._formats:
            return False
        try:
            brief = load_brief(self.folder / f"{name}.json")
        except InputError:
            return None
        due = differing(self.folder, name, self.content(brief))
        self.write(name, due)
        return bool(due)

    def content(self, brief: Brief) -> dict[str, bytes]:
        """The files by their suffix."""
        return files_of(brief, complete(self._formats))

    def write(self, name: str, content: Mapping[str, bytes]) -> None:
        """In the order of `content`."""
        write_files(self.folder, name, content)

    def finish(self) -> None:
        """Nothing is left to do."""
