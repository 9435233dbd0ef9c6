"""Sources that a preposition introduces: the sourcing chain of the report, and `به گفته X، ...`."""

from dataclasses import replace

from brief.quotes.extent import DASHES, DEMONSTRATIVES
from brief.quotes.lexicon import Hit
from brief.quotes.line import QUOTATION_MARKS
from brief.quotes.mentions import Phrase, read_phrase
from brief.quotes.names import is_given
from brief.quotes.openings import skip_leads
from brief.quotes.progress import Progress
from brief.quotes.relatives import is_antecedent, read_source, relative_end
from brief.quotes.statements import Draft, Source, paraphrase_kind
from brief.quotes.words import words_of

_LONGEST_SOURCE = 16
_GOES_ON = frozenset({"،", ",", "؛", ":", "از", "به", "و", "در", "منطقه", "استان", "شهرستان"})
"""After the name of an outlet: the sourcing phrase may go on to its comma."""
_HE = frozenset({"وی", "او"})
_NO_SOURCES = frozenset({"می", "میرسد", "نمیرسد", "میاید", "من", "ما"})
"""`به نظر می‌رسد` and one's own view."""


def take_sourcing(progress: Progress, hit: Hit) -> None:
    """A link of the sourcing chain (`به گزارش ایسنا`); `بنا بر این گزارش` is the outlet's own voice."""
    line = progress.line
    if line.word(hit.last) in DEMONSTRATIVES and line.word(hit.last + 1) in words_of("outlet_nouns"):
        take_according_to(progress, hit)  # an outlet that has spoken before, and goes on
        if progress.drafts and progress.drafts[-1].cue is hit:
            content = line.trimmed(progress.drafts[-1].content[0][0], len(line))
            progress.drafts[-1] = replace(progress.drafts[-1], content=(content,), runs_on=True)
        return
    end = _source_end(progress, hit)
    source = line.trimmed(hit.last, end)
    named = source[0] < source[1] and hit.entry.kind == "agency"
    progress.sourcing.append(Source(hit, source if named else None))
    if hit.entry.kind == "report":
        progress.editorial = True
    leads = skip_leads(line, progress.clause, hit.first) >= hit.first - 1
    if leads:
        progress.clause = end
    if hit.entry.lemma == "به نقل از":
        following = next((cue.first for cue in progress.cues_from(hit.last)), progress.sentence[1])
        progress.quoted_source = read_phrase(line, hit.last, min(following, progress.sentence[1]))
        progress.cited = hit.first


def _source_end(progress: Progress, hit: Hit) -> int:
    """The source of a sourcing phrase ends at a comma, a semicolon, or the next sourcing phrase."""
    line = progress.line
    named = hit.last + (line.word(hit.last) in words_of("outlet_nouns"))
    after = line.word(named + 1 + (line.word(named + 1) in DASHES))
    if line.word(named) in words_of("outlets") and after not in _GOES_ON | words_of("organisations"):
        return named + 1
    for position in range(hit.last, min(len(line), hit.last + _LONGEST_SOURCE)):
        word = line.words[position]
        if word in "،,؛:" or (word == "به" and line.word(position + 1) == "نقل"):
            return position
        if word == "و" and line.word(position + 1) == "به":
            return position
        if word in QUOTATION_MARKS and is_given(line.word(position + 1)):
            return position
        if word in words_of("outlets") and line.word(position + 1) in words_of("roles") | words_of("honorifics"):
            return position + 1
    return hit.last


def take_according_to(progress: Progress, hit: Hit) -> None:
    """`به گفته X، ...`, or `... به گفته X` at the end of the sentence."""
    line, sentence_end = progress.line, progress.sentence[1]
    if line.word(hit.last) in _NO_SOURCES:
        return
    following = next((cue.first for cue in progress.cues_from(hit.last) if cue.entry.kind == "verb"), sentence_end)
    phrase = read_source(line, hit.last, min(following, sentence_end), progress.known)
    if phrase is None or (hit.entry.stance == "belief" and not _is_somebody(progress, phrase)):
        return
    start = phrase.last if progress.verb_at(phrase.last) else _statement_start(progress, phrase)
    if start is None:
        return
    if progress.verb_at(start):
        progress.clause, progress.subject = start, phrase
        return
    passes_on = phrase.source not in {"person", "unnamed"} and following < sentence_end
    if passes_on and line.word(skip_leads(line, start, sentence_end)) in _HE:
        # `طبق اعلام وزارت نفت، وی گفت: ...`: the body passes on what the person said.
        progress.sourcing.append(Source(hit, (phrase.first, phrase.last)))
        progress.clause = start
        return
    before = start >= sentence_end - 1
    content = line.trimmed(progress.clause, hit.first) if before else line.trimmed(start, sentence_end)
    if content[1] - content[0] < 3:
        return
    # Without a comma or a pronoun nothing but sense parts the source from its statement.
    parted = before or phrase.kind == "pronoun" or start > phrase.last
    marking = "preposition" if parted else "preposition without a comma"
    progress.drafts.append(Draft(hit, (content,), marking, paraphrase_kind(line, content), phrase=phrase))
    progress.clause, progress.covered, progress.subject = content[1], content[1], phrase


def _is_somebody(progress: Progress, phrase: Phrase) -> bool:
    """`از نظر هزینه` is no view of anybody's."""
    return phrase.sure and (phrase.kind != "surname" or progress.is_known(progress.line.words[phrase.first]))


def _statement_start(progress: Progress, phrase: Phrase) -> int | None:
    """Where the statement starts after `به گفته X`; the end of the sentence where it stands before."""
    line, limit = progress.line, progress.sentence[1]
    if (closed := relative_end(line, phrase, limit)) is not None:
        return closed
    word = line.word(phrase.last)
    if word and word in "،؛:,-–—":
        return phrase.last + 1
    if phrase.kind in {"name", "surname"} and progress.known(line.words[phrase.first : phrase.last]):
        return phrase.last
    if phrase.last >= limit - 1:
        return limit
    if phrase.kind == "pronoun" or word in words_of("stops") or word[:1].isdigit():
        return phrase.last
    if is_antecedent(line, phrase.last):
        return phrase.last
    return None
