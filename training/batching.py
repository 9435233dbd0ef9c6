"""Epochs and batches: which pairs, in which order, in which company. All of it follows from (seed, epoch)."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch

from training.segmentation import END, PAD, segment_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sentencepiece import SentencePieceProcessor

    from training.config import Noise
    from training.renaming import Names, Pair
    from training.segmentation import Example

IGNORED = -100
"""Marks padding in `labels`."""


class Tensors(NamedTuple):
    """One batch on a device: B sentences, S source and T target positions, all int64."""

    source: torch.Tensor
    """(B, S), PAD where a sentence has ended."""
    mask: torch.Tensor
    """(B, S), one where there is a piece."""
    shifted: torch.Tensor
    """(B, T), what the decoder has read: END, then the target without its last piece."""
    labels: torch.Tensor
    """(B, T), what it should write next; IGNORED on padding."""


def draw_epoch(
    domains: Mapping[str, Sequence[Pair]],
    share: Mapping[str, float],
    noise: Noise,
    names: Names,
    pieces: SentencePieceProcessor,
    *,
    seed: int,
    epoch: int,
    tokens: int,
) -> list[list[Example]]:
    """The batches of one epoch in their order."""
    rng = random.Random(f"{seed}/{epoch}")
    pairs: list[Pair] = []
    for name in sorted(domains):
        whole, part = divmod(share[name] * len(domains[name]), max(len(domains[name]), 1))
        pairs += list(domains[name]) * int(whole) + rng.sample(list(domains[name]), int(part))
    return pack(segment_pairs(pieces, pairs, noise, names, rng), tokens, rng)


def pack(examples: Sequence[Example], tokens: int, rng: random.Random) -> list[list[Example]]:
    """Sentences of like length together, at most `tokens` padded pieces in the mean of both sides, batches shuffled.

    A pair longer than the bound gets a batch of its own.
    """
    ordered = sorted(examples, key=lambda pair: ((len(pair[1]) + rng.randrange(3)) // 3, len(pair[0])))
    batches: list[list[Example]] = []
    current: list[Example] = []
    longest = (0, 0)
    for source, target in ordered:
        grown = (max(longest[0], len(source)), max(longest[1], len(target)))
        if current and sum(grown) * (len(current) + 1) > 2 * tokens:
            batches.append(current)
            current, grown = [], (len(source), len(target))
        current.append((source, target))
        longest = grown
    if current:
        batches.append(current)
    rng.shuffle(batches)
    return batches


def count_targets(batch: Sequence[Example]) -> int:
    """Target pieces with their ends: the unit of every schedule and speed here."""
    return sum(len(target) for _, target in batch)


def to_tensors(batch: Sequence[Example], device: str) -> Tensors:
    """Pad one batch."""
    rows, width, length = len(batch), max(len(s) for s, _ in batch), max(len(t) for _, t in batch)
    source = np.full((rows, width), PAD)
    labels = np.full((rows, length), IGNORED)
    shifted = np.full((rows, length), END)
    for row, (pieces, target) in enumerate(batch):
        source[row, : len(pieces)] = pieces
        labels[row, : len(target)] = target
        shifted[row, 1 : len(target)] = target[:-1]
    here = [torch.from_numpy(table).to(device) for table in (source, shifted, labels)]
    return Tensors(here[0], (here[0] != PAD).long(), here[1], here[2])
