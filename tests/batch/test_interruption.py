"""A batch in a process of its own: killed without warning, interrupted politely, and gone on with."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from conftest import SEED

ARTICLES = 24


def articles(folder: Path) -> Path:
    """Small articles, each different."""
    folder.mkdir()
    lines = SEED.read_text(encoding="utf-8").splitlines()
    for number in range(ARTICLES):
        rotated = [lines[(number + k) % len(lines)] for k in range(4)]
        (folder / f"{number:03d}.txt").write_text("\n".join(rotated) + f"\nشمار {number} است.\n", encoding="utf-8")
    return folder


def command(inputs: Path, output: Path) -> list[str]:
    return [sys.executable, "-m", "brief", "batch", str(inputs), "-o", str(output), "--model", "echo", "--no-cache"]


def briefs(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in output.iterdir() if path.suffix in (".md", ".json")}


def stop_midway(inputs: Path, output: Path, *, with_signal: int) -> subprocess.CompletedProcess[str]:
    """Start a batch and stop it once some briefs, and not all, are there."""
    process = subprocess.Popen(command(inputs, output), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None and len(list(output.glob("*.md"))) < 3:
        time.sleep(0.005)
    os.kill(process.pid, with_signal)
    out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def test_killed_and_gone_on_with_gives_the_same_bytes(tmp_path: Path) -> None:
    inputs = articles(tmp_path / "in")
    subprocess.run(command(inputs, tmp_path / "whole"), check=True, capture_output=True)
    killed = stop_midway(inputs, tmp_path / "parted", with_signal=signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    assert 0 < len(list((tmp_path / "parted").glob("*.md"))) < ARTICLES
    subprocess.run(command(inputs, tmp_path / "parted"), check=True, capture_output=True)
    assert briefs(tmp_path / "parted") == briefs(tmp_path / "whole")
    assert len(briefs(tmp_path / "whole")) == 2 * ARTICLES


def test_an_interrupt_says_how_to_go_on_and_exits_with_130(tmp_path: Path) -> None:
    inputs = articles(tmp_path / "in")
    stopped = stop_midway(inputs, tmp_path / "out", with_signal=signal.SIGINT)
    assert stopped.returncode == 130
    assert "run the same command to go on" in stopped.stderr
    assert "Traceback" not in stopped.stderr
