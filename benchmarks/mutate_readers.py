"""Damaged input through every reader: no exception but InputError, nothing slower than two seconds.

    PYTHONPATH=tests python -m benchmarks.mutate_readers [COUNT] [SEED]

The damage is that of `tests/mutations.py`. Every input that breaks a promise is written to the temporary folder.
"""

import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from brief.article import Article
from brief.errors import InputError
from brief.reading.source import read_each
from mutations import mutate, samples

LONGEST = 2.0
"""Seconds of processor time."""


def main(count: int, seed: int) -> int:
    made = samples()
    names = sorted(made)
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest = 0.0
    folder = Path(tempfile.mkdtemp(prefix="mutated-"))
    for number in range(count):
        name = names[number % len(names)]
        suffix, data = made[name]
        path = folder / f"{number}{suffix}"
        path.write_bytes(mutate(data, random.Random(f"{seed}-{number}")))
        started = time.process_time()
        outcome = _read(path)
        seconds = time.process_time() - started
        slowest = max(slowest, seconds if number >= len(names) else 0.0)  # the first of each pays for the imports
        outcomes[name, "slow" if seconds > LONGEST and number >= len(names) else outcome] += 1
        if outcome in ("read", "refused") and seconds <= LONGEST:
            path.unlink()
        else:
            print(f"{outcome}, {seconds:.1f} s: {path}")
    kinds = ("read", "refused", "broken", "slow")
    print(f"{'':<14}" + "".join(f"{kind:>9}" for kind in kinds))
    for name in names:
        print(f"{name:<14}" + "".join(f"{outcomes[name, kind]:>9}" for kind in kinds))
    bad = sum(outcomes[name, kind] for name in names for kind in ("broken", "slow"))
    print(f"{count} inputs, {bad} broke a promise, the slowest took {slowest:.2f} s")
    return bad


def _read(path: Path) -> str:
    try:
        found = list(read_each(path))
    except InputError:
        return "refused"
    except Exception:  # the very thing that is looked for
        traceback.print_exc(limit=-4)
        return "broken"
    return "read" if any(isinstance(item, Article) for item in found) else "refused"


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(bool(main(*given, *(10_000, 1)[len(given) :])))
