"""Whether the content words of a text have counterparts in its translation, by a table of which words translate which.

The table is counted from sentence pairs (`training/lexicon.py`). Each word in it is a witness with a known share of
translations in which it has a counterpart (0.75 and more). A good translation leaves some words without one here and
there; one that lost a clause, or made one up, leaves a stretch of them. `Counterparts.surprise` weighs the worst
stretch of either text (the largest sum of a run, Kadane's in Bentley, Programming Pearls, 1984).
"""

import lzma
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from brief.text.content import english_content, persian_content
from brief.text.preparation import prepare

RELIABLE = 0.75
"""Share of translations with a counterpart from which a word is a witness."""

_STEM = 7
"""Letters of an English stem that tell it apart: `establish`, `establishment`."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Shares of the witnesses of either side; English stems of each Persian one; an English word for it to show."""

    persian: dict[str, float]
    english: dict[str, float]
    english_of: dict[str, frozenset[str]]
    persian_of: dict[str, frozenset[str]]
    readable: dict[str, str]


@dataclass(frozen=True, slots=True)
class Counterparts:
    """What two texts say of each other: witnesses, and those without a counterpart, the surest first."""

    witnesses: int
    missing: tuple[tuple[str, str], ...]
    """Persian words as they stand, each with an English word that translates it."""
    added: tuple[str, ...]
    """English words as they stand."""
    surprise: float
    """Log odds that a stretch of either text lacks half of its counterparts, as against the usual: 1 as a rule."""


def find_counterparts(persian: str, english: str) -> Counterparts:
    """Each content word of either text against all words of the other."""
    lexicon = _lexicon()
    ours = _content(persian)
    theirs = {clipped(stem): word for word, stem in english_content(english)}
    missing = _alone(ours, lexicon.persian, lexicon.english_of, theirs)
    added = _alone(theirs, lexicon.english, lexicon.persian_of, ours)
    return Counterparts(
        sum(stem in lexicon.persian for stem in ours) + sum(stem in lexicon.english for stem in theirs),
        tuple((ours[stem], lexicon.readable[stem]) for stem in missing),
        tuple(theirs[stem] for stem in added),
        _worst_stretch(ours, lexicon.persian, missing) + _worst_stretch(theirs, lexicon.english, added),
    )


def has_counterpart(persian: str, english: str) -> bool:
    """Whether the table has a word of the Persian as a translation of a word of the English."""
    ours, persian_of = _content(persian), _lexicon().persian_of
    stems = (clipped(stem) for _, stem in english_content(english))
    return any(not persian_of[stem].isdisjoint(ours) for stem in stems if stem in persian_of)


def is_inside(persian: str, english: str) -> bool:
    """Whether a word of the Persian begins or ends with a translation of the English word (`محمدرضا`, Reza)."""
    table = _lexicon().persian_of
    known = {stem for _, word in english_content(english) for stem in table.get(clipped(word), ()) if len(stem) > 2}
    return any(stem.startswith(part) or stem.endswith(part) for stem in _content(persian) for part in known)


@lru_cache(maxsize=256)  # each doubtful word of a paragraph asks for all of it
def _content(persian: str) -> dict[str, str]:
    """The stems of a Persian text, each with a word as it stands."""
    return {stem: word for word, stem in persian_content(prepare(persian))}


def share_translated(word: str) -> float:
    """Of how many sources of the English word the table has a word for it: of all 1, of an unknown one 0."""
    return max((_lexicon().english.get(clipped(stem), 0.0) for _, stem in english_content(word)), default=0.0)


def clipped(stem: str) -> str:
    """An English stem as the table has it."""
    return stem[:_STEM]


def _alone(
    words: dict[str, str], known: dict[str, float], table: dict[str, frozenset[str]], others: dict[str, str]
) -> list[str]:
    """The stems of witnesses that have no counterpart among the others, the surest first."""
    alone = [stem for stem in words if stem in known and table[stem].isdisjoint(others)]
    return sorted(alone, key=known.__getitem__, reverse=True)


def _worst_stretch(words: Iterable[str], known: dict[str, float], alone: Iterable[str]) -> float:
    """The highest log odds of any run of the witnesses, in text order."""
    alone, worst, here = set(alone), 0.0, 0.0
    for stem in filter(known.__contains__, words):
        usual = 1 - known[stem] if stem in alone else known[stem]
        here = max(0.0, here + math.log(0.5 / usual))
        worst = max(worst, here)
    return worst


@cache
def _lexicon() -> Lexicon:
    text = lzma.decompress(files("brief.text").joinpath("lexicon.tsv.xz").read_bytes()).decode()
    persian, english, readable = {}, {}, {}
    english_of: dict[str, frozenset[str]] = {}
    persian_of: dict[str, set[str]] = defaultdict(set)
    for stem, thousandths, *rest in (line.split("\t") for line in text.splitlines()):
        share = int(thousandths) / 1000
        if not rest:
            english[stem] = share
            continue
        readable[stem], english_of[stem] = rest[0], frozenset(rest[1].split(" "))
        if share:
            persian[stem] = share
        for other in english_of[stem]:
            persian_of[other].add(stem)
    turned = {stem: frozenset(found) for stem, found in persian_of.items()}
    return Lexicon(persian, english, english_of, turned, readable)
