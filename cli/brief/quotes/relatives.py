"""Relative clauses after a prepositional source: the source's own, or those of the subject of the statement."""

import re

from brief.quotes.line import Line
from brief.quotes.mentions import Known, Phrase, read_phrase
from brief.quotes.words import is_finite, words_of

_COMMAS = frozenset({"،", ","})
_COPULAS = frozenset({"است", "هستند"})
_LONGEST_RELATIVE = 30
_OPEN = frozenset({"unnamed", "demonstrative", "organisation"})
"""Mentions whose last word is no surname (`گلمکانی` looks like a plural too)."""
_PLURAL_ANTECEDENT = re.compile(r"\w{2,}(?<!ست)(?:ان|ها)یی?")
"""`کودکانی`, `داروهایی`; names of countries in `-stan` make adjectives that look the same."""


def read_source(line: Line, first: int, last: int, known: Known) -> Phrase | None:
    """The source after the cue, without the antecedent of a relative clause in the statement.

    In `به گفته پژوهشگران کودکانی که ...` nothing but the form of the antecedent parts the two noun phrases.
    """
    phrase = read_phrase(line, first, last, known)
    if (
        phrase is None
        or phrase.kind not in _OPEN
        or phrase.last - first < 2
        or not is_antecedent(line, phrase.last - 1)
    ):
        return phrase
    return read_phrase(line, first, phrase.last - 1, known)


def relative_end(line: Line, phrase: Phrase, limit: int) -> int | None:
    """Past the comma that closes the relative clause of the source; None where the source has none.

    The comma follows a finite verb: one after a noun parts a list within the clause. A copula closes it without one.
    """
    opening = phrase.last + (line.word(phrase.last) in _COMMAS)
    if line.word(opening) != "که" or not phrase.sure or is_finite(line.words[phrase.last - 1]):
        return None
    for position in range(opening + 2, min(limit - 1, opening + _LONGEST_RELATIVE)):
        word, after = line.words[position], line.words[position + 1]
        if is_finite(word) and after in _COMMAS:
            return position + 2
        if word in _COPULAS and after not in {"و", "که"}:
            # After a participle it is an auxiliary (`گفته است`), and what follows may be its object; a preposition
            # goes on with the predicate of whoever stands before the clause.
            unclear = line.words[position - 1].endswith("ه") or after in words_of("stops")
            return None if unclear else position + 1
    return None


def is_antecedent(line: Line, position: int) -> bool:
    """Whether a plural noun that its relative clause determines stands here."""
    word = line.word(position)
    if line.word(position + 1) != "که":
        return False
    return bool(_PLURAL_ANTECEDENT.fullmatch(word)) and word[:-1] not in words_of("places")
