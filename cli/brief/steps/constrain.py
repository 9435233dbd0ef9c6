"""The English of known names and terms, written into the Persian that a model gets.

A small model cannot know how to spell Zaragoza, but it can copy: where its card says that it was trained to
(`ModelCard.copies`), it is told (Dinu et al. 2019, arXiv 1906.01105; `training/renaming.py`).
"""

import re
from collections.abc import Iterable, Iterator

from brief.article import Span, Term
from brief.quotes.names import looks_like_name
from brief.text.characters import ZWNJ
from brief.text.normalise import fold_word

Known = tuple[Span, str]
"""A place in the article, and the English that belongs there."""

_EDGE = re.compile(rf"[\w{ZWNJ}]")


def known_forms(text: str, terms: Iterable[Term]) -> tuple[Known, ...]:
    """Every whole word or phrase of the text that a term gives an English form, in text order, the longest first.

    Offices are left to the model, which has seen them all and writes them as its sentence wants them.
    """
    found = [known for term in terms if term.kind != "office" for known in _places(text, term)]
    kept: list[Known] = []
    for span, english in sorted(found, key=lambda known: (known[0].start, -known[0].end)):
        if (not kept or span.start >= kept[-1][0].end) and not _is_part_of_word(text, span):
            kept.append((span, english))
    return tuple(kept)


def constrain(text: str, span: Span, known: Iterable[Known]) -> str:
    """The Persian of `span` with the English of what lies inside it."""
    parts, start = [], span.start
    for place, english in known:
        if span.start <= place.start and place.end <= span.end:
            parts += [text[start : place.start], english]
            start = place.end
    return "".join((*parts, text[start : span.end]))


def _places(text: str, term: Term) -> Iterator[Known]:
    """Where the term stands, and a person's surname alone."""
    yield from ((span, term.english) for span in term.spans)
    if term.kind == "person" and " " in term.persian:
        surname = term.persian.split()[-1]
        if looks_like_name(fold_word(surname)):
            for match in re.finditer(re.escape(surname), text):
                yield Span(match.start(), match.end()), term.english.split()[-1]


def _is_part_of_word(text: str, span: Span) -> bool:
    edges = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    return any(_EDGE.fullmatch(edge) for edge in edges)
