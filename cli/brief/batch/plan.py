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

_FIRST, _SAMPLE = 32, 512
"""Sentences translated to foretell the pace: as many at first, and at most."""
_SECONDS = 5.0
"""About as long may it take; with few sentences, batches are smaller than those of a run."""


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


def make_plan(sources: Iterable[Source], kit: Kit, place: Place, *, fresh: bool, limit: int | None) -> Plan:
    """Nothing is written, and a sample translated: the kit should have no cache, which would hide the pace."""
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
    return Plan(due, unchanged, unreadable, sentences, tokens, _measured(sample, kit))


def _texts(article: Article) -> list[str]:
    """What would be sent to the translator at first; doubtful sentences are sent again."""
    _, sentences, attribution = read_structure(article)
    return [prepare(unit.span.of(article.text)) for unit in cut(article.text, sentences, attribution.quotes)]


def _measured(texts: list[str], kit: Kit) -> float | None:
    """Sentences a second."""
    if not texts:
        return None
    rate = _pace(texts[:_FIRST], kit)
    further = texts[_FIRST : _FIRST + int(rate * _SECONDS)]
    return _pace(further, kit) if len(further) > _FIRST else rate


def _pace(texts: list[str], kit: Kit) -> float:
    started = time.monotonic()
    kit.translator.generate(texts, kit.decoding)
    return len(texts) / (time.monotonic() - started)
