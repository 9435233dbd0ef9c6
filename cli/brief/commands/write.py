"""`brief write`: the whole brief of one article or several."""

from pathlib import Path
from typing import TYPE_CHECKING

from brief import console
from brief.commands import options as opt
from brief.errors import CheckFailed

if TYPE_CHECKING:
    from brief.article import Brief


@opt.takes_flags
def write(
    sources: opt.Sources,
    output: opt.Output = None,
    strict: opt.Strict = None,
    json: opt.Json = False,
    *,
    flags: opt.Flags,
) -> None:
    """The whole brief of one article or several.

    Examples:

      brief write article.txt                the brief as Markdown on stdout

      brief write article.txt -o briefs/     briefs/article.md and briefs/article.json

      brief write article.txt --strict       exit code 8 when a check fails
    """
    from brief.pipeline import make_brief

    settings = opt.settle(flags, strict=strict)
    articles = opt.articles_of(sources)
    kit = opt.kit_of(settings)
    failed = 0
    for article in articles:
        brief = make_brief(article, kit)
        _deliver(brief, output, json=json, lines=len(articles) > 1)
        failed += sum(not check.passed and check.severity == "error" for check in brief.checks)
    if settings.strict and failed:
        message = f"{failed} checks of severity error failed; the brief says which."
        raise CheckFailed(message)


def _deliver(brief: "Brief", output: Path | None, *, json: bool, lines: bool) -> None:
    from brief.rendering.markdown import brief_markdown
    from brief.rendering.sidecar import brief_object, sidecar_json
    from brief.writing import write_brief

    if output:
        name = brief.article.name
        path = write_brief(output, name, markdown=brief_markdown(brief), sidecar=sidecar_json(brief))
        console.emit(str(path))
    elif json:
        console.emit_json(brief_object(brief), lines=lines)
    else:
        console.emit(brief_markdown(brief))
