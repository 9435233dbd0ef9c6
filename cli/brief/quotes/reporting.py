"""Statements of reporting verbs: after a colon, in quotation marks, after `که`, a comma or nothing, and complements."""

from itertools import islice

from brief.quotes.complements import complement, end_of_wish, is_impersonal, says_nothing
from brief.quotes.continuation import goes_on_in_first_person
from brief.quotes.lexicon import Hit
from brief.quotes.line import QUOTATION_MARKS
from brief.quotes.progress import Progress
from brief.quotes.statements import Draft, Range, paraphrase_kind
from brief.quotes.subjects import add_main, subject_of
from brief.quotes.words import is_finite, words_of

_CUES_LOOKED_AT = 40
"""Cues after a statement among which its end is looked for."""
_LONGEST_SUBJECT = 8
"""Words between `اما` and the cue of whoever replies."""
WEAK_FRAMES = frozenset({"comma", "bare", "object", "small", "to"})
"""Frames that also say other things, so that the subject must look like a source."""


def take_verb(progress: Progress, hit: Hit) -> None:
    """The statement of a reporting verb, by the first frame that fits."""
    line, frames = progress.line, hit.entry.frames
    after = line.word(hit.last)
    if after != ":" and (is_impersonal(line, progress.clause, hit.first) or says_nothing(line, hit.first - 1)):
        return
    if after == ":" and "colon" in frames:
        _take_colon(progress, hit)
    elif hit.participle and after not in {"که", "و"}:
        return
    elif after in QUOTATION_MARKS and after and "quote" in frames and line.region(hit.last):
        if not _take_quoted(progress, hit, hit.last) and "bare" in frames:
            _take_clause(progress, hit, hit.last, "bare")
    elif (opening := _that(progress, hit)) and "that" in frames:
        _take_clause(progress, hit, opening, "that")
    elif found := complement(line, hit, _after_frame(progress, hit), progress.sentence[1], progress.known):
        _take_complement(progress, hit, *found)
    elif after in {"،", ","} and "comma" in frames:
        if "bare" in frames or line.word(hit.first - 1) in words_of("pronouns"):
            _take_clause(progress, hit, hit.last + 1, "comma")
    elif "bare" in frames:
        _take_bare(progress, hit)


def _after_frame(progress: Progress, hit: Hit) -> int:
    """Where the clause begins that follows `با بیان اینکه ... است،`; the beginning of the clause without a frame."""
    line = progress.line
    if progress.frames and progress.frames[-1].entry.kind == "frame":
        for position in range(progress.frames[-1].last, hit.first):
            if line.words[position] in {"،", ","} and is_finite(line.words[position - 1]):
                return position + 1
    return progress.clause


def _that(progress: Progress, hit: Hit) -> int | None:
    """Where the clause after `که` begins (`گفت که`, `گفت، که`, `ابراز امیدواری کرد تا`); None where there is none."""
    line = progress.line
    at = hit.last + (line.word(hit.last) in {"،", ","})
    while_at = line.find({"حالی"}, progress.clause, hit.first)
    if while_at is not None and line.word(while_at + 1) != "که":
        return None  # `در حالی X را Y اعلام کرد که B`: what happens meanwhile
    if line.word(at) == "که" or (line.word(at) == "تا" and hit.entry.stance == "attitude"):
        return at + 1
    return None


def _take_colon(progress: Progress, hit: Hit) -> None:
    line, first = progress.line, hit.last + 1
    phrase = subject_of(progress, hit)
    if line.word(first) in QUOTATION_MARKS and line.word(first) and _take_quoted(progress, hit, first):
        return
    content = line.trimmed(first, len(line))
    add_main(progress, Draft(hit, (content,), "colon", "direct", phrase=phrase, runs_on=True))
    progress.clause = len(line)


