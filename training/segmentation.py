"""Sentences to piece numbers: one SentencePiece model for both sides, sampled on the source side while training."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import sentencepiece

from training.noise import damage_pair

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from training.config import Noise, Vocabulary
    from training.renaming import Names, Pair

PAD, UNKNOWN, END = 0, 1, 2
LONGEST = 126
"""Pieces of a training sentence, without its end."""
Example = tuple[list[int], list[int]]
"""Source and target pieces, each closed by END."""


def train_pieces(path: Path, lines: Iterable[str], vocabulary: Vocabulary) -> None:
    """Write a unigram model to `path` (and a .vocab beside it). No normalisation: the text is already folded."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(path.with_suffix("")),
        vocab_size=vocabulary.pieces,
        split_digits=vocabulary.split_digits,
        model_type="unigram",
        character_coverage=0.9995,
        byte_fallback=True,
        normalization_rule_name="identity",
        pad_id=PAD,
        unk_id=UNKNOWN,
        eos_id=END,
        bos_id=-1,
        minloglevel=2,
    )


def open_pieces(path: Path) -> sentencepiece.SentencePieceProcessor:
    """The model at `path`."""
    return sentencepiece.SentencePieceProcessor(model_file=str(path))


def segment_pairs(
    pieces: sentencepiece.SentencePieceProcessor,
    pairs: Sequence[Pair],
    noise: Noise,
    names: Names,
    rng: random.Random,
) -> list[Example]:
    """Damaged, segmented and cut to LONGEST; the same for the same state of `rng`. Empty sides are dropped."""
    damaged = [damage_pair(persian, english, noise, names, rng) for persian, english in pairs]
    sampled = [rng.random() < noise.sampled for _ in damaged]
    sources = _in_seeded_thread(rng.getrandbits(31), pieces, damaged, sampled, noise.sampling_alpha)
    targets = pieces.encode([english for _, english in damaged], num_threads=1)
    return [
        ([*source[:LONGEST], END], [*target[:LONGEST], END])
        for source, target in zip(sources, targets, strict=True)
        if source and target
    ]


def _in_seeded_thread(
    seed: int,
    pieces: sentencepiece.SentencePieceProcessor,
    pairs: Sequence[Pair],
    sampled: Sequence[bool],
    alpha: float,
) -> list[list[int]]:
    """SentencePiece seeds its generator once a thread: only a fresh thread gives the same samples again."""
    found: list[list[int]] = []

    def work() -> None:
        sentencepiece.set_random_generator_seed(seed)
        for (persian, _), draw in zip(pairs, sampled, strict=True):
            sampling = {"enable_sampling": True, "alpha": alpha, "nbest_size": -1} if draw else {}
            found.append(pieces.encode(persian, **sampling))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return found
