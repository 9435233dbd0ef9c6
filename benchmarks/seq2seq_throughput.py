"""Throughput side by side: transformers as one would write it, our two engines, bare CTranslate2.

    [BRIEF_DATA_DIR=...] python benchmarks/seq2seq_throughput.py [--size small|base|600M] [--runs 5] [--sentences 64]

One checkpoint of NLLB's form with random weights is made, opened in four ways, and asked for the same sentences with
beam 4 and answers of a fixed length, run after run in turn. Prints sentences a second, and the ratios to the first way
and to the last with their spread. Random weights never end an answer, so that all ways do the same work.
"""

import argparse
import json
import lzma
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import tokenizers
import torch
import transformers

from brief.engines import seq2seq
from brief.engines.base import Decoding
from brief.engines.conversion import convert
from brief.engines.ct2 import CT2Engine
from brief.engines.devices import Place, cores
from brief.engines.families import FAMILIES
from brief.engines.registry import card_of
from brief.engines.seq2seq import Seq2SeqEngine

SIZES = {"small": (256, 3, 32_000), "base": (512, 6, 64_000), "600M": (1024, 12, 256_206)}
# Words of 64 sentences of Persian news, for want of BRIEF_DATA_DIR.
LENGTHS = (9, 23, 17, 31, 12, 28, 6, 41, 19, 14, 26, 22, 8, 35, 16, 11, 29, 20, 24, 7, 33, 18, 13, 25, 21, 10, 38, 15)
ANSWER = 32


def sentences(count: int) -> list[str]:
    if "BRIEF_DATA_DIR" not in os.environ:
        chosen = random.Random(1)
        syllables = ["با", "نا", "ری", "مو", "سا", "دی", "را", "شی", "کا", "تو"]
        return [
            " ".join("".join(chosen.choices(syllables, k=2)) for _ in range(LENGTHS[number % len(LENGTHS)]))
            for number in range(count)
        ]
    found: dict[str, None] = {}
    file = Path(os.environ["BRIEF_DATA_DIR"]) / "mono" / "isna_articles.jsonl.xz"
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = re.split(r"(?<=[.؟!])\s+|\n", json.loads(line)["text"])
            found |= dict.fromkeys(part.strip() for part in parts if 3 <= len(part.split()) < 60)
            if len(found) > 5 * count:
                break
    return random.Random(5).sample(list(found), count)


def make(folder: Path, size: str, texts: Sequence[str]) -> None:
    width, layers, pieces = SIZES[size]
    model = tokenizers.Tokenizer(tokenizers.models.BPE(unk_token="<unk>"))
    model.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    first = ["<s>", "<pad>", "</s>", "<unk>"]
    trainer = tokenizers.trainers.BpeTrainer(vocab_size=2000, special_tokens=first, show_progress=False)
    model.train_from_iterator(texts, trainer)
    found = json.loads(model.to_str())["model"]
    tokenizer = transformers.NllbTokenizer(vocab=found["vocab"], merges=[tuple(pair) for pair in found["merges"]])
    torch.manual_seed(0)
    config = transformers.M2M100Config(
        vocab_size=pieces, d_model=width, encoder_layers=layers, decoder_layers=layers,
        encoder_ffn_dim=4 * width, decoder_ffn_dim=4 * width, encoder_attention_heads=width // 64,
        decoder_attention_heads=width // 64, scale_embedding=True, decoder_start_token_id=2,
    )  # fmt: skip
    transformers.M2M100ForConditionalGeneration(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def plain(folder: Path, texts: Sequence[str]) -> Callable[[], None]:
    """What the model's card on the Hub shows, one sentence at a time."""
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, src_lang="pes_Arab")
    model = transformers.AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32).eval()
    english = tokenizer.convert_tokens_to_ids("eng_Latn")

    def run() -> None:
        for text in texts:
            inputs = tokenizer(text, return_tensors="pt")
            with torch.inference_mode():
                model.generate(**inputs, forced_bos_token_id=english, num_beams=4, max_new_tokens=ANSWER + 1)

    return run


def batched(folder: Path, texts: Sequence[str]) -> Callable[[], None]:
    engine = Seq2SeqEngine(card_of(str(folder)), folder, device="cpu", max_tokens=512)
    return lambda: check(engine.generate(texts, Decoding(beams=4, max_tokens=ANSWER)), texts)


def open_converted(folder: Path) -> CT2Engine:
    converted = convert("random", folder, precision="int8")
    return CT2Engine(card_of(str(folder)), converted, device="cpu", family=FAMILIES["nllb"])


def bare(engine: CT2Engine, texts: Sequence[str]) -> Callable[[], None]:
    """On tokens made and sorted before the clock starts, in CTranslate2's own batches of as many tokens as ours."""
    rows = sorted(map(engine._row, texts), key=len, reverse=True)
    prefix = [list(engine.family.answer_marks)] * len(rows)
    options: dict[str, Any] = {"beam_size": 4, "max_decoding_length": ANSWER, "max_batch_size": 2048}

    def run() -> None:
        engine._translator.translate_batch(
            rows, target_prefix=prefix, batch_type="tokens", max_input_length=0, disable_unk=True, **options
        )

    return run


def check(replies: Sequence[object], texts: Sequence[str]) -> None:
    if len(replies) != len(texts):
        message = "replies are missing"
        raise SystemExit(message)


def measure(ways: dict[str, Callable[[], None]], runs: int) -> dict[str, list[float]]:
    """Seconds of each way, run after run in turn; the first of each is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(runs + 1):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            if number:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):5.2f} ({min(values):.2f} to {max(values):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="600M")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sentences", type=int, default=64)
    options = parser.parse_args()
    texts = sentences(options.sentences)
    torch.set_num_threads(cores())
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "checkpoint"
        os.environ["BRIEF_CACHE_DIR"] = place
        make(folder, options.size, texts)
        engine = open_converted(folder)
        decoding = Decoding(beams=4, max_tokens=ANSWER)
        seq2seq.settle_torch = lambda *_, **__: Place("cpu", "bfloat16")  # type: ignore[assignment]
        ways = {
            "transformers float32, one by one": plain(folder, texts),
            "ours: transformers bfloat16": batched(folder, texts),
            "ours: CTranslate2 int8": lambda: check(engine.generate(texts, decoding), texts),
            "bare translate_batch, sorted": bare(engine, texts),
        }
        found = measure(ways, options.runs)
    first, last = found["transformers float32, one by one"], found["bare translate_batch, sorted"]
    print(f"{options.size}, {len(texts)} sentences, {options.runs} runs, {cores()} cores")
    print(f"{'':34}{'sentences/s':>12}  {'times plain':<22}  times bare")
    for name, seconds in found.items():
        rate = len(texts) / statistics.median(seconds)
        plainly = spread([one / other for one, other in zip(first, seconds, strict=True)])
        barely = spread([one / other for one, other in zip(last, seconds, strict=True)])
        print(f"{name:34}{rate:>12.2f}  {plainly:<22}  {barely}")


if __name__ == "__main__":
    main()
