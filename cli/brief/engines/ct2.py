"""CTranslate2 models: the embedded one, the recommended one, and what conversion.py makes of the others.

A folder holds `model.bin`, its vocabulary and configuration, and either one `spm.model` for both languages,
`src.spm.model` and `tgt.spm.model`, or `tokenizer.json`. An optional `limits.json` gives `source_pieces` and
`target_pieces`.
"""

from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any

from brief.engines.base import Decoding, Device, ModelCard, Reply
from brief.engines.batching import Answer, batches_of_one_width, reply_in_parts, run_halving
from brief.engines.devices import Place, cores, settle_device
from brief.engines.failures import OutOfMemoryError, foreign_failures
from brief.engines.families import PLAIN, Family, Limits, read_json
from brief.engines.pieces import has_pieces, open_pieces
from brief.errors import EngineError

END = "</s>"
_MIB = 2**20
_STEPS, _WIDEST_STEP = ((32 * _MIB, 16), (256 * _MIB, 24)), 72
"""Rows are padded to a multiple of so many tokens, by the bytes that the weights stay below: to read large weights once
more for a small batch costs more than padding (embedded, 200 sentences: 1.23 times as fast with 16 as with 96; 600M,
64 sentences: 0.78 times with 16 as with 72).
"""


class CT2Engine:
    """A CTranslate2 encoder-decoder. Raises EngineError when opened on a folder or device that will not do."""

    def __init__(
        self,
        card: ModelCard,
        folder: Path,
        *,
        device: Device = "auto",
        precision: str | None = None,
        family: Family = PLAIN,
        revision: str | None = None,
        max_tokens: int = 4096,
    ) -> None:
        """`precision`: None for the fastest that the device has. `revision`: the commit where one is known, else a
        digest of the weights. `max_tokens`: of a batch.
        """
        self.card = card
        self.family = family
        self.limits = _read_limits(folder)
        _require_files(card, folder)
        with foreign_failures(f"opening {card.name}"):
            self._pieces = open_pieces(folder)
            place = settle_ct2(card.name, device, float16=family.float16)
            self._translator = _open_translator(folder, place.device, precision or place.precision)
        # Whole-number products are exact whatever the batch; in float32 equal lengths still moved scores by 8e-7
        # (benchmarks/ct2_batching.py), and CUDA has not been measured: there each text is a batch.
        self._shares = self._translator.device == "cpu" and self._translator.compute_type.startswith("int8")
        self._max_tokens = max_tokens if self._shares else 1
        weights = (folder / "model.bin").stat().st_size
        self._step = next((step for limit, step in _STEPS if weights < limit), _WIDEST_STEP)
        self.revision = revision or weights_digest(folder)

    def count(self, text: str) -> int:
        """Pieces, and the marks of language and end."""
        return len(self._row(text))

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """Texts beyond the limit are translated clause by clause; an empty text has an empty reply."""
        return reply_in_parts(texts, self._fits, lambda parts: self._answer_all(list(map(self._row, parts)), decoding))

    def _row(self, text: str) -> list[str]:
        return [*self.family.source_marks, *self._split(text), END]

    def _split(self, text: str) -> list[str]:
        return self._pieces.split(self.family.prefix + self.family.prepare(text))

    def _fits(self, text: str) -> bool:
        return len(self._split(text)) <= self.limits.source_pieces

    def _answer_all(self, rows: Sequence[list[str]], decoding: Decoding) -> list[Answer]:
        """Every batch is handed over at once, for the workers to take; one that does not fit comes again in halves."""
        lengths, workers = [len(row) for row in rows], self._translator.num_translators
        batches = list(batches_of_one_width(lengths, self._max_tokens, width=self._width, workers=workers))
        pending = [self._submit([rows[position] for position in batch], decoding) for batch in batches]
        answers: dict[int, Answer] = {}
        for batch, futures in zip(batches, pending, strict=True):
            found = self._collect(futures, [rows[position] for position in batch], decoding)
            answers.update(zip(batch, found, strict=True))
        return [answers[position] for position in range(len(rows))]

    def _collect(self, futures: list[Any], rows: list[list[str]], decoding: Decoding) -> list[Answer]:
        try:
            return self._wait(futures)
        except OutOfMemoryError:
            return run_halving(lambda half: self._wait(self._submit(half, decoding)), rows)

    def _width(self, length: int) -> int:
        """What a row of that length is padded to."""
        longest = self.limits.source_pieces + len(self.family.source_marks) + 1
        return max(length, min(longest, -(-length // self._step) * self._step))

    def _wait(self, futures: list[Any]) -> list[Answer]:
        with foreign_failures(f"translating with {self.card.name}"):
            results = [future.result() for future in futures]
        return [self._answer(result.hypotheses[0], result.scores[0]) for result in results]

    def _answer(self, pieces: list[str], score: float) -> Answer:
        """The score counts the marks, which are given and certain, among the tokens."""
        own = pieces[len(self.family.answer_marks) :]
        return Answer(self._pieces.join(own), score * (len(pieces) + 1) / (len(own) + 1), len(own) + 1)

    def _submit(self, rows: Sequence[list[str]], decoding: Decoding) -> list[Any]:
        """The futures of `rows`, which have one width. Where rows share a batch it gets one more, which has that width
        and ends with its first token: CTranslate2 pads all others to it.
        """
        prefixes = [list(self.family.answer_marks)] * len(rows)
        padding = [[END] * self._width(len(rows[0]))] if self._shares else []
        with foreign_failures(f"translating with {self.card.name}"):
            futures: list[Any] = self._translator.translate_batch(
                [*rows, *padding],
                target_prefix=[*prefixes, *([END] for _ in padding)],
                asynchronous=True,
                beam_size=decoding.beams,
                length_penalty=1,
                max_input_length=0,
                # It counts the marks, which are ours.
                max_decoding_length=min(decoding.max_tokens, self.limits.target_pieces) + len(prefixes[0]),
                no_repeat_ngram_size=decoding.no_repeat_ngram,
                repetition_penalty=decoding.repetition_penalty,
                disable_unk=True,
                return_scores=True,
            )
            return futures[: len(rows)]


def weights_digest(folder: Path) -> str:
    """First twelve digits of the sha256 of `model.bin`."""
    with foreign_failures(f"reading {folder.name}"), (folder / "model.bin").open("rb") as file:
        return file_digest(file, "sha256").hexdigest()[:12]


def devices() -> tuple[str, ...]:
    """The devices that CTranslate2 can use here. Raises EngineError where it is not installed."""
    with foreign_failures("looking for devices"):
        from ctranslate2 import get_cuda_device_count

        return ("cpu", "cuda") if get_cuda_device_count() else ("cpu",)


def settle_ct2(name: str, device: Device, *, float16: bool = True) -> Place:
    """The device, and the fastest precision of CTranslate2 on it. Raises EngineError."""
    import ctranslate2

    if device == "mps":
        message = f"{name} runs on cpu or cuda, not on mps: CTranslate2 has no such device"
        raise EngineError(message)
    place = settle_device(name, device, cuda=ctranslate2.get_cuda_device_count() > 0, mps=False)
    wanted = ("int8", "int8_float32") if place == "cpu" else _ON_CUDA[float16]
    supported = ctranslate2.get_supported_compute_types(place)
    return Place(place, next((kind for kind in wanted if kind in supported), "float32"))


# bfloat16 is as fast as float16 and has the range of float32.
_ON_CUDA = {True: ("int8_float16", "float16"), False: ("int8_bfloat16", "bfloat16")}


def _require_files(card: ModelCard, folder: Path) -> None:
    if not (folder / "model.bin").is_file():
        message = f"{card.name}: no model.bin in {folder}; a CTranslate2 folder is needed"
        raise EngineError(message)
    if not has_pieces(folder):
        message = f"{card.name}: no spm.model, nor src.spm.model and tgt.spm.model, nor tokenizer.json in {folder}"
        raise EngineError(message)


def _read_limits(folder: Path) -> Limits:
    file = folder / "limits.json"
    with foreign_failures(f"reading {file}"):
        return Limits(**read_json(file)) if file.is_file() else Limits()


def _open_translator(folder: Path, device: str, precision: str) -> Any:
    import ctranslate2

    # One thread a worker: on two cores 2x1 took two thirds of the time of 1x2 (benchmarks/ct2_batching.py), and float
    # kernels give other last digits with another number of threads, so it must not follow the machine.
    return ctranslate2.Translator(
        str(folder),
        device=device,
        compute_type=precision,
        inter_threads=min(8, cores()) if device == "cpu" else 1,
        intra_threads=1,
    )
