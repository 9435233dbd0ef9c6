"""Every test starts from the same ground: no settings from outside, no network, its own cache."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run: a new counterexample belongs to whoever looks for one, not to the next change.
settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")

SEED = Path(__file__).parent.parent / "seeds" / "000_b1efa616d600e43d.txt"


@pytest.fixture(autouse=True)
def clean_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in __import__("os").environ if name.startswith("BRIEF_")]:
        if name not in ("BRIEF_GOLD_DIR", "BRIEF_DATA_DIR", "BRIEF_UPDATE_GOLDEN"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("BRIEF_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("NO_COLOR", "1")


_guarded = False


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    # A name of a local socket, or an address on loopback, where tests have servers of their own.
    if event == "socket.connect" and not isinstance(arguments[1], (str, bytes)) and arguments[1][0] != "127.0.0.1":
        message = f"a test tried to open a network connection: {arguments[1]!r}"
        raise AssertionError(message)


def pytest_sessionstart() -> None:
    """Audit hooks cannot be removed, so one is added once a session."""
    global _guarded
    if not _guarded:
        sys.addaudithook(_refuse)
        _guarded = True
