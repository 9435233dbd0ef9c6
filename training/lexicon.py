"""Count which words translate which, for `brief.text.lexicon`.

    python -m training.lexicon $BRIEF_DATA_DIR [$BRIEF_GOLD_DIR]

Writes `cli/brief/text/lexicon.tsv.xz`. A row of a Persian stem: how many translations in 1,000 have a word for it, the
commonest such word for people to read, and the stems of all of them; a row of an English stem: how many sources in
1,000 have a word for it, and nothing else.

IBM model 1 (Brown et al. 1993) over the content words of each pair, in both directions. The shares are measured
crosswise: the words of one half of the pairs are tried on the other half. Sources: news/ (four fifths of the agency
sentences; `benchmarks/planted_errors.py` measures on the last) and parallel/ (of the technical sets every other pair).
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from brief.text.content import english_content, persian_content
from brief.text.english_number_words import CARDINALS as ENGLISH_CARDINALS
from brief.text.english_number_words import ORDINALS as ENGLISH_ORDINALS
from brief.text.lexicon import RELIABLE, clipped
from brief.text.number_words import CARDINALS, ORDINALS, SCALES, THOUSAND
from brief.text.preparation import prepare
from training.config import read_recipe
from training.corpora import counted_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

TARGET = Path(__file__).parent.parent / "cli/brief/text/lexicon.tsv.xz"
RECIPE = Path(__file__).parent / "fa-en-small.toml"
NULL = 0
"""Number of the empty word, from which words without a counterpart come."""

LEAST_COUNT, LEAST_LINK, LEAST_TRIALS = 2, 0.7, 4
"""Pairs that a word stands in; expected pairs that a link rests on; pairs on which a share is measured."""

LEAST_FORWARD, LEAST_BACKWARD = 0.01, 0.05
"""p(English | Persian) or p(Persian | English) that makes a link."""

PRIOR = (1.5, 2.0)
"""Hits and trials added to the measured ones: rare words are trusted less."""

NEWS_WEIGHT = 4
"""Trials of the share over all domains that are added to those on news."""

HIGHEST = 0.995


_NUMBERS = frozenset((*CARDINALS, *ORDINALS, *SCALES, THOUSAND, "سال"))
"""No witnesses: digits stand for the words, and a date needs no word for the year."""


class Example(NamedTuple):
    """The distinct content stems of a pair."""

    persian: tuple[str, ...]
    english: tuple[str, ...]
    is_news: bool


Links = dict[str, dict[str, float]]
"""Persian stem, then each English stem that translates it with p(English | Persian)."""


def examples(data: Path, gold: Path | None, readable: dict[str, Counter[str]]) -> Iterator[Example]:
    """The pairs, of the technical sets every other one; `readable` gathers the words of each English stem."""
    for index, (domain, persian, english) in enumerate(counted_pairs(data, gold, read_recipe(RECIPE).data)):
        if domain == "technical" and index % 2:
            continue
        ours = dict.fromkeys(stem for _, stem in persian_content(prepare(persian)) if stem not in _NUMBERS)
        theirs = {}
        for word, stem in english_content(english):
            if word.lower() in ENGLISH_CARDINALS.keys() | ENGLISH_ORDINALS.keys():
                continue
            theirs[clipped(stem)] = None
            readable[clipped(stem)][word] += 1
        yield Example(tuple(ours), tuple(theirs), domain == "news")


def links_of(pairs: Sequence[Example]) -> Links:
    """What translates what, by either direction of the model."""
    persian, english = _numbered(pair.persian for pair in pairs), _numbered(pair.english for pair in pairs)
    sentence, ours, theirs = _cells(pairs, persian, english)
    forward = ibm1(sentence, ours, theirs)
    backward = {(a, b): value for (b, a), value in ibm1(sentence, theirs, ours).items()}
    words, others = list(persian), list(english)
    found: Links = defaultdict(dict)
    for cell in forward.keys() | backward.keys():
        (ahead, count), (back, counted) = forward.get(cell, (0.0, 0.0)), backward.get(cell, (0.0, 0.0))
        if NULL in cell or max(count, counted) < LEAST_LINK:
            continue
        if ahead >= LEAST_FORWARD or back >= LEAST_BACKWARD:
            found[words[cell[0]]][others[cell[1]]] = ahead
    return found


def ibm1(
    sentence: NDArray[np.int64], given: NDArray[np.int64], made: NDArray[np.int64], *, rounds: int = 6
) -> dict[tuple[int, int], tuple[float, float]]:
    """p(made | given) and its expected count for each two words that meet; the empty word makes and is not made."""
    kept = made != NULL
    sentence, given, made = sentence[kept], given[kept], made[kept]
    width = int(made.max()) + 1
    cells, cell = np.unique(given * width + made, return_inverse=True)
    _, slot = np.unique(sentence * width + made, return_inverse=True)
    givens = cells // width
    p = np.ones(len(cells))
    for _ in range(rounds):
        weight = p[cell]
        counts = np.bincount(cell, weight / np.bincount(slot, weight)[slot])
        p = counts / np.bincount(givens, counts)[givens]
    rows = zip(givens.tolist(), (cells % width).tolist(), p.tolist(), counts.tolist(), strict=True)
    return {(a, b): (value, count) for a, b, value, count in rows if count >= LEAST_LINK / 2}


def _numbered(texts: Iterable[tuple[str, ...]]) -> dict[str, int]:
    counts = Counter(word for words in texts for word in words)
    frequent = sorted(word for word, count in counts.items() if count >= LEAST_COUNT)
    return {word: number for number, word in enumerate(["", *frequent])}


def _cells(
    pairs: Sequence[Example], persian: dict[str, int], english: dict[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Sentence, Persian word and English word of every meeting of two words, the empty ones among them."""
    sentences, rows, columns = [], [], []
    for number, pair in enumerate(pairs):
        ours = np.array([NULL, *(persian[word] for word in pair.persian if word in persian)])
        theirs = np.array([NULL, *(english[word] for word in pair.english if word in english)])
        sentences.append(np.full(len(ours) * len(theirs), number))
        rows.append(np.repeat(ours, len(theirs)))
        columns.append(np.tile(theirs, len(ours)))
    return np.concatenate(sentences), np.concatenate(rows), np.concatenate(columns)


