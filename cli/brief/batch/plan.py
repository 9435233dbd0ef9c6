"""What a batch would do: which articles are due, how much there is to translate, and how long that takes."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from brief.article import Article
from brief.batch.places import Place
from brief.batch.sources import Source
from brief.errors import InputError
from brief.kit import Kit
from brief.pipeline import read_structure
from brief.steps.cut import cut
from brief.text.preparation import prepare

_SAMPLE = 64
"""Sentences translated to foretell the pace, where no earlier run tells it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Counts of articles, and of sentences and source tokens of those that are due; `rate` is in sentences a second."""

    due: int
    unchanged: int
    unreadable: int
    sentences: int
    tokens: int
    rate: float | None

    @property
    def seconds(self) -> float | None:
        """How long it would take."""
        return self.sentences / self.rate if self.rate else None


def make_plan(
    sources: Iterable[Source], kit: Kit, place: Place, *, fresh: bool, limit: int | None, rate: float | None
) -> Plan:
    """Nothing is written. Without a `rate` of an earlier run, a sample is translated."""
    due = unchanged = unreadable = sentences = tokens = 0
    sample: list[str] = []
    for source in sources:
        if due == limit:
            break
        try:
            article = source.read()
        except InputError:
            unreadable += 1
            continue
        if not fresh and place.has(source.name, article.digest, str(kit.signature)):
            unchanged += 1
            continue
        texts = _texts(article)
        due += 1
        sentences += len(texts)
        tokens += sum(map(kit.translator.count, texts))
        sample += texts[: _SAMPLE - len(sample)]
    return Plan(due, unchanged, unreadable, sentences, tokens, rate or _measured(sample, kit))


def _texts(article: Article) -> list[str]:
    """What would be sent to the translator at first; doubtful sentences are sent again."""
    _, sentences, attribution = read_structure(article)
    return [prepare(unit.span.of(article.text)) for unit in cut(article.text, sentences, attribution.quotes)]


def _measured(texts: list[str], kit: Kit) -> float | None:
    if not texts:
        return None
    started = time.monotonic()
    kit.translator.generate(texts, kit.decoding)
    return len(texts) / (time.monotonic() - started)
