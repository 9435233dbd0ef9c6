"""`brief translate`: the translation alone, paragraph by paragraph."""

from brief import console
from brief.commands import options as opt


def translate(
    sources: opt.Sources,
    model: opt.Model = None,
    device: opt.DeviceOption = None,
    offline: opt.Offline = None,
    beams: opt.Beams = None,
    glossary: opt.GlossaryFile = None,
    no_cache: opt.NoCache = None,
    json: opt.Json = False,
    quiet: opt.Quiet = False,
    verbose: opt.Verbose = False,
) -> None:
    """The translation alone, in numbered pairs.

    Examples:

      brief translate article.txt

      cat article.txt | brief translate - --json
    """
    from brief.pipeline import make_brief
    from brief.reading.source import read
    from brief.rendering.markdown import paragraphs_markdown
    from brief.rendering.sidecar import translation_object

    settings = opt.settle(
        quiet=quiet, verbose=verbose, no_cache=no_cache, model=model, device=device, offline=offline, beams=beams,
        glossary=glossary,
    )  # fmt: skip
    articles = [read(source) for source in sources]
    kit = opt.kit_of(settings)
    for article in articles:
        brief = make_brief(article, kit)
        if json:
            console.emit_json(translation_object(brief), lines=len(articles) > 1)
        else:
            console.emit(paragraphs_markdown(brief))
