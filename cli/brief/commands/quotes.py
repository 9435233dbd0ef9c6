"""`brief quotes`: who said what."""

from dataclasses import replace
from typing import Annotated

import typer

from brief import console
from brief.commands import options as opt
from brief.commands import results


@opt.takes_flags("summary_model")
def quotes(
    sources: opt.Sources,
    persian_only: Annotated[
        bool, typer.Option("--persian-only", help="Without English, and so without a model.")
    ] = False,
    formats: results.Quotes = None,
    json: opt.Json = False,
    allow_network: opt.AllowNetwork = None,
    keep_page: opt.KeepPage = None,
    *,
    flags: opt.Flags,
) -> None:
    """Who said what, with the exact Persian words.

    Examples:

      brief quotes article.txt

      brief quotes article.txt --json

      brief quotes *.txt --persian-only --json      one object a line, in milliseconds each
    """
    from brief.pipeline import make_brief, read_structure
    from brief.rendering.formats import QUOTES

    settings = opt.settle(flags, allow_network=allow_network, keep_page=keep_page)
    articles = opt.articles_of(sources, settings)
    show = results.printer(QUOTES, formats, json=json, several=len(articles) > 1)
    kit = None if persian_only else opt.kit_of(replace(settings, summary_model="extractive"))
    if persian_only and settings.reader:
        console.note(f"--persian-only is without a model: {settings.reader} is not asked.")
    for article in articles:
        attribution = make_brief(article, kit).attribution if kit else read_structure(article)[2]
        show(article, attribution)
        if not attribution.quotes:
            console.note(f"{article.name}: no statement of anybody was found.")
