"""`brief doctor`: what is installed, which device, which models are on disk, what would be used and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from brief import __version__, console
from brief.commands.options import tell_settings
from brief.errors import EngineError

if TYPE_CHECKING:
    from brief.settings import Settings

_PACKAGES = (
    "ctranslate2", "sentencepiece", "transformers", "torch", "huggingface_hub", "sacremoses", "typer", "lxml",
    "trafilatura", "pypdfium2",
)  # fmt: skip


def doctor(*, as_json: Annotated[bool, typer.Option("--json", help="JSON instead of lines.")] = False) -> None:
    """What is installed, and what would be used.

    Example: brief doctor
    """
    report = examine(Path.cwd())
    if as_json:
        console.emit_json(report)
        return
    for title, facts in report.items():
        console.emit(title)
        for key, value in facts.items():
            console.emit(f"  {key:<16}  {console.word(value)}")


def examine(cwd: Path) -> dict[str, dict[str, Any]]:
    """Sections of facts. Raises InputError where the settings in force cannot be read."""
    import platform

    from brief.cache import cache_path, size_on_disk
    from brief.engines.ct2 import devices
    from brief.engines.devices import cores, torch_devices
    from brief.engines.hub import surroundings
    from brief.engines.registry import EMBEDDED, MODELS, copies, folder_of
    from brief.settings import config_files, load_settings

    settings = load_settings({}, cwd=cwd)
    file = cache_path()
    return {
        "versions": {"brief": __version__, "python": platform.python_version(), **_versions()},
        "devices": {
            "ctranslate2": ", ".join(devices()),
            "torch": ", ".join(f"{device} in {precision}" for device, precision in torch_devices().items()),
            "cores": cores(),
        },
        "models on disk": {
            **{name: str(copy.folder) if copy.whole else f"in part: {copy.folder}" for name, copy in copies().items()},
            EMBEDDED: str(folder_of(MODELS[EMBEDDED]) or "missing"),
        },
        "hub": surroundings(),
        "would be used": _used(settings),
        "cache": {"file": str(file), "bytes": size_on_disk(file), "in use": settings.cache},
        "config files": {str(path): "found" if path.is_file() else "none" for path in config_files(cwd)},
        "settings": tell_settings(settings),
    }


def _used(settings: "Settings") -> dict[str, str]:
    """The model of the settings, and why it is that one, or why it cannot be had."""
    from brief.engines.registry import choose, is_absent, is_served

    name, endpoint = settings.model, settings.endpoint
    if not is_served(name, endpoint) and is_absent(name):
        fetched = "--offline forbids to fetch it" if settings.offline else "it would be downloaded"
        return {"model": name, "why": f"model = {name}; not on disk, or not whole: {fetched}"}
    try:
        choice = choose(name, endpoint=endpoint)
    except EngineError as failure:
        return {"model": "none", "why": str(failure)}
    return {"model": choice.card.name, "why": choice.note or f"model = {name}"}


def _versions() -> dict[str, str]:
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found
