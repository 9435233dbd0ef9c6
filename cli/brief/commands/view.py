"""`brief view`: a folder of briefs in the browser."""

from pathlib import Path
from typing import Annotated

import typer

from brief import console


def view(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder with the briefs.", show_default=False)],
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="Port on this machine; 0 takes a free one.")
    ] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only say where it is.")] = False,
) -> None:
    """A folder of briefs in the browser, to be read and searched.

    It is served on this machine alone, until Ctrl-C.

    Examples:

      brief view outputs/

      brief view outputs/ --port 8000 --no-browser
    """
    import webbrowser

    from brief.viewing import Viewer

    with Viewer(folder, port=port) as server:
        console.emit(server.url)
        if not no_browser:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            console.note("closed")
