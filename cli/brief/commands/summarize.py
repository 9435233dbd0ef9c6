"""`brief summarize`: the summary alone."""

from dataclasses import replace
from typing import Annotated, Literal

import typer

from brief.commands import options as opt
from brief.commands import results


@opt.takes_flags()
def summarize(
    sources: opt.Sources,
    language: Annotated[Literal["en", "fa"], typer.Option(help="English, or the Persian sentences chosen.")] = "en",
    sentence_count: Annotated[
        int | None, typer.Option("--sentences", min=1, metavar="N", help="So many sentences.", show_default="3 to 5")
    ] = None,
    word_count: Annotated[
        int | None,
        typer.Option("--words", min=1, metavar="N", help="At most so many Persian words, but one whole sentence."),
    ] = None,
    json: opt.Json = False,
    allow_network: opt.AllowNetwork = None,
    keep_page: opt.KeepPage = None,
    *,
    flags: opt.Flags,
) -> None:
    """The summary alone, linked to its paragraphs.

    Examples:

      brief summarize article.txt

      brief summarize article.txt --language fa

      brief summarize article.txt --words 60
    """
    from brief.pipeline import make_brief
    from brief.rendering.formats import SUMMARY
    from brief.steps.summarise import Limit

    settings = opt.settle(flags, allow_network=allow_network, keep_page=keep_page)
    articles = opt.articles_of(sources, settings)
    show = results.printer(SUMMARY, None, json=json, several=len(articles) > 1)
    limit = Limit(sentence_count, word_count)
    kit = replace(opt.kit_of(settings, summary_language=language), limit=limit)
    for article in articles:
        show(make_brief(article, kit))
