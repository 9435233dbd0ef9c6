"""Other names on both sides of a pair: a name is to be spelt from its letters, and not recalled.

People and places come from the tables of `brief` (`names.tsv`, the places of `glossary.tsv`), and spellings that no
table foresees from the places of Who's On First (`lex/iran_places_wof.tsv.xz` in BRIEF_DATA_DIR, CC BY 4.0).
"""

from __future__ import annotations

import lzma
import re
from collections import Counter, defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING

from brief.glossary import Glossary
from training.clean import HALF_SPACE, fold_persian

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Pair = tuple[str, str]
"""Persian and English."""
PERSIAN_WORD = re.compile(rf"[^\W\d_]+(?:{HALF_SPACE}[^\W\d_]+)*")
SPELT = 0.3
"""Share of a person's new names that are drawn from the places spelt by their letters."""
LETTERS = "ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ غ ف ق ک گ ل م ن و ه ی ا آ ع".split()  # noqa: SIM905
LATIN = "b p t s j ch h kh d z r z zh s sh s z t z gh f (?:q|gh) k g l m n v? h? y?".split() + 3 * [""]  # noqa: SIM905
LATIN_OF_LETTERS = dict(zip(LETTERS, LATIN, strict=True))


class Names:
    """Persian and English of what may stand for each other."""

    def __init__(self, *, people: Sequence[Pair] = (), places: Sequence[Pair] = (), spelt: Sequence[Pair] = ()) -> None:
        self.pools = {"people": people, "places": places, "spelt": spelt}
        self.known = {
            persian: (english, kind)
            for kind in ("places", "people")
            for persian, english in self.pools[kind]
            if PERSIAN_WORD.fullmatch(persian) and english.istitle() and english != "Iran"
        }

    def draw(self, kind: str, rng: random.Random) -> Pair:
        """Another name of this kind."""
        spelt = kind == "people" and rng.random() < SPELT and self.pools["spelt"]
        return rng.choice(spelt or self.pools[kind])


def collect_names(data: Path) -> Names:
    """The tables of `brief`, and what the data folder adds."""
    table = files("brief.text").joinpath("names.tsv").read_text(encoding="utf-8")
    people = dict(line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    places = {entry.persian: entry.english for entry in Glossary.load().entries if entry.kind == "place"}
    return Names(people=_folded(people), places=_folded(places), spelt=_folded(dict(_spelt(data))))


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


def change_names(persian: str, english: str, names: Names, rng: random.Random) -> Pair:
    """Other names for those that both sides have equally often, each the same throughout the pair."""
    ours: dict[str, str] = {}
    theirs: dict[str, str] = {}
    for word, count in Counter(PERSIAN_WORD.findall(persian)).items():
        if word in names.known:
            form, kind = names.known[word]
            if len(re.findall(rf"\b{re.escape(form)}\b", english)) == count:
                ours[word], theirs[form] = names.draw(kind, rng)
    if not ours:
        return persian, english
    forms = "|".join(map(re.escape, sorted(theirs, key=len, reverse=True)))
    return (
        PERSIAN_WORD.sub(lambda word: ours.get(word[0], word[0]), persian),
        re.sub(rf"\b(?:{forms})\b", lambda form: theirs[form[0]], english),
    )


def _folded(names: dict[str, str]) -> list[Pair]:
    return sorted((fold_persian(persian), english) for persian, english in names.items())


def _spelt(data: Path) -> Iterator[Pair]:
    """Places of one word whose Latin form has the consonants of the Persian one, as the press spells (ou, gh)."""
    with lzma.open(data / "lex/iran_places_wof.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            persian, latin, *_ = line.rstrip("\n").split("\t")
            persian = fold_persian(persian)
            if len(persian) > 2 and latin.istitle() and set(persian) <= LATIN_OF_LETTERS.keys():
                consonants = "[aeiouwy']*".join(LATIN_OF_LETTERS[letter] for letter in persian)
                if re.fullmatch(f"[aeiou']*{consonants}[aeiouhy']*", latin.lower()):
                    yield persian, re.sub("(?<![oae])u", "ou", latin).replace("q", "gh").replace("Q", "Gh")
