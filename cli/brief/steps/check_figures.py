"""Numbers and dates of the Persian against those of the English, unit by unit, since so they are translated."""

from collections.abc import Iterable, Iterator

from brief.article import Brief, Check, Figure
from brief.steps.check_paragraphs import units
from brief.text.figures import compare_figures

_DATES = ("date", "year", "time")


def numbers(brief: Brief) -> Iterator[Check]:
    """Error: each number of a sentence stands in its English by value, and none is added."""
    for number, _, persian, english in units(brief):
        compared = compare_figures(persian, english)
        figures = [figure for figure in compared.figures if figure.kind not in _DATES]
        missing = [figure for figure in compared.missing if figure.kind not in _DATES]
        yield from _compared("numbers", number, figures, missing, compared.added)


def dates(brief: Brief) -> Iterator[Check]:
    """Error: each date and time of a sentence stands in its English, in either calendar, and none is added."""
    for number, _, persian, english in units(brief):
        compared = compare_figures(persian, english)
        figures = [figure for figure in compared.figures if figure.kind in _DATES]
        missing = [figure for figure in compared.missing if figure.kind in _DATES]
        yield from _compared("dates", number, figures, missing, compared.added_dates)


def _compared(
    name: str, paragraph: int, figures: list[Figure], missing: list[Figure], added: tuple[str, ...]
) -> Iterator[Check]:
    if not figures and not added:
        return
    problems = [f"missing: {readings(missing)}"] if missing else []
    problems += [f"added: {', '.join(added)}"] if added else []
    yield Check(name, "error", not problems, paragraph, readings(figures), "; ".join(problems) or "all")


def readings(figures: Iterable[Figure]) -> str:
    """The figures as a reader is told of them, each once."""
    return ", ".join(dict.fromkeys(figure.reading for figure in figures))
