"""The mean of several weight files: `python -m training.average OUT WEIGHTS WEIGHTS...`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def average(paths: list[Path]) -> dict[str, torch.Tensor]:
    """Weight by weight, in float64 until the end. Raises KeyError where the files are of different models."""
    total: dict[str, torch.Tensor] = {}
    for path in paths:
        weights = torch.load(path, map_location="cpu")
        if total and total.keys() != weights.keys():
            message = f"{path} has other weights than {paths[0]}"
            raise KeyError(message)
        for name, weight in weights.items():
            total[name] = total.get(name, 0) + weight.double()
    return {name: (weight / len(paths)).float() for name, weight in total.items()}


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("weights", type=Path, nargs="+")
    given = parser.parse_args()
    torch.save(average(given.weights), given.out)


if __name__ == "__main__":
    main()
