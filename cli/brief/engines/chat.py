"""Causal language models with a chat template, through transformers: local safetensors, no code from a checkpoint.

Always greedy, whatever the checkpoint's own settings say, and each text by itself: in 16-bit arithmetic the neighbours
in a batch would reach the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from brief.engines.base import Decoding, Device, ModelCard, Reply, Task
from brief.engines.chat_template import ChatTemplate
from brief.engines.checkpoint import LOCAL, open_tokenizer
from brief.engines.devices import Place, settle_torch
from brief.engines.dialogue import Completion, Dialogue, Turn
from brief.engines.failures import foreign_failures
from brief.errors import EngineError
from brief.templates import Prompt

_POSITIONS = 4096
"""Of a model whose configuration sets no limit."""


class ChatEngine:
    """A chat model opened for one task. Raises EngineError when opened on a folder or device that will not do."""

    def __init__(
        self,
        card: ModelCard,
        folder: Path,
        *,
        task: Task,
        prompt: Prompt,
        revision: str,
        device: Device = "auto",
    ) -> None:
        """`revision`: of the weights; the engine's own adds the prompt, since other words give other answers."""
        self.card = card
        self._dialogue = Dialogue(card.name, task, prompt)
        with foreign_failures(f"opening {card.name}"):
            place = settle_torch(card.name, device, float16=True)
            opened = _open(folder, place)
            self._template = ChatTemplate(card.name, opened.tokenizer)
        self._tokenizer, self._model, self._lock = opened.tokenizer, opened.model, opened.lock
        self._ends = sorted(self._template.ends() | opened.ends)
        if not self._ends:
            message = f"{card.name}: neither its template nor its configuration says what ends an answer."
            raise EngineError(message)
        self.revision = f"{revision}+{place.precision}+{prompt.name}:{prompt.digest}"
        self._positions: int = getattr(self._model.config.get_text_config(), "max_position_embeddings", _POSITIONS)

    def count(self, text: str) -> int:
        """Tokens of the text alone."""
        return len(self._tokenizer(text, add_special_tokens=False).input_ids)

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """Without scores. Raises ReplyError for an answer that cannot be used, and EngineError."""
        return self._dialogue.ask(texts, decoding, self._complete)

    def _complete(self, turns: Sequence[Turn], decoding: Decoding) -> list[Completion]:
        with self._lock, foreign_failures(f"asking {self.card.name}"):
            return [self._answer(self._template.encode(turn), decoding) for turn in turns]

    def _answer(self, prompt: list[int], decoding: Decoding) -> Completion:
        import torch
        from transformers import GenerationConfig

        room = min(decoding.max_tokens, self._positions - len(prompt))
        if room < 1:
            message = f"{self.card.name}: a text of {len(prompt)} tokens leaves no room in {self._positions}."
            raise EngineError(message)
        with torch.inference_mode():
            row = torch.tensor([prompt], device=self._model.device)
            settings = GenerationConfig(  # type: ignore[no-untyped-call]
                max_new_tokens=room, do_sample=False, eos_token_id=self._ends, pad_token_id=self._ends[0]
            )
            (ids,) = self._model.generate(
                row,
                attention_mask=torch.ones_like(row),
                generation_config=settings,
                logits_processor=_restraints(decoding, len(prompt)),
            )
        answer = ids[len(prompt) :].tolist()
        return Completion(self._template.decode(answer), whole=answer[-1] in self._ends)


@dataclass(frozen=True, slots=True)
class _Opened:
    """`ends`: what ends an answer by the checkpoint's own word; the rest of its settings (sampling) is dropped."""

    tokenizer: Any
    model: Any
    ends: frozenset[int]
    lock: Lock


@lru_cache(maxsize=1)
def _open(folder: Path, place: Place) -> _Opened:
    """In memory once, also for one that translates and summarises. Raises EngineError for weights that lack something,
    which transformers would make up.
    """
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM, GenerationConfig

    tokenizer = open_tokenizer(folder)
    dtype = getattr(torch, place.precision)
    try:
        loaded: Any = AutoModelForCausalLM.from_pretrained(
            folder, use_safetensors=True, dtype=dtype, output_loading_info=True, **LOCAL
        )
    except SafetensorError as failure:
        message = f"{folder}: its weights are damaged: {failure}"
        raise EngineError(message) from failure
    model, report = loaded
    if report["missing_keys"]:
        message = f"{folder}: its weights lack {', '.join(sorted(report['missing_keys'])[:3])}"
        raise EngineError(message)
    own = model.generation_config.eos_token_id
    model.generation_config = GenerationConfig()  # type: ignore[no-untyped-call]
    ends = frozenset(own if isinstance(own, list) else [own]) | {tokenizer.eos_token_id}
    return _Opened(tokenizer, model.to(place.device).eval(), ends - {None}, Lock())


def _restraints(decoding: Decoding, start: int) -> list[Any]:
    """The price on repeated words counts from `start`: what the prompt says, numbers above all, may be said again."""
    from transformers import LogitsProcessor, NoRepeatNGramLogitsProcessor, RepetitionPenaltyLogitsProcessor

    class AfterPrompt(LogitsProcessor):
        def __init__(self, inner: LogitsProcessor) -> None:
            self._inner = inner

        def __call__(self, input_ids: Any, scores: Any) -> Any:
            return self._inner(input_ids[:, start:], scores)

    chosen: list[LogitsProcessor] = []
    if decoding.repetition_penalty != 1.0:
        chosen.append(RepetitionPenaltyLogitsProcessor(decoding.repetition_penalty))
    if decoding.no_repeat_ngram:
        chosen.append(NoRepeatNGramLogitsProcessor(decoding.no_repeat_ngram))
    return [AfterPrompt(processor) for processor in chosen]
