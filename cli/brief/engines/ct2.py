"""CTranslate2 models with SentencePiece files: the embedded model's form and the recommended model's.

A folder holds `model.bin`, its vocabulary and configuration, and either one `spm.model` for both languages or
`src.spm.model` and `tgt.spm.model`. An optional `limits.json` gives `source_pieces` and `target_pieces`.
"""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from brief.engines.base import Decoding, Device, ModelCard, Reply
from brief.engines.batching import batches_of_equal_length, run_halving, split_to_fit
from brief.engines.failures import OutOfMemoryError, foreign_failures
from brief.errors import EngineError

END = "</s>"


@dataclass(frozen=True, slots=True)
class Limits:
    """Longest input and answer that the model's positions allow, in pieces without the end mark.

    The defaults suit a model trained on single sentences with 256 positions; `limits.json` in its folder overrides.
    """

    source_pieces: int = 200
    target_pieces: int = 256


@dataclass(frozen=True, slots=True)
class _Answer:
    pieces: list[str]
    score: float


class CT2Engine:
    """A CTranslate2 encoder-decoder. Raises EngineError when opened on a folder or device that will not do."""

    def __init__(
        self,
        card: ModelCard,
        folder: Path,
        *,
        device: Device = "auto",
        revision: str | None = None,
        max_tokens: int = 2048,
    ) -> None:
        """`revision`: the commit where one is known, else a digest of the weights. `max_tokens`: of a batch."""
        self.card = card
        self.limits = _read_limits(folder)
        _require_files(card, folder)
        with foreign_failures(f"opening {card.name}"):
            self._source, self._target = _open_pieces(folder)
            self._translator = _open_translator(card, folder, device)
        # Whole-number products are exact whatever the batch; in float32 equal lengths still moved scores by 8e-7
        # (benchmarks/ct2_batching.py), and CUDA has not been measured: there each text is a batch.
        exact = self._translator.device == "cpu" and self._translator.compute_type.startswith("int8")
        self._max_tokens = max_tokens if exact else 1
        self.revision = revision or weights_digest(folder)

    def count(self, text: str) -> int:
        """Pieces, and the end mark."""
        return len(self._pieces(text)) + 1

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """Texts beyond the limit are translated clause by clause; an empty text has an empty reply."""
        parts = [split_to_fit(text, self._fits) for text in texts]
        answers = iter(self._answer_all([self._pieces(part) for row in parts for part in row], decoding))
        return [self._reply([next(answers) for _ in row]) for row in parts]

    def _pieces(self, text: str) -> list[str]:
        pieces: list[str] = self._source.encode(text, out_type=str)
        return pieces

    def _fits(self, text: str) -> bool:
        return len(self._pieces(text)) <= self.limits.source_pieces

    def _reply(self, answers: Sequence[_Answer]) -> Reply:
        if not answers:
            return Reply("")
        text = " ".join(self._target.decode(answer.pieces) for answer in answers)
        lengths = [len(answer.pieces) + 1 for answer in answers]
        total = sum(answer.score * length for answer, length in zip(answers, lengths, strict=True))
        return Reply(text, total / sum(lengths))

    def _answer_all(self, rows: Sequence[list[str]], decoding: Decoding) -> list[_Answer]:
        """Every batch is handed over at once, for the workers to take; one that does not fit comes again in halves."""
        batches = list(batches_of_equal_length([len(row) for row in rows], self._max_tokens))
        pending = [self._submit([rows[position] for position in batch], decoding) for batch in batches]
        answers: dict[int, _Answer] = {}
        for batch, futures in zip(batches, pending, strict=True):
            found = self._collect(futures, [rows[position] for position in batch], decoding)
            answers.update(zip(batch, found, strict=True))
        return [answers[position] for position in range(len(rows))]

    def _collect(self, futures: list[Any], rows: list[list[str]], decoding: Decoding) -> list[_Answer]:
        try:
            return self._wait(futures)
        except OutOfMemoryError:
            return run_halving(lambda half: self._wait(self._submit(half, decoding)), rows)

    def _wait(self, futures: list[Any]) -> list[_Answer]:
        with foreign_failures(f"translating with {self.card.name}"):
            results = [future.result() for future in futures]
        return [_Answer(result.hypotheses[0], result.scores[0]) for result in results]

    def _submit(self, rows: Sequence[list[str]], decoding: Decoding) -> list[Any]:
        with foreign_failures(f"translating with {self.card.name}"):
            futures: list[Any] = self._translator.translate_batch(
                [[*row, END] for row in rows],
                asynchronous=True,
                beam_size=decoding.beams,
                length_penalty=1,
                max_input_length=0,
                max_decoding_length=min(decoding.max_tokens, self.limits.target_pieces),
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                repetition_penalty=decoding.repetition_penalty,
                disable_unk=True,
                return_scores=True,
            )
            return futures


