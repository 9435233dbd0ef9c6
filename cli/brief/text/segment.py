"""Cut an article into paragraphs and sentences; every span points into the text as read.

A sentence ends at a full stop, exclamation mark, question mark or ellipsis, never at a colon or semicolon: in Persian
news the colon stands between the speaker and the statement. Where other splitters go wrong is in the comments.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brief.article import Paragraph, ParagraphRole, Sentence, Span
from brief.text.characters import INVISIBLE, SPACES

_BLANK = "".join(sorted(INVISIBLE))
_WHITE = SPACES | INVISIBLE | {"\n"}
_OPENERS = {"«": "»", "“": "”", "(": ")", "[": "]"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_STRAIGHT = '"'
_STOPS = ".!?؟…"

_TERMINATOR = re.compile(rf"[{_STOPS}][{_STOPS}»”’\"')\]]*+")
_LATE_CLOSER = re.compile(rf"[^\S\n]{{1,3}}[»”)\]]+[{_STOPS}]*+")
_GAP = re.compile(rf"[\s{_BLANK}]*+")
_NEXT_WORDS = re.compile(rf"[^\W\d_]+(?:[\s{_BLANK}]+[^\W\d_]+)?")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_JOINED_SUFFIX = re.compile(r"(?:ها|های|هایی|هایش|هایشان|هاي|هايي)\b")
_INITIALS = re.compile(rf"(?:\b[^\W\d_]{_GAP.pattern}\.?)+\Z")
_LIST_LABEL = re.compile(r"\W*(?:\d{1,3}|الف)\Z")
_LATIN_ABBREVIATION = re.compile(
    r"(?:\b[A-Za-z]|\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Pp]rof|[Ss]t|[Jj]r|[Ss]r|[Vv]s|[Nn]o|[Ii]nc|[Ll]td|[Cc]o|etc|e\.g|i\.e|al))\Z"
)
# ISNA and others write Latin initialisms by letter name: سی.ان.ان, بی.بی.سی, اف.بی.آی.
_LETTER_NAMES = frozenset(
    "ای بی سی دی اف جی اچ آی جی کی ال ام ان او پی کیو آر اس تی یو وی دبلیو دابلیو ایکس وای زد زی".split()
)

# `در پاسخ به این پرسش که … افکند؟ گفت: …` is one sentence: the frame asks, the verb after the mark reports the answer.
_FRAME = re.compile(r"پرسش|سؤال|سوال|سئوال|پاسخ|پرسید|اینکه|این\s+که|مبنی\s+بر")
_GOES_ON = re.compile(
    r"(?:گفت|گفتند|گفته|می.?گوید|می.?گویند|پرسید|پرسیدند|افزود|افزودند|نوشت|نوشتند|پاسخ\s+(?:داد|دادند|گفت)|"
    r"(?:اظهار|بیان|عنوان|اعلام|اضافه|تأکید|تاکید|تصریح|مطرح|خاطرنشان|خاطر\s+نشان|سؤال|سوال|ابراز|اذعان|ادعا)\s+"
    r"(?:کرد|کردند|داشت|داشتند|می.?کند|نمود|شد|شده)|"
    r"(?:توضیح|ادامه|هشدار|خبر)\s+(?:داد|دادند|می.?دهد)|یادآور\s+شد|متذکر\s+شد|مدعی\s+شد|را|که)(?!\w)"
)
_EMBEDDED_LIMIT = 600
"""Longest quotation (code points) that is kept inside one sentence although it holds full stops."""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The non-empty lines, trimmed; the first is the headline."""
    found: list[Paragraph] = []
    start = 0
    for line in text.split("\n"):
        span = _trimmed(text, start, start + len(line))
        start += len(line) + 1
        if span.start < span.end:
            role: ParagraphRole = (
                "headline" if not found else "boilerplate" if is_boilerplate(span.of(text)) else "body"
            )
            found.append(Paragraph(len(found) + 1, span, role))
    return tuple(found)


_BOILERPLATE = re.compile(
    r"""
    انتهای\s+(?:پیام|خبر|گزارش)\b.{0,20}
    | (?:کد\s+(?:خبر|مطلب|خبرنگار)|شناسه\s+(?:خبر|مطلب)|تاریخ\s+انتشار|لینک\s+(?:کوتاه|خبر)|برچسب\s*.?\s*ها|کلید\s*واژه)\b.{0,80}
    | (?:https?://|www\.)\S+
    | [\W\d_]+
    """,
    re.VERBOSE,
)


def is_boilerplate(line: str) -> bool:
    """Whether a trimmed line is the agency's furniture: end mark, code, address, tags, nothing but signs."""
    return bool(_BOILERPLATE.fullmatch(line))


