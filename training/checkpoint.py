"""A run's state on disk: everything that the next step depends on, written whole or not at all."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import torch

from training.update import named_views

if TYPE_CHECKING:
    from pathlib import Path

    from training.update import Flat


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come. Data order and all randomness follow from it and the recipe's seed."""

    step: int = 0
    tokens: int = 0
    """Target pieces seen."""
    epoch: int = 0
    batch: int = 0
    """Batches of this epoch that are done."""
    best: float = -1.0
    """Highest news chrF so far."""


def save_state(path: Path, model: torch.nn.Module, flat: Flat, progress: Progress) -> None:
    """Weights and moments by name in float32, so that a state fits any number of workers and any device."""
    arrays = {"master": flat.master, "mean": flat.mean, "square": flat.square}
    state = {key: _copied(named_views(array, model)) for key, array in arrays.items()}
    unfinished = path.with_suffix(".tmp")
    torch.save({**state, "progress": asdict(progress)}, unfinished)
    unfinished.replace(path)


def load_state(path: Path, model: torch.nn.Module, flat: Flat) -> Progress:
    """Fill `flat` from `path`. Raises KeyError where the state is of another model."""
    state = torch.load(path, map_location="cpu")
    for key, array in {"master": flat.master, "mean": flat.mean, "square": flat.square}.items():
        for name, view in named_views(array, model).items():
            view.copy_(state[key][name])
    flat.weights.copy_(flat.master)
    return Progress(**state["progress"])


def save_weights(path: Path, model: torch.nn.Module, flat: Flat) -> None:
    """Only the float32 weights by name: the material of averaging and export."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".tmp")
    torch.save(_copied(named_views(flat.master, model)), unfinished)
    unfinished.replace(path)


def _copied(tables: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {name: view.detach().cpu().clone() for name, view in tables.items()}
