"""A batch in processes of their own: killed without warning, interrupted politely, shared, and on a full disk."""

import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from batch_processes import briefs, command, put_articles

ARTICLES = 16


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
    inputs = put_articles(tmp_path / "in", ARTICLES)
    subprocess.run(command(inputs, tmp_path / "whole"), check=True, capture_output=True)
    killed = stop_midway(inputs, tmp_path / "parted", with_signal=signal.SIGKILL)
    assert killed.returncode == -signal.SIGKILL
    assert 0 < len(list((tmp_path / "parted").glob("*.md"))) < ARTICLES
    subprocess.run(command(inputs, tmp_path / "parted"), check=True, capture_output=True)
    assert briefs(tmp_path / "parted") == briefs(tmp_path / "whole")
    assert len(briefs(tmp_path / "whole")) == 2 * ARTICLES


def test_an_interrupt_finishes_what_is_in_hand_and_says_how_to_go_on(tmp_path: Path) -> None:
    stopped = stop_midway(put_articles(tmp_path / "in", ARTICLES), tmp_path / "out", with_signal=signal.SIGINT)
    assert stopped.returncode == 130
    assert "finishing the articles in hand" in stopped.stderr
    assert "run the same command to go on" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert not list((tmp_path / "out").glob(".*.part"))


def test_two_processes_share_a_folder_and_make_nothing_twice(tmp_path: Path) -> None:
    inputs = put_articles(tmp_path / "in", ARTICLES)
    both = [subprocess.Popen(command(inputs, tmp_path / "out"), stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(120) for process in both] == [0, 0]
    ledger = (tmp_path / "out" / "batch.jsonl").read_text(encoding="utf-8").splitlines()
    made = Counter(line.split('"name": ')[1].split(",")[0] for line in ledger if '"status": "written"' in line)
    assert (len(made), set(made.values())) == (ARTICLES, {1})
    assert len(briefs(tmp_path / "out")) == 2 * ARTICLES


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 200 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small file system is not allowed here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_stops_the_batch_and_it_goes_on_where_there_is_room(tmp_path: Path, small_disk: Path) -> None:
    inputs = put_articles(tmp_path / "in", ARTICLES)
    subprocess.run(command(inputs, tmp_path / "whole"), check=True, capture_output=True)
    stopped = subprocess.run(command(inputs, small_disk / "out"), capture_output=True, text=True, check=False)
    assert (stopped.returncode, "the disk is full" in stopped.stderr) == (7, True)
    there = briefs(small_disk / "out")
    assert 0 < len(there) < 2 * ARTICLES
    assert there.items() <= briefs(tmp_path / "whole").items()
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    subprocess.run(command(inputs, small_disk / "out"), check=True, capture_output=True)
    assert briefs(small_disk / "out") == briefs(tmp_path / "whole")


def test_a_read_only_file_system_is_told(tmp_path: Path, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    inputs = put_articles(tmp_path / "in", 1)
    stopped = subprocess.run(command(inputs, small_disk / "out"), capture_output=True, text=True, check=False)
    assert (stopped.returncode, "read-only" in stopped.stderr) == (7, True)
