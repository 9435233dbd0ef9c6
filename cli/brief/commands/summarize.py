"""`brief summarize`: the summary alone."""

from dataclasses import asdict
from typing import Annotated, Literal

import typer

from brief.commands import options as opt
from brief.commands import results


@opt.takes_flags()
def summarize(
    sources: opt.Sources,
    language: Annotated[Literal["en", "fa"], typer.Option(help="English, or the Persian sentences chosen.")] = "en",
    json: opt.Json = False,
    allow_network: opt.AllowNetwork = None,
    keep_page: opt.KeepPage = None,
    *,
    length: opt.Length,
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

    settings = opt.settle(flags, allow_network=allow_network, keep_page=keep_page, **asdict(length))
    articles = opt.articles_of(sources, settings)
    show = results.printer(SUMMARY, None, json=json, several=len(articles) > 1)
    kit = opt.kit_of(settings, summary_language=language)
    for article in articles:
        show(make_brief(article, kit))
