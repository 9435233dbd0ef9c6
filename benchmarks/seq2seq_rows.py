"""Does the number of rows in a batch reach a row's result? Two layers of a model's size, on the CPU of this machine.

    python benchmarks/seq2seq_rows.py

Prints of 64 rows how many differ from what they are in one batch of 64, for batches of other sizes.
"""

import torch

from brief.engines.devices import cores


def differing(width: int, precision: torch.dtype, rows: int) -> int:
    torch.manual_seed(0)
    inner, outer = torch.randn(4 * width, width) * 0.03, torch.randn(width, 4 * width) * 0.03
    batch = torch.randn(64, width).to(precision)

    def feed(part: torch.Tensor) -> torch.Tensor:
        hidden = torch.relu(torch.nn.functional.linear(part, inner.to(precision)))
        return torch.nn.functional.linear(hidden, outer.to(precision))

    parts = torch.cat([feed(part) for part in batch.split(rows)])
    return int((parts != feed(batch)).any(dim=1).sum())


def main() -> None:
    torch.set_num_threads(cores())
    for width in (512, 1024):
        for precision in (torch.float32, torch.bfloat16):
            found = ", ".join(f"{rows}: {differing(width, precision, rows)}" for rows in (1, 2, 4, 8, 16, 32))
            print(f"width {width}, {precision}: {found}")


if __name__ == "__main__":
    main()
