"""Translations against references: BLEU and chrF with their signatures, and whether numbers and names came through.

The Persian goes through the same steps as in `brief translate`, some lines at a time as the paragraphs of an article.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from brief.article import Article, english_of_paragraph
from brief.errors import EngineError, InputError, cause
from brief.glossary import Glossary
from brief.kit import Kit
from brief.pipeline import make_brief
from brief.steps.check_terms import stands
from brief.text.figures import compare_figures

_LINES = 50
"""Paragraphs of one article of pairs."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A Persian sentence and its reference."""

    persian: str
    english: str


@dataclass(frozen=True, slots=True)
class Metric:
    """A score of sacreBLEU with the recipe it was made by."""

    name: str
    score: float
    signature: str


@dataclass(frozen=True, slots=True)
class TranslationScores:
    """`numbers` and `names` are the shares that stand in the translation, None where the Persian has none."""

    sentences: int
    metrics: tuple[Metric, ...]
    numbers: float | None
    names: float | None
    sentences_a_second: float | None
    """None where the hypotheses were given."""


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file, Persian and English parted by a tab. Raises InputError with the line of a malformed row."""
    return tuple(_pairs(_text(path), path))


def read_hypotheses(path: Path, pairs: Sequence[Pair]) -> tuple[str, ...]:
    """One translation a line. Raises InputError where their number is not that of the pairs."""
    lines = tuple(_text(path).removesuffix("\n").split("\n"))
    if len(lines) != len(pairs):
        message = f"{path} has {len(lines)} lines for {len(pairs)} pairs: give one translation a line, in order."
        raise InputError(message)
    return lines


def translate_pairs(pairs: Sequence[Pair], kit: Kit) -> tuple[tuple[str, ...], float]:
    """The translations, and sentences a second. Raises what `make_brief` raises."""
    started = time.perf_counter()
    lines = [pair.persian for pair in pairs]
    chunks = (lines[start : start + _LINES] for start in range(0, len(lines), _LINES))
    hypotheses = tuple(english for chunk in chunks for english in _translate(chunk, kit))
    return hypotheses, len(pairs) / (time.perf_counter() - started)


def score_translations(
    pairs: Sequence[Pair], hypotheses: Sequence[str], *, speed: float | None = None
) -> TranslationScores:
    """The scores of translations that are there already. Raises EngineError where sacreBLEU is not installed."""
    return TranslationScores(
        sentences=len(pairs),
        metrics=tuple(_metrics([pair.english for pair in pairs], hypotheses)),
        numbers=_share(kept for pair, text in zip(pairs, hypotheses, strict=True) for kept in _numbers(pair, text)),
        names=_share(kept for pair, text in zip(pairs, hypotheses, strict=True) for kept in _names(pair, text)),
        sentences_a_second=speed,
    )


def _translate(lines: Sequence[str], kit: Kit) -> Iterator[str]:
    brief = make_brief(Article("pairs", "\n".join(lines)), kit)
    yield from (english_of_paragraph(brief.renderings, paragraph.number) for paragraph in brief.paragraphs)


def _metrics(references: list[str], hypotheses: Sequence[str]) -> Iterator[Metric]:
    try:
        from sacrebleu.metrics.bleu import BLEU
        from sacrebleu.metrics.chrf import CHRF
    except ImportError as error:
        message = "Scores of translations need sacreBLEU: install the extra `eval`."
        raise EngineError(message) from error
    for metric in (BLEU(), CHRF(), CHRF(word_order=2)):
        found = metric.corpus_score(list(hypotheses), [references])
        yield Metric(found.name, round(found.score, 2), str(metric.get_signature()))


def _numbers(pair: Pair, english: str) -> Iterator[bool]:
    compared = compare_figures(pair.persian, english)
    yield from (figure not in compared.missing for figure in compared.figures)


def _names(pair: Pair, english: str) -> Iterator[bool]:
    """Only names that the reference has in the known form say anything of the translation."""
    for term in Glossary.load().find(pair.persian):
        if term.kind in ("person", "place", "organisation") and stands(term, pair.english):
            yield stands(term, english)


def _share(kept: Iterator[bool]) -> float | None:
    found = list(kept)
    return sum(found) / len(found) if found else None


def _pairs(text: str, path: Path) -> Iterator[Pair]:
    for number, line in enumerate(text.splitlines(), start=1):
        cells = line.split("\t")
        if len(cells) != 2 or not all(cell.strip() for cell in cells):
            message = f"{path}, line {number}: a line has Persian, a tab, and English."
            raise InputError(message)
        yield Pair(*cells)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read ({cause(error)}). Give a UTF-8 file."
        raise InputError(message) from error
