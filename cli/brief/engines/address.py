"""The address of a server that answers like OpenAI's: read, and told to people without what is secret in it."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from brief.errors import EngineError

KEY_VARIABLE = "BRIEF_ENDPOINT_KEY"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server is asked, and the part of it that people are told."""

    url: str
    host: str
    local: bool
    encrypted: bool


def read_address(endpoint: str) -> Address:
    """From what the user gave: the server's address with or without `/v1`. Raises EngineError."""
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError as failure:
        message = f"--endpoint: {failure}"
        raise EngineError(message) from failure
    if parts.username or parts.password:
        message = f"--endpoint: no user or password in the address; a key goes into {KEY_VARIABLE}."
        raise EngineError(message)
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        message = "--endpoint: an address like http://localhost:8000/v1 is needed, without ? and #."
        raise EngineError(message)
    path = parts.path.rstrip("/").removesuffix("/chat/completions") or "/v1"
    url = f"{parts.scheme}://{parts.netloc}{path}/chat/completions"
    return Address(url, f"{host}:{port}" if port else host, _is_loopback(host), parts.scheme == "https")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
