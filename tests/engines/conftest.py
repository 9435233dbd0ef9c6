from pathlib import Path

import pytest

import tiny
import tiny_chat
from brief.templates import load_prompt


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.build(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def tiny_qwen3(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_chat.qwen3(tmp_path_factory.mktemp("qwen3"), load_prompt("translate"))
