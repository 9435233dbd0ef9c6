"""Checks of a finished brief: each small function verifies one thing and says what it found.

A check with nothing to verify yields nothing; one with something to verify yields at least one Check, passed or failed.
`check_units.unit_flags` holds the same tests for one unit, for the translating step to decide whether to try again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from brief.article import Brief, Check, Span
from brief.steps.check_figures import dates, numbers
from brief.steps.check_paragraphs import by_paragraph, per_unit
from brief.steps.check_stance import stance
from brief.steps.check_summary import summary
from brief.steps.check_terms import name_forms, names
from brief.steps.check_units import (
    MARKS,
    has_added_marks,
    has_loop,
    has_lost_marks,
    has_odd_length,
    has_residue,
    is_copied,
)
from brief.steps.check_words import adequacy, odd_words
from brief.text.negation import compare_negation


def run_checks(brief: Brief) -> tuple[Check, ...]:
    """The outcome of every check, in the order of CHECKS."""
    return tuple(check for verify in CHECKS for check in verify(brief))


def coverage(brief: Brief) -> Iterator[Check]:
    """Error: every sentence is covered by renderings, and none of them is empty."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for item in brief.renderings:
        if item.english.strip():
            spans[item.unit.sentence].append(item.unit.span)
    for number, sentences in by_paragraph((s.paragraph, s) for s in brief.sentences).items():
        bare = [s.number for s in sentences if not _is_covered(brief.article.text, s.span, spans[s.number])]
        found = "all" if not bare else "without: " + ", ".join(map(str, bare))
        yield Check("coverage", "error", not bare, number, f"English for {len(sentences)} sentences", found)


def residue(brief: Brief) -> Iterator[Check]:
    """Error: no Persian letters are left in the English."""
    yield from per_unit(brief, "residue", "error", "no Persian letters", lambda _, english: has_residue(english))


def loops(brief: Brief) -> Iterator[Check]:
    """Error: no phrase is repeated over and over."""
    yield from per_unit(brief, "loops", "error", "no phrase again and again", has_loop)


def copied(brief: Brief) -> Iterator[Check]:
    """Error: the English is not the Persian copied."""
    yield from per_unit(brief, "copied_source", "error", "a translation", is_copied)


def quotation_marks(brief: Brief) -> Iterator[Check]:
    """Error: no quotation marks where the Persian has none, since they claim somebody's very words."""
    yield from per_unit(brief, "quotation_marks", "error", "no marks that the Persian lacks", has_added_marks)


def lost_marks(brief: Brief) -> Iterator[Check]:
    """Warning: quotation marks of the Persian stand in the English too."""
    yield from per_unit(brief, "lost_marks", "warning", "the marks of the Persian", has_lost_marks)


def negation(brief: Brief) -> Iterator[Check]:
    """Error: no negation is lost or added, where one side has a negated verb and the other no trace of one."""
    yield from per_unit(brief, "negation", "error", "negative where the Persian is", compare_negation)


def length(brief: Brief) -> Iterator[Check]:
    """Warning: the English is neither absurdly short nor absurdly long."""
    yield from per_unit(brief, "length", "warning", "a plausible length", has_odd_length)


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
    dates,
    negation,
    residue,
    loops,
    copied,
    quotation_marks,
    lost_marks,
    length,
    adequacy,
    odd_words,
    names,
    name_forms,
    stance,
    summary,
    attribution,
)


def _is_covered(text: str, sentence: Span, spans: list[Span]) -> bool:
    """Whether every letter and digit of the sentence lies in one of the spans; a rule of tatweels has neither."""
    bare, place = "", sentence.start
    for span in sorted(spans):
        bare += text[place : min(span.start, sentence.end)]
        place = max(place, span.end)
    bare += text[place : sentence.end]
    return not any(map(str.isalnum, bare.replace("\N{ARABIC TATWEEL}", "")))


def _lies_in(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


def _in_marks(text: str, span: Span) -> bool:
    """Whether a quotation mark that opens before the span in its paragraph is still open where the span begins."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return (
        before.count("«") > before.count("»")
        or before.count("\N{LEFT DOUBLE QUOTATION MARK}") > before.count("\N{RIGHT DOUBLE QUOTATION MARK}")
        or before.count('"') % 2 == 1
        or before.rstrip().endswith(tuple(MARKS))
    )
