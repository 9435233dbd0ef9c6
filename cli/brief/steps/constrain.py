"""The English of known names and terms, written into the Persian that a model gets.

A small model cannot know how to spell Zaragoza, but it can copy: where its card says that it was trained to
(`ModelCard.copies`), it is told (Dinu et al. 2019, arXiv 1906.01105; `training/renaming.py`).
"""

import re
from collections.abc import Iterable, Iterator

from brief.article import Span, Term
from brief.quotes.names import is_given, looks_like_name
from brief.text.characters import ZWNJ
from brief.text.names import english_name, stand_alone
from brief.text.normalise import fold_word

Known = tuple[Span, str]
"""A place in the article, and the English that belongs there."""

_LONGEST = 4
"""Words."""
_EDGE = re.compile(rf"[\w{ZWNJ}]")
_WORD = re.compile(rf"[^\W\d_]+(?:{ZWNJ}[^\W\d_]+)*")


def known_forms(text: str, terms: Iterable[Term]) -> tuple[Known, ...]:
    """Every whole word or phrase of the text that a term gives an English form, in text order, the longest first.

    Offices and common words (`soft power`) are left to the model, which knows them and writes them as its sentence
    wants them; told, it loses them more often, and long names it garbles.
    """
    found = [known for term in terms if term.kind != "office" for known in _places(text, term)]
    found += _people(text)
    kept: list[Known] = []
    for span, english in sorted(found, key=lambda known: (known[0].start, -known[0].end)):
        if (not kept or span.start >= kept[-1][0].end) and not _is_part_of_word(text, span):
            kept.append((span, english))
    return tuple(known for known in kept if _can_be_copied(known[1]))


def _can_be_copied(english: str) -> bool:
    return any(map(str.isupper, english)) and len(english.split()) <= _LONGEST


def constrain(text: str, span: Span, known: Iterable[Known]) -> str:
    """The Persian of `span` with the English of what lies inside it."""
    parts, start = [], span.start
    for place, english in within(span, known):
        parts += [text[start : place.start], english]
        start = place.end
    return "".join((*parts, text[start : span.end]))


def within(span: Span, known: Iterable[Known]) -> tuple[Known, ...]:
    """What of `known` lies inside `span`."""
    return tuple((place, english) for place, english in known if span.start <= place.start and place.end <= span.end)


def _places(text: str, term: Term) -> Iterator[Known]:
    """Where the term stands, and a person's surname."""
    yield from ((span, term.english) for span in term.spans)
    if term.kind == "person":
        yield from _surname(text, term.persian, term.english)


def _surname(text: str, name: str, english: str) -> Iterator[Known]:
    """Where the last of several names stands; it may stand there alone."""
    *before, surname = name.split()
    alike = len(english.split()) == len(name.split())
    form = english.split()[-1] if alike else english_name(surname)[0]
    if before and looks_like_name(fold_word(surname)):
        for match in re.finditer(re.escape(surname), text):
            yield Span(match.start(), match.end()), form


def _people(text: str) -> Iterator[Known]:
    """Names of the tables in a row, a given name in front: alone, many a name is a word (`امید`, hope), few never."""
    words = list(_WORD.finditer(text))
    first = 0
    while first < len(words):
        folded, last = fold_word(words[first].group()), first + 1
        if is_given(folded):
            while last < len(words) and _goes_on(text, words[last - 1], words[last]):
                last += 1
        span = Span(words[first].start(), words[last - 1].end())
        if last - first > 1 or folded in stand_alone():
            english, basis = english_name(span.of(text))
            if basis == "table":
                yield span, english
                yield from _surname(text, span.of(text), english)
        first = last


def _goes_on(text: str, name: re.Match[str], word: re.Match[str]) -> bool:
    beside = text[name.end() : word.start()] == " "
    return beside and word.group() != "و" and english_name(word.group())[1] == "table"


def _is_part_of_word(text: str, span: Span) -> bool:
    edges = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    return any(_EDGE.fullmatch(edge) for edge in edges)
