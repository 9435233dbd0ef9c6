"""Who said what: statements with their cues and speakers, in text order; the sourcing chain apart.

Rules and no model. A statement whose speaker is in doubt is kept and left without a speaker.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from brief.article import Attribution, Cue, Mention, Paragraph, ParagraphRole, Quote, Sentence, Sourcing
from brief.quotes.confidence import THRESHOLD, weigh
from brief.quotes.continuation import continues_statement, goes_on, speaks_for_group
from brief.quotes.directory import Known, Resolved
from brief.quotes.frames import read_frames
from brief.quotes.full_names import find_full_names
from brief.quotes.headline import read_headline
from brief.quotes.interview import Part, answer_of, find_interview, interviewed, label_of, reports_itself
from brief.quotes.introductions import find_introductions
from brief.quotes.line import Line, read_line
from brief.quotes.reporting import WEAK_FRAMES
from brief.quotes.rivals import Rivalry, Rivals
from brief.quotes.speakers import SpeakerTable
from brief.quotes.statements import Draft, Reading, Source


def attribute(text: str, paragraphs: tuple[Paragraph, ...], sentences: tuple[Sentence, ...]) -> Attribution:
    """The statements of an article. English forms are left empty; later steps fill them."""
    headlines = _lines(text, paragraphs, sentences, "headline")
    body = list(_without_links(_lines(text, paragraphs, sentences, "body")))
    reader = _ArticleReader(
        text, SpeakerTable(text, find_full_names(text, [*headlines, *body]), find_introductions(body)), Rivals(body)
    )
    for line in headlines:
        reader.headline(line)
    interview = find_interview(body)
    for index, line in enumerate(body):
        if interview and interview.first <= index < interview.last:
            reader.interview(line, interview.part(index))
        else:
            reader.body(line)
    return reader.attribution()


def _lines(
    text: str, paragraphs: tuple[Paragraph, ...], sentences: tuple[Sentence, ...], role: ParagraphRole
) -> list[Line]:
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    return [read_line(text, p, by_paragraph.get(p.number, [])) for p in paragraphs if p.role == role]


def _without_links(lines: list[Line]) -> Iterator[Line]:
    """Without `بیشتر بخوانید` and the headlines of other reports after it, which end in no full stop."""
    among_links = False
    for line in lines:
        opens = line.words[:2] == ("بیشتر", "بخوانید")
        among_links = opens or (among_links and line.words[-1:] != () and line.words[-1] not in _TERMINAL)
        if not among_links:
            yield line


_TERMINAL = frozenset(".؟!:»")
_NOBODY_YET = frozenset({"no earlier speaker", "nobody before"})
"""Bases of a mention that points forward, as long as nothing else has been said."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement as read; whoever is meant may become known only later in the article."""

    quote: Quote
    draft: Draft
    resolved: Resolved
    rivalry: Rivalry
    awaits: bool
    """Whether its mention points forward."""


