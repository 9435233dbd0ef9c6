"""Checks of a finished brief: each small function verifies one thing and says what it found.

A check with nothing to verify yields nothing; one with something to verify yields at least one Check, passed or failed.
`unit_flags` holds the same tests for one unit, for the translating step to decide whether to try again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from brief.article import Brief, Check, Figure, Severity, Span
from brief.steps.check_terms import stands
from brief.steps.check_units import (
    has_added_marks,
    has_loop,
    has_lost_marks,
    has_odd_length,
    has_residue,
    is_copied,
    unit_flags,
)
from brief.text.figures import compare_figures, read_figures
from brief.text.numbers import possible_values

__all__ = ["CHECKS", "run_checks", "unit_flags"]

_MARKS = frozenset('«»“”„"')
_T = TypeVar("_T")


def run_checks(brief: Brief) -> tuple[Check, ...]:
    """The outcome of every check, in the order of CHECKS."""
    return tuple(check for verify in CHECKS for check in verify(brief))


def coverage(brief: Brief) -> Iterator[Check]:
    """Error: every sentence is covered by renderings, and none of them is empty."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for item in brief.renderings:
        if item.english.strip():
            spans[item.unit.sentence].append(item.unit.span)
    for number, sentences in _by_paragraph((s.paragraph, s) for s in brief.sentences).items():
        bare = [s.number for s in sentences if not _is_covered(brief.article.text, s.span, spans[s.number])]
        found = "all" if not bare else "without: " + ", ".join(map(str, bare))
        yield Check("coverage", "error", not bare, number, f"English for {len(sentences)} sentences", found)


def numbers(brief: Brief) -> Iterator[Check]:
    """Error: each figure of a paragraph stands in its English by value, and no number is added."""
    for number, persian, english in _paragraphs(brief):
        compared = compare_figures(persian, english)
        if not compared.figures and not compared.added:
            continue
        problems = []
        if compared.missing:
            problems.append("missing: " + _values(compared.missing))
        if compared.added:
            problems.append("added: " + ", ".join(compared.added))
        found = "; ".join(problems) or "all"
        yield Check("numbers", "error", not problems, number, _values(compared.figures), found)


def residue(brief: Brief) -> Iterator[Check]:
    """Error: no Persian letters are left in the English."""
    yield from _per_unit(brief, "residue", "error", "no Persian letters", lambda _, english: has_residue(english))


def loops(brief: Brief) -> Iterator[Check]:
    """Error: no phrase is repeated over and over."""
    yield from _per_unit(brief, "loops", "error", "no phrase again and again", has_loop)


def copied(brief: Brief) -> Iterator[Check]:
    """Error: the English is not the Persian copied."""
    yield from _per_unit(brief, "copied_source", "error", "a translation", is_copied)


def quotation_marks(brief: Brief) -> Iterator[Check]:
    """Error: no quotation marks where the Persian has none, since they claim somebody's very words."""
    yield from _per_unit(brief, "quotation_marks", "error", "no marks that the Persian lacks", has_added_marks)


def lost_marks(brief: Brief) -> Iterator[Check]:
    """Warning: quotation marks of the Persian stand in the English too."""
    yield from _per_unit(brief, "lost_marks", "warning", "the marks of the Persian", has_lost_marks)


def length(brief: Brief) -> Iterator[Check]:
    """Warning: the English is neither absurdly short nor absurdly long."""
    yield from _per_unit(brief, "length", "warning", "a plausible length", has_odd_length)


def names(brief: Brief) -> Iterator[Check]:
    """Warning: the English form of each glossary term, or another right one, stands where the Persian has the term."""
    for number, spans, english in _english_of(brief):
        terms = [term for term in brief.terms if any(span.meets(place) for span in spans for place in term.spans)]
        if not terms:
            continue
        missing = [term.english for term in terms if not stands(term, english)]
        expected = ", ".join(term.english for term in terms)
        found = "missing: " + ", ".join(missing) if missing else "all"
        yield Check("names", "warning", not missing, number, expected, found)


