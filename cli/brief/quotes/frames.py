"""From cues to statements: what stands around each cue says where the statement is and who is said to have made it.

One pass over the cues of a line, left to right. Frames in the order in which they are tried: colon (with or without
quotation marks), quotation marks, `که`, complement (`از ... خبر داد`), comma, bare clause; `به گفته X، ...`; secondary
frames (`با بیان اینکه ...`) beside the main statement.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from brief.article import QuoteKind
from brief.quotes.complements import complement
from brief.quotes.lexicon import Hit, find_cues
from brief.quotes.line import QUOTATION_MARKS, Line
from brief.quotes.mentions import Known, Phrase, find_subject, read_document, read_phrase, skip_leads
from brief.quotes.words import words_of

Range = tuple[int, int]
_LONGEST_CLAUSE = 200
"""Words before a cue beyond which nothing is looked for; keeps a text without full stops linear."""
_CUES_LOOKED_AT = 40
"""Cues after a statement among which its end is looked for."""
_WEAK = frozenset({"comma", "bare", "object", "small", "to"})
"""Frames that also say other things, so that the subject must look like a source."""
_QUOTED_MINIMUM = 4
"""Words in quotation marks from which a cue inside them is somebody's words and not a title."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its speaker is known; ranges are tokens of the line."""

    cue: Hit | None
    content: tuple[Range, ...]
    marking: str
    kind: QuoteKind
    verbatim: bool = False
    phrase: Phrase | None = None
    secondary: bool = False
    runs_on: bool = False
    """A direct statement to the end of the paragraph, which the next paragraph may continue."""


@dataclass(frozen=True, slots=True)
class Source:
    """A link of the sourcing chain: the cue, and the tokens of the source."""

    cue: Hit
    source: Range | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cues of one line yield."""

    drafts: tuple[Draft, ...]
    sourcing: tuple[Source, ...]
    editorial: bool
    """Whether the line, or its end, is the outlet's own voice."""


def read_frames(line: Line, is_known: Callable[[str], bool], known: Known) -> Reading:
    """The statements of a line. `is_known` and `known` tell of the names of speakers met before."""
    reader = _Reader(line, is_known, known)
    for hit in reader.cues:
        reader.take(hit)
    return Reading(tuple(reader.drafts), tuple(reader.sourcing), reader.editorial)


