"""The kit: the models and tables that briefs are made with, and the recipe they amount to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import brief
from brief.article import Provenance, Signature
from brief.cache import CachedEngine, cache_path
from brief.engines.base import Backend, Decoding, Device, Engine, Task
from brief.engines.registry import choose, open_engine
from brief.errors import EngineError
from brief.glossary import Glossary
from brief.steps.align import Language
from brief.steps.condense import writes
from brief.steps.summarise import NO_LIMIT, Limit
from brief.templates import require_prompts

EXTRACTIVE = "extractive"


@dataclass(frozen=True, slots=True)
class Kit:
    """What a brief is made with, opened once and used for many articles."""

    translator: Engine
    decoding: Decoding
    glossary: Glossary
    summary_language: Language = "en"
    summariser: Engine | None = None
    """The model that summarises; without one the summary is made of sentences of the article."""

    reader: Engine | None = None
    """The second reader, asked about statements whose speaker is in doubt."""

    limit: Limit = NO_LIMIT
    """How long an extractive summary may be."""
    fix: bool = False
    """Whether what stays doubtful is translated in more ways."""

    @property
    def engines(self) -> tuple[tuple[Task, Engine], ...]:
        """Every model that has a part in a brief, with its part."""
        given: tuple[tuple[Task, Engine | None], ...] = (
            ("translate", self.translator),
            ("summarise", self.summariser),
            ("attribute", self.reader),
        )
        return tuple((task, engine) for task, engine in given if engine)

    @property
    def signature(self) -> Signature:
        """The recipe: whatever of it changes, changes the signature, and a batch makes the brief again."""
        return Signature(
            (
                ("brief", brief.__version__),
                *((task, f"{engine.card.name}@{engine.revision}") for task, engine in self.engines),
                ("decoding", f"{self.decoding},fix" if self.fix else str(self.decoding)),
                ("glossary", self.glossary.digest),
                *self._summary_asked,
            )
        )

    @property
    def _summary_asked(self) -> tuple[tuple[str, str], ...]:
        """What was asked of the summary besides the usual."""
        limits = {"sentences": self.limit.sentences, "words": self.limit.words}
        asked = [f"{name}={number}" for name, number in limits.items() if number is not None]
        if self.summary_language != "en":
            asked.insert(0, self.summary_language)
        return (("summary", ",".join(asked)),) if asked else ()

    @property
    def models(self) -> tuple[Provenance, ...]:
        """The models as the reader of a brief is told of them."""
        return tuple(engine.card.provenance(task, engine.revision) for task, engine in self.engines)


def open_kit(
    model: str,
    *,
    device: Device = "auto",
    backend: Backend = "auto",
    offline: bool = False,
    decoding: Decoding | None = None,
    glossary: Path | None = None,
    fix: bool = False,
    cache: bool = True,
    summary_model: str = EXTRACTIVE,
    summary_language: Language = "en",
    limit: Limit = NO_LIMIT,
    prompts: Path | None = None,
    endpoint: str | None = None,
    reader: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Kit, str | None]:
    """The kit, and a note for people where a better model is to be had. `tell` hears of a cache that fails.

    Raises EngineError, InputError and PromptError.
    """
    terms = Glossary.load(glossary)
    if prompts:
        require_prompts(prompts)
    choice = choose(model, endpoint=endpoint)

    def opened(name: str, task: Task) -> Engine:
        engine = open_engine(
            name, task=task, device=device, backend=backend, offline=offline, prompts=prompts, endpoint=endpoint
        )
        return CachedEngine(engine, cache_path(), tell=tell) if cache else engine

    translator = opened(choice.card.name, "translate")
    summariser = None if summary_model == EXTRACTIVE else opened(summary_model, "summarise")
    second = opened(reader, "attribute") if reader else None
    kit = Kit(translator, decoding or Decoding(), terms, summary_language, summariser, second, limit, fix)
    _require_sense(kit, endpoint)
    return kit, choice.note


def _require_sense(kit: Kit, endpoint: str | None) -> None:
    """Raises EngineError for models that cannot do what is asked for, and for a server that nothing is asked of."""
    if kit.summariser and kit.summary_language == "fa" and writes(kit.summariser.card) == "en":
        message = f"{kit.summariser.card.name} writes English: for a Persian summary leave --summary-model out."
        raise EngineError(message)
    if endpoint and not any(model.host for model in kit.models):
        message = "--endpoint is given, and none of its models: name one with --model, --summary-model or --reader."
        raise EngineError(message)
