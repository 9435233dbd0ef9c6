from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import tiny
import tiny_chat
import tiny_checkpoints
from brief.templates import load_prompt


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.build(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def tiny_qwen3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_chat.qwen3(tmp_path_factory.mktemp("qwen3"), load_prompt("translate"))


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiny models gain nothing from a second, and lose much where other processes run."""
    monkeypatch.setattr("brief.engines.devices.cores", lambda: 1)


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a tiny checkpoint of a family, trained when first asked for."""
    root = tmp_path_factory.mktemp("checkpoints")

    @cache
    def make(family: str) -> Path:
        return tiny_checkpoints.make(family, root / family)

    return make
