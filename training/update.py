"""Weights, gradients and AdamW in flat arrays that several processes share.

On a CPU two processes of one thread each beat one process of two threads: the many small operations of this model
do not fill two cores, and a barrier at each of them waits for whoever else uses the machine. So every worker computes
the gradient of its own batch, and updates its own slice of the weights; they meet three times a step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.config import Optimiser

ALIGNMENT = 64
"""Elements; every weight starts on a cache line, whatever its type."""


@dataclass(frozen=True)
class Flat:
    """The arrays, each of the same length; `weights` are what the model computes with, `master` what is updated."""

    weights: torch.Tensor
    master: torch.Tensor
    mean: torch.Tensor
    square: torch.Tensor
    gradients: torch.Tensor
    """(workers, length), in the type of `weights`."""
    norms: torch.Tensor
    """(workers,), squared norm of the summed gradient over each worker's slice."""


def allocate(model: torch.nn.Module, workers: int, device: str, kind: torch.dtype) -> Flat:
    """Room for the weights of `model`, filled with them; shared between processes on a CPU."""
    length = sum(_room(weight) for weight in model.parameters())
    length += -length % (ALIGNMENT * workers)

    def fresh(kind: torch.dtype, *shape: int) -> torch.Tensor:
        made = torch.zeros(shape, dtype=kind, device=device)
        return made.share_memory_() if device == "cpu" else made

    master = fresh(torch.float32, length)
    for view, weight in zip(views(master, model), model.parameters(), strict=True):
        view.copy_(weight.detach())
    flat = Flat(
        weights=fresh(kind, length),
        master=master,
        mean=fresh(torch.float32, length),
        square=fresh(torch.float32, length),
        gradients=fresh(kind, workers, length),
        norms=fresh(torch.float32, workers),
    )
    flat.weights.copy_(master)
    return flat


def views(array: torch.Tensor, model: torch.nn.Module) -> list[torch.Tensor]:
    """`array` cut into the shapes of the model's weights, in their order."""
    found, start = [], 0
    for weight in model.parameters():
        found.append(array[start : start + weight.numel()].view(weight.shape))
        start += _room(weight)
    return found


def named_views(array: torch.Tensor, model: torch.nn.Module) -> dict[str, torch.Tensor]:
    """The same under the names of the weights: what a checkpoint holds."""
    return {name: view for (name, _), view in zip(model.named_parameters(), views(array, model), strict=True)}


def bind(model: torch.nn.Module, flat: Flat, rank: int) -> None:
    """Let `model` compute with `flat.weights` and gather its gradients in this worker's row."""
    pairs = zip(views(flat.weights, model), views(flat.gradients[rank], model), strict=True)
    for weight, (value, gradient) in zip(model.parameters(), pairs, strict=True):
        weight.data = value
        weight.grad = gradient


class Updater:
    """AdamW on this worker's slice. `meet` blocks until every worker has called it."""

    def __init__(self, flat: Flat, rank: int, optimiser: Optimiser, step: int, meet: Callable[[], object]) -> None:
        self.flat, self.rank, self.meet, self.clip = flat, rank, meet, optimiser.clip
        share = len(flat.master) // len(flat.gradients)
        self.slice = slice(rank * share, (rank + 1) * share)
        self.master = flat.master[self.slice]
        self.adam = torch.optim.AdamW(
            [self.master], lr=1.0, betas=optimiser.betas, weight_decay=optimiser.weight_decay, fused=True
        )
        self.adam.state[self.master] = self._moments(step)
        # Kept for good: fresh memory of this size costs more (page faults) than the arithmetic on it.
        self.master.grad = torch.zeros_like(self.master)

    def _moments(self, step: int) -> dict[str, Any]:
        return {
            "step": torch.tensor(float(step), device=self.master.device),
            "exp_avg": self.flat.mean[self.slice],
            "exp_avg_sq": self.flat.square[self.slice],
        }

    def __call__(self, rate: float) -> float:
        """One update from the gradients that all workers have gathered; they are zero afterwards. Return their norm."""
        self.meet()
        gradient = self.master.grad.copy_(self.flat.gradients[0, self.slice])
        for other in self.flat.gradients[1:]:
            gradient += other[self.slice]
        self.flat.norms[self.rank] = torch.linalg.vector_norm(gradient) ** 2
        self.meet()
        norm = float(self.flat.norms.sum().sqrt())
        gradient *= min(1.0, self.clip / (norm + 1e-6))
        self.adam.param_groups[0]["lr"] = rate
        self.adam.step()
        self.flat.weights[self.slice].copy_(self.master)
        self.flat.gradients[:, self.slice].zero_()
        self.meet()
        return norm


def _room(weight: torch.Tensor) -> int:
    return weight.numel() + -weight.numel() % ALIGNMENT
