"""The two losses. Both are sums over target pieces divided by `scale`, so that workers' gradients simply add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

from training.batching import IGNORED
from training.segmentation import END

if TYPE_CHECKING:
    from training.batching import Tensors

CHUNK = {"cpu": 128, "cuda": 8192}
"""Rows of logits at a time: on a CPU they must stay in cache (measured: 128 rows of 10,000 logits)."""


class _TiedCrossEntropy(torch.autograd.Function):
    """Projection, softmax, label smoothing and their gradient in one pass over the logits.

    The textbook chain writes the (pieces x vocabulary) table about eight times and took a third of a step on two
    cores. Here it is written once, as its own gradient: p - (1 - s) onehot - s / V.
    """

    @staticmethod
    def forward(
        ctx: Any, hidden: torch.Tensor, table: torch.Tensor, labels: torch.Tensor, smoothing: float, scale: float
    ) -> torch.Tensor:
        """`hidden` (N, d), `table` (V, d), `labels` (N,) without IGNORED."""
        rows, vocabulary = len(hidden), len(table)
        gradient = hidden.new_empty(rows, vocabulary)
        loss = torch.zeros((), device=hidden.device)
        step = CHUNK[hidden.device.type]
        buffer = torch.empty(min(step, rows), vocabulary, device=hidden.device)
        for start in range(0, rows, step):
            part = gradient[start : start + step]
            logits = buffer[: len(part)]
            chosen = labels[start : start + step, None]
            logits.copy_(torch.mm(hidden[start : start + step], table.t(), out=part))
            logits -= logits.amax(1, keepdim=True)
            wanted = (1 - smoothing) * logits.gather(1, chosen) + smoothing * logits.mean(1, keepdim=True)
            total = logits.exp_().sum(1, keepdim=True)
            loss += (total.log() - wanted).sum()
            logits.mul_(1 / total).sub_(smoothing / vocabulary)
            logits.scatter_add_(1, chosen, torch.full_like(wanted, smoothing - 1))
            part.copy_(logits.mul_(1 / scale))
        ctx.save_for_backward(gradient, hidden, table)
        return loss / scale

    @staticmethod
    def backward(ctx: Any, *outer: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        gradient, hidden, table = ctx.saved_tensors
        by = outer[0].to(gradient.dtype)
        return (gradient @ table) * by, (gradient.t() @ hidden) * by, None, None, None


def cross_entropy(
    hidden: torch.Tensor, table: torch.Tensor, labels: torch.Tensor, *, smoothing: float, scale: float
) -> torch.Tensor:
    """Of `hidden` (B, T, d) against `labels` (B, T), logits being hidden @ table.T; padding costs nothing."""
    kept = (labels != IGNORED).flatten().nonzero().squeeze(1)
    flat = hidden.flatten(0, 1).index_select(0, kept)
    return _TiedCrossEntropy.apply(flat, table, labels.flatten()[kept], smoothing, scale)


def alignment_targets(affinity: torch.Tensor, batch: Tensors, diagonal: float) -> torch.Tensor:
    """Where each target piece should look: (B, T, S), rows sum to one; END looks at END.

    `affinity` (V, V) is what align.py made of both directions of IBM model 1.
    """
    targets = batch.labels.clamp_min(0)
    width, length = batch.source.shape[1], targets.shape[1]
    device = batch.source.device
    scores = affinity[batch.source[:, :, None], targets[:, None, :]].float() + 1e-6
    across = torch.arange(width, device=device)[None, :, None] / batch.mask.sum(1)[:, None, None]
    down = torch.arange(length, device=device)[None, None, :] / (batch.labels != IGNORED).sum(1)[:, None, None]
    scores = scores * torch.exp(-diagonal * (across - down).abs()) * batch.mask[:, :, None]
    source_end = (batch.source == END).float()[:, :, None]
    target_end = (targets == END).float()[:, None, :]
    scores = scores * (1 - source_end) * (1 - target_end) + source_end * target_end
    return (scores / (scores.sum(1, keepdim=True) + 1e-9)).transpose(1, 2)


def guidance(attention: torch.Tensor, targets: torch.Tensor, labels: torch.Tensor, *, scale: float) -> torch.Tensor:
    """Cross-entropy of `attention` (B, heads, T, S), averaged over heads, towards alignment `targets` (B, T, S).

    Guided alignment training: Chen et al. 2016 (arXiv 1607.01628).
    """
    looked = torch.log(attention.float().mean(1) + 1e-6)
    return -((targets * looked).sum(-1) * (labels != IGNORED)).sum() / scale
