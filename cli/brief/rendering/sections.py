"""A brief as sections of blocks, in the order of the reader's questions.

What is it about, who said what, which names and numbers, can I trust it, what does the text say, how was it made.
"""

import re
from collections.abc import Iterator, Sequence
from textwrap import shorten

from brief.article import Brief, Check, Figure, Provenance, Rendering, SummarySentence, Term, english_of_paragraph
from brief.rendering.aligned import grouped
from brief.rendering.blocks import Block, Item, Line, Pair, Prose, Run, Section, join, link, persian, plain
from brief.rendering.statements import statements

_QUALITY = {
    "gist": (
        "Machine translation of ",
        "gist",
        " quality: the subject comes through, the details often do not. Names, numbers and who did what to whom are "
        "frequently wrong. Do not rely on any English sentence here without reading the Persian beside it, or having "
        "it read.",
    ),
    "draft": (
        "Machine translation of ",
        "draft",
        " quality: mostly understandable, with errors of fact that read fluently. Do not quote or rely on it before "
        "somebody has checked it against the Persian beside it.",
    ),
    "none": (
        "The quality of this translation model has ",
        "not been measured",
        ". Do not quote or rely on the English before somebody has checked it against the Persian beside it.",
    ),
}
_PERSIAN = re.compile("([\u0600-\u06ff\N{ZERO WIDTH NON-JOINER}]+)")
_TERMS = (("person", "Persons"), ("organisation", "Bodies"), ("place", "Places"), ("office", "Offices"))
_FIGURES = (
    (("number", "percent", "fraction", "money"), "Numbers"),
    (("date", "year", "time"), "Dates"),
)


def sections(brief: Brief) -> tuple[Section, ...]:
    """Everything that a brief tells below its headline; the section without a title holds the warnings."""
    text = brief.article.text
    found = (
        Section("", tuple(warnings(brief))),
        Section("Summary", tuple(summary_points(brief))),
        Section("Who said what", statements(text, brief.attribution)),
        Section("Names, numbers, dates", (*_terms(text, brief.terms), *_figures(text, brief.figures))),
        Section("Checks", (*_failed(brief), *_passed(brief.checks), *_glossary(brief.terms))),
        Section("Full text", pairs(brief)),
        Section("How this was made", tuple(_provenance(brief))),
    )
    return tuple(section for section in found if section.blocks)


def header_fields(brief: Brief) -> dict[str, object]:
    """The front matter: what a catalogue wants to know, and the digest and signature that a batch goes by."""
    metadata = brief.article.metadata
    fields: dict[str, object] = {
        "title": brief.title_en,
        "title_fa": brief.article.title,
        "date": metadata.get("date"),
        "lang": "en",
        "source": metadata.get("url") or metadata.get("source"),
        "tags": [tag.strip() for tag in metadata.get("tags", "").split(",") if tag.strip()],
        "digest": brief.article.digest,
        "signature": str(brief.signature),
    }
    return {key: value for key, value in fields.items() if value}


def summary_points(brief: Brief) -> Iterator[Block]:
    """The sentences of the summary, each with links to the paragraphs it rests on."""
    for sentence in brief.summary.sentences:
        marks = join(" ", (link(number) for number in sentence.paragraphs))
        if brief.summary.language == "fa":
            yield Prose(persian(sentence.text))
            yield Prose((*marks, *_doubts(sentence)))
        else:
            yield Prose((Run(f"{sentence.text} "), *marks, *_doubts(sentence)))


def _doubts(sentence: SummarySentence) -> Line:
    flags = ", ".join(readable(flag) for flag in sentence.flags)
    return (Run(f" (check: {flags})"),) if flags else ()


def pairs(brief: Brief) -> tuple[Pair, ...]:
    """The paragraphs in both languages."""
    renderings = grouped((item.unit.paragraph, item) for item in brief.renderings)
    checks = grouped((check.paragraph or 0, check) for check in brief.checks if not check.passed)
    return tuple(
        Pair(
            number=paragraph.number,
            english=english_of_paragraph(renderings[paragraph.number], paragraph.number),
            persian=paragraph.span.of(brief.article.text),
            marks=_marks(checks[paragraph.number], renderings[paragraph.number]),
        )
        for paragraph in brief.paragraphs
    )


def failed_checks(brief: Brief) -> Iterator[tuple[str, Check]]:
    """The checks that did not hold, each with its anchor in the list."""
    failed = (check for check in brief.checks if not check.passed)
    return ((f"c{number}", check) for number, check in enumerate(failed, start=1))


def readable(name: str) -> str:
    """The name of a check as people read it."""
    return name.replace("_", " ")


def warnings(brief: Brief) -> Iterator[Prose]:
    """What to know before reading: the quality of the translation, and how many checks failed."""
    yield from quality_warnings(brief)
    failed = sum(not check.passed for check in brief.checks)
    if failed:
        told = Run(f"{failed} of the checks below failed, {brief.errors or 'none'} of them an error", "strong")
        yield Prose((told, Run("; see "), Run("Checks", target="checks"), Run(".")), note=True)


def quality_warnings(brief: Brief) -> Iterator[Prose]:
    """What to expect of the English, where that is little."""
    for model in brief.models:
        if model.quality in _QUALITY:
            before, word, after = _QUALITY[model.quality]
            yield Prose((Run(before), Run(word, "strong"), Run(after)), note=True)


def _terms(text: str, terms: Sequence[Term]) -> Iterator[Item]:
    for kind, heading in _TERMS:
        chosen = [_term(text, term) for term in terms if term.kind == kind]
        if chosen:
            yield Item(join("; ", chosen), label=heading)


