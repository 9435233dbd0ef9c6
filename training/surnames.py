"""Collect the words that news articles write after given names and honorifics, for `brief.quotes.names`.

    python -m training.surnames $BRIEF_DATA_DIR

Writes `cli/brief/quotes/surnames.txt`: folded words that follow a given name or an honorific in at least two articles
and in at least a seventh of all their occurrences. Sources: the articles of `training.word_frequencies.articles` (ISNA
2018-19 and some twenty outlets, 2019). Only single words leave the corpora.
"""

import sys
from collections import Counter
from pathlib import Path

from brief.quotes.words import words_of
from brief.text.normalise import fold
from training.word_frequencies import articles

_LEAST_ARTICLES = 2
_SHARE = 1 / 7
_WEAK = frozenset({"دوم", "امیر", "استاد", "شهید", "حاج", "خلبان", "پاسدار"})
"""Honorifics that are ordinary words as well."""


def surnames(data: Path) -> list[str]:
    """The words, sorted."""
    titles = words_of("given") | (words_of("honorifics") - _WEAK)
    total: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for _, text in articles(data):
        words = [word.strip(".,،؛:()«»") for word in fold(text).text.split()]
        total.update(words)
        after.update({second for first, second in zip(words, words[1:], strict=False) if first in titles})
    return sorted(word for word, count in after.items() if _is_surname(word, count, total[word], titles))


def _is_surname(word: str, count: int, total: int, titles: frozenset[str]) -> bool:
    return len(word) > 2 and word.isalpha() and word not in titles and count >= _LEAST_ARTICLES and count / total >= _SHARE


def main() -> None:
    """Write the table."""
    table = Path(__file__).parents[1] / "cli/brief/quotes/surnames.txt"
    head = "# Words that news articles write after given names and honorifics; made by training/surnames.py.\n"
    table.write_text(head + "\n".join(surnames(Path(sys.argv[1]))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
