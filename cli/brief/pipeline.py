"""The whole story on one screen: read, normalise, segment, attribute, translate, check, summarise, render."""

from dataclasses import replace

from brief.article import (
    Article,
    Attribution,
    Brief,
    Paragraph,
    Rendering,
    Sentence,
    Summary,
    english_of_paragraph,
)
from brief.errors import ReplyError
from brief.kit import Kit
from brief.steps.attribute import attribute
from brief.steps.check import run_checks
from brief.steps.check_terms import mark_kept
from brief.steps.condense import condense
from brief.steps.correct import correct_names
from brief.steps.cut import cut
from brief.steps.name import name_speakers, terms_of_speakers
from brief.steps.quote import quote_in_english, units_of_quotes
from brief.steps.reread import reread
from brief.steps.summarise import summarise
from brief.steps.translate import translate, translate_phrases
from brief.text import segment
from brief.text.figures import read_figures


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
    attribution = name_speakers(text, attribution, kit.glossary, lambda roles: _phrases(roles, kit))
    terms = (*terms_of_speakers(text, attribution), *kit.glossary.find(text))
    rendered = translate(text, (*units, *further), kit.translator, kit.decoding, terms=terms, fix=kit.fix)
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
