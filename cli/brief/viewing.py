"""A folder of briefs for the browser: an index, and the page of each brief made from its sidecar when it is opened.

The server listens on this machine alone. What can be asked for is what was found in the folder: a request is looked up,
never joined to a path. It answers only to its own name, so that no page from elsewhere can speak to it through a name
that it has pointed here (DNS rebinding).
"""

import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from urllib.parse import quote, unquote

from brief.errors import InputError, OutputError
from brief.rendering.page.build import brief_page
from brief.rendering.page.index import Entry, entry_of, index_page
from brief.rendering.restore import load_brief

_HOST = "127.0.0.1"
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Shelf:
    """The briefs of a folder; a sidecar is read again only when its file has changed."""

    def __init__(self, folder: Path) -> None:
        """Raises InputError where there is no such folder."""
        if not folder.is_dir():
            message = f"{folder} is no folder."
            raise InputError(message)
        self.folder = folder.resolve()
        self._found: dict[str, Path] = {}
        self._read: dict[Path, tuple[tuple[int, int], Entry | str]] = {}

    def sidecar(self, address: str) -> Path | None:
        """The file behind an address that the index gave."""
        return self._found.get(address) or self._scan().get(address)

    def _scan(self) -> dict[str, Path]:
        """Every JSON file in the folder by its address; hidden ones and links that lead out of it aside."""
        found = {}
        for path in sorted(self.folder.rglob("*.json")):
            name = path.relative_to(self.folder)
            hidden = any(part.startswith(".") for part in name.parts)
            if not hidden and path.is_file() and path.resolve().is_relative_to(self.folder):
                found[f"/brief/{name.as_posix()}"] = path
        self._found = found
        return found

    def entries(self) -> tuple[list[Entry], list[str]]:
        """The briefs, the latest first, and why each other file is none."""
        found = [self._entry(address, path) for address, path in self._scan().items()]
        entries = [entry for entry in found if isinstance(entry, Entry)]
        return sorted(entries, key=lambda entry: entry.date, reverse=True), [
            why for why in found if isinstance(why, str)
        ]

    def _entry(self, address: str, path: Path) -> Entry | str:
        try:
            state = path.stat()
        except OSError as error:
            return f"{path} cannot be read: {error.strerror}."
        stamp = (state.st_mtime_ns, state.st_size)
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = (stamp, _entry_or_reason(address, path))
        return known[1]


def _entry_or_reason(address: str, path: Path) -> Entry | str:
    try:
        return entry_of(load_brief(path), quote(address))
    except InputError as error:
        return str(error)


class Viewer(ThreadingHTTPServer):
    """The server. `port` 0 takes any that is free; `url` says which."""

    daemon_threads = True

    def __init__(self, folder: Path, *, port: int = 0) -> None:
        """Raises InputError for the folder, OutputError for the port."""
        self.shelf = Shelf(folder)
        try:
            super().__init__((_HOST, port), Answer)
        except OSError as error:
            message = f"port {port} cannot be opened: {error.strerror or error}; choose another with --port."
            raise OutputError(message) from error

    def server_bind(self) -> None:
        """Without the look-up of a host name that `HTTPServer` adds: nothing here asks the network."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away before the end is no error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def url(self) -> str:
        """Where the index is."""
        return f"http://{_HOST}:{self.server_port}/"

    @property
    def names(self) -> tuple[str, ...]:
        """What the server is called."""
        return (f"{_HOST}:{self.server_port}", f"localhost:{self.server_port}")


class Answer(BaseHTTPRequestHandler):
    """One request."""

    server: Viewer
    server_version, sys_version = "brief", ""
    timeout = 30

    def do_GET(self) -> None:  # the name that the standard library calls
        """The index, a brief, or why not."""
        try:
            status, page = self._page()
        except InputError as error:
            status, page = HTTPStatus.UNPROCESSABLE_ENTITY, str(error)
        content = page.encode("utf-8")
        self.send_response(status)
        kind = "text/html" if status == HTTPStatus.OK else "text/plain"
        for name, value in {"Content-Type": f"{kind}; charset=utf-8", **_HEADERS}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_HEAD = do_GET  # noqa: N815  # see above

    def _page(self) -> tuple[HTTPStatus, str]:
        if self.headers.get("Host") not in self.server.names:
            return HTTPStatus.MISDIRECTED_REQUEST, f"Open {self.server.url} instead.\n"
        address = unquote(self.path.partition("?")[0])
        shelf = self.server.shelf
        if address == "/":
            return HTTPStatus.OK, index_page(shelf.folder.name, *shelf.entries())
        sidecar = shelf.sidecar(address)
        if sidecar is None:
            return HTTPStatus.NOT_FOUND, "There is no such brief.\n"
        return HTTPStatus.OK, brief_page(load_brief(sidecar), home="/")

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the inherited name
        """Say nothing: what one reads is nobody's business."""
