"""A Hub of one repository on loopback: enough of its interface for the real client to list and download."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

COMMIT = "0123456789abcdef0123456789abcdef01234567"


class FakeHub(ThreadingHTTPServer):
    """`fetched` counts the files sent.

    `stall` names a file of which half is sent until `release` is set, `corrupt` one that is sent with other bytes; a
    `mute` server never answers.
    """

    daemon_threads = True

    def __init__(
        self, repo: str, files: Mapping[str, bytes], *, licence: str | None = None, gated: bool = False
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.repo, self.files, self.licence, self.gated = repo, dict(files), licence, gated
        self.stall = ""
        self.half_sent, self.release = Event(), Event()
        self.fetched: Counter[str] = Counter()
        self.corrupt = ""
        self.mute = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def info(self) -> dict[str, object]:
        siblings = [{"rfilename": name, **facts} for name, facts in self.facts().items()]
        card = {"license": self.licence} if self.licence else {}
        return {"id": self.repo, "sha": COMMIT, "siblings": siblings, "cardData": card, "gated": self.gated}

    def facts(self) -> dict[str, dict[str, object]]:
        return {name: _facts(name, data) for name, data in self.files.items()}


def _facts(name: str, data: bytes) -> dict[str, object]:
    blob = sha1(f"blob {len(data)}\0".encode() + data).hexdigest()
    large = {"sha256": sha256(data).hexdigest(), "size": len(data), "pointerSize": 134}
    stored = {"lfs": large} if name.endswith((".bin", ".safetensors")) else {}
    return {"size": len(data), "blobId": blob, **stored}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeHub

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        hub, path = self.server, self.path.partition("?")[0]
        if hub.mute:
            hub.release.wait(60)
        api = f"/api/models/{hub.repo}"
        if path in (api, f"{api}/revision/{COMMIT}"):
            self._json(hub.info())
        elif path.startswith(f"/{hub.repo}/resolve/{COMMIT}/"):
            self._file(path.rpartition("/")[2])
        else:
            self._json({"error": "Repository not found"}, status=404, code="RepoNotFound")

    def do_HEAD(self) -> None:
        self.do_GET()

    def _json(self, value: object, *, status: int = 200, code: str = "") -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        if code:
            self.send_header("X-Error-Code", code)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    def _file(self, name: str) -> None:
        hub = self.server
        if hub.gated and self.headers["Authorization"] != "Bearer secret":
            self._json({"error": "gated"}, status=401, code="GatedRepo")
            return
        data, facts = hub.files[name], hub.facts()[name]
        large = facts.get("lfs")
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{large["sha256"] if isinstance(large, dict) else facts["blobId"]}"')
        self.end_headers()
        if self.command == "GET":
            self._send(name, data)

    def _send(self, name: str, data: bytes) -> None:
        hub = self.server
        hub.fetched[name] += 1
        if name == hub.corrupt:
            data = bytes(reversed(data))
        half = len(data) // 2
        self.wfile.write(data[:half])
        self.wfile.flush()
        if name == hub.stall:
            hub.half_sent.set()
            hub.release.wait(60)
        self.wfile.write(data[half:])


@contextmanager
def serving(hub: FakeHub) -> Iterator[FakeHub]:
    thread = Thread(target=hub.serve_forever, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        hub.release.set()
        hub.shutdown()
        hub.server_close()
        thread.join()