class _Reader:
    def __init__(self, line: Line, is_known: Callable[[str], bool], known: Known) -> None:
        self.line = line
        self.known = known
        self.cues = find_cues(line)
        self.is_known = is_known
        self.drafts: list[Draft] = []
        self.sourcing: list[Source] = []
        self.editorial = False
        self._frames: list[Hit] = []
        self._sentence = (-1, -1)
        self._subject: Phrase | None = None
        self._quoted_source: Phrase | None = None
        self._clause = 0
        self._covered = 0

    def take(self, hit: Hit) -> None:
        """One cue: what it introduces is added to the drafts, or nothing where it reports nothing."""
        region = self.line.region(hit.first)
        if region and region[1] - region[0] > _QUOTED_MINIMUM:
            return
        sentence = self.line.sentence(hit.first)
        if sentence != self._sentence:
            self._sentence, self._clause, self._subject, self._frames = sentence, sentence[0], None, []
            self._quoted_source = None
        if hit.first < self._covered or self._inside_open_statement(hit):
            return
        self._clause = max(self._clause, hit.first - _LONGEST_CLAUSE)
        match hit.entry.kind:
            case "agency" | "report":
                self._source(hit)
            case "editorial":
                self.editorial = True
            case "frame" | "topic":
                self._frames.append(hit)
            case "source":
                self._according_to(hit)
            case _:
                self._verb(hit)

    # -- an open statement ------------------------------------------------------------------------------------------

    def _inside_open_statement(self, hit: Hit) -> bool:
        """Whether the cue belongs to what somebody is saying; where it does not, the open statement ends before it."""
        last = self.drafts[-1] if self.drafts else None
        if not last or not last.runs_on or hit.first >= last.content[-1][1]:
            return False
        start = self._break(hit, last.content[0][0])
        if start is None:
            return True
        content = self.line.trimmed(last.content[0][0], start)
        if content[0] >= content[1]:
            return True
        self.drafts[-1] = _ended(last, content)
        self._clause = max(self._clause, start)
        return False

    def _break(self, hit: Hit, opened: int) -> int | None:
        """Where the narrator takes over again before the cue, or None."""
        line, sentence = self.line, self._sentence[0]
        introduces = line.word(hit.last) == ":" and hit.entry.kind == "verb"
        if sentence > opened:
            lead = skip_leads(line, sentence, hit.first)
            opening = line.word(lead)
            if hit.entry.kind in {"editorial", "report", "agency"} and hit.first - sentence <= 1:
                return sentence
            if opening == "وی" or self.is_known(opening) or (lead == hit.first and introduces):
                return sentence
            if introduces and hit.first - lead <= 30 and self._opens_turn(lead, hit.first):
                return sentence
        before = hit.first - 1
        if introduces and line.word(before) == "و" and before > opened + 2:
            return before
        return None

    def _opens_turn(self, first: int, last: int) -> bool:
        phrase = read_phrase(self.line, first, last, self.known)
        return bool(phrase and (phrase.kind in {"name", "demonstrative"} or (phrase.kind == "role" and phrase.sure)))

    # -- sources ----------------------------------------------------------------------------------------------------

    def _source(self, hit: Hit) -> None:
        end = self._source_end(hit)
        source = self.line.trimmed(hit.last, end)
        self.sourcing.append(Source(hit, source if source[0] < source[1] and hit.entry.kind == "agency" else None))
        if hit.entry.kind == "report":
            self.editorial = True
        opens = skip_leads(self.line, self._clause, hit.first) >= hit.first - 1
        if opens:
            self._clause = end
        if hit.entry.lemma == "به نقل از":
            self._quoted_source = read_phrase(self.line, hit.last, self._sentence[1])

    def _source_end(self, hit: Hit) -> int:
        """The source of a sourcing phrase ends at a comma, a semicolon, or the next sourcing phrase."""
        line = self.line
        for position in range(hit.last, min(len(line), hit.last + 16)):
            word = line.words[position]
            if word in "،,؛:" or (word == "به" and line.word(position + 1) == "نقل"):
                return position
            if word == "و" and line.word(position + 1) == "به":
                return position
        return hit.last

    def _according_to(self, hit: Hit) -> None:
        line = self.line
        sentence_end = self._sentence[1]
        if line.word(hit.last) in {"می", "میرسد", "نمیرسد", "میاید", "من", "ما"}:
            return
        phrase = read_phrase(line, hit.last, sentence_end, self.known)
        if phrase is None or (hit.entry.stance == "belief" and not self._is_somebody(phrase)):
            return
        end = self._separator(phrase, sentence_end)
        if end is None:
            return
        if end >= sentence_end - 1:
            content = line.trimmed(self._clause, hit.first)
        else:
            content = line.trimmed(end, self._according_end(end, sentence_end))
        if content[1] - content[0] < 3:
            return
        self._add(Draft(hit, (content,), "preposition", _kind(line, content, "indirect"), phrase=phrase))
        self._clause, self._covered, self._subject = content[1], content[1], phrase

    def _is_somebody(self, phrase: Phrase) -> bool:
        """`از نظر هزینه` is no view of anybody's."""
        return phrase.sure and (phrase.kind != "surname" or self.is_known(self.line.words[phrase.first]))

    def _cue_at(self, position: int) -> bool:
        """Whether another reporting verb stands here, so that the clause before it was its adverbial."""
        at = bisect_left(self.cues, position, key=lambda cue: cue.first)
        return at < len(self.cues) and self.cues[at].first == position and self.cues[at].entry.kind == "verb"

    def _separator(self, phrase: Phrase, limit: int) -> int | None:
        """Where the statement starts after `به گفته X`."""
        word = self.line.word(phrase.last)
        if word and word in "،؛:,":
            return phrase.last + 1
        if phrase.last >= limit - 1:
            return limit
        if phrase.kind == "pronoun" or word in words_of("stops") or word[:1].isdigit():
            return phrase.last
        return None

    def _according_end(self, first: int, limit: int) -> int:
        return limit

    # -- verbs ------------------------------------------------------------------------------------------------------

    def _verb(self, hit: Hit) -> None:
        frames = hit.entry.frames
        after = self.line.word(hit.last)
        if after == ":" and "colon" in frames:
            self._colon(hit)
        elif hit.participle:
            return
        elif after in QUOTATION_MARKS and after and "quote" in frames and self.line.region(hit.last):
            self._quoted(hit, hit.last)
        elif after == "که" and "that" in frames:
            self._clause_after(hit, hit.last + 1, "that")
        elif found := complement(self.line, hit, self._clause, self._sentence[1], self.known):
            self._complement(hit, *found)
        elif after in {"،", ","} and "comma" in frames:
            self._after_comma(hit)
        elif "bare" in frames:
            self._bare(hit)

    def _colon(self, hit: Hit) -> None:
        line, first = self.line, hit.last + 1
        phrase = self._mention(hit)
        if line.word(first) in QUOTATION_MARKS and line.word(first) and self._quoted(hit, first):
            return
        content = line.trimmed(first, len(line))
        if content[0] < content[1] and line.words[content[0]] in QUOTATION_MARKS and not line.region(content[0]):
            content = line.trimmed(content[0] + 1, content[1])
        self._main(Draft(hit, (content,), "colon", "direct", phrase=phrase, runs_on=True))
        self._clause = len(line)

    def _quoted(self, hit: Hit, opening: int) -> bool:
        """A statement in quotation marks; False where the marks hold only a name at its beginning."""
        line = self.line
        region = line.region(opening)
        if not region or region[0] != opening:
            return False
        after = line.word(region[1] + 1)
        sentence_ends = not after or after in ".؛!؟،" or region[1] + 1 in line.starts
        if not sentence_ends and region[1] - region[0] < 8:
            return False
        content = line.trimmed(opening + 1, region[1])
        if content[0] >= content[1]:
            return False
        at_end = region[1] >= len(line) - 2
        draft = Draft(hit, (content,), "guillemet", "direct", verbatim=True, phrase=self._mention(hit), runs_on=at_end)
        self._main(draft)
        self._clause = region[1] + 1
        return True

    def _clause_after(self, hit: Hit, first: int, marking: str) -> None:
        """An indirect statement up to the end of the sentence or the next report of the same speaker."""
        line = self.line
        if self._cue_at(first):
            return
        content = line.trimmed(first, self._clause_end(first))
        if content[1] - content[0] < 3:
            return
        phrase = self._mention(hit)
        if marking in _WEAK and phrase and not phrase.sure:
            return
        whole = line.region(content[0])
        if whole and whole[0] == content[0] and whole[1] >= content[1] - 1:
            inner = line.trimmed(content[0] + 1, min(whole[1], content[1]))
            self._main(Draft(hit, (inner,), "guillemet", "direct", verbatim=True, phrase=phrase))
        else:
            self._main(Draft(hit, (content,), marking, _kind(line, content, "indirect"), phrase=phrase))
        self._clause = self._covered = content[1]

    def _clause_end(self, first: int) -> int:
        """The end of the sentence, or `و` before a further report with a colon or `که` (`گفت که A و افزود: B`)."""
        end = self._sentence[1]
        at = bisect_left(self.cues, first, key=lambda cue: cue.first)
        limit = min(len(self.cues), at + _CUES_LOOKED_AT)
        while at < limit and (cue := self.cues[at]).first < end:
            goes_on = self.line.word(cue.last) in {":", "که"} or cue.entry.stance == "continuation"
            if cue.first > first and cue.entry.kind == "verb" and self.line.word(cue.first - 1) == "و" and goes_on:
                return cue.first - 1
            at += 1
        return end

    def _after_comma(self, hit: Hit) -> None:
        if "bare" in hit.entry.frames:
            self._clause_after(hit, hit.last + 1, "comma")

    def _bare(self, hit: Hit) -> None:
        after = self.line.word(hit.last)
        if not after or not after[0].isalnum() or after in {"و", "تا", "را", "بود", "است"}:
            return
        if self._sentence[1] - hit.last < 4:
            return
        self._clause_after(hit, hit.last, "bare")

    def _complement(self, hit: Hit, content: Range, marking: str) -> None:
        content = self.line.trimmed(*content)
        if content[0] >= content[1]:
            return
        phrase = self._mention(hit, before=content[0])
        if marking in _WEAK and phrase and not phrase.sure:
            return
        self._main(Draft(hit, (content,), marking, _kind(self.line, content, "indirect"), phrase=phrase), content[0])
        self._clause = max(hit.last, content[1])

    # -- what goes with a main statement ----------------------------------------------------------------------------

    def _mention(self, hit: Hit, before: int | None = None) -> Phrase | None:
        """The subject of the clause; where it is dropped, that of the clause before it in the same sentence."""
        if hit.entry.stance == "document":
            return self._quoted_source or self._document(hit)
        limit = min(hit.first, before) if before is not None else hit.first
        start = self._clause
        if self.line.word(start) in {"و", "،"}:
            start += 1
        first_frame = next((frame.first for frame in self._frames if start <= frame.first < limit), None)
        found = find_subject(self.line, start, first_frame if first_frame is not None else limit, self.known)
        if found is None and first_frame is not None:
            found = self._subject_after_frame(limit)
        if found is None or (not found.sure and self._subject):
            return self._subject
        self._subject = found
        return found

    def _document(self, hit: Hit) -> Phrase | None:
        """`در این بیانیه آمده است`: the document speaks for whoever issued it."""
        line = self.line
        at = next((i for i in range(hit.first - 1, self._clause - 1, -1) if line.words[i] in {"در", "از"}), None)
        return None if at is None else read_document(line, at + 1, hit.first)

    def _subject_after_frame(self, limit: int) -> Phrase | None:
        """`با اشاره به A، شهردار شیراز گفت`: the subject between the last comma and the cue."""
        line = self.line
        comma = next((i for i in range(limit - 1, self._frames[-1].last, -1) if line.words[i] in "،,"), None)
        if comma is None:
            return None
        phrase = find_subject(line, comma + 1, limit, self.known)
        return phrase if phrase and phrase.sure else None

    def _main(self, draft: Draft, limit: int | None = None) -> None:
        """Add the main statement, and before it what secondary frames in the same clause say."""
        assert draft.cue is not None
        for index, frame in enumerate(self._frames):
            following = self._frames[index + 1].first if index + 1 < len(self._frames) else None
            end = min(x for x in (following, limit, draft.cue.first) if x is not None)
            content = self._frame_content(frame, end)
            if content:
                kind = _kind(self.line, content, "indirect")
                self._add(Draft(frame, (content,), "frame", kind, phrase=draft.phrase, secondary=True))
        self._frames = []
        self._add(draft)

    def _frame_content(self, frame: Hit, limit: int) -> Range | None:
        line = self.line
        end = limit
        comma = next((i for i in range(limit - 1, frame.last, -1) if line.words[i] in "،,"), None)
        if comma is not None and limit - comma <= 12:
            end = comma
        content = line.trimmed(frame.last, end)
        return content if content[1] - content[0] >= 2 else None

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)


def _ended(draft: Draft, content: Range) -> Draft:
    return Draft(draft.cue, (content,), draft.marking, draft.kind, draft.verbatim, draft.phrase, draft.secondary)


def _kind(line: Line, content: Range, kind: QuoteKind) -> QuoteKind:
    """A paraphrase that holds a quotation of some length is mixed; a title in quotation marks is not."""
    at = bisect_left(line.regions, content)
    while at < len(line.regions) and line.regions[at][1] <= content[1]:
        if line.regions[at][1] - line.regions[at][0] > _QUOTED_MINIMUM:
            return "mixed"
        at += 1
    return kind
