"""Does a reply depend on its neighbours, and what does it cost to prevent that?

    BRIEF_DATA_DIR=... python benchmarks/ct2_batching.py [--sentences N] [--beams 4] [--compute int8] [--workers 2x1]

The engine against bare `translate_batch` on sorted tokens, with the embedded model; then the same sentences in batches
of several makes, their tokens and scores compared with those of the engine's own batches, in which every text is padded
to a width that follows from its own length.
"""

import argparse
import json
import lzma
import os
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import ctranslate2

from brief.engines.base import Decoding
from brief.engines.batching import batches_of_one_width
from brief.engines.ct2 import CT2Engine
from brief.engines.registry import MODELS, folder_of

Batch = Sequence[int]
Answer = tuple[list[str], float]
TOKENS = 2048


def read_sentences(count: int) -> list[str]:
    """Different sentences of 3 to 69 words, in a fixed random order."""
    found: dict[str, None] = {}
    with lzma.open(
        Path(os.environ["BRIEF_DATA_DIR"]) / "mono" / "isna_articles.jsonl.xz", "rt", encoding="utf-8"
    ) as file:
        for line in file:
            for sentence in re.split(r"(?<=[.؟!])\s+|\n", json.loads(line)["text"]):
                if 3 <= len(sentence.split()) < 70:
                    found[sentence.strip()] = None
            if len(found) > 3 * count:
                break
    sentences = list(found)
    random.Random(5).shuffle(sentences)
    return sentences[:count]


def padded(lengths: Sequence[int], order: Sequence[int]) -> Iterator[Batch]:
    batch: list[int] = []
    for position in order:
        longest = max(lengths[other] for other in (*batch, position))
        if batch and (len(batch) + 1) * longest > TOKENS:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch


def ways(lengths: Sequence[int], width: Callable[[int], int]) -> dict[str, tuple[list[Batch], bool]]:
    """Batches, and whether their rows are padded to `width` as the engine does it."""
    positions = range(len(lengths))
    shuffled = random.Random(1).sample(positions, len(positions))
    longest_first = sorted(positions, key=lambda position: -lengths[position])
    back = [lengths[position] for position in shuffled]
    small = list(batches_of_one_width(back, TOKENS // 8, width=width))
    return {
        "one width": (list(batches_of_one_width(lengths, TOKENS, width=width)), True),
        "one width, alone": ([[position] for position in positions], True),
        "one width, shuffled, small": ([[shuffled[i] for i in batch] for batch in small], True),
        "alone": ([[position] for position in positions], False),
        "equal length": (list(batches_of_one_width(lengths, TOKENS)), False),
        "padded, sorted": (list(padded(lengths, longest_first)), False),
        "padded, any order": (list(padded(lengths, shuffled)), False),
    }


def translate(
    engine: CT2Engine, rows: list[list[str]], batches: list[Batch], decoding: Decoding, *, widened: bool
) -> tuple[list[Answer], float]:
    start = time.perf_counter()
    engine._shares = widened
    pending = [engine._submit([rows[position] for position in batch], decoding) for batch in batches]
    answers: dict[int, Answer] = {}
    for batch, futures in zip(batches, pending, strict=True):
        for position, future in zip(batch, futures, strict=True):
            result = future.result()
            answers[position] = (result.hypotheses[0], result.scores[0])
    return [answers[position] for position in range(len(rows))], time.perf_counter() - start


def compare_ways(engine: CT2Engine, rows: list[list[str]], decoding: Decoding) -> None:
    print(f"{len(rows)} sentences, {decoding}, {engine._translator.compute_type}")
    print(f"{'batches':<26} {'number':>6} {'sent/s':>7} {'tokens differ':>14} {'scores differ':>14} {'by up to':>9}")
    first: list[Answer] | None = None
    for name, (batches, widened) in ways([len(row) for row in rows], engine._width).items():
        answers, seconds = translate(engine, rows, batches, decoding, widened=widened)
        first = first or answers
        pairs = list(zip(first, answers, strict=True))
        tokens = sum(one[0] != other[0] for one, other in pairs) / len(rows)
        scores = sum(one[1] != other[1] for one, other in pairs) / len(rows)
        most = max(abs(one[1] - other[1]) for one, other in pairs)
        rate = len(rows) / seconds
        print(f"{name:<26} {len(batches):>6} {rate:>7.1f} {tokens:>14.2%} {scores:>14.2%} {most:>9.1e}", flush=True)


def compare_engine(engine: CT2Engine, sentences: list[str], decoding: Decoding) -> None:
    """Both on all cores, the bare translator on tokens made and sorted before the clock starts."""
    start = time.perf_counter()
    engine.generate(sentences, decoding)
    mine = time.perf_counter() - start
    rows = sorted(map(engine._row, sentences), key=len, reverse=True)
    batches = list(padded([len(row) for row in rows], range(len(rows))))
    _, bare = translate(engine, rows, batches, decoding, widened=False)
    words = sum(len(sentence.split()) for sentence in sentences)
    print(
        f"{decoding}: engine {len(sentences) / mine:.1f} sentences/s ({words / mine:.0f} words/s), "
        f"bare translate_batch {len(sentences) / bare:.1f}, ratio {bare / mine:.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--beams", type=int, default=4)
    parser.add_argument("--compute", default="int8")
    parser.add_argument("--workers", default="2x1", help="workers x threads of each")
    options = parser.parse_args()
    folder = folder_of(MODELS["embedded"])
    if folder is None:
        parser.error("the embedded model is not in this checkout")
    inter, intra = map(int, options.workers.split("x"))
    engine = CT2Engine(MODELS["embedded"], folder, device="cpu")
    sentences = [text for text in read_sentences(options.sentences) if engine.count(text) <= 200]
    for beams in (4, 1):
        compare_engine(engine, sentences, Decoding(beams=beams, no_repeat_ngram=4))
    engine._translator = ctranslate2.Translator(
        str(folder), compute_type=options.compute, inter_threads=inter, intra_threads=intra
    )
    compare_ways(engine, list(map(engine._row, sentences)), Decoding(beams=options.beams, no_repeat_ngram=4))


if __name__ == "__main__":
    main()
