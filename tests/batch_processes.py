"""A batch in a process of its own, over small articles of the seed's sentences."""

import sys
from pathlib import Path

from conftest import SEED


def put_articles(folder: Path, number: int) -> Path:
    """Articles of four paragraphs, each different."""
    folder.mkdir()
    lines = SEED.read_text(encoding="utf-8").splitlines()
    for index in range(number):
        rotated = [lines[(index + k) % len(lines)] for k in range(4)]
        (folder / f"{index:03d}.txt").write_text("\n".join(rotated) + f"\nشمار {index} است.\n", encoding="utf-8")
    return folder


def command(inputs: Path, output: Path, *more: str) -> list[str]:
    base = [sys.executable, "-m", "brief", "batch", str(inputs), "-o", str(output), "--model", "echo", "--no-cache"]
    return [*base, *more]


def briefs(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in output.iterdir() if path.suffix in (".md", ".json")}
