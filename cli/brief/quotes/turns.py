"""A direct statement runs to the end of its paragraph unless the narrator takes over before it."""

from collections.abc import Iterator
from itertools import islice

from brief.quotes.lexicon import Hit
from brief.quotes.mentions import read_phrase
from brief.quotes.openings import skip_leads
from brief.quotes.progress import Progress
from brief.quotes.words import is_finite

_BEFORE_OR_AFTER = frozenset({("پس", "از"), ("بعد", "از"), ("قبل", "از"), ("پیش", "از")})
_LONGEST_QUESTION = 60
_LONGEST_TAKEOVER = 12
_LONGEST_TURN = 30
"""Words between the opening of a sentence and the cue that still tell of a new speaker."""


def is_inside_statement(progress: Progress, hit: Hit) -> bool:
    """Whether the cue belongs to what somebody is saying; where it does not, the open statement ends before it."""
    last = progress.drafts[-1] if progress.drafts else None
    if not last or not last.runs_on or hit.first >= last.content[-1][1]:
        return False
    start = _break(progress, hit, last.content[0][0])
    if start is None:
        return True
    content = progress.line.trimmed(last.content[0][0], start)
    if content[0] >= content[1]:
        return True
    progress.drafts[-1] = last.ended(content)
    progress.clause = start
    if progress.line.words[start] != "و":
        progress.subject = None
    return False


def is_nested(progress: Progress, hit: Hit) -> bool:
    """Whether the cue stands in the clause of a frame (`با بیان اینکه B بر C تأکید کرد، گفت: A`)."""
    if _is_in_time_clause(progress, hit):
        return True
    frame = progress.frames[-1] if progress.frames else None
    if frame is None or frame.entry.kind != "frame" or progress.line.word(hit.last) not in {"،", ","}:
        return False
    return any(cue.entry.kind == "verb" for cue in _rest(progress, hit))


def _is_in_time_clause(progress: Progress, hit: Hit) -> bool:
    """`پس از آنکه دولت اعلام کرد ...، خواستار B شد`: what happened before something else was said."""
    line = progress.line
    for position in range(hit.first - 1, progress.clause + 1, -1):
        if line.words[position] in {"،", ","} and is_finite(line.words[position - 1]):
            return False
        if line.words[position] in {"آنکه", "اینکه"} and line.words[position - 2 : position] in _BEFORE_OR_AFTER:
            return any(cue.entry.kind == "verb" for cue in _rest(progress, hit))
    return False


def _rest(progress: Progress, hit: Hit) -> Iterator[Hit]:
    """The next cues of the sentence."""
    return (cue for cue in islice(progress.cues_from(hit.last), 3) if cue.first < progress.sentence[1])


def is_asked(progress: Progress, hit: Hit) -> bool:
    """Whether the cue stands in the question that is answered (`در پاسخ به اینکه آیا تهدید می‌کند که ...؟ گفت: A`)."""
    mark = progress.line.find({"؟"}, hit.last, min(progress.sentence[1], hit.last + _LONGEST_QUESTION))
    return mark is not None and progress.verb_at(mark + 1)


def _break(progress: Progress, hit: Hit, opened: int) -> int | None:
    """Where the narrator takes over again before the cue, or None."""
    line, sentence = progress.line, progress.sentence[0]
    introduces = line.word(hit.last) == ":" and hit.entry.kind == "verb"
    if sentence > opened:
        lead = skip_leads(line, sentence, hit.first)
        opening = line.word(lead)
        if hit.entry.kind in {"editorial", "report", "agency"} and hit.first - sentence <= 1:
            return sentence
        if opening == "وی" or progress.is_known(opening) or (lead == hit.first and introduces):
            return sentence
        if introduces and hit.first - lead <= _LONGEST_TURN and _opens_turn(progress, lead, hit.first):
            return sentence
    if introduces and (comma := _turn_after_comma(progress, hit, opened)) is not None:
        return comma
    before = hit.first - 1
    if introduces and line.word(before) == "و" and before > opened + 2:
        return before
    return None


def _turn_after_comma(progress: Progress, hit: Hit, opened: int) -> int | None:
    """`A گفت: ...، B هم گفت: ...`: a known speaker takes over after a comma."""
    line = progress.line
    for position in range(hit.first - 2, max(opened, hit.first - _LONGEST_TAKEOVER), -1):
        if line.words[position] in {"،", ","}:
            return position if progress.is_known(line.words[position + 1]) else None
    return None


def _opens_turn(progress: Progress, first: int, last: int) -> bool:
    phrase = read_phrase(progress.line, first, last, progress.known)
    return bool(phrase and (phrase.kind in {"name", "demonstrative"} or (phrase.kind == "role" and phrase.sure)))