def sentences(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs, in order; together they cover all that is not white space."""
    spans = ((paragraph, span) for paragraph in paragraphs for span in _split(text, paragraph.span))
    return tuple(Sentence(number, paragraph.number, span) for number, (paragraph, span) in enumerate(spans, start=1))


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    line = _Line.read(text, paragraph)
    start = paragraph.start
    for end in line.ends():
        span = _trimmed(text, start, end)
        if span.start < span.end:
            yield span
            start = end
    if (rest := _trimmed(text, start, paragraph.end)).start < rest.end:
        yield rest


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph with what its full stops must be weighed against, found in one pass each."""

    text: str
    start: int
    end: int
    embedded: tuple[tuple[int, int], ...]
    """Quotations and brackets after which the sentence goes on; in order, apart."""
    frames: tuple[int, ...]
    colons: tuple[int, ...]

    @classmethod
    def read(cls, text: str, span: Span) -> "_Line":
        start, end = span.start, span.end
        frames = tuple(match.start() for match in _FRAME.finditer(text, start, end))
        colons = tuple(match.start() for match in re.compile(":").finditer(text, start, end))
        return cls(text, start, end, _embedded(text, start, end), frames, colons)

    def ends(self) -> Iterator[int]:
        """Where sentences end, the paragraph's own end left out."""
        sentence, region = self.start, 0
        for match in _TERMINATOR.finditer(self.text, self.start, self.end):
            first, end = match.span()
            while region < len(self.embedded) and self.embedded[region][1] < first:
                region += 1
            if region < len(self.embedded) and self.embedded[region][0] < first:
                continue
            if late := _LATE_CLOSER.match(self.text, end, self.end):
                end = late.end()
            if end < self.end and self._is_end(sentence, first, end):
                yield end
                sentence = end

    def _is_end(self, sentence: int, first: int, end: int) -> bool:
        following = _GAP.match(self.text, end, self.end).end()  # type: ignore[union-attr]
        if following == self.end:
            return False
        if following == end and not self._lost_space(first, end):
            return False
        if self.text[following] in "،؛:," or (self.text[first:end] == "." and self._abbreviates(sentence, first)):
            return False
        return not (self._etcetera(first, end) or self._question_in_frame(sentence, first, following))

    def _lost_space(self, first: int, end: int) -> bool:
        """Whether a space was lost after the sentence (`شد.وی`); `ماه.ها` lost a half-space, `سی.ان.ان` nothing."""
        before = self.text[max(self.start, first - 30) : first].rstrip("»”\"')]" + _BLANK)
        word = re.search(r"[^\W\d_]{2,}\Z", before)
        after = _LETTERS.match(self.text, end, self.end)
        if not (word and after) or _JOINED_SUFFIX.match(self.text, end, self.end):
            return False
        if word[0].isascii() or after[0].isascii() or self.text[after.end() : after.end() + 1] == ".":
            return False
        return not (word[0] in _LETTER_NAMES and after[0] in _LETTER_NAMES)

    def _abbreviates(self, sentence: int, first: int) -> bool:
        before = self.text[max(sentence, first - 12) : first]
        if _INITIALS.search(before) or _LATIN_ABBREVIATION.search(before):
            return True
        return first - sentence <= len(before) and bool(_LIST_LABEL.match(before.strip()))

    def _etcetera(self, first: int, end: int) -> bool:
        """`پوشاک و ... مطرح شد`: the dots stand for more items."""
        if self.text[first:end].strip(".…") or end - first == 1 and self.text[first] == ".":
            return False
        return bool(re.search(r"(?:\A|\s)و\s*\Z", self.text[max(self.start, first - 4) : first]))

    def _question_in_frame(self, sentence: int, first: int, following: int) -> bool:
        if self.text[first] not in "؟?!" or not _GOES_ON.match(self.text, following, self.end):
            return False
        frame = bisect_left(self.frames, sentence)
        return frame < len(self.frames) and self.frames[frame] < first


def _embedded(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Outermost quotations and brackets after which the sentence goes on, as (opening, closing) positions."""
    found: list[tuple[int, int]] = []
    for opening, closing in sorted(_pairs(text, start, end)):
        if found and opening < found[-1][1]:
            continue
        if closing - opening <= _EMBEDDED_LIMIT and _goes_on(text, opening, closing, start, end):
            found.append((opening, closing))
    return tuple(found)


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Matching quotation marks and brackets. A mark without its fellow is no pair, so it swallows nothing."""
    stacks: dict[str, list[int]] = {opener: [] for opener in _OPENERS}
    straight = [match.start() for match in re.compile(_STRAIGHT).finditer(text, start, end)]
    if len(straight) % 2 == 0:
        yield from zip(straight[::2], straight[1::2], strict=True)
    for match in re.compile(r"[«»“”()\[\]]").finditer(text, start, end):
        if match[0] in stacks:
            stacks[match[0]].append(match.start())
        elif stack := stacks[_CLOSERS[match[0]]]:
            yield stack.pop(), match.start()


def _goes_on(text: str, opening: int, closing: int, start: int, end: int) -> bool:
    """Whether the sentence around a quotation continues after it."""
    following = _GAP.match(text, closing + 1, end).end()  # type: ignore[union-attr]
    if following == end or text[following] in _STOPS:
        return False
    if text[following] in "،؛:," or _GOES_ON.match(text, following, end):
        return True
    inside = text[max(opening + 1, closing - 8) : closing].rstrip(_BLANK + " ")
    introduced = text[max(start, opening - 8) : opening].rstrip(_BLANK + " ")
    if opening == start or introduced.endswith((":", *_STOPS)) or not introduced:
        return False
    return not inside.endswith((".", "…"))


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space and invisible characters at its ends."""
    while start < end and text[start] in _WHITE:
        start += 1
    while start < end and text[end - 1] in _WHITE:
        end -= 1
    return Span(start, end)
