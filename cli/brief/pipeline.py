"""The whole story on one screen: read, normalise, segment, attribute, translate, check, summarise, render."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import brief
from brief.article import (
    Article,
    Attribution,
    Brief,
    Paragraph,
    Provenance,
    Rendering,
    Sentence,
    Signature,
    Summary,
    english_of_paragraph,
)
from brief.cache import CachedEngine, cache_path
from brief.engines.base import Decoding, Device, Engine, Task
from brief.engines.registry import choose, open_engine
from brief.errors import EngineError, ReplyError
from brief.glossary import Glossary
from brief.steps.align import Language
from brief.steps.attribute import attribute
from brief.steps.check import run_checks
from brief.steps.check_terms import mark_kept
from brief.steps.condense import condense, writes
from brief.steps.correct import correct_names
from brief.steps.cut import cut
from brief.steps.name import name_speakers, terms_of_speakers
from brief.steps.quote import quote_in_english, units_of_quotes
from brief.steps.reread import reread
from brief.steps.summarise import NO_LIMIT, Limit, summarise
from brief.steps.translate import translate, translate_phrases
from brief.text import segment
from brief.text.figures import read_figures

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
            )
        )

    @property
    def models(self) -> tuple[Provenance, ...]:
        """The models as the reader of a brief is told of them."""
        return tuple(engine.card.provenance(task, engine.revision) for task, engine in self.engines)


def open_kit(
    model: str,
    *,
    device: Device = "auto",
    offline: bool = False,
    decoding: Decoding | None = None,
    glossary: Path | None = None,
    fix: bool = False,
    cache: bool = True,
    summary_model: str = EXTRACTIVE,
    summary_language: Language = "en",
    prompts: Path | None = None,
    endpoint: str | None = None,
    reader: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Kit, str | None]:
    """The kit, and a note for people where a better model is to be had. `tell` hears of a cache that fails.

    Raises EngineError and InputError.
    """
    terms = Glossary.load(glossary)
    choice = choose(model, endpoint=endpoint)

    def opened(name: str, task: Task) -> Engine:
        engine = open_engine(name, task=task, device=device, offline=offline, prompts=prompts, endpoint=endpoint)
        return CachedEngine(engine, cache_path(), tell=tell) if cache else engine

    translator = opened(choice.card.name, "translate")
    summariser = None if summary_model == EXTRACTIVE else opened(summary_model, "summarise")
    if summariser and summary_language == "fa" and writes(summariser.card) == "en":
        message = f"{summariser.card.name} writes English: for a Persian summary leave --summary-model out."
        raise EngineError(message)
    second = opened(reader, "attribute") if reader else None
    kit = Kit(translator, decoding or Decoding(), terms, summary_language, summariser, second, fix=fix)
    if endpoint and not any(model.host for model in kit.models):
        message = "--endpoint is given, and none of its models: name one with --model, --summary-model or --reader."
        raise EngineError(message)
    return kit, choice.note


def read_structure(article: Article) -> tuple[tuple[Paragraph, ...], tuple[Sentence, ...], Attribution]:
    """What is known of the article without a model: paragraphs, sentences, who said what (in Persian)."""
    paragraphs = segment.paragraphs(article.text)
    if paragraphs and article.title != paragraphs[0].span.of(article.text):
        # The title stands in the front matter, so line 1 is text like any other.
        paragraphs = (replace(paragraphs[0], role="body"), *paragraphs[1:])
    sentences = segment.sentences(article.text, paragraphs)
    return paragraphs, sentences, attribute(article.text, paragraphs, sentences)


def make_brief(article: Article, kit: Kit) -> Brief:
    """One article, all steps. Raises EngineError and ReplyError."""
    text = article.text
    paragraphs, sentences, attribution = read_structure(article)
    if kit.reader:
        attribution = reread(text, paragraphs, attribution, kit.reader)
    units = cut(text, sentences, attribution.quotes)
    further = units_of_quotes(text, attribution.quotes, units, sentences)
    rendered = translate(text, (*units, *further), kit.translator, kit.decoding, fix=kit.fix)
    attribution = name_speakers(text, attribution, kit.glossary, lambda roles: _phrases(roles, kit))
    terms = (*terms_of_speakers(text, attribution), *kit.glossary.find(text))
    rendered, terms = correct_names(text, rendered, terms)
    renderings = rendered[: len(units)]
    attribution = quote_in_english(text, attribution, rendered)
    made = Brief(
        article=article,
        title_en=_title(article, paragraphs, renderings, kit),
        paragraphs=paragraphs,
        sentences=sentences,
        renderings=renderings,
        attribution=attribution,
        terms=mark_kept(terms, renderings),
        figures=read_figures(text),
        summary=_summary(text, paragraphs, sentences, renderings, attribution, kit),
        checks=(),
        models=kit.models,
        signature=kit.signature,
    )
    return replace(made, checks=run_checks(made))


def _summary(
    text: str,
    paragraphs: tuple[Paragraph, ...],
    sentences: tuple[Sentence, ...],
    renderings: tuple[Rendering, ...],
    attribution: Attribution,
    kit: Kit,
) -> Summary:
    """By the model that summarises, where there is one and what it wrote can be used; else extractive."""
    language, model = kit.summary_language, kit.summariser
    translator = kit.translator if language == "en" else None
    unused = ""
    if model:
        try:
            written = condense(text, paragraphs, sentences, renderings, model, kit.decoding, translator=translator)
        except ReplyError as failure:
            written, unused = None, str(failure)
        if written:
            return written
        unused = f"; {unused or f'the article supports nothing that {model.card.name} wrote'}"
    chosen = summarise(text, paragraphs, sentences, renderings, attribution, language=language, limit=kit.limit)
    return replace(chosen, method=chosen.method + unused)


def _title(article: Article, paragraphs: tuple[Paragraph, ...], renderings: tuple[Rendering, ...], kit: Kit) -> str:
    """The headline in English; a title from the front matter is translated by itself."""
    if paragraphs[0].role == "headline":
        return english_of_paragraph(renderings, paragraphs[0].number)
    return _phrases((article.title,), kit)[0]


def _phrases(phrases: tuple[str, ...], kit: Kit) -> tuple[str, ...]:
    return translate_phrases(phrases, kit.translator, kit.decoding)
