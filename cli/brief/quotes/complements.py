"""Statements in the reporting clause: `از ... خبر داد`, `بر ... تأکید کرد`, `خواستار ... شد`, `... را ... دانست`."""

import re

from brief.quotes.extent import DEMONSTRATIVES
from brief.quotes.lexicon import Hit
from brief.quotes.line import Line
from brief.quotes.mentions import Known
from brief.quotes.openings import find_subject, skip_leads
from brief.quotes.words import is_finite, words_of

Range = tuple[int, int]

_MARKERS = {"of": "از", "on": "بر", "to": "به"}
"""The prepositions of complements; after the words `before_of` and so on they belong to another phrase (`پس از`)."""
_LONGEST = 40
_ONE_MAY = frozenset({"میتوان", "نمیتوان"})
_IMPERSONAL = frozenset({"میتوان", "نمیتوان", "باید", "بتوان", "میشود", "توان"})


def complement(line: Line, hit: Hit, clause: int, limit: int, known: Known) -> tuple[Range, str] | None:
    """The statement that the cue takes as its object, and the frame; None where there is none.

    `clause` is where the reporting clause starts, `limit` where the sentence ends.
    """
    frames = hit.entry.frames
    if "demand" in frames:
        return _demand(line, hit, clause, limit, known)
    if "ask" in frames:
        return _asked(line, hit, clause, limit)
    if any(word in _IMPERSONAL for word in line.words[max(clause, hit.first - _LONGEST) : hit.first]):
        return None
    start = _after_clauses(line, _after_subject(line, clause, hit.first, known), hit.first)
    for frame, marker in _MARKERS.items():
        if frame in frames and (found := _marked(line, hit, start, marker, words_of(f"before_{frame}"))):
            wider = _toward(line, hit, start) if "toward" in frames else None
            return (wider, "toward") if wider and wider[0] < found[0] else (found, frame)
    if "toward" in frames and (found := _toward(line, hit, start)):
        return found, "toward"
    if frames & {"object", "small"}:
        return _object(line, hit, start)
    return None


def is_impersonal(line: Line, clause: int, cue: int) -> bool:
    """`می‌توان از A، B و C اشاره کرد که ...`: no verb stands between, so that the two are one."""
    before = reversed(line.words[max(clause, cue - _LONGEST) : cue])
    return next((word for word in before if is_finite(word) or word in _ONE_MAY), None) in _ONE_MAY


def _after_subject(line: Line, clause: int, limit: int, known: Known) -> int:
    """Where the complements begin: after the subject, or at the clause where it is dropped."""
    subject = find_subject(line, clause, limit, known)
    return skip_leads(line, subject.last if subject and subject.sure else clause, limit)


def _after_clauses(line: Line, start: int, limit: int) -> int:
    """Past the verbs that `و` joins to the cue (`A داد و B را C دانست`), unless they stand in a clause with `که`."""
    for position in range(start + 1, limit - 1):
        if line.words[position] == "که":
            break
        if line.words[position] == "و" and is_finite(line.words[position - 1]):
            start = position + 1
    return start


def _marked(line: Line, hit: Hit, start: int, marker: str, bound: frozenset[str]) -> Range | None:
    """From the first marker that is no part of another phrase to the cue."""
    for position in range(start, hit.first - 1):
        if line.words[position] == marker and line.word(position - 1) not in bound:
            closed = _closes_clause(line, hit.first - 1) or _has_object(line, position, hit.first)
            return None if closed else (position + 1, hit.first)
    return None


def _has_object(line: Line, first: int, last: int) -> bool:
    """Whether the cue has an object with `را`, one that belongs to no relative clause (`که سابقه را دارد`)."""
    return any(line.words[i] == "را" and not is_finite(line.word(i + 1)) for i in range(first, last))


def _closes_clause(line: Line, position: int) -> bool:
    """Whether a comma after a verb stands here, so that what is before it is a clause of its own."""
    return line.words[position] in {"،", ","} and is_finite(line.word(position - 1))


