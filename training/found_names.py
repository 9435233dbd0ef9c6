"""Names as the news pairs spell them: `python -m training.found_names RUN/pairs.tsv` writes `text/names_found.tsv`.

A Persian word and a word that English writes with a capital inside a sentence are taken for one name where their
consonants agree, none of the pair's other words agrees better, and most pairs that have the one have the other. The
third column says whether hardly any pair has the word without the name, so that it is a name wherever it stands.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from brief.text.normalise import fold_word
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
CONSONANTS = {"b": "ب", "p": "پ", "t": "تطد", "s": "سصثشچ", "z": "زذضظژج", "k": "کگقغخ", "f": "ف"} | dict(
    zip("rlmn", "رلمن", strict=True)
)
OF_PERSIAN = {letter: sound for sound, letters in CONSONANTS.items() for letter in letters}
OF_ENGLISH = (
    (r"s?sh|sch|t?ch", "s"), (r"kh|gh|ck|q", "k"), ("ph", "f"), ("zh|j", "z"), ("c(?=[eiy])", "s"), ("c|g", "k"),
    ("x", "ks"), ("d", "t"), ("[^bptszkfrlmn]", ""),
)  # fmt: skip


@cache
def persian_consonants(word: str) -> str:
    """The sounds that both scripts write, each class of like ones as one letter; doubled ones once."""
    return _once("".join(OF_PERSIAN.get(letter, "") for letter in word))


@cache
def english_consonants(name: str) -> str:
    """As `persian_consonants`."""
    sounds = unicodedata.normalize("NFD", name.lower())
    for letters, sound in OF_ENGLISH:
        sounds = re.sub(letters, sound, sounds)
    return _once(sounds)


@cache
def likeness(persian: str, english: str) -> float:
    """Share of consonants in common, in order; 0 where there are fewer than two or the words differ much in length."""
    ours, theirs = persian_consonants(persian), english_consonants(english)
    if min(len(ours), len(theirs)) < 2 or not 0.5 <= len(persian) / len(english) <= 1.5:
        return 0.0
    return SequenceMatcher(None, ours, theirs).ratio()


def names_of(persian: str, english: str) -> Iterator[Pair]:
    """The names of one pair of sentences, the most alike first, no word twice."""
    names = set(NAME_INSIDE.findall(english))
    words = set(PERSIAN_WORD.findall(persian)) if names else ()
    found = sorted(((likeness(word, name), word, name) for word in words for name in names), reverse=True)
    taken: set[str] = set()
    for alike, word, name in found:
        if alike >= LIKENESS and word not in taken and name not in taken:
            taken |= {word, name}
            yield word, name


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


def _once(sounds: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounds)


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