def _take_quoted(progress: Progress, hit: Hit, opening: int) -> bool:
    """A statement in quotation marks; False where the marks hold only a name at its beginning."""
    line = progress.line
    region = line.region(opening)
    if not region or region[0] != opening:
        return False
    after = line.word(region[1] + 1)
    if progress.frames and after in {"،", ","} and progress.verb_at(region[1] + 2):
        progress.covered = region[1] + 1  # `با اشاره به سخن او که می‌گوید: «A»، گفت: B`
        return True
    sentence_ends = not after or after in ".؛!؟" or region[1] + 1 in line.starts
    if not sentence_ends and region[1] - region[0] < 8:
        return False
    content = line.trimmed(opening + 1, region[1])
    if content[0] >= content[1]:
        return False
    phrase, at_end = subject_of(progress, hit), region[1] >= len(line) - 2
    add_main(progress, Draft(hit, (content,), "guillemet", "direct", verbatim=True, phrase=phrase, runs_on=at_end))
    progress.clause = region[1] + 1
    return True


def _take_clause(progress: Progress, hit: Hit, first: int, marking: str) -> None:
    """An indirect statement up to the end of the sentence or the next report of the same speaker."""
    line = progress.line
    if progress.verb_at(first):
        return
    end = _clause_end(progress, first)
    content = line.trimmed(first, end_of_wish(line, first, end) if hit.entry.stance == "demand" else end)
    if content[1] - content[0] < 3:
        return
    phrase = subject_of(progress, hit)
    unclear = phrase is None or not phrase.sure
    if unclear and (hit.entry.stance == "document" or (marking in WEAK_FRAMES and phrase)):
        return
    whole = line.region(content[0])
    if whole and whole[0] == content[0] and whole[1] >= content[1] - 1:
        inner = line.trimmed(content[0] + 1, min(whole[1], content[1]))
        add_main(progress, Draft(hit, (inner,), "guillemet", "direct", verbatim=True, phrase=phrase))
    else:
        runs_on = content[1] >= progress.sentence[1] - 1 and goes_on_in_first_person(line, progress.sentence[1])
        whole = line.trimmed(content[0], len(line)) if runs_on else content
        kind = "direct" if runs_on else paraphrase_kind(line, content)
        add_main(progress, Draft(hit, (whole,), marking, kind, phrase=phrase, runs_on=runs_on))
    progress.clause = progress.covered = content[1]


def _clause_end(progress: Progress, first: int) -> int:
    """The end of the sentence, or the conjunction before a further report with a colon or `که`.

    `گفت که A و افزود: B`, `گفت که A اما وزیر به او گفت که B`.
    """
    line, end = progress.line, progress.sentence[1]
    for cue in islice(progress.cues_from(first), _CUES_LOOKED_AT):
        if cue.first >= end:
            break
        goes_on = line.word(cue.last) in {":", "که"} or cue.entry.stance == "continuation"
        if cue.first > first and cue.entry.kind == "verb" and goes_on:
            if line.word(cue.first - 1) == "و":
                return cue.first - 1
            if (turn := line.find({"اما", "ولی"}, max(first + 1, cue.first - _LONGEST_SUBJECT), cue.first)) is not None:
                return turn
    return end


def _take_bare(progress: Progress, hit: Hit) -> None:
    after = progress.line.word(hit.last)
    if not after or not after[0].isalnum() or after in {"و", "تا", "را", "بود", "است"}:
        return
    if progress.sentence[1] - hit.last < 4 or _is_within_clause(progress, hit):
        return
    _take_clause(progress, hit, hit.last, "bare")


def _is_within_clause(progress: Progress, hit: Hit) -> bool:
    """Whether the sentence has a cue with a colon of its own later (`پس از آنکه دولت اعلام کرد A در پیامی نوشت: B`)."""
    line, later = progress.line, islice(progress.cues_from(hit.last), _CUES_LOOKED_AT)
    mains = (cue for cue in later if cue.entry.kind == "verb" and line.word(cue.last) == ":")
    main = next(mains, None)
    return main is not None and main.first < progress.sentence[1] and line.word(main.first - 1) != "و"


def _take_complement(progress: Progress, hit: Hit, content: Range, marking: str) -> None:
    line = progress.line
    content = line.trimmed(*content)
    if words_of("references").issuperset(line.words[slice(*content)]):
        return
    phrase = subject_of(progress, hit, before=content[0])
    if marking in WEAK_FRAMES and phrase and not phrase.sure:
        return
    draft = Draft(hit, (content,), marking, paraphrase_kind(line, content), phrase=phrase)
    add_main(progress, draft, limit=content[0])
    progress.clause = max(hit.last, content[1])
