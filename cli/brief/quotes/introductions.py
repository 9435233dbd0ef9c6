"""Persons whom an article introduces with their office before, or without, reporting their words.

`سردار غلامرضا جلالی رئیس سازمان پدافند ... دیدن کرد` in one paragraph makes `وی` and `جلالی` of the next one somebody.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from brief.quotes.lexicon import find_cues
from brief.quotes.line import QUOTATION_MARKS, Line
from brief.quotes.mentions import Phrase, read_phrase
from brief.quotes.names import is_given
from brief.quotes.words import words_of


@dataclass(frozen=True, slots=True)
class Introduction:
    """A name with its office, as the line has it."""

    line: Line
    phrase: Phrase
    topic: bool
    """Whether it is the subject that a sentence opens with."""


def find_introductions(lines: Iterable[Line]) -> tuple[Introduction, ...]:
    """Every name with an office, in text order."""
    return tuple(found for line in lines for found in _in_line(line))


def _in_line(line: Line) -> Iterator[Introduction]:
    position, opens = 0, _openings(line)
    cues = [cue.first for cue in find_cues(line)]
    while position < len(line):
        at = bisect_right(cues, position)
        limit = cues[at] if at < len(cues) else len(line)
        phrase = read_phrase(line, position, limit) if _may_open(line, position) else None
        if phrase and phrase.kind in {"name", "surname"} and phrase.role and phrase.sure:
            yield Introduction(line, phrase, position in opens)
            position = phrase.last
        else:
            position += 1


def _may_open(line: Line, position: int) -> bool:
    word = line.words[position + (line.words[position] in QUOTATION_MARKS and position + 1 < len(line))]
    if word in words_of("reporters"):
        return False
    return is_given(word) or word in words_of("roles") or word in words_of("honorifics")


def _openings(line: Line) -> frozenset[int]:
    """Where the subjects of sentences may stand: at their beginning, and after the sourcing phrase before it."""
    commas = (line.find({"،", ","}, start, min(start + 12, len(line))) for start in line.starts)
    return frozenset(line.starts) | {comma + 1 for comma in commas if comma is not None}
