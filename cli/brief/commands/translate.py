"""`brief translate`: the translation alone, paragraph by paragraph."""

from brief import console
from brief.commands import options as opt


@opt.takes_flags
def translate(
    sources: opt.Sources,
    json: opt.Json = False,
    *,
    flags: opt.Flags,
) -> None:
    """The translation alone, in numbered pairs.

    Examples:

      brief translate article.txt

      cat article.txt | brief translate - --json
    """
    from brief.pipeline import make_brief
    from brief.rendering.markdown import paragraphs_markdown
    from brief.rendering.sidecar import translation_object

    settings = opt.settle(flags)
    articles = opt.articles_of(sources)
    kit = opt.kit_of(settings)
    for article in articles:
        brief = make_brief(article, kit)
        if json:
            console.emit_json(translation_object(brief), lines=len(articles) > 1)
        else:
            console.emit(paragraphs_markdown(brief))
