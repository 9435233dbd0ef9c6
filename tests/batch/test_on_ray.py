"""A local Ray cluster of two actors, in a process of its own."""

import os
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from batch_processes import briefs, command, put_articles

pytestmark = pytest.mark.skipif(find_spec("ray") is None, reason="the extra `ray` is not installed")
RAY = ("--engine", "ray", "--actors", "2")


def test_the_same_bytes_after_the_driver_was_killed(tmp_path: Path) -> None:
    inputs = put_articles(tmp_path / "in", 24)
    (inputs / "bad.txt").write_text("")
    plain = subprocess.run(command(inputs, tmp_path / "plain"), capture_output=True, check=False)
    driver = subprocess.Popen(command(inputs, tmp_path / "ray", *RAY), start_new_session=True)
    deadline = time.monotonic() + 100
    while time.monotonic() < deadline and driver.poll() is None and not list((tmp_path / "ray").glob("*.md")):
        time.sleep(0.02)
    os.killpg(driver.pid, signal.SIGKILL)
    driver.wait()
    assert list((tmp_path / "ray").glob("*.md"))
    again = subprocess.run(command(inputs, tmp_path / "ray", *RAY), capture_output=True, text=True, check=False)
    assert (plain.returncode, again.returncode) == (9, 9)
    assert "bad.txt is empty" in again.stderr
    assert briefs(tmp_path / "ray") == briefs(tmp_path / "plain")


def test_shards_are_those_of_a_run_without_ray(tmp_path: Path) -> None:
    inputs = put_articles(tmp_path / "in", 6)
    for name, more in (("plain", ()), ("ray", RAY)):
        subprocess.run(command(inputs, tmp_path / name, "--shards", "2", *more), check=True, capture_output=True)
    plain, on_ray = ({p.name: p.read_bytes() for p in (tmp_path / n).glob("briefs-*")} for n in ("plain", "ray"))
    assert (len(plain), on_ray) == (2, plain)
    assert not list((tmp_path / "ray").glob(".*.part"))
