"""The seam: strings in, strings out. Everything heavy lives behind `Engine`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from brief.article import Provenance
from brief.errors import ReplyError

Quality = Literal["gist", "draft", "good", "best", "none"]
Kind = Literal["ct2", "seq2seq", "chat", "echo"]
Task = Literal["translate", "summarise", "attribute"]
Device = Literal["auto", "cpu", "cuda", "mps"]
Backend = Literal["auto", "ctranslate2", "transformers"]
Tested = Literal["published weights", "tiny checkpoint", "untested"]

UNKNOWN_LICENCE = "LicenseRef-unknown"


@dataclass(frozen=True, slots=True)
class Decoding:
    """How a model searches for its answer. All of it goes into the signature of what it made."""

    beams: int = 4
    max_tokens: int = 256
    """Longest answer, in target tokens."""
    no_repeat_ngram: int = 0
    """Forbid an n-gram of this length to come twice; 0 forbids nothing."""
    repetition_penalty: float = 1.0

    def __str__(self) -> str:
        parts = [f"beams={self.beams}", f"max={self.max_tokens}"]
        if self.no_repeat_ngram:
            parts.append(f"ngram={self.no_repeat_ngram}")
        if self.repetition_penalty != 1.0:
            parts.append(f"penalty={self.repetition_penalty:g}")
        return ",".join(parts)


@dataclass(frozen=True, slots=True)
class Reply:
    """The model's answer to one text. `score` is the mean log probability a token, None where the engine has none."""

    text: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a model before it is opened. Figures come from the source named; none is invented."""

    name: str
    kind: Kind
    family: str
    """Which conventions apply: language codes, prefix, forced first token, preprocessing."""
    repo: str | None
    """The id on the Hub; None for what travels in the package."""
    revision: str | None
    """A full commit, where a public source gives it; else None, and resolved at pull."""
    licence: str
    """SPDX identifier, or `LicenseRef-...`."""
    commercial: bool
    task: Literal["translate", "summarise", "chat"]
    languages: str
    """For example `fa-en`."""
    size_mb: int | None
    quality: Quality
    figure: str
    """The published or measured figure behind `quality`."""
    source: str
    """Where the figure and the facts stand."""
    gated: bool = False
    copies: bool = False
    """Whether it was trained to copy English names and terms out of a Persian sentence."""
    window: int | None = None
    """The longest source in tokens that the model was made for, where it matters: of a summariser."""
    host: str = ""
    """The server where it runs, and where the text is sent; empty for this machine."""
    tested: Tested = "untested"
    note: str = ""

    @property
    def published(self) -> bool:
        """Whether `figure` is one, of which `source` is the source."""
        return any(map(str.isdigit, self.figure))

    @property
    def conditions(self) -> str:
        """What has to be accepted before the model is fetched, in words; empty for a licence that asks for nothing."""
        if self.gated:
            return "gated"
        if self.commercial:
            return ""
        return "licence not stated" if self.licence == UNKNOWN_LICENCE else "no commercial use"

    def provenance(self, task: Task, revision: str) -> Provenance:
        """What a brief says of this model; `revision` is the one that was loaded."""
        return Provenance(
            task=task,
            model=self.name,
            revision=revision,
            licence=self.licence,
            commercial=self.commercial,
            quality=self.quality,
            figure=self.figure,
            host=self.host,
        )


class Engine(Protocol):
    """Strings in, strings out: same number, same order. Raises EngineError, ReplyError and nothing foreign."""

    @property
    def card(self) -> ModelCard:
        """The card of the model behind this engine."""
        ...

    @property
    def revision(self) -> str:
        """What exactly is loaded: the commit, or a digest of the weights."""
        ...

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """One reply a text, in the order of `texts`; the reply to a text does not depend on its neighbours."""
        ...

    def count(self, text: str) -> int:
        """How many source tokens the model sees in `text`."""
        ...


class WrappedEngine:
    """What an engine around an engine passes on as it is; those who wrap give their own `generate`."""

    def __init__(self, inner: Engine) -> None:
        self.inner = inner

    @property
    def card(self) -> ModelCard:
        """The inner engine's card."""
        return self.inner.card

    @property
    def revision(self) -> str:
        """The inner engine's revision."""
        return self.inner.revision

    def count(self, text: str) -> int:
        """The inner engine's count."""
        return self.inner.count(text)


def ask(engine: Engine, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
    """The replies, counted. Raises ReplyError where there are more or fewer than texts, and what the engine raises."""
    replies = engine.generate(texts, decoding)
    if len(replies) != len(texts):
        message = f"{engine.card.name} was asked for {len(texts)} sentences and gave {len(replies)}."
        raise ReplyError(message)
    return replies