def weights_digest(folder: Path) -> str:
    """First twelve digits of the sha256 of `model.bin`."""
    with foreign_failures(f"reading {folder.name}"), (folder / "model.bin").open("rb") as file:
        return file_digest(file, "sha256").hexdigest()[:12]


def devices() -> tuple[str, ...]:
    """The devices that CTranslate2 can use here. Raises EngineError where it is not installed."""
    with foreign_failures("looking for devices"):
        from ctranslate2 import get_cuda_device_count

        return ("cpu", "cuda") if get_cuda_device_count() else ("cpu",)


def _require_files(card: ModelCard, folder: Path) -> None:
    if not (folder / "model.bin").is_file():
        message = f"{card.name}: no model.bin in {folder}; a CTranslate2 folder is needed"
        raise EngineError(message)
    if not (folder / "spm.model").is_file() and not (folder / "src.spm.model").is_file():
        message = f"{card.name}: no spm.model, nor src.spm.model and tgt.spm.model, in {folder}"
        raise EngineError(message)


def _read_limits(folder: Path) -> Limits:
    file = folder / "limits.json"
    if not file.is_file():
        return Limits()
    with foreign_failures(f"reading {file}"):
        return Limits(**json.loads(file.read_text(encoding="utf-8")))


def _open_pieces(folder: Path) -> tuple[Any, Any]:
    from sentencepiece import SentencePieceProcessor

    shared = folder / "spm.model"
    if shared.is_file():
        processor = SentencePieceProcessor(model_file=str(shared))
        return processor, processor
    return (
        SentencePieceProcessor(model_file=str(folder / "src.spm.model")),
        SentencePieceProcessor(model_file=str(folder / "tgt.spm.model")),
    )


def _open_translator(card: ModelCard, folder: Path, device: Device) -> Any:
    import ctranslate2

    place = _settle_device(card, device, ctranslate2.get_cuda_device_count)
    supported = ctranslate2.get_supported_compute_types(place)
    wanted = ("int8_float16", "float16") if place == "cuda" else ("int8", "int8_float32")
    compute_type = next((kind for kind in wanted if kind in supported), "float32")
    # One thread a worker: on two cores 2x1 took two thirds of the time of 1x2 (benchmarks/ct2_batching.py), and float
    # kernels give other last digits with another number of threads, so it must not follow the machine.
    workers = min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    return ctranslate2.Translator(
        str(folder),
        device=place,
        compute_type=compute_type,
        inter_threads=workers if place == "cpu" else 1,
        intra_threads=1,
    )


def _settle_device(card: ModelCard, device: Device, cuda_devices: Callable[[], int]) -> str:
    """`auto` is CUDA where there is one; what is asked for and not there is an error, never another device."""
    if device == "mps":
        message = f"{card.name} runs on cpu or cuda, not on mps: CTranslate2 has no such device"
        raise EngineError(message)
    if device == "auto":
        return "cuda" if cuda_devices() else "cpu"
    if device == "cuda" and not cuda_devices():
        message = f"{card.name}: no CUDA device here; use --device cpu"
        raise EngineError(message)
    return device
