"""Gather the English words for `brief.text.english_words`.

    python -m training.english_words SCOWL_DIR $BRIEF_DATA_DIR [$BRIEF_GOLD_DIR]

Writes `cli/brief/text/english_words.txt.xz`, a stem a line. Sources: SCOWL up to size 70 (Kevin Atkinson and others;
the folder `usr/share/dict/scowl` of Debian's package `scowl`), American and British spelling and their variants; and
the words that the English side of news/ and parallel/ has five times and more in small letters.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from brief.text.content import english_stem
from training.config import read_recipe
from training.corpora import counted_pairs

TARGET = Path(__file__).parent.parent / "cli/brief/text/english_words.txt.xz"
RECIPE = Path(__file__).parent / "fa-en-small.toml"
LISTS = ("english", "american", "british", "british_z", "variant_1", "american_variant_1", "british_variant_1")
LARGEST = 70
"""SCOWL's size: with the words of the sciences (`intracellular`), without the rare ones."""

LEAST_COUNT = 5
_WORD = re.compile(r"(?<![\w'’./@-])[a-z]+(?![\w'’/@]|\.\w)")


def scowl(folder: Path) -> set[str]:
    """The words in small letters of its lists."""
    paths = (path for name in LISTS for path in folder.glob(f"{name}-words.*"))
    sizes = (path for path in paths if int(path.suffix[1:]) <= LARGEST)
    return {word for path in sizes for word in path.read_text(encoding="latin-1").split() if _WORD.fullmatch(word)}


def frequent(data: Path, gold: Path | None) -> set[str]:
    """Words of the sentence pairs, some of which no list has."""
    counts: Counter[str] = Counter()
    for _, _, english in counted_pairs(data, gold, read_recipe(RECIPE).data):
        counts.update(_WORD.findall(english))
    return {word for word, count in counts.items() if count >= LEAST_COUNT}


def main(folder: Path, data: Path, gold: Path | None = None) -> None:
    """Gather, and write the file."""
    stems = sorted({english_stem(word) for word in scowl(folder) | frequent(data, gold)})
    packed = lzma.compress("\n".join(stems).encode(), preset=9 | lzma.PRESET_EXTREME)
    TARGET.write_bytes(packed)
    print(f"{len(stems)} stems, {len(packed)} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
