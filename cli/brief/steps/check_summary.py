"""Whether a summary rests on the Persian that it names."""

import re
from collections.abc import Iterator

from brief.article import Brief, Check, Summary, SummarySentence, english_of_paragraph
from brief.steps.check_units import has_added_marks
from brief.text.figures import compare_figures, strange_figures
from brief.text.proper_nouns import proper_nouns

_WORD = re.compile(r"\w+")
_SUPPORTED = 0.4
"""Share of the longer words of a summary sentence that must stand in the English of its paragraphs."""


def summary(brief: Brief) -> Iterator[Check]:
    """Error: each summary sentence names paragraphs, and its figures, names and marks have support there."""
    existing = {paragraph.number for paragraph in brief.paragraphs}
    for index, sentence in enumerate(brief.summary.sentences, start=1):
        persian = " ".join(span.of(brief.article.text) for span in sentence.spans)
        faults = []
        if not sentence.paragraphs or not existing.issuperset(sentence.paragraphs) or not persian:
            faults.append("no such paragraph")
        if added := _unfounded(persian, sentence.text, brief.summary):
            faults.append("not in the Persian: " + ", ".join(added))
        if unsupported := _unsupported(brief, sentence):
            faults.append(unsupported)
        if has_added_marks(persian, sentence.text):
            faults.append("quotation marks that the Persian lacks")
        where = sentence.paragraphs[0] if sentence.paragraphs else None
        expected = f"sentence {index} rests on its paragraphs"
        yield Check("summary", "error", not faults, where, expected, "; ".join(faults) or "it does")


def _unfounded(persian: str, sentence: str, whole: Summary) -> tuple[str, ...]:
    """Figures of a summary sentence that the Persian it rests on does not have."""
    if whole.language == "en":
        compared = compare_figures(persian, sentence)
        return (*compared.added, *compared.added_dates)
    return strange_figures(persian, sentence)


def _unsupported(brief: Brief, sentence: SummarySentence) -> str:
    """Names, or too many of all words, that stand neither in the paragraphs' English nor among the known names."""
    if brief.summary.language != "en":
        return ""
    speakers = (form for s in brief.attribution.speakers for form in (s.name_en, s.role_en) if form)
    terms = (term.english for term in brief.terms)
    english = (english_of_paragraph(brief.renderings, number) for number in sentence.paragraphs)
    known = {word.lower() for text in (*english, *speakers, *terms) for word in _WORD.findall(text)}
    strange = [name for name in proper_nouns(sentence.text) if name.lower() not in known]
    words = [word.lower() for word in _WORD.findall(sentence.text) if len(word) > 3]
    if sum(word in known for word in words) < _SUPPORTED * len(words):
        return "most of its words stand elsewhere"
    return "names from elsewhere: " + ", ".join(strange) if strange else ""
