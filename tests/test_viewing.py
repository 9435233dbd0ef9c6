"""The server, asked without a network: requests go in as bytes, answers come out as bytes."""

import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from brief.errors import InputError, OutputError
from brief.rendering.formats import BRIEF, render
from brief.rendering.page.build import brief_page
from brief.rendering.sidecar import brief_object
from brief.viewing import Answer, Viewer
from examples import hostile, made, seed, short

SEED = made(replace(seed(), metadata={"date": "2024-05-04", "outlet": "ایسنا"}), english="It is 7.")


class Wire:
    """What the handler needs of a socket."""

    def __init__(self, request: bytes) -> None:
        self.incoming, self.outgoing = io.BytesIO(request), io.BytesIO()

    def makefile(self, mode: str, *_: object) -> io.BytesIO:
        return self.incoming

    def sendall(self, data: bytes) -> None:
        self.outgoing.write(data)

    def settimeout(self, _: float) -> None: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    briefs = tmp_path / "briefs"
    (briefs / "deep er").mkdir(parents=True)
    (briefs / "seed.json").write_bytes(render(BRIEF["json"], SEED))
    (briefs / "deep er" / "خبر.json").write_bytes(render(BRIEF["json"], made(short())))
    return briefs


@pytest.fixture
def server(folder: Path) -> Iterator[Viewer]:
    with Viewer(folder) as server:
        yield server


def ask(server: Viewer, path: str, *, host: str | None = None, method: str = "GET") -> tuple[int, str, str]:
    """Status, headers and body of the answer."""
    name = f"Host: {host or server.names[0]}\r\n" if host != "" else ""
    wire = Wire(f"{method} {path} HTTP/1.0\r\n{name}\r\n".encode())
    Answer(wire, ("127.0.0.1", 1), server)  # type: ignore[arg-type]
    head, _, body = wire.outgoing.getvalue().decode("utf-8").partition("\r\n\r\n")
    return int(head.split()[1]), head, body


def test_the_index_names_every_brief_and_its_links_lead_to_their_pages(server: Viewer) -> None:
    status, head, index = ask(server, "/")
    assert status == 200
    assert "frame-ancestors 'none'" in head
    links = re.findall(r'<li data-[^>]*><a href="([^"]+)"', index)
    assert len(links) == 2
    pages = [ask(server, link) for link in links]
    assert [status for status, _, _ in pages] == [200, 200]
    assert pages[0][2] == brief_page(SEED, home="/")


def test_an_entry_carries_what_the_index_filters_by(server: Viewer) -> None:
    entry = re.search(r"<li (data-speaker=.*?)>", ask(server, "/")[2])
    assert entry
    data = dict(re.findall(r'data-(\w+)="(.*?)"', entry[1].replace("&quot;", "'")))
    assert data == {
        "speaker": "['Mohammad-Hassan Asadi']", "outlet": "['ایسنا']", "date": "2024-05-04", "flag": data["flag"],
    }  # fmt: skip
    assert "'numbers'" in data["flag"]


@pytest.mark.parametrize(
    "path",
    [
        "/brief/../secret.json", "/brief/%2e%2e/secret.json", "/brief/..%2fsecret.json", "//etc/passwd", "//[",
        "/brief//etc/passwd", "/seed.json", "/brief/.hidden.json", "/brief/link.json", "/brief/seed", "/brief/",
        "/brief/seed.json%00",
    ],
)  # fmt: skip
def test_nothing_but_the_briefs_of_the_folder_can_be_asked_for(server: Viewer, folder: Path, path: str) -> None:
    for name in ("../secret.json", ".hidden.json"):
        (folder / name).write_bytes(render(BRIEF["json"], SEED))
    (folder / "link.json").symlink_to(folder / "../secret.json")
    assert ask(server, path)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", ""])
def test_a_request_under_another_name_is_refused(server: Viewer, host: str) -> None:
    status, _, body = ask(server, "/", host=host)
    assert status == 421
    assert "Asadi" not in body


def test_the_head_has_no_body_and_other_methods_are_not_known(server: Viewer) -> None:
    assert ask(server, "/", method="HEAD")[::2] == (200, "")
    assert ask(server, "/", method="POST")[0] == 501


def test_a_changed_brief_is_read_again_and_what_is_no_brief_is_named(server: Viewer, folder: Path) -> None:
    assert "2 JSON files" not in ask(server, "/")[2]
    (folder / "seed.json").write_text('{"schema": 9}')
    (folder / "other.json").write_text("[]")
    _, _, index = ask(server, "/")
    assert "2 JSON files that are no briefs" in index
    assert "has schema version 9" in index
    status, head, body = ask(server, "/brief/seed.json")
    assert (status, "text/plain" in head) == (422, True)
    assert "schema version 9" in body


def test_titles_and_speakers_are_text_in_the_index(server: Viewer, folder: Path) -> None:
    (folder / "seed.json").write_text(
        json.dumps(brief_object(made(hostile(), english='"><script>alert(1)</script>'))), encoding="utf-8"
    )
    index = ask(server, "/")[2]
    assert index.count("<script>") == 1
    assert "&lt;script&gt;alert(1)" in index


def test_no_folder_and_no_port_are_told(server: Viewer, folder: Path) -> None:
    with pytest.raises(InputError, match="is no folder"):
        Viewer(folder / "none")
    if os.name == "posix":
        with pytest.raises(OutputError, match="choose another with --port"):
            Viewer(folder, port=server.server_port)
