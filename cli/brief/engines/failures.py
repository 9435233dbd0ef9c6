"""Where foreign errors end: what model libraries raise becomes one EngineError, with its cause."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distribution, entry_points, requires

from brief.errors import EngineError

_MEMORY = re.compile(r"out of memory|bad_alloc|cannot allocate|CUBLAS_STATUS_ALLOC_FAILED", re.IGNORECASE)
_FOREIGN = (RuntimeError, ValueError, TypeError, KeyError, OSError, MemoryError, ImportError)


class OutOfMemoryError(EngineError):
    """The batch did not fit; a smaller one may."""


@contextmanager
def foreign_failures(doing: str) -> Iterator[None]:
    """Raise EngineError for whatever a model library raises in the body; `doing` reads "opening MODEL"."""
    try:
        yield
    except _FOREIGN as failure:
        raise _translate(failure, doing) from failure


def _translate(failure: Exception, doing: str) -> EngineError:
    if isinstance(failure, ImportError):
        return EngineError(f"{doing}: the package {failure.name} is missing; {install_line(failure.name or '')}")
    reason = " ".join(str(failure).split()) or type(failure).__name__
    if isinstance(failure, MemoryError) or _MEMORY.search(reason):
        return OutOfMemoryError(f"{doing}: out of memory ({reason}); choose a smaller model or --device cpu")
    return EngineError(f"{doing}: {reason}")


def install_line(package: str) -> str:
    """How to install `package`, by the requirements of the distribution that brings the command `brief`."""
    name = _own_distribution()
    package = _canonical(package.partition(".")[0])
    for requirement in requires(name) or []:
        wanted, _, marker = requirement.partition(";")
        if _canonical(re.split(r"[^\w.-]", wanted.strip(), maxsplit=1)[0]) == package:
            extra = re.search(r"extra\s*==\s*['\"]([\w.-]+)", marker)
            return f"pip install '{name}[{extra[1]}]'" if extra else f"pip install '{wanted.strip()}'"
    return f"pip install --upgrade '{name}'"


def _own_distribution() -> str:
    """The distribution with our entry point: its name is not the import package's, which is somebody else's on PyPI."""
    for script in entry_points(group="console_scripts", name="brief"):
        if script.dist is not None and script.value.startswith("brief."):
            return script.dist.name
    return distribution("persian-brief").name


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