def _term(text: str, term: Term) -> Line:
    notes = ["spelled by rule"] if term.basis == "rule" else []
    notes += [f"the model wrote {', '.join(term.corrected)}"] if term.corrected else []
    told = f" ({'; '.join(notes)})" if notes else ""
    return (Run(f"{term.english}{told} "), *persian(term.spans[0].of(text) if term.spans else term.persian))


def _figures(text: str, figures: Sequence[Figure]) -> Iterator[Item]:
    for kinds, heading in _FIGURES:
        seen = {figure.span.of(text): figure.reading for figure in figures if figure.kind in kinds}
        if seen:
            told = ((Run(f"{reading} "), *persian(words)) for words, reading in seen.items())
            yield Item(join("; ", told), label=heading)


def _failed(brief: Brief) -> Iterator[Block]:
    failed = (Item(_check(check), anchor=anchor) for anchor, check in failed_checks(brief))
    yield from tuple(failed) or [Prose(plain("Nothing that was checked failed."))]


def _check(check: Check) -> Line:
    where: Line = (Run(" in "), *link(check.paragraph)) if check.paragraph else ()
    facts = "; ".join(fact for fact in (_expected(check), _found(check)) if fact)
    return (Run(check.severity, "strong"), Run(f", {readable(check.name)}"), *where, Run(": "), *_mixed(facts))


def _mixed(text: str) -> Line:
    """English with Persian words in it."""
    return tuple(Run(part, language="fa" if _PERSIAN.match(part) else "en") for part in _PERSIAN.split(text) if part)


def _expected(check: Check) -> str:
    # Names and words are many in a paragraph and most of them stand there: what is missing is said once.
    return f"expected {check.expected}" if check.expected and check.name not in _OF_MANY else ""


def _found(check: Check) -> str:
    # What is missing or added is said in full; a sentence that stands in the text anyway is only recalled.
    return check.found if check.name in (*_OF_MANY, "numbers", "dates") else shorten(check.found, 100, placeholder=" …")


def _passed(checks: Sequence[Check]) -> Iterator[Prose]:
    """How often each check held; which numbers were found where they belong, since those are read off first; and words
    without a counterpart in paragraphs that have enough with one.
    """
    names = dict.fromkeys(check.name for check in checks)
    held = {name: [check for check in checks if check.name == name and check.passed] for name in names}
    totals = {name: sum(check.name == name for check in checks) for name in names}
    if names:
        told = ", ".join(f"{readable(name)} {len(held[name])} of {totals[name]}" for name in names)
        yield Prose(plain(f"Passed: {told}."))
    figures = [c for c in checks if c.name in ("numbers", "dates") and c.passed and c.paragraph]
    figures.sort(key=lambda c: c.paragraph or 0)
    if figures:
        places = [(Run(f"{c.expected} in "), *link(c.paragraph or 0)) for c in figures]
        yield Prose((Run("Numbers and dates found where they belong: "), *join("; ", places), Run(".")))
    alone = [c for c in checks if c.name == "adequacy" and c.passed and c.found != "all"]
    if alone:
        places = [(Run("in "), *link(c.paragraph or 0), Run(" "), *_mixed(c.found)) for c in alone]
        yield Prose(
            (Run("Single words without their usual counterpart, right or wrong: "), *join("; ", places), Run("."))
        )


_OF_MANY = ("names", "adequacy", "odd_words")
"""Checks that look at many things in a paragraph, and tell only what is wrong."""

_CHANGES = {
    "quotes_removed": "quotation marks added by the translator were removed",
    "names_corrected": "a name was brought to its one form",
    "fixed": "translated again with other settings",
}
"""What was done to the model's English, by flag."""


def _glossary(terms: Sequence[Term]) -> Iterator[Prose]:
    """What became of the terms of the glossary."""
    met = [term for term in terms if term.basis == "glossary" and term.kept is not None]
    if met:
        repaired = [term for term in met if term.corrected]
        missed = [term.english for term in met if not term.kept]
        told = f"{len(met)} met, {len(met) - len(missed)} in the translation, {len(repaired)} of them repaired"
        yield Prose(plain(f"Glossary terms: {told}; missed: {', '.join(missed) or 'none'}."))


def _marks(failed: Sequence[Check], renderings: Sequence[Rendering]) -> tuple[str, ...]:
    """What is wrong in a paragraph."""
    names = dict.fromkeys(readable(check.name) for check in failed)
    flags = {flag for item in renderings for flag in item.flags}
    names |= {told: None for flag, told in _CHANGES.items() if flag in flags}
    return tuple(names)


def _provenance(brief: Brief) -> Iterator[Item]:
    yield from (Item(_model(model), label=f"To {model.task}") for model in brief.models)
    yield Item(plain(f"{brief.summary.method}."), label="Summary")
    yield Item((Run("sha256 "), Run(brief.article.digest, "code"), Run(".")), label="Article")
    yield Item((Run(str(brief.signature), "code"), Run(".")), label="Signature")


def _model(model: Provenance) -> Line:
    licence = model.licence if model.commercial else f"{model.licence}, no commercial use"
    revision = (Run(" at revision "), Run(model.revision, "code")) if model.revision else ()
    sent = f" The text was sent to {model.host}." if model.host else ""
    rest = Run(f" ({licence}); quality class {model.quality}: {model.figure}.{sent}")
    return (Run(model.model, "code"), *revision, rest)