def turned(links: Links) -> dict[str, set[str]]:
    """English stem, then the Persian stems that it translates."""
    found: dict[str, set[str]] = defaultdict(set)
    for persian, english in links.items():
        for word in english:
            found[word].add(persian)
    return found


class Trials:
    """How often a word was met, and how often the other side had a word for it: in all pairs, and in news."""

    def __init__(self) -> None:
        self.met = (Counter[str](), Counter[str]())
        self.answered = (Counter[str](), Counter[str]())

    def take(self, words: Iterable[str], others: set[str], table: dict[str, set[str]], *, is_news: bool) -> None:
        """Try each word of one side on the words of the other."""
        for word in words:
            if word in table:
                hit = not table[word].isdisjoint(others)
                for kind in (0, 1) if is_news else (0,):
                    self.met[kind][word] += 1
                    self.answered[kind][word] += hit

    def shares(self) -> dict[str, float]:
        """The share for news, drawn towards that of all pairs where news has few."""
        found = {}
        for word, met in self.met[0].items():
            if met >= LEAST_TRIALS:
                everywhere = (self.answered[0][word] + PRIOR[0]) / (met + PRIOR[1])
                news = self.answered[1][word] + NEWS_WEIGHT * everywhere
                found[word] = min(HIGHEST, news / (self.met[1][word] + NEWS_WEIGHT))
        return found


def shares_of(pairs: Sequence[Example]) -> tuple[dict[str, float], dict[str, float]]:
    """Of Persian and of English stems, each half tried with what the other half knows."""
    persian, english = Trials(), Trials()
    for half in (0, 1):
        links = links_of(pairs[half::2])
        ahead, back = {word: set(others) for word, others in links.items()}, turned(links)
        for pair in pairs[1 - half :: 2]:
            persian.take(pair.persian, set(pair.english), ahead, is_news=pair.is_news)
            english.take(pair.english, set(pair.persian), back, is_news=pair.is_news)
    return persian.shares(), english.shares()


def rows_of(
    links: Links, shares: tuple[dict[str, float], dict[str, float]], readable: dict[str, Counter[str]]
) -> Iterator[str]:
    """The file's lines; a Persian stem that is no reliable witness is there for the English ones that it explains."""
    persian, english = shares
    certain = {word for word, share in english.items() if share >= RELIABLE}
    for word in sorted(links):
        is_witness = persian.get(word, 0) >= RELIABLE
        others = sorted(links[word], key=lambda other: (-links[word][other], other))
        kept = others if is_witness else [other for other in others if other in certain]
        if kept:
            share = round(1000 * persian[word]) if is_witness else 0
            yield f"{word}\t{share}\t{readable[others[0]].most_common(1)[0][0]}\t{' '.join(kept)}\n"
    for word in sorted(certain):
        yield f"{word}\t{round(1000 * english[word])}\n"


def main(data: Path, gold: Path | None) -> None:
    """Count, and write the file."""
    readable: dict[str, Counter[str]] = defaultdict(Counter)
    pairs = list(examples(data, gold, readable))
    rows = list(rows_of(links_of(pairs), shares_of(pairs), readable))
    packed = lzma.compress("".join(rows).encode(), preset=9 | lzma.PRESET_EXTREME)
    TARGET.write_bytes(packed)
    print(f"{len(pairs)} pairs, {len(rows)} rows, {len(packed)} bytes")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3])) if len(sys.argv) > 2 else main(Path(sys.argv[1]), None)
