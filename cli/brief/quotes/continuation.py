"""Paragraphs without a cue that go on with the statement before them, and questions of an interview."""

import re

from brief.quotes.line import Line
from brief.quotes.statements import Draft, Reading
from brief.quotes.words import words_of

_FIRST_PERSON = "یم"
_SINGULAR = re.compile(r"ن?می\w{2,}م|\w+هام")
_I = frozenset({"من", "ما", "بنده"})
_HEADER = 10
"""A colon within so many words makes the line an item of its own (`امام جمعه تهران: ...`)."""
_QUESTION_MARKS = frozenset({"؟", "?"})


def continues_statement(line: Line, reading: Reading) -> bool:
    """Whether a line without any cue is still what the last speaker says: it speaks in the first person."""
    if reading.sourcing or reading.editorial or _is_question(line) or line.find({":"}, 0, min(len(line), _HEADER)):
        return False
    words = [word for word in line.words if word[0].isalnum()]
    return sum(word in words_of("personal") or _is_first_person(word) for word in words) >= 2


def goes_on_in_first_person(line: Line, first: int) -> bool:
    """Whether the sentence that begins at `first`, if any, is in the first person, which the outlet is not."""
    if first >= len(line):
        return False
    positions = (i for i in range(*line.sentence(first)) if line.region(i) is None)
    return any(line.words[i] in _I or _is_first_person(line.words[i]) for i in positions)


def _is_first_person(word: str) -> bool:
    """Whether the word is a verb of the first person, and no noun or name that ends like one."""
    plural = word.endswith(_FIRST_PERSON) and len(word) > 4 and word not in words_of("no_first_person")
    return plural or bool(_SINGULAR.fullmatch(word)) or (word.endswith("م") and word[:-1] in words_of("finite"))


def _is_question(line: Line) -> bool:
    """Whether the line is a question put to the person who is interviewed."""
    return len(line) > 2 and line.words[-1] in _QUESTION_MARKS


_GOING_ON = frozenset({"پایان", "همچنین", "خاتمه", "ضمنا"})


def speaks_for_group(draft: Draft) -> bool:
    """Whether the cue is in the plural (`می‌دانند`) or says what a document states (`آمده است`)."""
    return draft.cue is not None and (draft.cue.entry.stance == "document" or draft.cue.plural)


def goes_on(line: Line, draft: Draft) -> bool:
    """Whether the reporting clause says that its speaker spoke before (`افزود`, `در پایان گفت`)."""
    if draft.cue is None or draft.phrase is None:
        return False
    if draft.cue.entry.stance in {"continuation", "emphatic_mild"}:
        return True
    return line.find(_GOING_ON, max(0, draft.phrase.first - 3), draft.cue.first) is not None
