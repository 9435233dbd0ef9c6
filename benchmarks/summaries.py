"""Extractive summaries against editors' summaries: ROUGE of brief, lead, random, and sumy's LexRank and TextRank.

    pip install sumy; BRIEF_DATA_DIR=... python benchmarks/summaries.py [--tune]

Articles: khabaryaab_isna, those aside whose editor's summary stands in the text (more than 90 % of its pairs of words)
and those without three sentences. Every system ranks the same sentences of the body and gives its best ones in text
order, cut to the same budget: as many words as the editor's summary has. Numbers are shown for the half of the articles
that the weights were not chosen on; `--tune` shows the other half over a grid of weights.
"""

import json
import lzma
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from brief.article import Article
from brief.evaluation.rouge import Rouge, mean_rouge, rouge, words
from brief.pipeline import read_structure
from brief.steps import summarise


@dataclass(frozen=True, slots=True)
class Case:
    sentences: tuple[str, ...]
    summary: str
    article: Article


def cases() -> Iterator[Case]:
    path = Path(os.environ["BRIEF_DATA_DIR"], "mono", "khabaryaab_isna.jsonl.xz")
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["summary"].strip() and not stands_in(row["summary"], row["text"]):
                article = Article("case", row["title"].strip() + "\n" + row["text"], title=row["title"].strip())
                paragraphs, sentences, _ = read_structure(article)
                body = {p.number for p in paragraphs if p.role == "body"}
                texts = tuple(s.span.of(article.text) for s in sentences if s.paragraph in body)
                if len(texts) >= 3:
                    yield Case(texts, row["summary"], article)


def stands_in(summary: str, text: str) -> bool:
    ours, theirs = pairs(summary), set(pairs(text))
    return sum(pair in theirs for pair in ours) > 0.9 * len(ours)


def pairs(text: str) -> list[tuple[str, str]]:
    found = words(text)
    return list(pairwise(found))


def to_budget(ranked: list[int], case: Case) -> str:
    """The best sentences until the budget is spent, in text order; the last is cut."""
    left, chosen = len(case.summary.split()), {}
    for index in ranked:
        taken = case.sentences[index].split()[:left]
        chosen[index], left = " ".join(taken), left - len(taken)
        if not left:
            break
    return " ".join(chosen[index] for index in sorted(chosen))


def lead(case: Case) -> list[int]:
    return list(range(len(case.sentences)))


def at_random(case: Case) -> list[int]:
    return random.Random(len(case.article.text)).sample(range(len(case.sentences)), len(case.sentences))


class _Words:
    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(words(text))


def by_sumy(summarizer: type) -> Callable[[Case], list[int]]:
    """The order in which the library rates sentences."""

    class Rating(summarizer):  # type: ignore[misc]
        def _get_best_sentences(self, sentences, count, rating, *args):  # type: ignore[no-untyped-def]
            return rating

    def rank(case: Case) -> list[int]:
        model = [Sentence(text, _Words()) for text in case.sentences]
        rating = Rating()(ObjectDocumentModel([Paragraph(model)]), len(model))
        return sorted(range(len(model)), key=lambda index: -rating[model[index]])

    return rank


def by_brief(case: Case) -> list[int]:
    paragraphs, sentences, attribution = read_structure(case.article)
    body = {p.number for p in paragraphs if p.role == "body"}
    place = {s: index for index, s in enumerate(s for s in sentences if s.paragraph in body)}
    return [place[s] for s in summarise.rank(case.article.text, paragraphs, sentences, attribution) if s in place]


SYSTEMS: dict[str, Callable[[Case], list[int]]] = {
    "lead": lead,
    "random": at_random,
    "LexRank (sumy)": by_sumy(LexRankSummarizer),
    "TextRank (sumy)": by_sumy(TextRankSummarizer),
    "brief": by_brief,
}


def score(system: Callable[[Case], list[int]], chosen: list[Case]) -> Rouge:
    return mean_rouge(rouge(to_budget(system(case), case), case.summary) for case in chosen)


def main(*, tune: bool) -> None:
    everything = list(cases())
    random.Random(5).shuffle(everything)
    half = len(everything) // 2
    print(f"{len(everything)} articles; shown: {'tuning' if tune else 'held-out'} half")
    shown = everything[:half] if tune else everything[half:]
    for name, system in SYSTEMS.items():
        found = score(system, shown)
        print(f"| {name} | {found.one:.3f} | {found.two:.3f} | {found.longest:.3f} |")


if __name__ == "__main__":
    main(tune="--tune" in sys.argv[1:])
