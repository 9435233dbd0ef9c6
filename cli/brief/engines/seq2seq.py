"""Encoder-decoders of every family through transformers: local files, safetensors, no code from a checkpoint."""

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from brief.engines.base import Decoding, Device, ModelCard, Reply
from brief.engines.batching import Answer, batches_of_one_width, reply_in_parts, run_halving
from brief.engines.checkpoint import LOCAL, checkpoint_digest, identifier_of, open_tokenizer, require_weights
from brief.engines.devices import Place, settle_torch
from brief.engines.failures import foreign_failures
from brief.engines.families import read_family, read_limits
from brief.errors import EngineError

_MAX_TOKENS = 512


class Seq2SeqEngine:
    """A transformers encoder-decoder. Raises EngineError when opened on a folder or device that will not do."""

    def __init__(
        self,
        card: ModelCard,
        folder: Path,
        *,
        device: Device = "auto",
        revision: str | None = None,
        pickled: bool = False,
        max_tokens: int | None = None,
    ) -> None:
        """`revision`: the commit, if known. `pickled`: allow weights that are pickles. `max_tokens`: of a batch; None
        for as many as keep a reply free of its neighbours.
        """
        require_weights(card.name, folder, pickled=pickled)
        self.card = card
        self._summarises = card.task == "summarise"
        self.family = read_family(folder)
        self.limits = read_limits(folder, self.family)
        with foreign_failures(f"opening {card.name}"):
            self._place = settle_torch(card.name, device, float16=self.family.float16)
            self._tokenizer, self._model = _open(folder, self._place, summarises=self._summarises, pickled=pickled)
            self.revision = f"{revision or checkpoint_digest(folder)}+{self._place.precision}"
        self._source_marks = self._identifiers(self.family.source_marks)
        self._prompt = self._first_of_answer()
        # Else `generate` puts the checkpoint's own start before that of the family.
        self._model.generation_config.decoder_start_token_id = self._prompt[0]
        # The product of a row alone and of a row among others differ in their last digits (benchmarks/seq2seq_rows.py):
        # in float32 too little to change a word, in 16 bits not, so there each text is a batch.
        self._max_tokens = max_tokens or (_MAX_TOKENS if self._place.precision == "float32" else 1)

    def count(self, text: str) -> int:
        """Tokens, marks included."""
        return len(self._row(text))

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """A text beyond the limit is translated clause by clause; one to be summarised raises EngineError.

        An empty text has an empty reply.
        """
        if self._summarises:
            self._require_fit(texts)
        return reply_in_parts(texts, self._fits, lambda parts: self._answer_all(parts, decoding))

    def _pieces(self, text: str) -> list[str]:
        pieces: list[str] = self._tokenizer.tokenize(self.family.prefix + self.family.prepare(text))
        return pieces

    def _row(self, text: str) -> list[int]:
        """The tokens that the encoder reads. The marks are ours: a tokenizer's default language is English."""
        pieces = self._tokenizer.convert_tokens_to_ids(self._pieces(text))
        return [*self._source_marks, *pieces, self._tokenizer.eos_token_id]

    def _fits(self, text: str) -> bool:
        return len(self._pieces(text)) <= self.limits.source_pieces

    def _require_fit(self, texts: Sequence[str]) -> None:
        longest = max((len(self._pieces(text)) for text in texts), default=0)
        if longest > self.limits.source_pieces:
            message = f"{self.card.name} reads {self.limits.source_pieces} pieces at a time; a text has {longest}"
            raise EngineError(message)

    def _first_of_answer(self) -> list[int]:
        """What every answer begins with, before the first token that the model is asked for."""
        start = self._model.generation_config.decoder_start_token_id
        if self.family.start_mark:
            (start,) = self._identifiers((self.family.start_mark,))
        if start is None:
            message = f"{self.card.name}: its configuration has no decoder_start_token_id"
            raise EngineError(message)
        return [start, *self._identifiers(self.family.answer_marks)]

    def _identifiers(self, marks: Sequence[str]) -> list[int]:
        return [identifier_of(mark, self._tokenizer, self.card.name) for mark in marks]

    def _answer_all(self, parts: Sequence[str], decoding: Decoding) -> list[Answer]:
        rows = [self._row(part) for part in parts]
        answers: dict[int, Answer] = {}
        for batch in batches_of_one_width([len(row) for row in rows], self._max_tokens):
            found = run_halving(lambda some: self._run(some, decoding), [rows[position] for position in batch])
            answers.update(zip(batch, found, strict=True))
        return [answers[position] for position in range(len(rows))]

    def _run(self, rows: Sequence[list[int]], decoding: Decoding) -> list[Answer]:
        import torch

        with foreign_failures(f"running {self.card.name}"), torch.inference_mode():
            source = torch.tensor(rows, device=self._place.device)
            found = self._model.generate(
                **self._inputs(source),
                decoder_input_ids=source.new_tensor([self._prompt] * len(rows)),
                generation_config=self._search(decoding, source.shape[1]),
            )
            answers = [self._until_end(tokens) for tokens in found[:, len(self._prompt) :].tolist()]
            return [self._answer(*pair) for pair in zip(source, answers, strict=True)]

    def _until_end(self, tokens: list[int]) -> list[int]:
        end = self._tokenizer.eos_token_id
        return tokens[: tokens.index(end) + 1] if end in tokens else tokens

    def _answer(self, source: Any, tokens: list[int]) -> Answer:
        """The search tells no probabilities unless it keeps those of all words at each step: gigabytes for a batch."""
        prompt = source.new_tensor([[*self._prompt, *tokens[:-1]]])
        logits = self._model(**self._inputs(source[None]), decoder_input_ids=prompt).logits[0, len(self._prompt) - 1 :]
        taken = logits.float().log_softmax(dim=-1)[range(len(tokens)), tokens]
        text = self._tokenizer.decode(tokens, skip_special_tokens=True)
        return Answer(" ".join(text.replace("<n>", " ").split()), taken.mean().item(), len(tokens))

    def _inputs(self, source: Any) -> dict[str, Any]:
        """Nothing is padded, so that all of `source` counts."""
        inputs = {"input_ids": source, "attention_mask": source.new_ones(source.shape)}
        if self.family.global_attention:
            inputs["global_attention_mask"] = source.new_zeros(source.shape)
            inputs["global_attention_mask"][:, 0] = 1
        return inputs

    def _search(self, decoding: Decoding, source: int) -> Any:
        """What `decoding` asks for, of texts with `source` tokens; a summariser keeps the rest it was published with.

        An answer thrice as long as its source is a loop: Marian's own bound (`max-length-factor`).
        """
        search = deepcopy(self._model.generation_config)
        longest = min(decoding.max_tokens, self.limits.target_pieces, search.max_length or 3 * source + 10)
        search.update(num_beams=decoding.beams, max_length=len(self._prompt) + longest)
        search.update(repetition_penalty=decoding.repetition_penalty)
        if decoding.no_repeat_ngram:
            search.update(no_repeat_ngram_size=decoding.no_repeat_ngram)
        return search


def _open(folder: Path, place: Place, *, summarises: bool, pickled: bool) -> tuple[Any, Any]:
    """Tokenizer and model, with a search that is said in full: no default of library or checkpoint is left in it."""
    from transformers import AutoModelForSeq2SeqLM, GenerationConfig

    tokenizer = open_tokenizer(folder)
    safe = None if pickled else True
    model: Any = AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=place.precision, use_safetensors=safe, **LOCAL)
    published = model.generation_config
    search = published if summarises else GenerationConfig()  # type: ignore[no-untyped-call]
    unwanted = {tokenizer.unk_token_id, tokenizer.pad_token_id} - {tokenizer.eos_token_id, None}
    if not summarises:
        # Done with as many answers as beams: so is fairseq, where most of these were trained, and CTranslate2.
        search.update(length_penalty=1.0, early_stopping=True, no_repeat_ngram_size=0)
    search.update(
        decoder_start_token_id=published.decoder_start_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        do_sample=False,
        suppress_tokens=sorted(unwanted),
    )
    model.generation_config = search
    return tokenizer, model.to(place.device).eval()
