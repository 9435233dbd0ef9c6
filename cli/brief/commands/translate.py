"""`brief translate`: the translation alone, paragraph by paragraph."""

from dataclasses import replace

from brief.commands import options as opt
from brief.commands import results


@opt.takes_flags("summary_model", "reader")
def translate(
    sources: opt.Sources,
    formats: results.Translations = None,
    json: opt.Json = False,
    allow_network: opt.AllowNetwork = None,
    keep_page: opt.KeepPage = None,
    *,
    flags: opt.Flags,
) -> None:
    """The translation alone, in numbered pairs.

    Examples:

      brief translate article.txt

      cat article.txt | brief translate - --json

      brief translate article.txt --format tmx > article.tmx
    """
    from brief.pipeline import make_brief
    from brief.rendering.formats import TRANSLATION

    settings = opt.settle(flags, allow_network=allow_network, keep_page=keep_page)
    articles = opt.articles_of(sources, settings)
    show = results.printer(TRANSLATION, formats, json=json, several=len(articles) > 1)
    kit = opt.kit_of(replace(settings, summary_model="extractive", reader=None))
    for article in articles:
        show(make_brief(article, kit))
