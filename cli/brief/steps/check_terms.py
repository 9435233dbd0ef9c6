"""Whether the English form of a term stands in a translation."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from brief.article import Brief, Check, Rendering, Term
from brief.glossary import Glossary
from brief.steps.check_paragraphs import units
from brief.text.lexicon import has_counterpart
from brief.text.names import PARTS_OF_SURNAMES, english_name, persons_named
from brief.text.sounds import is_named
from brief.text.variants import fold_english, is_variant


def names(brief: Brief) -> Iterator[Check]:
    """Warning: the English form of each name and term, or another right one, stands where the Persian has it, and of
    a person whom the article has named before the surname in any spelling; no place is named that the Persian lacks.
    """
    surnames, glossary = _surnames(brief), Glossary.load()
    for number, span, persian, english in units(brief):
        terms = [term for term in brief.terms if any(span.meets(place) for place in term.spans)]
        persons = {name: english_name(name)[0] for name in surnames if _is_alone(name, persian)}
        missing = [term.english for term in terms if not stands(term, english)]
        missing += [
            form for name, form in persons.items() if not (is_named(name, english) or has_counterpart(name, english))
        ]
        known = " ".join(form for term in terms for form in forms_of(term))
        added = [place for place in glossary.added_places(persian, english) if place not in known]
        if terms or persons or added:
            expected = ", ".join((*(term.english for term in terms), *persons.values()))
            problems = [f"missing: {', '.join(missing)}"] if missing else []
            problems += [f"added: {', '.join(added)}"] if added else []
            yield Check("names", "warning", not problems, number, expected, "; ".join(problems) or "all")


def name_forms(brief: Brief) -> Iterator[Check]:
    """Warning: no known name is spelled another way anywhere in the English."""
    known = {form for term in brief.terms for form in forms_of(term)}
    for term in (term for term in brief.terms if term.kind in ("person", "place") and term.spans):
        phrase = re.compile(r"[A-Z][\w'’]+" + r"[ -][A-Z][\w'’]+" * (len(re.split("[ -]", term.english)) - 1))
        held = [item for item in brief.renderings if any(item.unit.span.meets(span) for span in term.spans)]
        found = [
            (item.unit.paragraph, match.group())
            for item in held
            for match in phrase.finditer(item.english)
            if match.group() not in known and is_variant(term.english, match.group())
        ]
        where = found[0][0] if found else None
        told = ", ".join(dict.fromkeys(form for _, form in found)) or "everywhere"
        yield Check("name_forms", "warning", not found, where, term.english, told)


def mark_kept(terms: Iterable[Term], renderings: Iterable[Rendering]) -> tuple[Term, ...]:
    """The terms with `kept` set: whether every unit that holds the term has its English form, or another right one."""
    items = tuple(renderings)
    return tuple(replace(term, kept=_is_kept(term, items)) for term in terms)


def stands(term: Term, english: str) -> bool:
    """Whether the form of the term, or another right one, stands in the English."""
    return any(stands_as(form, english) for form in forms_of(term))


def stands_as(form: str, english: str) -> bool:
    """Whether a form stands in the English, accents, hyphens and capitals aside."""
    form, english = fold_english(form), fold_english(english)
    return form in english and re.search(rf"(?<!\w){re.escape(form)}", english) is not None


def forms_of(term: Term) -> tuple[str, ...]:
    """The form to use, then others that are right too: those of the glossary, a person's surname."""
    surname = (term.english.split()[-1],) if term.kind == "person" else ()
    return (term.english, *term.alternatives, *surname)


def _surnames(brief: Brief) -> tuple[str, ...]:
    """The surname of every person whom the article names in full, each once."""
    speakers = (term.persian for term in brief.terms if term.kind == "person")
    words = (name.split() for name in (*speakers, *persons_named(brief.article.text)))
    return tuple(dict.fromkeys(parts[-1] for parts in words if len(parts) > 1 and len(parts[-1]) > 2))


def _is_alone(surname: str, persian: str) -> bool:
    """Whether it stands there, and is not the first part of another surname."""
    if surname not in persian:  # of a pattern in each paragraph for each person, most would be made in vain
        return False
    parts = "|".join(PARTS_OF_SURNAMES)
    return re.search(rf"(?<!\w){re.escape(surname)}(?!\w| (?:{parts})(?!\w))", persian) is not None


def _is_kept(term: Term, renderings: tuple[Rendering, ...]) -> bool | None:
    """None where no unit holds the term."""
    english = [item.english for item in renderings if any(item.unit.span.meets(span) for span in term.spans)]
    return all(stands(term, text) for text in english) if english else None
