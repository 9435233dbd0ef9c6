"""A page from the network: one GET, bounded in time, size and redirects, and never to an address that is not public.

Each host is resolved once, all its addresses are checked, and the connection goes to a checked address, so that a
redirect or a second answer of the name server cannot lead into a private network. Proxies are not used: they would
resolve the name themselves.
"""

import socket
import ssl
import zlib
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import brief
from brief.errors import InputError

LIMIT = 20_000_000
"""Bytes, as sent and when unpacked."""
TIMEOUT, DEADLINE = 10.0, 30.0
"""Seconds without a sign of the server, and for one answer as a whole."""
MOST_REDIRECTS = 5

_REDIRECTS = (301, 302, 303, 307, 308)
_NAT64 = IPv6Network("64:ff9b::/96")
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/json": ".json", "application/x-ndjson": ".jsonl", "application/rss+xml": ".xml",
    "application/atom+xml": ".xml", "application/xml": ".xml", "text/xml": ".xml", "application/pdf": ".pdf",
    "application/epub+zip": ".epub", "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: the address after redirects, the bytes, the declared encoding, a suffix for the type."""

    url: str
    data: bytes
    charset: str
    suffix: str


def fetch(url: str) -> Page:
    """The page at `url`. Raises InputError."""
    target = url
    for _ in range(MOST_REDIRECTS + 1):
        answer = _get(target)
        if isinstance(answer, Page):
            return answer
        target = urljoin(target, answer)
    message = f"{url} cannot be fetched: more than {MOST_REDIRECTS} redirects."
    raise InputError(message)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, also one that is wrapped into another kind."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        nat64 = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
        if inner := ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1]) or nat64:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def dial(host: str, port: int) -> socket.socket:
    """A connection to a public address of the host. Raises InputError and OSError."""
    found = [str(place[0]) for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if refused := next((address for address in found if not is_public(address)), None):
        message = f"{host} is no public host (its address is {refused}): brief fetches public pages only."
        raise InputError(message)
    return connect(found[0], port)


def connect(address: str, port: int) -> socket.socket:
    """A connection to that address. Raises OSError."""
    return socket.create_connection((address, port), timeout=TIMEOUT)


class _Connection(HTTPConnection):
    """Goes where `dial` leads, and is cut when the deadline has passed."""

    def __init__(self, host: str, port: int, *, secure: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self._secure = secure
        self.default_port = port if secure else self.default_port
        self._timer: Timer | None = None
        self.late = False

    def connect(self) -> None:
        plain = dial(self.host, self.port)

        def cut() -> None:
            # A shutdown wakes a reader that waits; a server that sends a byte now and then runs into no time-out.
            self.late = True
            plain.shutdown(socket.SHUT_RDWR)

        self._timer = Timer(DEADLINE, cut)
        self._timer.daemon = True
        self._timer.start()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(plain, server_hostname=self.host) if self._secure else plain

    def end(self) -> None:
        """Close for good; `close` itself is called by http.client as soon as the head has come."""
        if self._timer:
            self._timer.cancel()
        self.close()


def _get(url: str) -> Page | str:
    """The page, or where a redirect leads."""
    try:
        parts = _checked(urlsplit(url))
        secure = parts.scheme == "https"
        connection = _Connection(str(parts.hostname), parts.port or (443 if secure else 80), secure=secure)
        try:
            query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
            connection.request("GET", (quote(parts.path, safe=_SAFE) or "/") + query, headers=_HEADERS)
            answer = _answer(connection.getresponse(), url)
            if connection.late:
                refusal = f"no complete answer within {DEADLINE:.0f} seconds"
                raise TimeoutError(refusal)
            return answer
        finally:
            connection.end()
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        message = f"{url} cannot be fetched: {error or type(error).__name__}."
        raise InputError(message) from error


_HEADERS = {
    "User-Agent": f"persian-brief/{brief.__version__}",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


def _checked(parts: SplitResult) -> SplitResult:
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        refusal = "only plain http and https addresses, without a user name"
        raise ValueError(refusal)
    return parts


def _answer(response: HTTPResponse, url: str) -> Page | str:
    if response.status in _REDIRECTS and (location := response.headers.get("Location")):
        return location
    if response.status != 200:
        refusal = f"the server answers {response.status} {response.reason}"
        raise HTTPException(refusal)
    data = response.read(LIMIT + 1)
    if response.length and len(data) <= LIMIT:
        refusal = f"the answer was cut short, {response.length:,} bytes before its end"
        raise HTTPException(refusal)
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        data = zlib.decompressobj(wbits=47).decompress(data, LIMIT + 1)  # 47: gzip or zlib, whichever it is
    if len(data) > LIMIT:
        refusal = f"it is larger than {LIMIT:,} bytes"
        raise HTTPException(refusal)
    charset = response.headers.get_content_charset() or ""
    return Page(url, data, charset, _SUFFIXES.get(response.headers.get_content_type(), ""))
