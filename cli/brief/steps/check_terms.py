"""Whether the English form of a term stands in a translation."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from brief.article import Rendering, Term
from brief.glossary import Glossary


def mark_kept(terms: Iterable[Term], renderings: Iterable[Rendering]) -> tuple[Term, ...]:
    """The terms with `kept` set: whether every unit that holds the term has its English form, or another right one."""
    items = tuple(renderings)
    return tuple(replace(term, kept=_is_kept(term, items)) for term in terms)


def stands(term: Term, english: str) -> bool:
    """Whether the form of the term, or an alternative of the built-in glossary, stands in the English."""
    entry = _built_in().entry(term.persian)
    alternatives = entry.alternatives if entry else ()
    plain = _plain(english)
    return any(re.search(rf"(?<!\w){re.escape(_plain(form))}", plain) for form in (term.english, *alternatives))


def _is_kept(term: Term, renderings: tuple[Rendering, ...]) -> bool | None:
    """None where no unit holds the term."""
    english = [item.english for item in renderings if any(item.unit.span.meets(span) for span in term.spans)]
    return all(stands(term, text) for text in english) if english else None


def _plain(text: str) -> str:
    """Lower case, without accents; hyphens are spaces."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return "".join(letters).lower().replace("-", " ")


@lru_cache(maxsize=1)
def _built_in() -> Glossary:
    return Glossary.load()
