"""How long `brief --help` takes beside `python -c "import typer"`, in one run, interleaved.

    python benchmarks/startup.py [--runs 15]

Prints the median wall seconds of each and the median of the ratios pair by pair.
"""

import argparse
import statistics
import subprocess
import sys
import time

COMMANDS = {
    "import typer": [sys.executable, "-c", "import typer"],
    "brief --help": [sys.executable, "-m", "brief", "--help"],
}


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs = [{name: seconds(command) for name, command in COMMANDS.items()} for _ in range(parser.parse_args().runs + 1)]
    counted = runs[1:]
    for name in COMMANDS:
        print(f"{name:14} {statistics.median(run[name] for run in counted):.3f} s")
    ratios = [run["brief --help"] / run["import typer"] for run in counted]
    print(f"ratio          {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