def summary(brief: Brief) -> Iterator[Check]:
    """Error: each summary sentence names paragraphs that exist, and its figures stand in the Persian it rests on."""
    existing = {paragraph.number for paragraph in brief.paragraphs}
    for index, sentence in enumerate(brief.summary.sentences, start=1):
        persian = " ".join(span.of(brief.article.text) for span in sentence.spans)
        faults = []
        if not sentence.paragraphs or not existing.issuperset(sentence.paragraphs) or not persian:
            faults.append("no such paragraph")
        if added := _unfounded(persian, sentence.text, brief.summary.language):
            faults.append("not in the Persian: " + ", ".join(added))
        where = sentence.paragraphs[0] if sentence.paragraphs else None
        expected = f"sentence {index} rests on its paragraphs"
        yield Check("summary", "error", not faults, where, expected, "; ".join(faults) or "it does")


def _unfounded(persian: str, sentence: str, language: str) -> tuple[str, ...]:
    """Figures of a summary sentence that the Persian it rests on does not have."""
    if language == "en":
        return compare_figures(persian, sentence).added
    held = possible_values(persian) | {figure.value for figure in read_figures(persian)}
    return tuple(figure.reading for figure in read_figures(sentence) if figure.value not in held)


def attribution(brief: Brief) -> Iterator[Check]:
    """Error: quotations lie in the text, speakers exist, and verbatim ones stand in quotation marks."""
    known = {speaker.id for speaker in brief.attribution.speakers}
    for quote in brief.attribution.quotes:
        faults = []
        if not quote.spans or any(not _lies_in(span, brief.article.text) for span in quote.spans):
            faults.append("outside the text")
        if quote.speaker is not None and quote.speaker not in known:
            faults.append(f"unknown speaker {quote.speaker}")
        if quote.verbatim and not all(_in_marks(brief.article.text, span) for span in quote.spans):
            faults.append("verbatim without quotation marks")
        yield Check("attribution", "error", not faults, quote.paragraph, quote.id, "; ".join(faults) or "sound")


CHECKS: tuple[Callable[[Brief], Iterable[Check]], ...] = (
    coverage,
    numbers,
    residue,
    loops,
    copied,
    quotation_marks,
    lost_marks,
    length,
    names,
    summary,
    attribution,
)


def _per_unit(
    brief: Brief, name: str, severity: Severity, expected: str, fails: Callable[[str, str], bool]
) -> Iterator[Check]:
    """One check over all units: passed once for all, or failed once for each unit that fails."""
    text, failed = brief.article.text, False
    for item in brief.renderings:
        if item.english.strip() and fails(item.unit.span.of(text), item.english):
            failed = True
            yield Check(name, severity, False, item.unit.paragraph, expected, item.english)
    if brief.renderings and not failed:
        yield Check(name, severity, True, None, expected, f"in {len(brief.renderings)} units")


def _by_paragraph(pairs: Iterable[tuple[int, _T]]) -> dict[int, list[_T]]:
    grouped: dict[int, list[_T]] = defaultdict(list)
    for number, item in pairs:
        grouped[number].append(item)
    return grouped


def _english_of(brief: Brief) -> Iterator[tuple[int, list[Span], str]]:
    for number, items in _by_paragraph((item.unit.paragraph, item) for item in brief.renderings).items():
        yield number, [item.unit.span for item in items], " ".join(item.english for item in items)


def _paragraphs(brief: Brief) -> Iterator[tuple[int, str, str]]:
    for number, spans, english in _english_of(brief):
        yield number, " ".join(span.of(brief.article.text) for span in spans), english


def _values(figures: Iterable[Figure]) -> str:
    return ", ".join(dict.fromkeys(figure.reading for figure in figures))


def _is_covered(text: str, sentence: Span, spans: list[Span]) -> bool:
    """Whether every letter and digit of the sentence lies in one of the spans; a rule of tatweels has neither."""
    return all(
        not text[place].isalnum()
        or text[place] == "\N{ARABIC TATWEEL}"
        or any(span.start <= place < span.end for span in spans)
        for place in range(sentence.start, sentence.end)
    )


def _lies_in(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


def _in_marks(text: str, span: Span) -> bool:
    """Whether a quotation mark that opens before the span in its paragraph is still open where the span begins."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return (
        before.count("«") > before.count("»")
        or before.count("\N{LEFT DOUBLE QUOTATION MARK}") > before.count("\N{RIGHT DOUBLE QUOTATION MARK}")
        or before.count('"') % 2 == 1
        or before.rstrip()[-1:] in _MARKS
    )
