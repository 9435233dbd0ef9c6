"""Throughput side by side: transformers as one would write it, our two engines, bare CTranslate2.

    [BRIEF_DATA_DIR=...] python benchmarks/seq2seq_throughput.py [--size small|base|600M] [--runs 5] [--cpu]

One checkpoint of NLLB's form with random weights is made, opened in four ways, and asked for the same sentences with
beam 4, run after run in turn. Random weights never end an answer: every way writes the same number of tokens for every
sentence, which is checked. The first way takes every sixteenth sentence in each run, the second every eighth, others in
the next run: they are slow. Prints sentences a second, and the ratios to the first way and to the last with their
spread; `--cpu` counts the process's CPU seconds, for a machine that others use too.
"""

import argparse
import json
import lzma
import os
import random
import re
import statistics
import sys
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
from brief.engines.batching import Answer
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
PLAIN, BATCHED, BARE = (
    "transformers float32, one by one",
    "transformers bfloat16, batched",
    "bare translate_batch, sorted",
)
DECODING = Decoding(beams=4, max_tokens=ANSWER)
FEWER = {PLAIN: 16, BATCHED: 8}
"""Of so many sentences a slow way takes one in each run, and every way in the first, uncounted."""

Way = Callable[[Sequence[str]], Sequence[int]]
"""Translates texts; the number of tokens written for each."""


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


def plain(folder: Path) -> Way:
    """What the model's card on the Hub shows, one sentence at a time."""
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, src_lang="pes_Arab")
    model = transformers.AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=torch.float32).eval()
    english = tokenizer.convert_tokens_to_ids("eng_Latn")

    def run(texts: Sequence[str]) -> list[int]:
        written = []
        for text in texts:
            inputs = tokenizer(text, return_tensors="pt")
            with torch.inference_mode():
                found = model.generate(**inputs, forced_bos_token_id=english, num_beams=4, max_new_tokens=ANSWER + 1)
            written.append(found.shape[1] - 2)
        return written

    return run


def batched(folder: Path) -> Way:
    """Several sentences at once in bfloat16, which our engine does not do by itself: they would change one another."""
    seq2seq.settle_torch = lambda *_, **__: Place("cpu", "bfloat16")  # type: ignore[assignment]
    return watched(Seq2SeqEngine(card_of(str(folder)), folder, device="cpu", max_tokens=512), after=0)


def open_converted(folder: Path) -> CT2Engine:
    converted = convert("random", folder, precision="int8")
    return CT2Engine(card_of(str(folder)), converted, device="cpu", family=FAMILIES["nllb"])


def watched(engine: Any, *, after: int) -> Way:
    """`engine.generate`. `after`: the tokens that the engine counts and that end no answer here."""
    written: list[int] = []
    answer = engine._answer

    def watch(*given: Any) -> Answer:
        found: Answer = answer(*given)
        written.append(found.tokens - after)
        return found

    engine._answer = watch

    def run(texts: Sequence[str]) -> list[int]:
        written.clear()
        engine.generate(texts, DECODING)
        return written

    return run


def bare(engine: CT2Engine, texts: Sequence[str]) -> Way:
    """On tokens made before the clock starts, longest first, in CTranslate2's own batches of as many tokens as ours."""
    row_of = {text: engine._row(text) for text in texts}
    marks = list(engine.family.answer_marks)
    options: dict[str, Any] = {"beam_size": 4, "max_decoding_length": ANSWER + 1, "max_batch_size": 2048}

    def run(chosen: Sequence[str]) -> list[int]:
        rows = sorted((row_of[text] for text in chosen), key=len, reverse=True)
        found = engine._translator.translate_batch(
            rows,
            target_prefix=[marks] * len(rows),
            batch_type="tokens",
            max_input_length=0,
            disable_unk=True,
            **options,
        )
        return [len(result.hypotheses[0]) - 1 for result in found]

    return run


def measure(
    ways: dict[str, Way], texts: Sequence[str], runs: int, clock: Callable[[], float]
) -> dict[str, list[float]]:
    """Sentences a second of each way, run after run in turn; the first of each is not counted."""
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(runs + 1):
        for name, way in ways.items():
            step = FEWER.get(name, 1) if number else 8
            chosen = texts[number % step :: step]
            start = clock()
            written = way(chosen)
            seconds = clock() - start
            if written != [ANSWER] * len(chosen):
                message = f"{name} wrote {sorted(set(written))} tokens for {len(written)} of {len(chosen)} sentences"
                raise SystemExit(message)
            print(
                f"run {number} of {runs}, {name}: {len(chosen) / seconds:.3f} sentences/s", file=sys.stderr, flush=True
            )
            if number:
                rates[name].append(len(chosen) / seconds)
    return rates


def spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):5.2f} ({min(values):.2f} to {max(values):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="600M")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sentences", type=int, default=64)
    parser.add_argument("--cpu", action="store_true")
    options = parser.parse_args()
    texts = sentences(options.sentences)
    torch.set_num_threads(cores())
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "checkpoint"
        os.environ["BRIEF_CACHE_DIR"] = place
        make(folder, options.size, texts)
        engine = open_converted(folder)
        ways = {
            PLAIN: plain(folder),
            BATCHED: batched(folder),
            "ours: CTranslate2 int8": watched(engine, after=1),
            BARE: bare(engine, texts),
        }
        found = measure(ways, texts, options.runs, time.process_time if options.cpu else time.perf_counter)
    seconds = "CPU seconds" if options.cpu else "seconds"
    print(f"{options.size}, {len(texts)} sentences, {options.runs} runs, {cores()} cores, {seconds}")
    print(f"{'':34}{'sentences/s':>12}  {'times plain':<22}  times bare")
    for name, rates in found.items():
        plainly, barely = (spread([a / b for a, b in zip(rates, found[base], strict=True)]) for base in (PLAIN, BARE))
        print(f"{name:34}{statistics.median(rates):>12.2f}  {plainly:<22}  {barely}")


if __name__ == "__main__":
    main()
