"""The subject of a reporting clause, and the secondary statements that share it."""

import re
from dataclasses import replace

from brief.quotes.lexicon import Hit
from brief.quotes.line import Line
from brief.quotes.mentions import Phrase, read_document, read_phrase
from brief.quotes.names import looks_like_name
from brief.quotes.openings import find_subject, skip_leads
from brief.quotes.progress import Progress
from brief.quotes.statements import Draft, Range, paraphrase_kind
from brief.quotes.words import is_finite, words_of

_PLURAL = re.compile(r"\w+(?:ان|ها|های|ین|ات)")
_NEAR = 2
"""Words between a subject and the source that it cites (`رویترز در ادامه به نقل از ...`)."""
_LONGEST_ADVERBIAL = 8
_LONGEST_REMAINDER = 12
"""Words between the comma that closes a secondary statement and the reporting verb."""


def subject_of(progress: Progress, hit: Hit, before: int | None = None) -> Phrase | None:
    """The subject of the clause; where it is dropped, that of the clause before it in the same sentence."""
    line = progress.line
    if hit.entry.stance == "document":
        return progress.quoted_source or _document(progress, hit) or _unread(progress, progress.clause, hit.first, 0)
    if line.word(hit.first) == "نقل" and (teller := _told_by(progress, hit)):
        return teller
    limit = min(hit.first, before) if before is not None else hit.first
    start = progress.clause
    if line.word(start) in {"و", "،"}:
        start += 1
    first_frame = next((frame.first for frame in progress.frames if start <= frame.first < limit), None)
    found = find_subject(line, start, first_frame if first_frame is not None else limit, progress.known)
    if found is None and first_frame is not None:
        found = _subject_after_frame(progress, limit)
    if line.word(hit.first - 1) == "که" and found and found.last < hit.first - 1:
        return _unread(progress, start, hit.first, 0)  # `طرحی که خواستار ... است`
    if progress.subject and (found is None or not found.sure):
        return progress.subject
    if found and _is_too_many(line, found, hit):
        return replace(found, source="document", kind="organisation", name=(found.first, found.last), sure=False)
    if found is None:
        progress.subject = _unread(progress, start, limit if first_frame is None else first_frame, _LONGEST_ADVERBIAL)
        return progress.subject
    if not found.sure and start + 1 >= found.first and found.last == hit.first and _may_be_name(line, found):
        found = replace(found, alone=True)
    progress.subject = _behind(progress, found)
    return progress.subject


def _is_too_many(line: Line, phrase: Phrase, hit: Hit) -> bool:
    """Whether a group stands before a verb in the singular (`بسیاری از یاران کشته شدند ... گفت`)."""
    word = line.words[phrase.first]
    many = word in words_of("several") or bool(_PLURAL.fullmatch(word))
    return phrase.source == "unnamed" and many and is_finite(line.words[hit.last - 1]) and not hit.plural


def _told_by(progress: Progress, hit: Hit) -> Phrase | None:
    """`اسکای نیوز از یک منبع امنیتی نقل کرد`: the source, not the outlet."""
    prepositions = (i for i in range(hit.first - 1, progress.clause, -1) if progress.line.words[i] == "از")
    phrases = (read_phrase(progress.line, at + 1, hit.first) for at in prepositions)
    return next((p for p in phrases if p and p.sure and p.source in {"unnamed", "person"}), None)


def _behind(progress: Progress, subject: Phrase) -> Phrase:
    """Whoever an outlet or unnamed sources cite is the speaker (`رویترز به نقل از یک دیپلمات نوشت`)."""
    cited = progress.quoted_source if 0 <= progress.cited - subject.last <= _NEAR else None
    head = progress.line.word(subject.first + (subject.kind == "demonstrative"))
    cites = subject.source in {"outlet", "unnamed"} or head in words_of("outlet_nouns") - words_of("reporters")
    return cited if cited and cites and cited.source in {"unnamed", "person"} else subject


def _may_be_name(line: Line, phrase: Phrase) -> bool:
    """One word, or two of which one is no common word."""
    words = line.words[phrase.first : phrase.last]
    return len(words) == 1 or (len(words) == 2 and any(map(looks_like_name, words)))


def _document(progress: Progress, hit: Hit) -> Phrase | None:
    """`در این بیانیه آمده است`: the document speaks for whoever issued it."""
    line = progress.line
    prepositions = (i for i in range(hit.first - 1, progress.clause - 1, -1) if line.words[i] in {"در", "از"})
    openings = (at + 1 + (line.words[at + 1] in words_of("stages")) for at in prepositions)
    return next((found for at in openings if (found := read_document(line, at, hit.first))), None)


def _unread(progress: Progress, first: int, last: int, longest: int) -> Phrase | None:
    """What stands before the cue where it is too long to be an adverbial: it holds a subject that was not recognised.

    `در خلاصه داستان ... آمده است` names some document, but none that speaks for anybody.
    """
    start = skip_leads(progress.line, first, last)
    if last - start <= longest and (start >= last or progress.line.words[start] in words_of("stops")):
        return None
    return Phrase(start, last, "organisation", "document", name=(start, last), sure=False)


def _subject_after_frame(progress: Progress, limit: int) -> Phrase | None:
    """`با اشاره به A، شهردار شیراز گفت`: the subject between the last comma and the cue."""
    line = progress.line
    comma = _last_comma(line, progress.frames[-1].last, limit)
    if comma is None:
        return None
    phrase = find_subject(line, comma + 1, limit, progress.known)
    return phrase if phrase and phrase.sure else None


def add_main(progress: Progress, draft: Draft, *, limit: int | None = None) -> None:
    """Add the main statement, and before it what secondary frames in the same clause say."""
    assert draft.cue is not None
    for index, frame in enumerate(progress.frames):
        following = progress.frames[index + 1].first if index + 1 < len(progress.frames) else None
        end = min(x for x in (following, limit, draft.cue.first) if x is not None)
        if content := _frame_content(progress.line, frame, end):
            kind = paraphrase_kind(progress.line, content)
            progress.drafts.append(Draft(frame, (content,), "frame", kind, phrase=draft.phrase, secondary=True))
    progress.frames = []
    progress.drafts.append(draft)


def _frame_content(line: Line, frame: Hit, limit: int) -> Range | None:
    comma = _last_comma(line, frame.last, limit)
    closed = is_finite(line.word(limit - 1))  # nothing but the cue follows the clause (`با بیان اینکه A، B است گفت`)
    end = comma if comma is not None and limit - comma <= _LONGEST_REMAINDER and not closed else limit
    content = line.trimmed(frame.last, end)
    telling = [word for word in line.words[slice(*content)] if word not in words_of("references")]
    return content if telling and content[1] - content[0] >= 2 else None


def _last_comma(line: Line, after: int, limit: int) -> int | None:
    """The last comma before `limit` and after the token at `after`."""
    return next((i for i in range(limit - 1, after, -1) if line.words[i] in "،,"), None)
