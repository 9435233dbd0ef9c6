"""A folder of articles: what is due, do it, one `Outcome` per article.

Resume needs no state of its own: a brief carries the digest of its article and the signature of its making, and what
agrees with both is left alone. The ledger `batch.jsonl` tells the story and remembers which model was settled on.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from brief.errors import BriefError, InputError, OutputError
from brief.pipeline import Kit, make_brief
from brief.reading.source import SUFFIXES, read_path
from brief.rendering.formats import complete, files_of
from brief.rendering.restore import load_brief
from brief.writing import append_line, differing, write_files, written_recipe

LEDGER = "batch.jsonl"


@dataclass(frozen=True, slots=True)
class Source:
    """An article file and the name of its outputs, relative to the output folder."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article. `failed_checks` counts checks of severity error that did not hold."""

    name: str
    status: Literal["written", "unchanged", "failed"]
    path: str
    seconds: float
    failed_checks: int = 0
    error: str | None = None


def find_articles(folder: Path) -> tuple[Source, ...]:
    """Every article below `folder`, sorted by path, hidden files and folders aside. Raises InputError."""
    if not folder.exists():
        message = f"{folder} does not exist."
        raise InputError(message)
    if not folder.is_dir():
        message = f"{folder} is a file: use `brief write {folder}` for one article."
        raise InputError(message)
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    visible = [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    if not visible:
        message = f"{folder} holds no article ({', '.join(SUFFIXES)})."
        raise InputError(message)
    return _named(folder, visible)


def _named(folder: Path, paths: Sequence[Path]) -> tuple[Source, ...]:
    """Outputs are called like the file without its suffix, or with it where two files would share a name."""
    stems = Counter(path.relative_to(folder).with_suffix("") for path in paths)
    relative = (path.relative_to(folder) for path in paths)
    names = (name if stems[name.with_suffix("")] > 1 else name.with_suffix("") for name in relative)
    return tuple(Source(path, name.as_posix()) for path, name in zip(paths, names, strict=True))


def run(
    sources: Sequence[Source], kit: Kit, output: Path, *, fresh: bool = False, formats: tuple[str, ...] = ()
) -> Iterator[Outcome]:
    """One outcome an article, as soon as it is settled; `fresh` makes again what is there already.

    `formats` are wanted besides the Markdown and its sidecar.
    Raises OutputError when the disk is full or the folder cannot be written: nothing after that could succeed.
    """
    _log(output, {"event": "start", "model": kit.translator.card.name, "signature": str(kit.signature)})
    for source in sources:
        outcome = _settle(source, kit, output, fresh=fresh, formats=formats)
        _log(output, {"event": "article", **asdict(outcome)})
        yield outcome
    _log(output, {"event": "end"})


def settled_model(output: Path) -> str | None:
    """The model of the last run that wrote to `output`, so that a resumed batch keeps it."""
    try:
        lines = (output / LEDGER).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    models = (_model(line) for line in reversed(lines))
    return next((model for model in models if model), None)


def _model(line: str) -> str | None:
    # A line cut short by a full disk or a kill is no reason to stop.
    try:
        event = json.loads(line)
    except json.JSONDecodeError:
        return None
    return event.get("model") if isinstance(event, dict) and event.get("event") == "start" else None


def _settle(source: Source, kit: Kit, output: Path, *, fresh: bool, formats: tuple[str, ...]) -> Outcome:
    started = time.monotonic()
    target = output / f"{source.name}.md"

    def outcome(status: Literal["written", "unchanged", "failed"], **more: object) -> Outcome:
        seconds = round(time.monotonic() - started, 3)
        return Outcome(source.name, status, str(target), seconds, **more)  # type: ignore[arg-type]

    try:
        article = read_path(source.path, name=source.name)
        if not fresh and written_recipe(target) == (article.digest, str(kit.signature)):
            return outcome("written" if formats and _refresh(output, source.name, formats) else "unchanged")
        brief = make_brief(article, kit)
        write_files(output, source.name, files_of(brief, complete(formats)))
    except OutputError:
        raise
    except BriefError as error:
        return outcome("failed", error=str(error))
    failed = sum(not check.passed and check.severity == "error" for check in brief.checks)
    return outcome("written", failed_checks=failed)


def _refresh(output: Path, name: str, formats: tuple[str, ...]) -> bool:
    """Make from the sidecar of a finished brief what it lacks of `formats`; whether there was anything to do."""
    brief = load_brief(output / f"{name}.json")
    due = differing(output, name, files_of(brief, complete(formats)))
    write_files(output, name, due)
    return bool(due)


def _log(output: Path, event: dict[str, object]) -> None:
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    append_line(output / LEDGER, json.dumps({"time": now, **event}, ensure_ascii=False))
