"""No packet leaves: names are resolved by a table, connections end in a thread of this process."""

import gzip
import socket
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from brief.errors import InputError
from brief.main import app
from brief.reading import fetch
from brief.reading.source import read_all

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "شهردار شیراز گفت که این خط با هزینه ۳۲۰ میلیارد تومان ساخته شده است و او از آن خبر داد."
PAGE = f"<html><title>خط هفت</title><body><h1>خط هفت</h1><p>{TEXT}</p>".encode()
URL = "http://public.example/news/۱"
ADDRESSES = {
    "public.example": ["93.184.216.34"],
    "other.example": ["2606:2800:220:1:248:1893:25c8:1946"],
    "inner.example": ["10.0.0.7"],
    "half.example": ["93.184.216.34", "127.0.0.1"],
}


def answer(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    told = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{told}\r\n".encode() + body


class Web:
    """Answers by path; a bytes value is sent at once, a function gets the server's end of the connection."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Callable[[socket.socket], None]] = {}
        self.asked: list[str] = []

    def connect(self, address: str, port: int) -> socket.socket:
        ours, theirs = socket.socketpair()
        ours.settimeout(fetch.TIMEOUT)
        Thread(target=self._serve, args=(theirs,), daemon=True).start()
        return ours

    def _serve(self, end: socket.socket) -> None:
        with end:
            request = end.recv(65536).decode("latin-1")
            self.asked.append(request)
            given = self.answers.get(request.split(" ")[1], answer(b"", "404 Not Found"))
            if callable(given):
                given(end)
            else:
                end.sendall(given)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        if host not in ADDRESSES:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(0, 0, 0, "", (address, port)) for address in ADDRESSES[host]]

    made = Web()
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(fetch, "connect", made.connect)
    return made


def test_a_page_is_read_with_its_address_and_the_digest_of_what_was_sent(web: Web, tmp_path: Path) -> None:
    web.answers["/news/%DB%B1"] = answer(Content_Type="text/html; charset=windows-1256")
    article = next(read_all(URL, allow_network=True, keep=tmp_path / "pages"))
    assert article.text == f"خط هفت\n{TEXT}"
    assert article.metadata["url"] == URL
    assert "declared as windows-1256" in article.metadata["encoding_evidence"]
    kept = tmp_path / "pages" / f"{article.name}.html"
    assert kept.read_bytes() == PAGE
    assert article.metadata["raw"].endswith(f"kept as {kept.name}")
    assert "Host: public.example\r\n" in web.asked[0]


def test_redirects_are_followed_and_counted(web: Web) -> None:
    web.answers["/1"] = answer(b"", "302 Found", Location="//other.example/2")
    web.answers["/2"] = answer(gzip.compress(PAGE), Content_Encoding="gzip")
    assert fetch.fetch("http://public.example/1").url == "http://other.example/2"
    web.answers["/2"] = answer(b"", "301 Moved", Location="/2")
    with pytest.raises(InputError, match="more than 5 redirects"):
        fetch.fetch("http://public.example/1")


@pytest.mark.parametrize("host", ["inner.example", "half.example"])
def test_a_private_address_is_refused_also_behind_a_redirect(web: Web, host: str) -> None:
    web.answers["/1"] = answer(b"", "307 Elsewhere", Location=f"http://{host}/secret")
    for url in (f"http://{host}/", "http://public.example/1"):
        with pytest.raises(InputError, match=f"{host} is no public host"):
            fetch.fetch(url)
    assert all("secret" not in request for request in web.asked)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::",
        "64:ff9b::a00:1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not fetch.is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_addresses_that_are_public(address: str) -> None:
    assert fetch.is_public(address)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (answer(b"", "404 Not Found"), "answers 404"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", "8 bytes before its end"),
        (b"SSH-2.0\r\n", "SSH-2.0"),
        (answer(b"x" * 2_000), "larger than 1,000 bytes"),
        (answer(gzip.compress(bytes(100_000)), Content_Encoding="gzip"), "larger than 1,000 bytes"),
        (answer(b"no gzip", Content_Encoding="gzip"), "cannot be fetched"),
        (answer(b"", "302 Found", Location="file:///etc/passwd"), "only plain http"),
        (answer(b"", "302 Found", Location="http://a:b@public.example/"), "without a user name"),
        (answer(b"", "302 Found", Location="http://public.example:x/"), "cannot be fetched"),
        (answer(b"", "302 Found", Location="http://nowhere.example/"), "not known"),
    ],
    ids=[
        "no page", "cut short", "another protocol", "too large", "a gzip bomb", "no gzip", "to a file", "to a user",
        "to no port", "to no host",
    ],
)  # fmt: skip
def test_what_cannot_be_fetched(web: Web, monkeypatch: pytest.MonkeyPatch, sent: bytes, told: str) -> None:
    monkeypatch.setattr(fetch, "LIMIT", 1_000)
    web.answers["/1"] = sent
    with pytest.raises(InputError, match=told):
        fetch.fetch("http://public.example/1")


@pytest.mark.parametrize(
    ("start", "piece"),
    [(b"", b""), (b"", b"X"), (b"HTTP/1.1 200 OK\r\n\r\n" + PAGE, b" ")],
    ids=["silent", "a head that drips", "a body that drips"],
)
def test_a_slow_server_is_given_up(web: Web, monkeypatch: pytest.MonkeyPatch, start: bytes, piece: bytes) -> None:
    monkeypatch.setattr(fetch, "TIMEOUT", 0.2)
    monkeypatch.setattr(fetch, "DEADLINE", 0.4)

    def drip(end: socket.socket) -> None:
        end.send(start)
        with suppress(OSError):  # that we have hung up
            for _ in range(30):
                end.send(piece)
                time.sleep(0.1)

    web.answers["/1"] = drip
    started = time.monotonic()
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch.fetch("http://public.example/1")
    assert time.monotonic() - started < 2


def test_the_network_is_for_those_who_allow_it() -> None:
    for options in ([], ["--allow-network", "--offline"]):
        result = CliRunner().invoke(app, ["write", "https://public.example/1", "--model", "echo", *options])
        assert result.exit_code == 3
        assert "--allow-network" in result.stderr
    result = CliRunner().invoke(app, ["write", "http://127.0.0.1/1", "--model", "echo", "--allow-network"])
    assert "no public host" in result.stderr
