"""Against the server that comes with transformers, in a process of its own, with a model trained here."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from brief.engines.base import Decoding
from brief.engines.registry import open_engine
from brief.errors import EngineError
from tiny_chat import HOSTILE, PAIRS, STUBBORN, STUBBORN_ANSWERS, UNDERSTOOD

SERVE = "import sys; from transformers.cli.transformers import main; sys.argv[0] = 'transformers'; main()"


@pytest.fixture(scope="module")
def server(tiny_qwen3: Path) -> Iterator[str]:
    """Its address. It calls the model by the path from where it was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, "serve", tiny_qwen3.name, *place],
        cwd=tiny_qwen3.parent,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx2.get(f"{url}/health", trust_env=False).status_code == 200:
                return
        except httpx2.TransportError:
            time.sleep(0.2)
    pytest.fail("transformers serve did not start")


def test_it_answers_as_the_model_does_here(server: str, tiny_qwen3: Path) -> None:
    engine = open_engine(tiny_qwen3.name, endpoint=server)

    replies = engine.generate([*PAIRS, STUBBORN, HOSTILE], Decoding(max_tokens=32))

    assert [reply.text for reply in replies] == [*PAIRS.values(), STUBBORN_ANSWERS[1], UNDERSTOOD]


def test_a_model_that_it_has_not_is_told_in_its_own_words(server: str) -> None:
    with pytest.raises(EngineError, match=r"answered 4\d\d: .*some-model"):
        open_engine("some-model", endpoint=server).generate(["نفت گران شد."], Decoding())
