"""How often the checks of one unit cry wolf on human translations, and how often they find planted faults.

    BRIEF_DATA_DIR=... BRIEF_GOLD_DIR=... python benchmarks/checks.py [--show FLAG]

False alarms: pairs of a set where the check fails, over the pairs where it has something to verify. Detection: the same
pairs with one fault planted. No fault is planted where it would not be one (a number changed to what stands there too).
"""

import json
import lzma
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from brief.steps.check_units import unit_flags
from brief.text.figures import compare_figures

Pair = tuple[str, str]
FLAGS = ("numbers", "quotes_added", "loop", "residue", "length", "copied")


def flores() -> Iterator[Pair]:
    for line in Path(os.environ["BRIEF_DATA_DIR"], "dev", "flores_dev.tsv").read_text(encoding="utf-8").splitlines():
        persian, english = line.split("\t")
        yield persian, english


def gold() -> Iterator[Pair]:
    for path in sorted(Path(os.environ["BRIEF_GOLD_DIR"], "dev").glob("*.json")):
        lines = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        english = json.loads(path.read_text(encoding="utf-8"))["translation_en"]
        yield from zip((line for line in lines if line.strip()), english, strict=True)


def agency() -> Iterator[Pair]:
    for path in sorted(Path(os.environ["BRIEF_DATA_DIR"], "news").glob("agency_*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, 0, None, 5):
                cells = line.rstrip("\n").split("\t")
                if len(cells) == 3:
                    yield cells[1], cells[2]


def numbers_changed(english: str, chance: random.Random) -> str:
    """One number in digits made another one."""
    found = list(re.finditer(r"\d+(?:[.,]\d+)*", english))
    if not found:
        return english
    match = chance.choice(found)
    digits = list(match.group())
    place = chance.choice([index for index, digit in enumerate(digits) if digit.isdigit()])
    digits[place] = str((int(digits[place]) + chance.randint(1, 8)) % 9 + 1)
    return english[: match.start()] + "".join(digits) + english[match.end() :]


def numbers_dropped(english: str, chance: random.Random) -> str:
    """One number in digits left out, one that comes once (the check compares sets of values)."""
    found = [match for match in re.finditer(r"\d+(?:[.,]\d+)*", english) if english.count(match.group()) == 1]
    if not found:
        return english
    match = chance.choice(found)
    return english[: match.start()] + english[match.end() :]


def quotes_added(english: str, _: random.Random) -> str:
    """Marks around the second half of a sentence that has none."""
    words = english.split()
    half = len(words) // 2
    return " ".join([*words[:half], '"' + " ".join(words[half:]) + '"'])


def loop(english: str, chance: random.Random) -> str:
    """Four words three times more."""
    words = english.split()
    start = chance.randrange(max(1, len(words) - 4))
    return " ".join(words[: start + 4] + words[start : start + 4] * 3 + words[start + 4 :])


def length(english: str, _: random.Random) -> str:
    """The first sixth only."""
    words = english.split()
    return " ".join(words[: max(1, len(words) // 6)])


PLANTS = (
    ("numbers", numbers_changed),
    ("numbers", numbers_dropped),
    ("quotes_added", quotes_added),
    ("loop", loop),
    ("length", length),
)


def has_matter(flag: str, persian: str, english: str) -> bool:
    """Whether the check has something to verify in the pair."""
    compared = compare_figures(persian, english)
    return bool(compared.figures or compared.added) if flag == "numbers" else bool(persian.strip())


def measure(name: str, pairs: Iterable[Pair], show: str | None) -> None:
    matter, alarms, planted, detected = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    chance = random.Random(1)
    for persian, english in pairs:
        flags = unit_flags(persian, english)
        for flag in FLAGS:
            matter[flag] += has_matter(flag, persian, english)
        alarms.update(flags)
        if show in flags:
            compared = compare_figures(persian, english)
            print([figure.value for figure in compared.missing], compared.added, persian, english, "", sep="\n  ")
        for flag, plant in PLANTS:
            faulty = plant(english, chance)
            if (
                faulty != english
                and flag not in flags
                and len(english.split()) > 8
                and not (flag == "quotes_added" and re.search(r'[«»“”"]', persian))
            ):
                planted[plant.__name__] += 1
                detected[plant.__name__] += flag in unit_flags(persian, faulty)
    for flag in FLAGS:
        share = alarms[flag] / matter[flag] if matter[flag] else 0
        print(f"{name}: {flag}: false alarms {alarms[flag]} of {matter[flag]} ({share:.4f})")
    for _, plant in PLANTS:
        fault = plant.__name__
        share = detected[fault] / planted[fault] if planted[fault] else 0
        print(f"{name}: {fault}: detected {detected[fault]} of {planted[fault]} ({share:.4f})")


if __name__ == "__main__":
    shown = sys.argv[2] if sys.argv[1:2] == ["--show"] else None
    measure("FLORES dev", flores(), shown)
    measure("gold/dev", gold(), shown)
    measure("agency", agency(), shown)
