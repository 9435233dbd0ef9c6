"""Peak memory and cost per article of `brief batch` at several sizes, and of a second run over what is finished.

    BRIEF_DATA_DIR=... python benchmarks/batch_memory.py [--sizes 100 1000 9000] [--model embedded]

Each size in a process of its own, over copies of different articles; `--model echo` measures all but the model.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from batch_throughput import put_articles

_CHILD = """
import resource, sys
from brief.main import app
try:
    app()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)
"""


def measure(inputs: Path, output: Path, model: str) -> tuple[float, float]:
    """Peak resident memory in MB, and seconds."""
    command = [sys.executable, "-c", _CHILD, "batch", str(inputs), "-o", str(output), "--model", model, "--no-cache"]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return float(done.stderr.splitlines()[-1]), time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 9000])
    parser.add_argument("--model", default="embedded")
    given = parser.parse_args()
    print(f"{'articles':>8} {'peak MB':>8} {'s/article':>10} {'again MB':>9} {'again s':>8}")
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            inputs = put_articles(Path(scratch) / "in", size)
            size = len(list(inputs.iterdir()))
            peak, seconds = measure(inputs, Path(scratch) / "out", given.model)
            again, resumed = measure(inputs, Path(scratch) / "out", given.model)
        print(f"{size:>8} {peak:>8.0f} {seconds / size:>10.3f} {again:>9.0f} {resumed:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
