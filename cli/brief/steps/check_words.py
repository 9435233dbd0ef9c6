"""Whether the words of each paragraph have counterparts in its English, and the words of the English an origin."""

from collections.abc import Iterator

from brief.article import Brief, Check, Severity
from brief.steps.check_paragraphs import paragraphs
from brief.text.lexicon import Counterparts, find_counterparts
from brief.text.strange_words import strange_words

_FEWEST = 6
"""Words that the table knows, of both sides: with fewer, one free translation outweighs the rest."""

_DOUBTFUL, _WRONG = 9.0, 14.0
"""Surprise that 1 in 100 paragraphs of translated news exceeds, and none of 2,900; 10 and 2 in 100 of FLORES dev."""

_SHOWN = 6


def adequacy(brief: Brief) -> Iterator[Check]:
    """Error: most words have counterparts in the other language; a warning where it is less clear that too few do."""
    for number, persian, english in paragraphs(brief):
        compared = find_counterparts(persian, english)
        if english.strip() and compared.witnesses >= _FEWEST:
            passed = compared.surprise <= _DOUBTFUL
            severity: Severity = "error" if compared.surprise > _WRONG else "warning"
            expected = f"counterparts of {compared.witnesses} words"
            yield Check("adequacy", severity, passed, number, expected, _told(compared))


def odd_words(brief: Brief) -> Iterator[Check]:
    """Warning: every word of the English is an English word, or a name or a word that the Persian has."""
    known = [form for term in brief.terms for form in (term.english, *term.alternatives)]
    known += [form for speaker in brief.attribution.speakers for form in (speaker.name_en, speaker.role_en) if form]
    for number, persian, english in paragraphs(brief):
        if english.strip():
            found = strange_words(persian, english, known)
            told = ", ".join(found) or "all"
            yield Check("odd_words", "warning", not found, number, "English words, names of the Persian", told)


def _told(compared: Counterparts) -> str:
    missing = [f"{english} ({persian})" for persian, english in compared.missing[:_SHOWN]]
    parts = ["missing: " + ", ".join(missing)] if missing else []
    parts += ["not in the Persian: " + ", ".join(compared.added[:_SHOWN])] if compared.added else []
    return "; ".join(parts) or "all"
