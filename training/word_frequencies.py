"""Count the words of the corpora for `brief.text.halfspaces`.

    python -m training.word_frequencies $BRIEF_DATA_DIR

Writes `word_frequencies.tsv.xz` (a count, then the words that have it) and `halfspace_affixes.tsv` (kind, joint, affix,
words that part it from the stem, words that do not) into `cli/brief/text/`.

Sources: ISNA articles of 2018-19 and the khabaryaab collection of some twenty outlets, 2019 (mono/; the agencies' sites
state CC BY 4.0); news written for this project (news/written_*, CC0); the Persian side of openly licensed translations
(parallel/, each weighted a quarter). Only counts of single words leave the corpora. Left out: the Bible (archaic), the
Dari, Tor and Tatoeba sets (no steady half-spaces), and one news article in ten, kept for `benchmarks/halfspaces.py`.
"""

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from brief.text.characters import ZWNJ
from brief.text.halfspaces import joint
from brief.text.preparation import SPELLING

HELD_OUT_SHARE = 10
_LEFT_OUT = frozenset({"bible_opv_kjv", "nllb_seed_dari", "tor_project", "tatoeba", "massive_part"})
_TRANSLATED_WEIGHT = 0.25
_WORD = re.compile(f"[\u0621-\u063a\u0641-\u064a\u0654\u066e-\u06d3{ZWNJ}]+")
_LEAST = {"suffix": 4, "prefix": 8}
_AFFIX_SHARE, _KNOWN = 0.8, 3


def tidy(text: str) -> str:
    """The text with unified letters and without marks; words and half-spaces as they are."""
    for order in SPELLING:
        text = order(text)
    return text


def words(text: str) -> list[str]:
    """The Persian words of a tidied text, half-spaces inside them kept."""
    return [word for word in (match.strip(ZWNJ) for match in _WORD.findall(text)) if word]


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from lines


def articles(data: Path) -> Iterator[tuple[str, str]]:
    """(outlet, text) of the news articles."""
    for line in _lines(data / "mono/isna_articles.jsonl.xz"):
        row = json.loads(line)
        yield "isna", row["headline"] + "\n" + row["text"]
    for line in _lines(data / "mono/khabaryaab_isna.jsonl.xz"):
        row = json.loads(line)
        yield row["source"], row["title"] + "\n" + row["text"]


def is_held_out(text: str) -> bool:
    """Whether an article is kept for evaluation: one in ten, by the hash of its text."""
    return int(sha256(text.encode()).hexdigest()[:8], 16) % HELD_OUT_SHARE == 0


def _written(data: Path) -> Iterator[str]:
    for path in sorted(data.glob("news/written_*.tsv.xz")):
        for line in _lines(path):
            fields = line.rstrip("\n").split("\t")
            if fields[0] == "#SUM_FA":
                yield fields[1]
            elif not fields[0].startswith("#"):
                yield fields[0]


def _translated(data: Path) -> Iterator[str]:
    for path in sorted(data.glob("parallel/*.tsv.xz")):
        if path.name.removesuffix(".tsv.xz") not in _LEFT_OUT:
            for line in _lines(path):
                yield line.split("\t")[0]


def count(data: Path) -> Counter[str]:
    """Weighted counts of the words outside the held-out articles, and outside lines that those share."""
    kept_apart = {
        line for _, text in articles(data) if is_held_out(text) for line in text.split("\n") if len(line) > 40
    }
    news: Counter[str] = Counter()
    for _, text in articles(data):
        if not is_held_out(text):
            for line in text.split("\n"):
                if line not in kept_apart:
                    news.update(words(tidy(line)))
    for text in _written(data):
        news.update(words(tidy(text)))
    translated: Counter[str] = Counter()
    for text in _translated(data):
        translated.update(words(tidy(text)))
    weighted = {word: int(news[word] + _TRANSLATED_WEIGHT * translated[word]) for word in news | translated}
    return Counter({word: n for word, n in weighted.items() if n and len(word) <= 40})


def affixes(counts: Counter[str]) -> Iterable[tuple[str, str, str, int, int]]:
    """Affixes that enough words part from a known stem, and at least four in five of the words that have them."""
    plain = {word.replace(ZWNJ, "") for word in counts}
    split: dict[tuple[str, str, str], int] = defaultdict(int)
    for word in counts:
        if ZWNJ in word:
            stem, _, suffix = word.rpartition(ZWNJ)
            split["suffix", joint(stem), suffix] += stem.replace(ZWNJ, "") in plain
            prefix, _, rest = word.partition(ZWNJ)
            split["prefix", "any", prefix] += rest.replace(ZWNJ, "") in plain
    joined = _joined(counts, split.keys())
    for affix, parted in sorted(split.items()):
        if parted >= _LEAST[affix[0]] and parted / (parted + joined[affix]) >= _AFFIX_SHARE:
            yield (*affix, parted, joined[affix])


def _joined(counts: Counter[str], wanted: Iterable[tuple[str, str, str]]) -> Counter[tuple[str, str, str]]:
    """How many words write the affix joined to a known stem, those left out that are more often parted."""
    wanted = frozenset(wanted)
    parted: Counter[str] = Counter()
    for word, n in counts.items():
        if ZWNJ in word:
            parted[word.replace(ZWNJ, "")] = max(n, parted[word.replace(ZWNJ, "")])
    found: Counter[tuple[str, str, str]] = Counter()
    for word, n in counts.items():
        if ZWNJ in word or parted[word] >= n or n < 2:
            continue
        for cut in range(2, len(word)):
            head, tail = word[:cut], word[cut:]
            if counts[head] >= _KNOWN:
                found["suffix", joint(head), tail] += ("suffix", joint(head), tail) in wanted
            if len(tail) > 1 and counts[tail] >= _KNOWN:
                found["prefix", "any", head] += ("prefix", "any", head) in wanted
    return found


def main(data: Path, target: Path) -> None:
    """Count, and write both files."""
    counts = count(data)
    by_count: dict[int, list[str]] = defaultdict(list)
    for word in sorted(counts):
        by_count[counts[word]].append(word)
    lines = (f"{n}\t{' '.join(by_count[n])}\n" for n in sorted(by_count, reverse=True))
    packed = lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    (target / "word_frequencies.tsv.xz").write_bytes(packed)
    rows = ("\t".join(map(str, row)) + "\n" for row in affixes(counts))
    (target / "halfspace_affixes.tsv").write_text("".join(rows), encoding="utf-8")
    print(f"{len(counts)} words, {len(packed)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent.parent / "cli/brief/text")
