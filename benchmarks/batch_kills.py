"""Kill a batch without warning at random moments, again and again, until it is through: is every brief there, once?

    BRIEF_DATA_DIR=... python benchmarks/batch_kills.py [--kills 100] [--articles 300] [--model embedded] [--shards N]
    ... --engine ray [--victim actor]       kills the driver with all it started, or one actor of a run that goes on

Compares the bytes with those of an undisturbed run. Each run of a killed batch makes a few more briefs; when all are
there before the kills are used up, the folder is begun anew.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from batch_throughput import put_articles


def command(inputs: Path, output: Path, more: list[str]) -> list[str]:
    return [sys.executable, "-m", "brief", "batch", str(inputs), "-o", str(output), "--no-cache", "--quiet", *more]


def contents(output: Path) -> dict[str, bytes]:
    """Every result; the ledger and hidden files are none."""
    found = (path for path in output.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found if path.name != "batch.jsonl"}


def actors_of(driver: int) -> list[int]:
    """The processes of Ray's actors below `driver`."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = {
        int(pid): (int(parent), words) for pid, parent, words in (line.split(None, 2) for line in listed.splitlines())
    }

    def below(pid: int) -> bool:
        return pid == driver or (pid in rows and below(rows[pid][0]))

    return [pid for pid, (_, words) in rows.items() if "MapWorker" in words and below(pid)]


def begin(inputs: Path, output: Path, more: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(inputs, output, more), start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def kill_driver(process: subprocess.Popen[bytes], *, after: float) -> bool:
    """Kill it with all it started; whether it was still there."""
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def kill_actor(process: subprocess.Popen[bytes], output: Path, *, after: float) -> bool:
    """Kill an actor some time after the first brief, and let the run go on to its end; whether one was still there."""
    while process.poll() is None and not any(output.rglob("*.md")):
        time.sleep(0.05)
    time.sleep(after)
    hit = actors_of(process.pid)[:1]
    for actor in hit:
        os.kill(actor, signal.SIGKILL)
    if process.wait():
        sys.exit(f"the run did not survive its actor: exit code {process.returncode}")
    return bool(hit)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--shards", type=int)
    parser.add_argument("--engine", default="local", choices=["local", "ray"])
    parser.add_argument("--victim", default="driver", choices=["driver", "actor"])
    given = parser.parse_args()
    more = ["--model", given.model, *(["--shards", str(given.shards)] if given.shards else [])]
    on_ray = [*more, "--engine", "ray", "--actors", "2"] if given.engine == "ray" else more
    moments = random.Random(7)
    with tempfile.TemporaryDirectory() as scratch:
        inputs, whole, output = (Path(scratch) / name for name in ("in", "whole", "out"))
        put_articles(inputs, given.articles)
        start = time.perf_counter()
        subprocess.run(command(inputs, whole, more), check=True, stdout=subprocess.DEVNULL)
        longest = time.perf_counter() - start
        if given.engine == "ray":  # which takes a while to start; an actor is waited for
            longest *= 0.2 if given.victim == "actor" else 3
        wanted, kills, folders, wrong = contents(whole), 0, 0, 0
        while kills < given.kills:
            process, after = begin(inputs, output, on_ray), moments.uniform(0, longest)
            if given.victim == "actor":
                killed = kill_actor(process, output, after=after)
            else:
                killed = kill_driver(process, after=after)
            kills += killed
            wrong += any(content != wanted.get(name) for name, content in contents(output).items()) and not given.shards
            if not killed or given.victim == "actor" or kills == given.kills:
                if given.victim == "driver":
                    subprocess.run(command(inputs, output, on_ray), check=True, stdout=subprocess.DEVNULL)
                folders, wrong = folders + 1, wrong + (contents(output) != wanted)
                shutil.rmtree(output)
                print(f"{kills} kills over {folders} folders: {wrong} times other bytes", flush=True)
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
