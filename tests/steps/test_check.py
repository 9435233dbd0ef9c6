from dataclasses import replace

import pytest

from brief.article import (
    Article,
    Attribution,
    Brief,
    Cue,
    Paragraph,
    Quote,
    Rendering,
    Sentence,
    Signature,
    Span,
    Speaker,
    Summary,
    SummarySentence,
    Unit,
)
from brief.glossary import Glossary
from brief.steps.check import CHECKS, run_checks
from brief.steps.check_terms import mark_kept
from brief.steps.check_units import unit_flags
from brief.text.figures import read_figures

PAIRS = (
    ("نشست شهرداران در ژنو", "Meeting of mayors in Geneva"),
    ("شهردار شیراز گفت: «تعداد اعضا به ۱۵۱ شهر می‌رسد.»", 'The Mayor of Shiraz said: "The members reach 151 cities."'),
    ("متروپلیس در سال ۱۹۸۴ تأسیس شد.", "Metropolis was founded in 1984."),
)


def make(*pairs, speaker="s1"):
    """A brief of one sentence a paragraph, with a verbatim quotation in the second and a summary of it."""
    text = "\n".join(persian for persian, _ in pairs)
    starts = [sum(len(persian) + 1 for persian, _ in pairs[:index]) for index in range(len(pairs))]
    spans = [Span(start, start + len(persian)) for start, (persian, _) in zip(starts, pairs, strict=True)]
    said = Span(text.index("«") + 1, text.index("»"))
    units = [Unit(span, number, number, "sentence") for number, span in enumerate(spans, start=1)]
    return Brief(
        article=Article("test", text),
        title_en=pairs[0][1],
        paragraphs=tuple(Paragraph(n, span, "body" if n > 1 else "headline") for n, span in enumerate(spans, start=1)),
        sentences=tuple(Sentence(n, n, span) for n, span in enumerate(spans, start=1)),
        renderings=tuple(Rendering(unit, english) for unit, (_, english) in zip(units, pairs, strict=True)),
        attribution=Attribution(
            (Speaker("s1", None, "شهردار شیراز", "person"),),
            (Quote("q1", 2, "direct", True, None, (said,), None, speaker),),
            (),
        ),
        terms=Glossary.load().find(text),
        figures=read_figures(text),
        summary=Summary((SummarySentence(pairs[1][1], (2,), (spans[1],)),), "en", "lead"),
        checks=(),
        models=(),
        signature=Signature(()),
    )


def failed(brief):
    return [(check.name, check.severity, check.paragraph) for check in run_checks(brief) if not check.passed]


def with_english(paragraph, english):
    return make(*(pair if n != paragraph else (pair[0], english) for n, pair in enumerate(PAIRS, start=1)))


def test_a_faithful_brief_passes_and_every_check_has_spoken():
    checks = run_checks(make(*PAIRS))
    assert [check for check in checks if not check.passed] == []
    assert {check.name for check in checks} == {
        "coverage",
        "numbers",
        "dates",
        "negation",
        "name_forms",
        "residue",
        "loops",
        "copied_source",
        "quotation_marks",
        "lost_marks",
        "length",
        "adequacy",
        "odd_words",
        "names",
        "summary",
        "attribution",
    }


def test_every_check_says_what_it_means():
    assert all(check.__doc__ and check.__doc__.startswith(("Error:", "Warning:")) for check in CHECKS)


def test_numbers_tell_which():
    checks = {check.paragraph: check for check in run_checks(make(*PAIRS)) if check.name == "numbers"}
    assert {number: check.expected for number, check in checks.items()} == {2: "151"}


def test_a_number_in_another_sentence_of_the_paragraph_is_missing_in_its_own():
    brief = make(*PAIRS)
    first, second, whole = brief.renderings
    year = brief.article.text.index("۱۹۸۴")
    spans = (Span(whole.unit.span.start, year - 1), Span(year, whole.unit.span.end))
    english = ("Metropolis in the year 1984", "was founded.")
    cut = tuple(Rendering(Unit(span, 3, 3, "sentence"), told) for span, told in zip(spans, english, strict=True))
    assert ("numbers", "error", 3) in failed(replace(brief, renderings=(first, second, *cut)))


