"""Interviews: which lines are questions, and to whom they are put.

The questions share a mark: the bullet or label that they begin with, or the question mark that they end with. What
stands between two of them is what the interviewed person says.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from brief.quotes.lexicon import find_cues
from brief.quotes.line import Line
from brief.quotes.mentions import Known, Phrase, read_phrase
from brief.quotes.statements import Reading
from brief.quotes.words import is_finite, words_of

_QUESTION_MARKS = frozenset({"؟", "?"})
_BULLETS = frozenset({"*", "•", "+", "■", "-", "–", "—", "س"})
_LONGEST_QUESTION = 90
_FEWEST = 2
_SUBHEAD = 16
_OPENING = 16
_REPORTED_SHARE = 0.25
_HEADER = 10
_LABEL = 5
"""Words, with the colon."""
_REACH = 8
"""Words between `گفت‌وگو` and `با` and whoever is interviewed."""
_TERMINAL = frozenset(".؟?!…»\"'؛:")


Part = Literal["question", "subhead", "answer"]


@dataclass(frozen=True, slots=True)
class Interview:
    """`questions` and `subheads` are positions among the lines; what else is in `first` to `last` is an answer."""

    first: int
    last: int
    questions: frozenset[int]
    subheads: frozenset[int]

    def part(self, position: int) -> Part:
        """What the line at the position is."""
        return "question" if position in self.questions else "subhead" if position in self.subheads else "answer"


def find_interview(lines: Sequence[Line]) -> Interview | None:
    """The questions of an article; None where it is no interview.

    A rhetorical question makes none: there must be two, and the article must speak of a talk before the first.
    """
    asked = _questions(lines)
    if len(asked) < _FEWEST or not any(speaks_of_talk(line) for line in lines[: min(asked)]):
        return None
    others = [i for i in range(min(asked), len(lines)) if i not in asked]
    if sum(i - 1 in asked for i in others) < _FEWEST:
        return None
    if sum(_is_reported(lines[i]) for i in others) > len(others) * _REPORTED_SHARE:
        return None
    subheads = frozenset(i for i in others if i - 1 not in asked and _is_subhead(lines[i]))
    ends = (i for i in range(max(asked) + 1, len(lines)) if _is_report(lines[i]) or _is_apart(lines, i, max(asked)))
    return Interview(min(asked), next(ends, len(lines)), asked, subheads)


def _questions(lines: Sequence[Line]) -> frozenset[int]:
    """Which lines ask; those with the bullet that most of them have, if they have one."""
    asked = [i for i, line in enumerate(lines) if i and (is_question(line) or is_prompt(line))]
    bullets = Counter(lines[i].words[0] for i in asked if lines[i].words[0] in _BULLETS)
    bullet, times = bullets.most_common(1)[0] if bullets else ("", 0)
    if times < max(_FEWEST, len(asked) / 2):
        return frozenset(asked)
    return frozenset(
        i for i, line in enumerate(lines) if i and line.word(0) == bullet and len(line) <= _LONGEST_QUESTION
    )


def is_question(line: Line) -> bool:
    """Whether the line is a question put to somebody: it ends in the mark and opens with no speaker and colon."""
    if not 1 < len(line) <= _LONGEST_QUESTION or line.words[-1] not in _QUESTION_MARKS:
        return False
    return line.find({":"}, 0, min(len(line), _HEADER)) is None or line.word(0) in words_of("interviewers")


def is_prompt(line: Line) -> bool:
    """`توضیحی درباره نمایشگاه بدهید.`, `به عنوان سوال اول، ...`: a question without its mark."""
    words = line.words[: len(line) - (line.words[-1] in _TERMINAL)] if len(line) else ()
    if not 2 < len(words) <= _LONGEST_QUESTION // 3:
        return False
    return words[-1] in words_of("prompts") or any(word in words_of("questions") for word in words[:4])


def speaks_of_talk(line: Line) -> bool:
    """Whether a talk with somebody is mentioned."""
    return any(line.words[i] in words_of("talks") or _is_talk(line, i) for i in range(len(line)))


def _is_talk(line: Line, position: int) -> bool:
    """`گفت و گو` in three words or two."""
    return line.words[position] == "گفت" and "".join(line.words[position + 1 : position + 3]).startswith("وگو")


def _is_reported(line: Line) -> bool:
    """Whether the line opens with a report (`وی افزود: ...`, `به گفته او ...`), as in an ordinary article."""
    cue = next(iter(find_cues(line)), None)
    if cue is None or cue.last >= _OPENING:
        return False
    return cue.entry.kind == "source" or (cue.entry.kind == "verb" and line.word(cue.last) in {":", "که"})


def reports_itself(reading: Reading) -> bool:
    """Whether a line among the answers names its speaker at its beginning, with a cue and a colon."""
    first = reading.drafts[0] if reading.drafts else None
    return bool(first and first.cue and first.marking in {"colon", "guillemet"} and first.cue.last < _OPENING)


def label_of(line: Line, known: Known) -> Phrase | None:
    """The name that stands with a colon before an answer (`خدادی: ...`)."""
    colon = line.find({":"}, 1, min(len(line), _LABEL))
    phrase = None if colon is None else read_phrase(line, 0, colon, known)
    return phrase if phrase and phrase.kind in {"name", "surname"} and phrase.last == colon else None


def answer_of(line: Line, label: Phrase | None) -> tuple[int, int]:
    """The answer without the dash or label before it."""
    return line.trimmed(label.last + 1 if label else 0, len(line))


def _is_subhead(line: Line) -> bool:
    """A short line between the answers without a full stop, or without a verb, is the editor's."""
    told = any(is_finite(word) and line.region(i) is None for i, word in enumerate(line.words[:_SUBHEAD]))
    return 1 < len(line) <= _SUBHEAD and (line.words[-1] not in _TERMINAL or not told)


def _is_report(line: Line) -> bool:
    """`به گزارش ایسنا، ...`: the outlet speaks again."""
    cue = next(iter(find_cues(line)), None)
    return cue is not None and cue.first == 0 and cue.entry.kind in {"agency", "report"}


def _is_apart(lines: Sequence[Line], position: int, asked: int) -> bool:
    """Whether a line of the page's furniture (`***`) parts this one from an answer before it."""
    return position > asked + 1 and lines[position].number > lines[position - 1].number + 1


def interviewed(line: Line, known: Known) -> Phrase | None:
    """The person with whom the line says that there was a talk (`گفت‌وگوی ایسنا با حمیدرضا ترقی، عضو ...`)."""
    for position in range(len(line)):
        if not (line.words[position] in words_of("talks") or _is_talk(line, position)):
            continue
        at = line.find({"با"}, position + 1, min(len(line), position + _REACH))
        phrase = None if at is None else read_phrase(line, at + 1, len(line), known)
        if (
            phrase
            and phrase.sure
            and phrase.source == "person"
            and (phrase.kind == "name" or (phrase.name and phrase.role))
        ):
            return phrase
    return None
