"""Does a reply depend on its neighbours, and what does it cost to prevent that?

    BRIEF_DATA_DIR=... python benchmarks/ct2_batching.py [--sentences N] [--beams 4] [--compute int8] [--workers 2x1]

Translates the same sentences with the embedded model in batches of several makes and compares tokens and scores with
those of sentences translated one at a time; then the engine against bare `translate_batch` on sorted tokens.
"""

import argparse
import json
import lzma
import os
import random
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import ctranslate2

from brief.engines.base import Decoding
from brief.engines.batching import batches_of_equal_length
from brief.engines.ct2 import END, CT2Engine
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


def ways(lengths: Sequence[int]) -> dict[str, list[Batch]]:
    positions = range(len(lengths))
    shuffled = random.Random(1).sample(positions, len(positions))
    longest_first = sorted(positions, key=lambda position: -lengths[position])
    back = [lengths[position] for position in shuffled]
    return {
        "one at a time": [[position] for position in positions],
        "equal length": list(batches_of_equal_length(lengths, TOKENS)),
        "equal, shuffled": [[shuffled[i] for i in batch] for batch in batches_of_equal_length(back, TOKENS)],
        "equal, small": list(batches_of_equal_length(lengths, TOKENS // 8)),
        "padded, sorted": list(padded(lengths, longest_first)),
        "padded, any order": list(padded(lengths, shuffled)),
    }


def translate(
    translator: ctranslate2.Translator, rows: list[list[str]], batches: list[Batch], beams: int
) -> tuple[list[Answer], float]:
    start = time.perf_counter()
    options = {"beam_size": beams, "max_input_length": 0, "max_decoding_length": 256, "no_repeat_ngram_size": 4}
    pending = [
        translator.translate_batch(
            [rows[position] for position in batch],
            asynchronous=True,
            disable_unk=True,
            return_scores=True,
            **options,
        )
        for batch in batches
    ]
    answers: dict[int, Answer] = {}
    for batch, futures in zip(batches, pending, strict=True):
        for position, future in zip(batch, futures, strict=True):
            result = future.result()
            answers[position] = (result.hypotheses[0], result.scores[0])
    return [answers[position] for position in range(len(rows))], time.perf_counter() - start


def compare_ways(rows: list[list[str]], folder: Path, *, beams: int, compute: str, workers: str) -> None:
    inter, intra = map(int, workers.split("x"))
    translator = ctranslate2.Translator(str(folder), compute_type=compute, inter_threads=inter, intra_threads=intra)
    print(f"{len(rows)} sentences, beam {beams}, {compute}, {inter} workers of {intra} threads")
    print(f"{'batches':<18} {'number':>6} {'sent/s':>7} {'tokens differ':>14} {'scores differ':>14} {'by up to':>9}")
    alone: list[Answer] | None = None
    for name, batches in ways([len(row) for row in rows]).items():
        answers, seconds = translate(translator, rows, batches, beams)
        alone = alone or answers
        pairs = list(zip(alone, answers, strict=True))
        tokens = sum(one[0] != other[0] for one, other in pairs) / len(rows)
        scores = sum(one[1] != other[1] for one, other in pairs) / len(rows)
        most = max(abs(one[1] - other[1]) for one, other in pairs)
        rate = len(rows) / seconds
        print(f"{name:<18} {len(batches):>6} {rate:>7.1f} {tokens:>14.2%} {scores:>14.2%} {most:>9.1e}", flush=True)


def compare_engine(sentences: list[str], folder: Path, *, beams: int) -> None:
    """Both on all cores, the bare translator on tokens made and sorted before the clock starts."""
    engine = CT2Engine(MODELS["embedded"], folder, device="cpu")
    start = time.perf_counter()
    engine.generate(sentences, Decoding(beams=beams, no_repeat_ngram=4))
    mine = time.perf_counter() - start
    rows = sorted(([*engine._pieces(sentence), END] for sentence in sentences), key=len, reverse=True)
    translator = engine._translator
    batches = list(padded([len(row) for row in rows], range(len(rows))))
    _, bare = translate(translator, rows, batches, beams)
    words = sum(len(sentence.split()) for sentence in sentences)
    print(
        f"beam {beams}: engine {len(sentences) / mine:.1f} sentences/s ({words / mine:.0f} words/s), "
        f"bare translate_batch {len(sentences) / bare:.1f}, ratio {bare / mine:.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--beams", type=int, default=4)
    parser.add_argument("--compute", default="int8")
    parser.add_argument("--workers", default="2x1", help="workers x threads of each")
    parser.add_argument("--engine-only", action="store_true")
    options = parser.parse_args()
    folder = folder_of(MODELS["embedded"])
    if folder is None:
        parser.error("the embedded model is not in this checkout")
    sentences = read_sentences(options.sentences)
    if not options.engine_only:
        engine = CT2Engine(MODELS["embedded"], folder, device="cpu")
        rows = [[*engine._pieces(sentence)[: engine.limits.source_pieces], END] for sentence in sentences]
        compare_ways(rows, folder, beams=options.beams, compute=options.compute, workers=options.workers)
    for beams in (4, 1):
        compare_engine(sentences, folder, beams=beams)


if __name__ == "__main__":
    main()
