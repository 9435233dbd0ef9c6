"""`brief summarize`: the summary alone."""

from dataclasses import replace
from typing import Annotated, Literal

import typer

from brief import console
from brief.commands import options as opt


@opt.takes_flags
def summarize(
    sources: opt.Sources,
    language: Annotated[Literal["en", "fa"], typer.Option(help="English, or the Persian sentences chosen.")] = "en",
    json: opt.Json = False,
    *,
    flags: opt.Flags,
) -> None:
    """The summary alone, linked to its paragraphs.

    Examples:

      brief summarize article.txt

      brief summarize article.txt --language fa
    """
    from brief.pipeline import make_brief
    from brief.rendering.markdown import summary_markdown
    from brief.rendering.sidecar import summary_object

    settings = opt.settle(flags)
    articles = opt.articles_of(sources)
    kit = replace(opt.kit_of(settings), summary_language=language)
    for article in articles:
        brief = make_brief(article, kit)
        if json:
            console.emit_json(summary_object(brief), lines=len(articles) > 1)
        else:
            console.emit(summary_markdown(brief))
