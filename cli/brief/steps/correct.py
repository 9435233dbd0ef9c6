"""One form a name throughout: where the model spelled a known name another way, its English is corrected, and said so.

Only what is recognisable is touched: a capitalised phrase that spells the same name another way, or the form that the
built-in glossary has where the reader's own glossary has another. A name that the English lacks stays lacking; the
check of names says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from brief.article import Rendering, Term
from brief.glossary import Glossary
from brief.steps.check_terms import forms_of, stands_as
from brief.text.variants import is_variant

CORRECTED = "names_corrected"
_PHRASE = re.compile(r"[A-Z][\w'’]*(?:[ -](?:[A-Z][\w'’]*|al|e|va|ol))*")
_KINDS = ("person", "place", "organisation", "term")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as one unit must have it."""

    term: Term
    forms: tuple[str, ...]
    """The form to use, then others that are right too."""


def correct_names(
    text: str, renderings: Sequence[Rendering], terms: Sequence[Term]
) -> tuple[tuple[Rendering, ...], tuple[Term, ...]]:
    """The renderings with the names in their one form, and the terms with what was corrected."""
    others = frozenset(form for term in terms for form in forms_of(term))
    corrected: dict[str, list[str]] = {}
    done = []
    for item in renderings:
        english = item.english
        for name in _names_in(item, text, terms):
            found = None if _stands(name, english) else _overruled(name, english) or _misspelled(name, english, others)
            if found:
                english = re.sub(rf"(?<!\w){re.escape(found)}(?!\w)", name.forms[0], english)
                corrected.setdefault(name.term.persian, []).append(found)
        flags = item.flags if english == item.english else (*item.flags, CORRECTED)
        done.append(replace(item, english=english, flags=flags))
    marked = (replace(t, corrected=tuple(dict.fromkeys(corrected.get(t.persian, ())))) for t in terms)
    return tuple(done), tuple(marked)


def _names_in(item: Rendering, text: str, terms: Iterable[Term]) -> Iterator[_Name]:
    """The names that a unit holds; a person's surname where it stands alone."""
    persian = item.unit.span.of(text)
    for term in terms:
        if any(item.unit.span.meets(span) for span in term.spans):
            yield _Name(term, forms_of(term))
        elif term.kind == "person" and " " in term.persian:
            surname = term.persian.split()[-1]
            if surname in persian and re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", persian):
                yield _Name(term, (term.english.split()[-1],))


def _stands(name: _Name, english: str) -> bool:
    return any(stands_as(form, english) for form in name.forms)


def _overruled(name: _Name, english: str) -> str | None:
    """The form that the built-in glossary has where the reader's own has another."""
    entry = Glossary.load().entry(name.term.persian)
    if entry is None or name.term.basis != "glossary" or entry.english == name.term.english:
        return None
    forms = (rf"(?<!\w){re.escape(form)}(?!\w)" for form in (entry.english, *entry.alternatives))
    return next((match.group() for form in forms if (match := re.search(form, english, re.IGNORECASE))), None)


def _misspelled(name: _Name, english: str, others: frozenset[str]) -> str | None:
    """The phrase of the English that is this name spelled another way; None where there is none or more than one."""
    if name.term.kind not in _KINDS:
        return None
    size = len(name.forms[0].replace("-", " ").split())
    found = dict.fromkeys(
        phrase for phrase in _phrases(english, size) if phrase not in others and is_variant(name.forms[0], phrase)
    )
    return next(iter(found)) if len(found) == 1 else None


def _phrases(english: str, size: int) -> Iterator[str]:
    """Runs of capitalised words, as many as the name has, one more, one fewer."""
    for match in _PHRASE.finditer(english):
        words = list(re.finditer(r"[\w'’]+", match.group()))
        for length in sorted({size, size + 1, max(1, size - 1)}):
            for first in range(len(words) - length + 1):
                yield match.group()[words[first].start() : words[first + length - 1].end()]
