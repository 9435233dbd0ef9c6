"""What a run is told, and by whom: flag, then BRIEF_* variable, then brief.toml here, then the user's config."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast, get_args

import platformdirs

from brief.engines.base import Backend, Device
from brief.errors import InputError, cause
from brief.rendering.formats import BRIEF

DEVICES, BACKENDS = get_args(Device), get_args(Backend)
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
# Variables that other rooms read.
_OTHER_VARIABLES = ("BRIEF_CACHE_DIR", "BRIEF_ENDPOINT_KEY", "BRIEF_GOLD_DIR", "BRIEF_DATA_DIR")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settled values; `origins` says of each who set it: flag, a variable, a file, or default."""

    model: str = "auto"
    summary_model: str = "extractive"
    reader: str | None = None
    endpoint: str | None = None
    prompts: Path | None = None
    device: Device = "auto"
    backend: Backend = "auto"
    offline: bool = False
    allow_network: bool = False
    keep_page: Path | None = None
    strict: bool = False
    fix: bool = False
    beams: int = 4
    sentences: int | None = None
    words: int | None = None
    output: Path = Path("outputs")
    glossary: Path | None = None
    format: tuple[str, ...] = ()
    """Files of a brief besides its Markdown and its sidecar."""
    cache: bool = True
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)


NAMES = tuple(item.name for item in fields(Settings) if item.name != "origins")


def config_files(cwd: Path) -> tuple[Path, ...]:
    """Where settings may lie, the weaker first; not all of them need exist."""
    return (platformdirs.user_config_path("brief", appauthor=False) / "brief.toml", cwd / "brief.toml")


def load_settings(
    flags: Mapping[str, object | None],
    *,
    environment: Mapping[str, str] = os.environ,
    cwd: Path | None = None,
) -> Settings:
    """Flags that are None were not given. Raises InputError for an unknown key or bad value, with its place."""
    values: dict[str, Any] = {}
    origins = dict.fromkeys(NAMES, "default")
    for origin, found in _layers(flags, environment, cwd or Path.cwd()):
        for key, value in found.items():
            values[key] = _settle(key, value, origin)
            origins[key] = origin
    return Settings(**values, origins=MappingProxyType(origins))


def _layers(
    flags: Mapping[str, object | None], environment: Mapping[str, str], cwd: Path
) -> list[tuple[str, Mapping[str, object]]]:
    """Each origin with its values, the weaker first."""
    layers: list[tuple[str, Mapping[str, object]]] = [(str(file), _read_file(file)) for file in config_files(cwd)]
    given = {name: value for name, value in sorted(environment.items()) if name.startswith("BRIEF_") and value}
    layers.extend(
        (name, {name.removeprefix("BRIEF_").lower(): value})
        for name, value in given.items()
        if name not in _OTHER_VARIABLES
    )
    layers.append(("flag", {key: value for key, value in flags.items() if value is not None}))
    return layers


def _read_file(file: Path) -> Mapping[str, object]:
    """The file's settings, with paths in them taken from its folder; none where there is no file."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as failure:
        message = f"{file}: cannot be read as settings: {cause(failure)}"
        raise InputError(message) from failure
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        message = f"{file}: not TOML: {failure}"
        raise InputError(message) from failure
    paths = {key: str(file.parent / value) for key, value in found.items() if key in _PATHS and isinstance(value, str)}
    return {**found, **paths}


_PATHS = ("output", "glossary", "prompts", "keep_page")
_NUMBERS = {"beams": 16, "sentences": 1000, "words": 100_000}
_FLAGS = ("offline", "allow_network", "strict", "fix", "cache")


def _settle(key: str, value: object, origin: str) -> object:
    if key not in NAMES:
        message = f"{origin}: no setting {key!r}; there are {', '.join(NAMES)}"
        raise InputError(message)
    settled = _read_value(key, value)
    if settled is None:
        message = f"{origin}: {key} = {value!r}: expected {_EXPECTED[key]}"
        raise InputError(message)
    return settled


def _read_value(key: str, value: object) -> object | None:
    """`value` in the type of `key`, from a string where it comes from a variable; None where it will not do."""
    if key in _FLAGS:
        return _read_bool(value)
    if key in _NUMBERS:
        return _read_number(value, most=_NUMBERS[key])
    if key in _PATHS:
        return Path(value) if isinstance(value, str | Path) and str(value) else None
    if key == "format":
        return _read_formats(value)
    if key == "device":
        return cast("Device", value) if value in DEVICES else None
    if key == "backend":
        return cast("Backend", value) if value in BACKENDS else None
    return value if isinstance(value, str) and value else None


def _read_bool(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in (*_TRUE, *_FALSE):
        return value.lower() in _TRUE
    return None


def _read_number(value: object, *, most: int) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most else None


def _read_formats(value: object) -> tuple[str, ...] | None:
    """Names in a list, or with commas between them in a variable."""
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        return None
    found = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    return found if set(found) <= BRIEF.keys() else None


_EXPECTED = {
    "model": "a model's name or folder",
    "summary_model": "a model's name or folder, or extractive",
    "reader": "a model's name or folder",
    "endpoint": "the address of a server",
    "prompts": "a folder",
    "device": f"one of {', '.join(DEVICES)}",
    "backend": f"one of {', '.join(BACKENDS)}",
    "offline": "true or false",
    "allow_network": "true or false",
    "keep_page": "a folder",
    "strict": "true or false",
    "fix": "true or false",
    "cache": "true or false",
    **{name: f"a whole number from 1 to {most}" for name, most in _NUMBERS.items()},
    "output": "a folder",
    "glossary": "a file",
    "format": f"some of {', '.join(BRIEF)}",
}
