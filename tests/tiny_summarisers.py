"""Summarisers of the real classes that know the summaries of three articles by heart.

The articles are made of the sentences that the tiny translator knows, two of them of the same ones in another order, so
that a summariser that does not read gives a wrong sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

import tiny_checkpoints
from tiny import PAIRS

PERSIAN, ENGLISH = tuple(PAIRS), tuple(PAIRS.values())


@dataclass(frozen=True)
class Story:
    """Numbers of sentences: those of the article's body, and those of its summary."""

    body: tuple[int, ...]
    summary: tuple[int, ...]

    @property
    def article(self) -> str:
        return "\n".join([PERSIAN[7], *(PERSIAN[number] for number in self.body)])

    def told(self, sentences: tuple[str, ...]) -> tuple[str, str]:
        """Body and summary as a model for one language reads and writes them."""
        body, summary = ([sentences[number] for number in numbers] for numbers in (self.body, self.summary))
        return " ".join(body), " ".join(summary)


STORIES = (Story((0, 1, 2), (2,)), Story((2, 1, 0), (0, 1)), Story((3, 4, 5), (4,)))


def mt5(folder: Path) -> Path:
    """Persian to Persian, as XL-Sum's and PN-Summary's models."""
    return _make(folder, lambda: tiny_checkpoints.t5(folder, make="MT5"), PERSIAN)


def bart(folder: Path) -> Path:
    """English to English, as the models for CNN's and the Daily Mail's news."""
    return _make(folder, lambda: tiny_checkpoints.bart(folder), ENGLISH)


def _make(folder: Path, build: Callable[[], tuple[Any, Any]], sentences: tuple[str, ...]) -> Path:
    torch.manual_seed(1)
    tokenizer, model = build()
    rows = []
    for body, summary in (story.told(sentences) for story in STORIES):
        start = model.config.decoder_start_token_id
        rows.append((tokenizer(body).input_ids, [start, *tokenizer(text_target=summary).input_ids]))
    tiny_checkpoints.train(model, rows, codes=0)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder
