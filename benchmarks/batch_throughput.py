"""Sentences a second, side by side, interleaved; embedded model, beam 4, no cache.

    BRIEF_DATA_DIR=... python benchmarks/batch_throughput.py [--articles 2000] [--single 100] [--few 10] [--runs 5]
                                                             [--checkpoint DIR]

(a) raw: `translate_batch` of CTranslate2 over presorted tokens of the very texts that (b) has translated, second tries
    with their settings included: the limit
(b) batch: `brief batch`, the whole brief of every article, from file to file
(c) single: the whole brief, one article after the other, without pooling
(d) transformers: `generate` of the checkpoint DIR with the same weights, one sentence at a time

(c) and (d) take the first `--single` and `--few` articles. A sentence is a text that a model was asked for. On two
cores a round of 400, 50 and 4 articles takes some ten minutes.
"""

import argparse
import json
import lzma
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from brief.batch.places import Files
from brief.batch.run import run
from brief.batch.sources import find_sources
from brief.engines.base import Decoding, Engine, Reply, WrappedEngine
from brief.kit import Kit, open_kit
from brief.pipeline import make_brief

Asked = list[tuple[str, Decoding]]


@dataclass(frozen=True, slots=True)
class Speed:
    """Sentences a second by the clock, and a second of CPU time, which other work on the machine disturbs less."""

    clock: float
    cpu: float


class Recorder(WrappedEngine):
    """The engine that it wraps, and what it was asked."""

    def __init__(self, inner: Engine) -> None:
        super().__init__(inner)
        self.asked: Asked = []

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        self.asked += [(text, decoding) for text in texts]
        return self.inner.generate(texts, decoding)


def put_articles(folder: Path, number: int) -> Path:
    """As many different articles as are asked for, of some 9,000."""
    folder.mkdir()
    for index, (headline, text) in zip(range(number), read_articles(), strict=False):
        (folder / f"{index:05}.txt").write_text(f"{headline}\n{text}\n", encoding="utf-8")
    return folder


def read_articles() -> Iterator[tuple[str, str]]:
    """Headline and text."""
    for name, headline in (("isna_articles", "headline"), ("khabaryaab_isna", "title")):
        source = Path(os.environ["BRIEF_DATA_DIR"]) / "mono" / f"{name}.jsonl.xz"
        with lzma.open(source, "rt", encoding="utf-8") as lines:
            yield from ((found[headline], found["text"]) for found in map(json.loads, lines))


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


def measure(work: Callable[[], Asked | None], texts: int | None = None) -> tuple[Speed, Asked]:
    start, spent = time.perf_counter(), time.process_time()
    asked = work() or []
    seconds, spent = time.perf_counter() - start, time.process_time() - spent
    texts = texts or len(asked)
    return Speed(texts / seconds, texts / spent), asked


def one_round(folder: Path, kit: Kit, checkpoint: Path | None) -> dict[str, Speed]:
    output = folder / "out"
    found = {}
    found["batch"], asked = measure(lambda: run_batch(folder / "many", kit, output))
    found["raw"], _ = measure(prepare_raw(kit, asked), len(asked))
    found["single"], _ = measure(lambda: run_single(folder / "some", kit, output))
    if checkpoint:
        few = run_single(folder / "few", kit, output)
        found["transformers"], _ = measure(prepare_transformers(checkpoint, few), len(few))
    shutil.rmtree(output)
    print("  ".join(f"{name} {speed.clock:.1f}" for name, speed in found.items()), flush=True)
    return found


def print_spread(name: str, what: str, ratios: Sequence[float]) -> None:
    print(f"{name:<13} {statistics.median(ratios):.3f} of raw by {what} (from {min(ratios):.3f} to {max(ratios):.3f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000, help="of (a) and (b)")
    parser.add_argument("--single", type=int, default=100, help="of (c)")
    parser.add_argument("--few", type=int, default=10, help="of (d)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--checkpoint", type=Path)
    given = parser.parse_args()
    kit, _ = open_kit("embedded", device="cpu", cache=False)
    kit.translator.generate(["سلام."], kit.decoding)
    with tempfile.TemporaryDirectory() as scratch:
        for name, number in (("many", given.articles), ("some", given.single), ("few", given.few)):
            put_articles(Path(scratch) / name, number)
        rounds = [one_round(Path(scratch), kit, given.checkpoint) for _ in range(given.runs)]
    for name in rounds[0]:
        print(f"{name:<13} {statistics.median(found[name].clock for found in rounds):.1f} sentences/s")
    for name in [name for name in rounds[0] if name != "raw"]:
        print_spread(name, "the clock", [found[name].clock / found["raw"].clock for found in rounds])
        print_spread(name, "CPU time", [found[name].cpu / found["raw"].cpu for found in rounds])


if __name__ == "__main__":
    main()
