"""One recipe, one TOML file: every figure that shapes a model, and nothing about the machine it is made on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Data:
    """Which source counts as which domain, and how much of a domain an epoch holds."""

    general: tuple[str, ...]
    excluded: tuple[str, ...]
    share: dict[str, float]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The SentencePiece model that both sides share."""

    pieces: int
    technical_lines: int
    """How many technical pairs it is trained on, beside all the others."""
    split_digits: bool
    """Whether every digit is a piece, so that a number is copied and not recalled."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """IBM model 1 with a preference for the diagonal."""

    pairs: int
    rounds: int
    diagonal: float
    longest: int
    """Pieces of a sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of the encoder-decoder."""

    width: int
    feed_forward: int
    heads: int
    encoder_layers: int
    decoder_layers: int
    dropout: float


@dataclass(frozen=True, slots=True)
class Noise:
    """Probabilities, per sentence, of what real input does to a Persian text; see noise.py."""

    half_space_lost: float
    half_space_split: float
    stop_lost: float
    latin_digits: float
    arabic_letters: float
    guillemets_lost: float
    fragment: float
    number_changed: float
    """Other digits on both sides."""
    name_changed: float
    """Other names on both sides."""
    name_in_english: float
    """The English form of names and terms in the Persian."""
    sampled: float
    """Share of source sentences whose segmentation is sampled instead of the best one."""
    sampling_alpha: float


@dataclass(frozen=True, slots=True)
class Optimiser:
    """AdamW over float32 masters of bfloat16 weights."""

    peak: float
    warmup_steps: int
    batch_tokens: int
    """Padded tokens of an update, mean of both sides."""
    betas: tuple[float, float]
    weight_decay: float
    clip: float
    label_smoothing: float
    guidance: float
    """Weight of the alignment loss at the first step."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Learning rate over target tokens, so that a faster machine trains the same model."""

    total_tokens: int
    decay_power: float
    floor: float


@dataclass(frozen=True, slots=True)
class CoolDown:
    """The short, linear descent that turns any state of a run into a finished model."""

    tokens: int
    floor: float
    sampled: float
    """Noise.sampled of this phase: users' input comes in its best segmentation."""
    share: dict[str, float]


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole configuration file."""

    seed: int
    data: Data
    vocabulary: Vocabulary
    alignment: Alignment
    model: Shape
    noise: Noise
    optimiser: Optimiser
    schedule: Schedule
    cool_down: CoolDown


SECTIONS: dict[str, type] = {
    "data": Data,
    "vocabulary": Vocabulary,
    "alignment": Alignment,
    "model": Shape,
    "noise": Noise,
    "optimiser": Optimiser,
    "schedule": Schedule,
    "cool_down": CoolDown,
}


def read_recipe(path: Path, changes: Mapping[str, Mapping[str, Any]] = MappingProxyType({})) -> Recipe:
    """The recipe at `path`, with `changes` to entries of its sections.

    Raises KeyError or TypeError where a section or an entry is missing or unknown: no entry has a default.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    sections = {name: _section(kind, content[name] | changes.get(name, {})) for name, kind in SECTIONS.items()}
    return Recipe(seed=content["seed"], **sections)


def _section(kind: type, entries: dict[str, Any]) -> Any:
    unknown = entries.keys() - {field.name for field in fields(kind)}
    if unknown:
        message = f"{kind.__name__} has no entry {sorted(unknown)}"
        raise KeyError(message)
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in entries.items()})
