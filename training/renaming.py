"""The names of a pair: others on both sides, and their English in the Persian.

A small model recalls a name that it has seen and invents one that it has not. It is taught to do neither: names are
exchanged on both sides, so that they are spelt from their letters, and the tables' English form is written into the
Persian, to be copied, as it will be by `brief.steps.constrain` (Dinu et al. 2019, arXiv 1906.01105).

People and places come from the tables of `brief` (`names.tsv`, `names_found.tsv`, `glossary.tsv`), and spellings that
no table foresees from the places of Who's On First (`lex/iran_places_wof.tsv.xz` in BRIEF_DATA_DIR, CC BY 4.0).
"""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brief.glossary import Glossary
from brief.text.names import table
from brief.text.normalise import fold_word
from brief.text.sounds import is_heard, sounds_of
from training.clean import HALF_SPACE, fold_persian

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Pair = tuple[str, str]
"""Persian and English."""
PERSIAN_WORD = re.compile(rf"[^\W\d_]+(?:{HALF_SPACE}[^\W\d_]+)*")
LATIN_SHARE = 0.8
"""Of the names of a pair that gets English forms, how many get theirs."""
SPELT = 0.3
"""Share of a person's new names that are drawn from the places spelt by their letters."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A name that both sides of a pair have."""

    persian: str
    english: str
    """As the pair writes it."""
    given: str
    """As the tables write it."""
    pool: str
    """Where another may be drawn from; empty where none may."""


class Names:
    """Persian and English of what may stand for each other."""

    def __init__(self, *, people: Sequence[Pair] = (), places: Sequence[Pair] = (), spelt: Sequence[Pair] = ()) -> None:
        self.pools = {"people": people, "places": places, "spelt": spelt}
        self.people = {persian: english for persian, english in people if english.istitle()}
        self._shared: dict[Pair, tuple[Shared, ...]] = {}

    def shared(self, persian: str, english: str) -> tuple[Shared, ...]:
        """What of the tables both sides have."""
        if (persian, english) not in self._shared:
            self._shared[persian, english] = (*self._terms(persian, english), *self._people(persian, english))
        return self._shared[persian, english]

    def draw(self, pool: str, rng: random.Random) -> Pair:
        """Another name."""
        spelt = pool == "people" and rng.random() < SPELT and self.pools["spelt"]
        return rng.choice(spelt or self.pools[pool])

    def _terms(self, persian: str, english: str) -> Iterator[Shared]:
        for term in Glossary.load().find(persian):
            if term.kind == "office":
                continue
            form = next((form for form in (term.english, *term.alternatives) if _count(form, english)), None)
            for surface in {span.of(persian) for span in term.spans} if form else ():
                alike = form == term.english != "Iran" and _count(form, english) == len(term.spans)
                yield Shared(surface, form, term.english, "places" if alike and term.kind == "place" else "")

    def _people(self, persian: str, english: str) -> Iterator[Shared]:
        for word, count in Counter(PERSIAN_WORD.findall(persian)).items():
            form = self.people.get(fold_word(word))
            if form and _count(form, english) == count:
                yield Shared(word, form, form, "people")


def collect_names(data: Path) -> Names:
    """The tables of `brief`, and what the data folder adds."""
    places = {entry.persian: entry.english for entry in Glossary.load().entries if entry.kind == "place"}
    return Names(people=sorted(table().items()), places=_folded(places), spelt=_folded(dict(_spelt(data))))


def write_names(path: Path, names: Names) -> None:
    """Kind, Persian and English, a name a line."""
    rows = [(kind, *pair) for kind, pool in names.pools.items() for pair in pool]
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def read_names(path: Path) -> Names:
    """What write_names wrote."""
    pools: dict[str, list[Pair]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, persian, english = line.split("\t")
        pools[kind].append((persian, english))
    return Names(**pools)


def rename(persian: str, english: str, names: Names, rng: random.Random, *, other: bool, latin: bool) -> Pair:
    """Other names for those that both sides have equally often, each the same throughout; English forms in the Persian.

    Of English forms some are left out, so that the model does not unlearn to spell.
    """
    ours: dict[str, str] = {}
    theirs: dict[str, str] = {}
    for name in names.shared(persian, english):
        fresh, form = names.draw(name.pool, rng) if other and name.pool else (name.persian, name.given)
        ours[name.persian] = form if latin and rng.random() < LATIN_SHARE else fresh
        if other and name.pool:
            theirs[name.english] = form
    return _replace(persian, ours), _replace(english, theirs)


def _replace(text: str, forms: dict[str, str]) -> str:
    if not forms:
        return text
    longest_first = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    edge = rf"[\w{HALF_SPACE}]"
    return re.sub(rf"(?<!{edge})(?:{longest_first})(?!{edge})", lambda form: forms[form[0]], text)


def _count(form: str, english: str) -> int:
    return len(re.findall(rf"\b{re.escape(form)}\b", english)) if form in english else 0


def _folded(names: dict[str, str]) -> list[Pair]:
    return sorted((fold_persian(persian), english) for persian, english in names.items())


def _spelt(data: Path) -> Iterator[Pair]:
    """Places of one word whose Latin form sounds like the Persian one, as the press spells (ou, gh)."""
    with lzma.open(data / "lex/iran_places_wof.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            persian, latin, *_ = line.rstrip("\n").split("\t")
            persian = fold_persian(persian)
            word = len(persian) > 2 and PERSIAN_WORD.fullmatch(persian) and latin.isalpha() and latin.istitle()
            if word and is_heard(latin, sounds_of(persian)[:1], strictly=True):
                yield persian, re.sub("(?<![oae])u", "ou", latin).replace("q", "gh").replace("Q", "Gh")
