"""Sentences a second, side by side, interleaved; embedded model, beam 4, no cache.

    BRIEF_DATA_DIR=... python benchmarks/batch_throughput.py [--articles 2000] [--single 100] [--runs 5]
                                                             [--checkpoint DIR]

(a) raw: `translate_batch` of CTranslate2 over presorted tokens of the very texts that (b) has translated, second tries
    with their settings included: the limit
(b) batch: `brief batch`, the whole brief of every article, from file to file
(c) single: the whole brief, one article after the other, without pooling
(d) transformers: `generate` of the checkpoint DIR with the same weights, one sentence at a time

(c) and (d) take the first `--single` articles. A sentence is a text that a model was asked for.
"""

import argparse
import json
import lzma
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from brief.batch.places import Files
from brief.batch.run import run
from brief.batch.sources import find_sources
from brief.engines.base import Decoding, Engine, Reply, WrappedEngine
from brief.kit import Kit, open_kit
from brief.pipeline import make_brief

Asked = list[tuple[str, Decoding]]


class Recorder(WrappedEngine):
    """The engine that it wraps, and what it was asked."""

    def __init__(self, inner: Engine) -> None:
        super().__init__(inner)
        self.asked: Asked = []

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        self.asked += [(text, decoding) for text in texts]
        return self.inner.generate(texts, decoding)


def put_articles(folder: Path, number: int) -> Path:
    folder.mkdir()
    source = Path(os.environ["BRIEF_DATA_DIR"]) / "mono" / "isna_articles.jsonl.xz"
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for index, line in zip(range(number), lines, strict=False):
            found = json.loads(line)
            (folder / f"{index:05}.txt").write_text(f"{found['headline']}\n{found['text']}\n", encoding="utf-8")
    return folder


def run_batch(inputs: Path, kit: Kit, output: Path) -> Asked:
    recorder = Recorder(kit.translator)
    for outcome in run(find_sources([str(inputs)]), replace(kit, translator=recorder), Files(output), fresh=True):
        assert outcome.status == "written", outcome
    return recorder.asked


def run_single(inputs: Path, kit: Kit, output: Path) -> Asked:
    recorder = Recorder(kit.translator)
    kit, place = replace(kit, translator=recorder), Files(output)
    for source in find_sources([str(inputs)]):
        place.write(source.name, place.content(make_brief(source.read(), kit)))
    return recorder.asked


def prepare_raw(kit: Kit, asked: Asked) -> Callable[[], None]:
    """Tokens made and sorted before the clock starts."""
    engine = kit.translator
    groups = [
        (decoding, sorted((engine._row(text) for text, other in asked if other == decoding), key=len, reverse=True))
        for decoding in dict.fromkeys(decoding for _, decoding in asked)
    ]

    def translate() -> None:
        for decoding, rows in groups:
            engine._translator.translate_batch(
                rows,
                max_batch_size=2048,
                batch_type="tokens",
                beam_size=decoding.beams,
                max_input_length=0,
                max_decoding_length=min(decoding.max_tokens, engine.limits.target_pieces),
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                repetition_penalty=decoding.repetition_penalty,
                disable_unk=True,
            )

    return translate


def prepare_transformers(checkpoint: Path, asked: Asked) -> Callable[[], None]:
    import torch
    from sentencepiece import SentencePieceProcessor
    from transformers import AutoModelForSeq2SeqLM

    pieces = SentencePieceProcessor(model_file=str(checkpoint / "spm.model"))
    model = AutoModelForSeq2SeqLM.from_pretrained(checkpoint).eval()
    rows = [(torch.tensor([[*pieces.encode(text), pieces.eos_id()]]), decoding) for text, decoding in asked]

    def generate() -> None:
        for row, decoding in rows:
            model.generate(
                input_ids=row,
                num_beams=decoding.beams,
                max_new_tokens=decoding.max_tokens,
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                repetition_penalty=decoding.repetition_penalty,
            )

    return generate


def rate(work: Callable[[], Asked | None], texts: int | None = None) -> tuple[float, Asked]:
    start = time.perf_counter()
    asked = work() or []
    return (texts or len(asked)) / (time.perf_counter() - start), asked


def one_round(folder: Path, kit: Kit, checkpoint: Path | None) -> dict[str, float]:
    output = folder / "out"
    found = {}
    found["batch"], asked = rate(lambda: run_batch(folder / "in", kit, output))
    found["raw"], _ = rate(prepare_raw(kit, asked), len(asked))
    found["single"], few = rate(lambda: run_single(folder / "few", kit, output))
    if checkpoint:
        found["transformers"], _ = rate(prepare_transformers(checkpoint, few), len(few))
    shutil.rmtree(output)
    print("  ".join(f"{name} {value:.1f}" for name, value in found.items()), flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--single", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--checkpoint", type=Path)
    given = parser.parse_args()
    kit, _ = open_kit("embedded", device="cpu", cache=False)
    with tempfile.TemporaryDirectory() as scratch:
        put_articles(Path(scratch) / "in", given.articles)
        put_articles(Path(scratch) / "few", given.single)
        rounds = [one_round(Path(scratch), kit, given.checkpoint) for _ in range(given.runs)]
    for name in rounds[0]:
        print(f"{name:<13} {statistics.median(found[name] for found in rounds):.1f} sentences/s")
    for name in [name for name in rounds[0] if name != "raw"]:
        ratios = [found[name] / found["raw"] for found in rounds]
        print(f"{name:<13} {statistics.median(ratios):.3f} of raw (from {min(ratios):.3f} to {max(ratios):.3f})")


if __name__ == "__main__":
    main()
