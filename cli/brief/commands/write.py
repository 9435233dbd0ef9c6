"""`brief write`: the whole brief of one article or several."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from brief import console
from brief.commands import options as opt
from brief.commands import results
from brief.errors import CheckFailed
from brief.rendering.formats import BRIEF, complete, files_of

if TYPE_CHECKING:
    from brief.article import Article, Brief


@opt.takes_flags()
def write(
    sources: opt.Sources,
    output: opt.Output = None,
    formats: results.Briefs = None,
    json: opt.Json = False,
    strict: opt.Strict = None,
    allow_network: opt.AllowNetwork = None,
    keep_page: opt.KeepPage = None,
    *,
    length: opt.Length,
    flags: opt.Flags,
) -> None:
    """The whole brief of one article or several.

    Examples:

      brief write article.txt                the brief as Markdown on stdout

      brief write article.txt -o briefs/     briefs/article.md and briefs/article.json

      brief write article.txt -o briefs/ -f html     and a page for the browser

      brief write https://... --allow-network            a page from the web

      brief write article.txt --strict       exit code 8 when a check fails
    """
    from brief.pipeline import make_brief

    given = {"strict": strict, "format": formats or None, "allow_network": allow_network, "keep_page": keep_page}
    settings = opt.settle(flags, **given, **asdict(length))
    articles = opt.articles_of(sources, settings)
    deliver = (
        _filed(output, settings.format, sources, articles)
        if output
        else results.printer(BRIEF, formats, json=json, several=len(articles) > 1)
    )
    kit = opt.kit_of(settings)
    failed = 0
    for article in articles:
        brief = make_brief(article, kit)
        deliver(brief)
        failed += brief.errors
    if settings.strict and failed:
        message = f"{failed} {'check' if failed == 1 else 'checks'} of severity error failed; the brief says which."
        raise CheckFailed(message)


def _filed(
    folder: Path, formats: tuple[str, ...], sources: Sequence[str], articles: "Sequence[Article]"
) -> "Callable[[Brief], None]":
    """What writes a brief into the folder and says where. Raises OutputError where an article would be lost by it."""
    from brief.writing import spare, write_files

    wanted = complete(formats)
    targets = (folder / f"{article.name}{BRIEF[name].suffix}" for article in articles for name in wanted)
    spare(map(Path, sources), targets)
    return lambda brief: console.emit(str(write_files(folder, brief.article.name, files_of(brief, wanted))[-1]))