@pytest.mark.parametrize(
    ("paragraph", "english", "outcome"),
    [
        (2, 'The Mayor of Shiraz said: "The members reach 115 cities."', ("numbers", "error", 2)),
        (3, "Metropolis was founded.", ("dates", "error", 3)),
        (3, "Metropolis was not founded in 1984.", ("negation", "error", 3)),
        (1, "Meeting of mayors in Genewa", ("name_forms", "warning", 1)),
        (1, "Meeting of 12 mayors in Geneva", ("numbers", "error", 1)),
        (3, "Metropolis تأسیس in 1984.", ("residue", "error", 3)),
        (3, "Metropolis was founded in 1984 founded in 1984 founded in 1984.", ("loops", "error", 3)),
        (3, "Metropolis was founded in 1984 was founded in 1984.", ("loops", "error", 3)),
        (3, "متروپلیس در سال ۱۹۸۴ تأسیس شد.", ("copied_source", "error", 3)),
        (3, 'Metropolis was "founded in 1984".', ("quotation_marks", "error", 3)),
        (2, "The Mayor of Shiraz said: The members reach 151 cities.", ("lost_marks", "warning", 2)),
        (2, '"Shiraz 151 Mayor"', ("length", "warning", 2)),
        (1, "Meeting of mayors in Genoa", ("names", "warning", 1)),
        (3, "Metropolis was founded in Belgium in 1984.", ("names", "warning", 3)),
        (2, 'A spokesman of the police announced: "Heavy rain closed 151 roads."', ("adequacy", "error", 2)),
        (1, "Meeting of groccupation in Geneva", ("odd_words", "warning", 1)),
        (3, "", ("coverage", "error", 3)),
    ],
)
def test_each_fault_is_found(paragraph, english, outcome):
    assert outcome in failed(with_english(paragraph, english))


def test_a_sentence_without_rendering_is_not_covered():
    brief = make(*PAIRS)
    assert ("coverage", "error", 3) in failed(replace(brief, renderings=brief.renderings[:2]))


def test_a_summary_must_rest_on_paragraphs_and_invent_no_number():
    brief = make(*PAIRS)
    sentence = brief.summary.sentences[0]
    for faulty in (replace(sentence, paragraphs=(9,)), replace(sentence, text="The members reach 152 cities.")):
        changed = replace(brief, summary=replace(brief.summary, sentences=(faulty,)))
        assert [name for name, _, _ in failed(changed)] == ["summary"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The members reach 151 cities, Zarif said.", "names from elsewhere: Zarif"),
        ("Heavy rain flooded several villages.", "most of its words stand elsewhere"),
    ],
)
def test_a_summary_sentence_has_its_support_in_the_paragraphs(text, fault):
    brief = make(*PAIRS)
    changed = replace(brief.summary.sentences[0], text=text)
    (check,) = [
        check
        for check in run_checks(replace(brief, summary=replace(brief.summary, sentences=(changed,))))
        if check.name == "summary"
    ]
    assert check.found == fault


def test_a_verb_that_judges_where_the_persian_does_not():
    brief = with_english(2, 'The Mayor of Shiraz claimed: "The members reach 151 cities."')
    said = Cue(Span(brief.article.text.index("گفت"), brief.article.text.index("گفت") + 3), "گفتن", "neutral", "said")
    quote = replace(brief.attribution.quotes[0], cue=said)
    changed = replace(brief, attribution=replace(brief.attribution, quotes=(quote,)))
    assert ("stance", "warning", 2) in failed(changed)


def test_a_quotation_must_have_its_speaker_and_its_marks():
    assert [name for name, _, _ in failed(make(*PAIRS, speaker="s9"))] == ["attribution"]
    brief = make(*PAIRS)
    outside = replace(brief.attribution.quotes[0], spans=(brief.sentences[2].span,))
    changed = replace(brief, attribution=replace(brief.attribution, quotes=(outside,)))
    assert [name for name, _, _ in failed(changed)] == ["attribution"]


def test_nothing_to_verify_yields_nothing():
    brief = make(*PAIRS)
    bare = replace(brief, renderings=(), summary=Summary((), "en", "lead"), attribution=Attribution((), (), ()))
    assert {check.name for check in run_checks(bare)} == {"coverage", "name_forms"}


def test_terms_are_marked_as_kept():
    brief = with_english(1, "Meeting of mayors in Genoa")
    kept = {term.english: term.kept for term in mark_kept(brief.terms, brief.renderings)}
    assert (kept["Geneva"], kept["Shiraz"]) == (False, True)


@pytest.mark.parametrize(
    ("persian", "english", "flags"),
    [
        ("۵ شهر", "five cities", ()),
        ("۵ شهر", "", ("empty",)),
        ("۵ شهر", "six cities", ("numbers",)),
        ("این نشست در تهران برگزار شد", "این نشست در تهران برگزار شد", ("residue", "copied")),
        ("نشست در تهران", "The the the the the meeting in Tehran", ("loop",)),
        ("نشست در تهران", "The syyyyycle of Tehran", ("loop",)),
        ("سایت در تهران", "The www site of Henry VIII in Tehran", ()),
        ("نشست در تهران", 'The "meeting" in Tehran', ("quotes_added",)),
        ("این نشست روز شنبه در تهران با حضور مقامات برگزار شد", "Meeting", ("length",)),
        ("گفت: «بله»", 'He said: "Yes"', ()),
    ],
)
def test_flags_of_one_unit(persian, english, flags):
    assert unit_flags(persian, english) == flags
