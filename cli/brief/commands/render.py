"""`brief render`: other formats of a brief that is there already, from its sidecar and without a model."""

from pathlib import Path
from typing import Annotated

import typer

from brief import console
from brief.commands import options as opt
from brief.commands import results


def render(
    sidecars: Annotated[
        list[Path], typer.Argument(metavar="SIDECAR", help="The JSON files of briefs.", show_default=False)
    ],
    formats: results.Briefs = None,
    output: opt.Output = None,
) -> None:
    """Any format of a brief again, from its JSON and without a model.

    Examples:

      brief render outputs/article.json --format html > article.html

      brief render outputs/*.json -f html -f tmx -o pages/
    """
    from brief.rendering.formats import BRIEF, files_of
    from brief.rendering.restore import load_brief
    from brief.writing import write_files

    show = None if output else results.printer(BRIEF, formats, several=len(sidecars) > 1)
    for path in sidecars:
        brief = load_brief(path)
        if output:
            for written in write_files(output, path.stem, files_of(brief, formats or ["markdown"])):
                console.emit(str(written))
        elif show:
            show(brief)
