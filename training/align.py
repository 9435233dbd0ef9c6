"""A statistical aligner (IBM model 1) in both directions, folded into one table: what attention is guided by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCK = 20_000
"""Sentence pairs whose counts are gathered before they are added to the table."""


def ibm1(
    given: Sequence[np.ndarray], made: Sequence[np.ndarray], vocabulary: int, *, rounds: int, diagonal: float
) -> np.ndarray:
    """p(made | given) as a dense float32 table (V, V), five rounds of EM being enough on 60,000 pairs.

    The diagonal preference is that of fast_align (Dyer et al. 2013), with a fixed strength.
    """
    table = np.ones(vocabulary * vocabulary, np.float32)
    for _ in range(rounds):
        counts = np.zeros(vocabulary * vocabulary, np.float32)
        for start in range(0, len(given), BLOCK):
            cells, weights = [], []
            for a, b in zip(given[start : start + BLOCK], made[start : start + BLOCK], strict=True):
                cell = a[:, None] * vocabulary + b[None, :]
                weight = table[cell] * _near_diagonal(len(a), len(b), diagonal)
                cells.append(cell.ravel())
                weights.append((weight / (weight.sum(0, keepdims=True) + 1e-12)).ravel())
            found = np.bincount(np.concatenate(cells), np.concatenate(weights), minlength=len(counts))
            counts += found.astype(np.float32)
        square = counts.reshape(vocabulary, vocabulary)
        table = ((square + 1e-6) / (square.sum(1, keepdims=True) + 1e-6 * vocabulary)).ravel()
    return table.reshape(vocabulary, vocabulary)


def affinity(sources: Sequence[np.ndarray], targets: Sequence[np.ndarray], vocabulary: int, **how: float) -> np.ndarray:
    """Geometric mean of both directions, (V source, V target) float16: high only where each predicts the other."""
    forward = ibm1(sources, targets, vocabulary, **how)
    backward = ibm1(targets, sources, vocabulary, **how)
    return join_directions(forward, backward)


def join_directions(forward: np.ndarray, backward: np.ndarray) -> np.ndarray:
    """`forward` (V source, V target), `backward` (V target, V source)."""
    mean = np.empty(forward.shape, np.float16)
    for row in range(0, len(forward), 1000):
        ahead = forward[row : row + 1000].astype(np.float32) + 1e-6
        back = backward[:, row : row + 1000].T.astype(np.float32) + 1e-6
        mean[row : row + 1000] = np.sqrt(ahead * back)
    return mean


def _near_diagonal(rows: int, columns: int, strength: float) -> np.ndarray:
    return np.exp(-strength * np.abs(np.arange(rows)[:, None] / rows - np.arange(columns)[None, :] / columns))
