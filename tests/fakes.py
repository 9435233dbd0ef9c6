"""Engines for tests: answers written by hand, and what was asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from brief.article import Span, Term, TermKind
from brief.engines.base import Decoding, ModelCard, Reply

CARD = ModelCard(
    name="fake",
    kind="echo",
    family="echo",
    repo=None,
    revision="1",
    licence="Apache-2.0",
    commercial=True,
    task="translate",
    languages="fa-en",
    size_mb=0,
    quality="good",
    figure="none",
    source="tests",
)


@dataclass
class ScriptedEngine:
    """Answers with `script(text)`; keeps every call in `asked`."""

    script: Callable[[str], str]
    card: ModelCard = CARD
    revision: str = "1"
    asked: list[tuple[tuple[str, ...], Decoding]] = field(default_factory=list)

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        self.asked.append((tuple(texts), decoding))
        return [Reply(self.script(text)) for text in texts]

    def count(self, text: str) -> int:
        return len(text.split())


def term(text: str, persian: str, english: str, kind: TermKind = "place") -> Term:
    """A term of the glossary at its first place in `text`."""
    first = text.index(persian)
    return Term(persian, english, kind, (Span(first, first + len(persian)),), "glossary")
