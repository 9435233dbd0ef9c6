"""Precision and recall of half-space restoration, its load time and its speed.

    BRIEF_DATA_DIR=... python -m benchmarks.halfspaces [FILE.conllu ...]

From each text all half-spaces are removed, then restored, and the positions compared with the text as published
("lost"). "Spaced" does the same with a space in place of each half-space before or after an affix. "Untouched" counts
what restoration changes in the text as published: mostly slips of the outlet, some errors. The news articles are those
that `training/word_frequencies.py` keeps out of its counts; CoNLL-U files (UD Persian) give their `# text` lines.
"""

import os
import re
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.word_frequencies import articles, is_held_out, tidy

from brief.text.characters import ZWNJ
from brief.text.halfspaces import lexicon, restore_halfspaces

SENTENCES = 600
_AFFIX_GAP = re.compile(
    f"(?<=\\bمی){ZWNJ}|(?<=\\bنمی){ZWNJ}|{ZWNJ}(?=(?:ها|های|هایی|هایش|هایشان|ترین|تر|اند|ایم|ام|ای|اش)(?![\\w{ZWNJ}]))"
)


@dataclass(frozen=True, slots=True)
class Score:
    """Right, spurious and missed positions; `joined`: half-spaces where the text as published has a space."""

    right: int
    spurious: int
    missed: int
    joined: int

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.spurious)
        recall = self.right / max(1, self.right + self.missed)
        f = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"P {precision:.3f}  R {recall:.3f}  F {f:.3f}  of {self.right + self.missed}, spaces joined {self.joined}"
        )


def positions(text: str, wanted: str) -> set[int]:
    """Where `wanted` stands, by the number of characters before it, spaces and half-spaces not counted."""
    found, letters = set(), 0
    for character in text:
        if character == wanted:
            found.add(letters)
        letters += character not in (" ", ZWNJ)
    return found


def score(pairs: Iterable[tuple[str, str]]) -> Score:
    """Positions of (published, restored) pairs compared."""
    right = spurious = missed = joined = 0
    for published, restored in pairs:
        wanted, found, spaces = positions(published, ZWNJ), positions(restored, ZWNJ), positions(published, " ")
        right += len(wanted & found)
        spurious += len(found - wanted - spaces)
        missed += len(wanted - found)
        joined += len(found & spaces)
    return Score(right, spurious, missed, joined)


def report(name: str, texts: list[str]) -> None:
    """Print the three scores of a set of texts."""
    lost = score((text, restore_halfspaces(text.replace(ZWNJ, ""))) for text in texts)
    spaced = score((text, restore_halfspaces(_AFFIX_GAP.sub(" ", text))) for text in texts)
    untouched = score((text, restore_halfspaces(text)) for text in texts)
    print(f"{name}\n  lost       {lost}\n  spaced     {spaced}")
    print(f"  untouched  {untouched.spurious} added inside words, {untouched.joined} spaces joined")


def conllu(path: Path) -> list[str]:
    """The first sentences of a CoNLL-U file."""
    lines = path.read_text("utf-8").splitlines()
    return [tidy(line.removeprefix("# text = ")) for line in lines if line.startswith("# text = ")][:SENTENCES]


def main(data: Path, treebanks: list[Path]) -> None:
    """Print everything."""
    start = time.perf_counter()
    lexicon()
    print(f"load {time.perf_counter() - start:.3f} s, {len(lexicon().counts)} words")
    held_out = [(outlet, tidy(text)) for outlet, text in articles(data) if is_held_out(text)]
    texts = [text.replace(ZWNJ, "") for _, text in held_out]
    start = time.perf_counter()
    for text in texts:
        restore_halfspaces(text)
    print(f"{sum(len(text.split()) for text in texts) / (time.perf_counter() - start):.0f} words/s")
    report("ISNA, held out", [text for outlet, text in held_out if outlet.startswith("isna")])
    report("other outlets, held out", [text for outlet, text in held_out if not outlet.startswith("isna")])
    for path in treebanks:
        report(path.name, conllu(path))


if __name__ == "__main__":
    main(Path(os.environ["BRIEF_DATA_DIR"]), [Path(name) for name in sys.argv[1:]])
