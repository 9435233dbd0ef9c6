"""The whole story on one screen: read, normalise, segment, attribute, translate, check, summarise, render."""

from dataclasses import dataclass, replace
from pathlib import Path

import brief
from brief.article import (
    Article,
    Attribution,
    Brief,
    Paragraph,
    Rendering,
    Sentence,
    Signature,
    english_of_paragraph,
)
from brief.cache import CachedEngine, cache_path
from brief.engines.base import Decoding, Device, Engine
from brief.engines.registry import choose, open_engine
from brief.glossary import Glossary
from brief.steps.attribute import attribute
from brief.steps.check import run_checks
from brief.steps.check_terms import mark_kept
from brief.steps.correct import correct_names
from brief.steps.cut import cut
from brief.steps.name import name_speakers, terms_of_speakers
from brief.steps.quote import quote_in_english, units_of_quotes
from brief.steps.summarise import summarise
from brief.steps.translate import translate, translate_phrases
from brief.text import segment
from brief.text.figures import read_figures


@dataclass(frozen=True, slots=True)
class Kit:
    """What a brief is made with, opened once and used for many articles."""

    translator: Engine
    decoding: Decoding
    glossary: Glossary
    summary_language: str = "en"

    @property
    def signature(self) -> Signature:
        """The recipe: whatever of it changes, changes the signature, and a batch makes the brief again."""
        return Signature(
            (
                ("brief", brief.__version__),
                ("translate", f"{self.translator.card.name}@{self.translator.revision}"),
                ("decoding", str(self.decoding)),
                ("glossary", self.glossary.digest),
            )
        )


def open_kit(
    model: str,
    *,
    device: Device = "auto",
    offline: bool = False,
    decoding: Decoding | None = None,
    glossary: Path | None = None,
    cache: bool = True,
) -> tuple[Kit, str | None]:
    """The kit, and a note for people where a better model is to be had. Raises EngineError and InputError."""
    terms = Glossary.load(glossary)
    choice = choose(model)
    engine = open_engine(choice.card.name, device=device, offline=offline)
    translator = CachedEngine(engine, cache_path()) if cache else engine
    return Kit(translator=translator, decoding=decoding or Decoding(), glossary=terms), choice.note


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
    units = cut(text, sentences, attribution.quotes)
    further = units_of_quotes(text, attribution.quotes, units, sentences)
    rendered = translate(text, (*units, *further), kit.translator, kit.decoding)
    attribution = name_speakers(attribution, kit.glossary, lambda roles: _phrases(roles, kit))
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
        summary=summarise(text, paragraphs, sentences, renderings, attribution, language=kit.summary_language),
        checks=(),
        models=(kit.translator.card.provenance(kit.translator.revision),),
        signature=kit.signature,
    )
    return replace(made, checks=run_checks(made))


def _title(article: Article, paragraphs: tuple[Paragraph, ...], renderings: tuple[Rendering, ...], kit: Kit) -> str:
    """The headline in English; a title from the front matter is translated by itself."""
    if paragraphs[0].role == "headline":
        return english_of_paragraph(renderings, paragraphs[0].number)
    return _phrases((article.title,), kit)[0]


def _phrases(phrases: tuple[str, ...], kit: Kit) -> tuple[str, ...]:
    return translate_phrases(phrases, kit.translator, kit.decoding)
