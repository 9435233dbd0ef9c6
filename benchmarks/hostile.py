"""The hostile set as a table: input, size, what becomes of it, seconds, peak of memory.

    PYTHONPATH=tests python -m benchmarks.hostile

Each input is read in a process of its own, whose memory is counted from after the imports.
"""

import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from brief.errors import InputError
from hostile import HOSTILE, LARGE


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    print("| input | bytes | result | seconds | MiB more |\n|---|---:|---|---:|---:|")
    for number, hostile in enumerate(HOSTILE):
        path = folder / f"{number}{hostile.suffix}"
        path.write_bytes(hostile.make())
        _tell(hostile.label, path)
    for suffix in LARGE:
        path = folder / f"large{suffix}"
        path.write_bytes("شهردار شیراز گفت. ".encode() * 3_200_000)
        _tell(f"100 MB as {suffix}", path)
        path.unlink()


def _tell(label: str, path: Path) -> None:
    with get_context("spawn").Pool(1) as pool:
        result, seconds, more = pool.apply(_read, (str(path),))
    print(f"| {label} | {path.stat().st_size:,} | {result} | {seconds:.2f} | {more:.0f} |")


def _read(path: str) -> tuple[str, float, float]:
    import lxml.html
    import pypdfium2
    import trafilatura

    from brief.reading.source import read_each
    from brief.text.halfspaces import lexicon

    lexicon()
    assert all((lxml.html, pypdfium2, trafilatura))
    before, started = _peak(), time.perf_counter()
    try:
        found = list(read_each(Path(path)))
        refusal = next((str(item) for item in found if isinstance(item, InputError)), "")
    except InputError as error:
        refusal = str(error)
    told = f"refused: {refusal.partition(path)[2].strip(' ,')[:90]}" if refusal else "read"
    return told.replace("|", "/"), time.perf_counter() - started, _peak() - before


def _peak() -> float:
    """MiB. From /proc, as getrusage hands the peak of the parent down; so this runs on Linux only."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 2**10


if __name__ == "__main__":
    main()