class _ArticleReader:
    """Paragraph after paragraph: frames, then speakers, then the state that the next paragraph starts from."""

    def __init__(self, text: str, table: SpeakerTable, rivals: Rivals) -> None:
        self._text = text
        self._table = table
        self._rivals = rivals
        self._found: list[_Found] = []
        self._sourcing: list[Sourcing] = []
        self._open: _Found | None = None
        self._pending: tuple[Draft, Line] | None = None

    def headline(self, line: Line) -> None:
        for draft in read_headline(line):
            self._take(line, draft)

    def interview(self, line: Line, part: Part) -> None:
        """A line from the first question on: nobody is quoted by a question, and an answer needs no cue."""
        if part == "answer":
            reading = read_frames(line, self._table.is_known, self._table.known_length)
            if reports_itself(reading) or reading.editorial:
                self.body(line)
            else:
                self._answer(line)
        self._open = None

    def _answer(self, line: Line) -> None:
        label = label_of(line, self._table.known_length)
        draft = Draft(None, (answer_of(line, label),), "answer", "direct", phrase=label)
        if draft.content[0][0] < draft.content[0][1]:
            named = self._table.resolve(line, label, continues=False) if label else self._table.answering(line)
            self._add(line, draft, named)

    def body(self, line: Line) -> None:
        pending, self._pending = self._pending, None
        reading = read_frames(line, self._table.is_known, self._table.known_length)
        self._sourcing += [_sourcing(line, source) for source in reading.sourcing]
        if pending and not reports_itself(reading):
            self._take_pending(pending, line)
            return
        if not reading.drafts and self._open and continues_statement(line, reading):
            self._take_continuation(line)
        going_on = {draft.phrase for draft in reading.drafts if goes_on(line, draft)}
        for draft in reading.drafts:
            if draft.content[0][0] < draft.content[0][1]:
                self._take(line, draft, continues=draft.phrase in going_on)
            else:
                self._pending = (draft, line)
        if talk := interviewed(line, self._table.known_length):
            self._table.interview(line, talk)
        self._close(reading)

    def attribution(self) -> Attribution:
        only = self._only_person()
        quotes = tuple(sorted((self._settled(item, only) for item in self._found), key=_order))
        used = {quote.speaker for quote in quotes if quote.speaker}
        return Attribution(self._table.speakers(used), quotes, tuple(self._sourcing))

    def _only_person(self) -> Known | None:
        """The speaker of all statements, for `این نویسنده` and `وی` before anybody is named."""
        used = {id(item.resolved.speaker) for item in self._found if item.resolved.speaker}
        return next((k for k in self._table.known if used == {id(k)} and k.kind == "person"), None)

    def _settled(self, item: "_Found", only: Known | None) -> Quote:
        """The statement under the speaker whom the whole article shows to be meant, if that is sure enough."""
        resolved = item.resolved
        if speaker := resolved.speaker or (only if item.awaits else None):
            renamed = self._table.known_as(speaker)
            late = item.awaits or (resolved.basis == "perhaps a name" and not renamed.doubtful)
            resolved = Resolved(renamed, "a name given later" if late else resolved.basis)
            if renamed.perhaps:
                resolved = Resolved(None, "an office, perhaps a title of somebody named before")
            elif renamed.doubtful:
                resolved = Resolved(None, "perhaps a name")
        confidence, reasons = weigh(item.draft, resolved, item.rivalry)
        named = resolved.speaker is not None and confidence >= THRESHOLD
        return replace(
            item.quote,
            speaker=resolved.speaker.id if named and resolved.speaker else None,
            confidence=confidence,
            reasons=reasons,
        )

    def _take(self, line: Line, draft: Draft, *, continues: bool = False) -> None:
        resolved = self._table.resolve(line, draft.phrase, continues=continues, group=speaks_for_group(draft))
        if resolved.speaker or draft.marking not in WEAK_FRAMES:
            self._add(line, draft, resolved)

    def _take_pending(self, pending: tuple[Draft, Line], line: Line) -> None:
        """`خاطرنشان کرد:` at the end of a paragraph: the statement is the next one, whatever that reports."""
        draft, before = pending
        first, last = line.trimmed(0, len(line))
        region = line.region(first)
        quoted = region is not None and region[0] == first and region[1] >= last - 1
        if quoted:
            first, last = line.trimmed(first + 1, min(last, region[1]) if region else last)
        if first >= last:
            return
        resolved = self._table.resolve(before, draft.phrase, continues=True)
        content = Draft(None, ((first, last),), "colon", "direct", verbatim=quoted, runs_on=True)
        self._add(line, content, resolved, cue=(draft, before))

    def _take_continuation(self, line: Line) -> None:
        assert self._open is not None
        content = line.trimmed(0, len(line))
        if content[0] >= content[1]:
            return
        if (speaker := self._open.resolved.speaker) is None:
            return
        draft = Draft(None, (content,), "continuation", "direct", runs_on=True)
        same = Resolved(self._table.known_as(speaker), "the statement before")
        self._add(line, draft, same, continues=self._open.quote.id)

    def _add(
        self,
        line: Line,
        draft: Draft,
        resolved: Resolved,
        *,
        cue: tuple[Draft, Line] | None = None,
        continues: str | None = None,
    ) -> None:
        cue_draft, cue_line = cue or (draft, line)
        quote = Quote(
            id=f"q{len(self._found) + 1}",
            paragraph=line.number,
            kind=draft.kind,
            verbatim=draft.verbatim,
            cue=_cue(cue_line, cue_draft),
            spans=tuple(line.span(*piece) for piece in draft.content),
            mention=_mention(cue_line, cue_draft),
            speaker=None,
            secondary=draft.secondary,
            continues=continues,
        )
        speaker = resolved.speaker
        here = (line.number, draft.content[0][0])
        # Whoever a question or an answer names is no rival of the person who is interviewed.
        rivalry: Rivalry = "no rival"
        if speaker and draft.marking != "answer":
            rivalry = self._rivals.between(speaker.named_at, here, speaker.name)
        awaits = draft.phrase is not None and resolved.basis in _NOBODY_YET and not self._table.known
        found = _Found(quote, draft, resolved, rivalry, awaits)
        self._found.append(found)
        if not draft.secondary:
            self._open = found if draft.runs_on else None

    def _close(self, reading: Reading) -> None:
        """The outlet's own voice ends the turn of whoever was speaking."""
        if reading.editorial or (
            not reading.drafts and self._open and self._open.quote.paragraph < self._last_paragraph()
        ):
            self._open = None

    def _last_paragraph(self) -> int:
        return self._found[-1].quote.paragraph if self._found else 0


def _order(quote: Quote) -> tuple[int, bool]:
    return quote.spans[0].start, quote.secondary


def _cue(line: Line, draft: Draft) -> Cue | None:
    if draft.cue is None:
        return None
    entry = draft.cue.entry
    return Cue(line.span(draft.cue.first, draft.cue.last), entry.lemma, entry.stance, entry.english)


def _mention(line: Line, draft: Draft) -> Mention | None:
    if draft.phrase is None:
        return None
    return Mention(line.span(draft.phrase.first, draft.phrase.last), draft.phrase.kind)


def _sourcing(line: Line, source: Source) -> Sourcing:
    cue = line.span(source.cue.first, source.cue.last)
    return Sourcing(line.number, cue, line.span(*source.source) if source.source else None)
