"""Names as the news pairs spell them: `python -m training.found_names RUN/pairs.tsv` writes `text/names_found.tsv`.

A Persian word and a word that English writes with a capital inside a sentence are taken for one name where their
sounds agree, none of the pair's other words agrees better, and most pairs that have the one have the other. The
third column says whether hardly any pair has the word without the name, so that it is a name wherever it stands.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from brief.text.normalise import fold_word
from brief.text.sounds import likeness
from training.prepare import read_pairs
from training.renaming import PERSIAN_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.renaming import Pair

LEAST_PAIRS, LEAST_ALONE = 2, 3
SHARE, SHARE_ALONE = 0.6, 0.9
"""Of the pairs that have the Persian word, how many have the name at least."""
AGREEMENT = 0.7
"""Of the pairs with any name for the word, how many have this one."""
LIKENESS = 0.75
ENDINGS = (("ی", ("i", "y", "e")), ("ها", ("ha",)), ("های", ("hai", "haei")))
"""What makes another word of a name (`هیتلری`, of Hitler) unless the name ends so itself."""
NAME_INSIDE = re.compile(
    r"(?<![.?!:\"'] )(?<!^)(?<![\w-])(?:al-|Mc)?[A-Z][a-z\u00df-\u017f]+(?:[-'’][A-Za-z][a-z\u00df-\u017f]+)*"
)


def names_of(persian: str, english: str) -> Iterator[Pair]:
    """The names of one pair of sentences, the most alike first, no word twice."""
    names = set(NAME_INSIDE.findall(english))
    words = set(PERSIAN_WORD.findall(persian)) if names else ()
    found = sorted(((_alike(word, name), word, name) for word in words for name in names), reverse=True)
    taken: set[str] = set()
    for alike, word, name in found:
        if alike >= LIKENESS and word not in taken and name not in taken:
            taken |= {word, name}
            yield word, name


@cache
def _alike(word: str, name: str) -> float:
    return likeness(word, name) if 0.5 <= len(word) / len(name) <= 1.5 else 0.0


def count_names(pairs: Iterable[Pair]) -> Iterator[tuple[str, str, bool]]:
    """Persian, English, and whether the word is a name wherever it stands, sorted."""
    total: Counter[str] = Counter()
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for persian, english in pairs:
        total.update({fold_word(word) for word in PERSIAN_WORD.findall(persian)})
        for word, name in names_of(persian, english):
            named[fold_word(word)][name] += 1
    for word, names in sorted(named.items()):
        ((name, count),) = names.most_common(1)
        share = count / total[word]
        inflected = any(word.endswith(ours) and not name.endswith(theirs) for ours, theirs in ENDINGS)
        if not inflected and count >= LEAST_PAIRS and share >= SHARE and count / names.total() >= AGREEMENT:
            yield word, name, count >= LEAST_ALONE and share >= SHARE_ALONE


def main() -> None:
    """Write what the tables of `brief` do not have yet."""
    text = files("brief.text").joinpath("names.tsv").read_text(encoding="utf-8")
    known = {fold_word(line.split("\t")[0]) for line in text.splitlines()}
    rows = [row for row in count_names(read_pairs(Path(sys.argv[1]))["news"]) if row[0] not in known]
    head = "# Names as the pairs of news sentences spell them; made by training/found_names.py.\n"
    lines = [f"{word}\t{name}\t{'alone' if alone else 'in a name'}\n" for word, name, alone in rows]
    path = Path(__file__).parents[1] / "cli/brief/text/names_found.tsv"
    path.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
