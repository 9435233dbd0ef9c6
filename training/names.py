"""Collect what `brief.quotes.names` tells names by.

    python -m training.names $BRIEF_DATA_DIR

Writes into `cli/brief/quotes/`:
- `surnames.txt`: folded words that follow a given name or an honorific in at least two articles and in at least a
  seventh of all their occurrences in the articles;
- `vocabulary.txt.xz`: folded words that the corpora of `training.word_frequencies` have at least eight times.

Sources: the articles of `training.word_frequencies.articles` (ISNA 2018-19 and some twenty outlets, 2019), and the
table that it writes. Only single words leave the corpora.
"""

import itertools
import lzma
import sys
from collections import Counter
from pathlib import Path

from brief.quotes.words import words_of
from brief.text.normalise import fold, fold_word
from training.word_frequencies import articles

_PACKAGE = Path(__file__).parents[1] / "cli/brief"
_LEAST_ARTICLES, _SHARE = 2, 1 / 7
_LEAST_OCCURRENCES = 8
_WEAK = frozenset({"دوم", "امیر", "استاد", "شهید", "حاج", "خلبان", "پاسدار"})
"""Honorifics that are ordinary words as well."""


def surnames(data: Path) -> list[str]:
    """The words after names and titles, sorted."""
    titles = words_of("given") | (words_of("honorifics") - _WEAK)
    total: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for _, text in articles(data):
        words = [word.strip(".,،؛:()«»") for word in fold(text).text.split()]
        total.update(words)
        after.update({second for first, second in itertools.pairwise(words) if first in titles})
    return sorted(word for word, count in after.items() if _is_surname(word, count, total[word], titles))


def _is_surname(word: str, count: int, total: int, titles: frozenset[str]) -> bool:
    named = count >= _LEAST_ARTICLES and count / total >= _SHARE
    return len(word) > 2 and word.isalpha() and word not in titles and named


def vocabulary() -> list[str]:
    """The words in common use, sorted."""
    packed = (_PACKAGE / "text/word_frequencies.tsv.xz").read_bytes()
    counts: Counter[str] = Counter()
    for line in lzma.decompress(packed).decode().splitlines():
        count, words = line.split("\t")
        for word in words.split():
            counts[fold_word(word)] += int(count)
    return sorted(word for word, count in counts.items() if count >= _LEAST_OCCURRENCES)


def main() -> None:
    """Write both tables."""
    head = "# Words that news articles write after given names and honorifics; made by training/names.py.\n"
    quotes = _PACKAGE / "quotes"
    (quotes / "surnames.txt").write_text(head + "\n".join(surnames(Path(sys.argv[1]))) + "\n", encoding="utf-8")
    (quotes / "vocabulary.txt.xz").write_bytes(lzma.compress("\n".join(vocabulary()).encode(), preset=9))


if __name__ == "__main__":
    main()
