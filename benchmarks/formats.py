"""What each format of a brief costs, as times of its JSON; and the first look at a folder in `brief view`.

python benchmarks/formats.py SIDECAR.json [NUMBER_OF_BRIEFS]
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from brief.rendering.formats import BRIEF, render
from brief.rendering.restore import load_brief
from brief.viewing import Shelf


def seconds(work: Callable[[], object], *, rounds: int = 20) -> float:
    """The best of `rounds`: what else runs on the machine only adds."""

    def once() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return min(once() for _ in range(rounds))


def main(sidecar: Path, number: int) -> None:
    brief = load_brief(sidecar)
    base = seconds(lambda: render(BRIEF["json"], brief))
    print(f"json      {base * 1000:7.2f} ms")
    print(f"read back {seconds(lambda: load_brief(sidecar)) / base:7.2f} times as long")
    for name in BRIEF:
        if name != "json":
            print(f"{name:<9} {seconds(lambda name=name: render(BRIEF[name], brief)) / base:7.2f} times as long")
    with tempfile.TemporaryDirectory() as folder:
        for index in range(number):
            shutil.copy(sidecar, Path(folder) / f"{index}.json")
        shelf = Shelf(Path(folder))
        first, again = seconds(shelf.entries, rounds=1), seconds(shelf.entries, rounds=3)
    print(
        f"index of {number} briefs: {number / first:.0f} a second at first, {number / again:.0f} when nothing changed"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 500)