def _toward(line: Line, hit: Hit, start: int) -> Range | None:
    for position in range(start, hit.first - 2):
        if line.words[position : position + 2] in {("نسبت", "به"), ("در", "مورد")}:
            return position + 2, hit.first
        if line.words[position] in {"درباره", "درخصوص"}:
            return position + 1, hit.first
    return None


def _object(line: Line, hit: Hit, start: int) -> tuple[Range, str] | None:
    """`X را تکذیب کرد` without `را`; `X را Y دانست` with both."""
    marker = next((i for i in range(hit.first - 1, start, -1) if line.words[i] == "را"), None)
    if marker is None or says_nothing(line, marker):
        return None
    start = _after_comma(line, start, marker)
    if marker == hit.first - 1 and "object" in hit.entry.frames:
        return (start, marker), "object"
    if marker < hit.first - 1 and "small" in hit.entry.frames:
        return (start, hit.first), "small"
    between = line.words[marker + 1 : hit.first]
    if "object" in hit.entry.frames and not any(map(is_finite, between)) and "،" not in between:
        return (start, marker), "object"
    return None


def says_nothing(line: Line, marker: int) -> bool:
    """Whether the object only points to what is said elsewhere (`این سخنان را ... عنوان کرد`)."""
    pointing = line.word(marker - 2) in DEMONSTRATIVES and line.word(marker - 1) in words_of("references")
    return pointing and line.word(marker) == "را"


def _after_comma(line: Line, start: int, marker: int) -> int:
    """An object starts after the last adverbial, which a comma closes; not after a comma inside itself."""
    if line.word(start) in {"در", "با", "ضمن", "به", "طی", "پس", "از"}:
        commas = (i for i in range(marker - 1, start, -1) if line.words[i] in {"،", ","})
        comma = next((i for i in commas if line.region(i) is None), None)
        return start if comma is None else comma + 1
    return start


def _demand(line: Line, hit: Hit, clause: int, limit: int, known: Known) -> tuple[Range, str] | None:
    """`X را خواستار شد`, or `خواستار X شد` with the verb at the end of its clause."""
    if line.words[hit.last - 1] != "خواستار":
        return _object_before(line, hit, clause, known)
    if line.word(hit.first - 1) == "را":
        return _object_before(line, hit, clause, known)
    end = line.find(_BECAME, hit.last + 1, min(limit, hit.last + _LONGEST_OBJECT))
    return None if end is None else ((hit.last, end), "demand")


_LONGEST_OBJECT = 80
_BECAME = frozenset({"شد", "شدند", "شده", "است", "هستند", "بود", "بودند", "میشود", "شدهاند", "شدهاست"})


def _object_before(line: Line, hit: Hit, clause: int, known: Known) -> tuple[Range, str] | None:
    if line.word(hit.first - 1) != "را":
        return None
    return (_after_comma(line, _after_subject(line, clause, hit.first, known), hit.first), hit.first - 1), "object"


def _asked(line: Line, hit: Hit, clause: int, limit: int) -> tuple[Range, str] | None:
    """`از Y خواست که/تا X`: the addressee shows that something was asked and not merely wanted."""
    if "از" not in line.words[clause : hit.first]:
        return None
    first = hit.last + (line.word(hit.last) in {"که", "تا", "،"})
    end = end_of_wish(line, first, limit)
    return ((first, end), "ask") if end - first > 3 else None


_SUBJUNCTIVE = re.compile(r"ن?(?:کن|شو|باش|ده|گیر|گذار|یاب|رس|آور|پرداز|ساز)(?:د|ند)|ب\w{2,}(?:د|ند)")


def end_of_wish(line: Line, first: int, limit: int) -> int:
    """Past the subjunctive in which what was asked ends: what `که` or `ولی` adds is the outlet's."""
    parts = (i for i in range(first + 1, min(limit, first + _LONGEST_OBJECT)) if line.words[i] in {"که", "ولی", "اما"})
    return next((i for i in parts if _SUBJUNCTIVE.fullmatch(line.words[i - 1])), limit)
