"""Cut an article into paragraphs and sentences; every span points into the text as read.

A sentence ends at a full stop, exclamation mark, question mark or ellipsis, never at a colon or semicolon: in Persian
news the colon stands between the speaker and the statement. The examples in the comments are from agency articles.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brief.article import Paragraph, ParagraphRole, Sentence, Span
from brief.text.characters import INVISIBLE, SPACES

_BLANK = "".join(sorted(INVISIBLE))
_WHITE = SPACES | INVISIBLE | {"\n"}
_PAIRS = {"»": "«", "”": "“", ")": "(", "]": "["}
_STOPS = ".!?؟…"
_CONTINUING_MARKS = "،؛:,/+"

_TERMINATOR = re.compile(rf"[{_STOPS}][{_STOPS}»”’\"')\]]*+")
_LATE_CLOSER = re.compile(rf"(?:[^\S\n]|[{_BLANK}]){{1,3}}([»”)\]\"])[»”)\]{_STOPS}]*+")
_GAP = re.compile(rf"[\s{_BLANK}]*+")
_STRAIGHT_QUOTE = re.compile('"')
_BRACKET = re.compile(r"[«»“”()\[\]]")
_COLON = re.compile(":")
_LETTERS = re.compile(r"[^\W\d_]{2,}+")
_LETTERS_AT_END = re.compile(r"[^\W\d_]{2,}\Z")
_PLURAL = re.compile(r"(?:ها|های|هایی|هایش|هایشان|هاي|هايي)\b")
_LIST_LABEL = re.compile(r"\W*(?:\d{1,3}|الف)\W?\Z")
_LATIN_TITLE = re.compile(r"\b(?:mrs?|ms|dr|prof|st|jr|sr|vs|no|inc|ltd|co|etc|e\.g|i\.e|al)\Z", re.IGNORECASE)
_ETCETERA = re.compile(r"(?:\A|\s)و\s*\Z")
# Latin initialisms are spelled by letter name: سی.ان.ان, اچ. آی. وی, ام.آی.تی.
_LETTER_NAME = (
    "(?:ای|بی|سی|دی|اف|جی|اچ|آی|کی|ال|ام|ان|پی|کیو|آر|اس|تی|یو|دبلیو|ایکس|وای|زد)"  # not او, وی: also pronouns
)
_SPELLED_BEFORE = re.compile(rf"(?:\A|[\s(«\".])(?:{_LETTER_NAME}|وی|او)\Z")
_SPELLED_AFTER = re.compile(rf"{_LETTER_NAME}(?!\w|[{_BLANK}]\w)")
_SPELLED_LAST = re.compile(rf"{_LETTER_NAME}[{_BLANK}]?\.\s?{_LETTER_NAME}\Z")

# `در پاسخ به این پرسش که … افکند؟ گفت: …` is one sentence: the frame asks, the verb after the mark reports the answer.
_FRAME = re.compile(r"پرسش|سؤال|سوال|سئوال|پاسخ|پرسید|اینکه|این\s+که|مبنی\s+بر")
_REPORT = (
    r"گفت|گفتند|گفته|می.?گوید|می.?گویند|پرسید|پرسیدند|افزود|افزودند|نوشت|نوشتند|پاسخ\s+(?:داد|دادند|گفت)|"
    r"(?:اظهار|بیان|عنوان|اعلام|اضافه|تأکید|تاکید|تصریح|مطرح|خاطرنشان|خاطر\s+نشان|سؤال|سوال|ابراز|اذعان|ادعا)\s+"
    r"(?:کرد|کردند|داشت|داشتند|می.?کند|نمود|شد|شده)|"
    r"(?:توضیح|ادامه|هشدار|خبر)\s+(?:داد|دادند|می.?دهد)|یادآور\s+شد|متذکر\s+شد|مدعی\s+شد"
)
_GOES_ON = re.compile(rf"(?:{_REPORT}|و\s+(?:{_REPORT})|است|نیست|بود|شد|را|که)(?!\w)")
_ANSWER = re.compile(rf"(?:\S+\s+){{1,6}}?(?:{_REPORT})\s*:")
_ASKED = re.compile(r"در\s+(?:پاسخ|جواب)")

_EMBEDDED_LIMIT = 600
"""Longest quotation (code points) that stays inside one sentence although it holds full stops."""

_BOILERPLATE = re.compile(
    r"""
    (?:انتها\s?ی|انتهایی|انتهی|پایان)\s+(?:پیام|پپام|ژیام|خبر|گزارش|رپرتاژ(?:\s+آگهی)?)\b.{0,20}
    | (?:کد|شناسه)\s+(?:خبر|مطلب|خبرنگار)\b.{0,40}
    | (?:لینک\s+کوتاه|برچسب.?ها|کلید.?واژه.?ها)\s*:.{0,200}
    | بیشتر\s+بخوانید.{0,3} | نسخه\s+چاپی | ایمیل | نظر | دانلود
    | مرورگر\s+شما\s+از\s+ویدئو\s+پشتیبانی\s+نمی.?کند\.
    | فایل\s+آن.?را\s+از\s+اینجا\s+دانلود\s+کنید:.{0,15}
    | (?:video|audio|image)/\w+ | (?:\d+\s+)?Attachments?(?:\s+area)?
    | (?:https?://|www\.)\S+
    | [\W_]+
    """,
    re.VERBOSE,
)
"""Lines met again and again in the articles of twenty outlets that are no part of them."""
_CODE = re.compile(r"[\d\s/.,،-]+")


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The non-empty lines, trimmed; the first is the headline."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        span = _trimmed(text, start, start + len(line))
        start += len(line) + 1
        if span.start < span.end:
            spans.append(span)
    roles = _roles([span.of(text) for span in spans])
    return tuple(Paragraph(n, span, role) for n, (span, role) in enumerate(zip(spans, roles, strict=True), start=1))


def _roles(lines: list[str]) -> list[ParagraphRole]:
    """Lines of digits are boilerplate only below the article (editors' codes); above they are the cells of tables."""
    roles: list[ParagraphRole] = []
    below = True
    for line in reversed(lines):
        furniture = bool(_BOILERPLATE.fullmatch(line)) or (below and bool(_CODE.fullmatch(line)))
        below = below and furniture
        roles.append("boilerplate" if furniture else "body")
    return ["headline", *reversed(roles[:-1])] if roles else []


def sentences(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs, in order; together they cover all that is not white space."""
    spans = ((paragraph, span) for paragraph in paragraphs for span in _split(text, paragraph.span))
    return tuple(Sentence(number, paragraph.number, span) for number, (paragraph, span) in enumerate(spans, start=1))


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for end in _Line.read(text, paragraph).ends():
        yield _trimmed(text, start, end)
        start = end
    yield _trimmed(text, start, paragraph.end)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, and what its full stops are weighed against, each found in one pass."""

    text: str
    start: int
    end: int
    embedded: tuple[tuple[int, int], ...]
    """Quotations and brackets after which the sentence goes on: (opening, closing), in order, apart."""
    closing_quotes: frozenset[int]
    frames: tuple[int, ...]
    colons: tuple[int, ...]

    @classmethod
    def read(cls, text: str, span: Span) -> "_Line":
        """The line in `span`, which starts and ends with something visible."""
        start, end = span.start, span.end
        pairs = sorted(_pairs(text, start, end))
        frames = tuple(match.start() for match in _FRAME.finditer(text, start, end))
        colons = tuple(match.start() for match in _COLON.finditer(text, start, end))
        closing = frozenset(pair[1] for pair in pairs)
        return cls(text, start, end, _embedded(text, pairs, start, end), closing, frames, colons)

    def ends(self) -> Iterator[int]:
        """Where sentences end, the paragraph's own end left out; between two ends stands a letter or digit."""
        sentence, region, last = self.start, 0, self._last_word()
        for match in _TERMINATOR.finditer(self.text, self.start, self.end):
            first, end = match.span()
            if end > last:
                return
            while region < len(self.embedded) and self.embedded[region][1] < first:
                region += 1
            if region < len(self.embedded) and self.embedded[region][0] < first:
                continue
            late = _LATE_CLOSER.match(self.text, end, self.end)
            if late and (late[1] != '"' or late.start(1) in self.closing_quotes):
                end = late.end()
            if end <= last and self._is_end(sentence, first, end):
                yield end
                sentence = end

    def _last_word(self) -> int:
        position = self.end - 1
        while position > self.start and not self.text[position].isalnum():
            position -= 1
        return position

    def _is_end(self, sentence: int, first: int, end: int) -> bool:
        following = _GAP.match(self.text, end, self.end).end()  # type: ignore[union-attr]
        if following == end and not self._lost_space(first, end):
            return False
        if self.text[following] in _CONTINUING_MARKS or not self._has_word(sentence, first):
            return False
        if self.text[first] == "." and self._abbreviates(sentence, first, following):
            return False
        return not (self._etcetera(first, end) or self._question_in_frame(sentence, first, following))

    def _has_word(self, sentence: int, first: int) -> bool:
        """`... وی گفت`: dots before the first word end nothing."""
        return any(map(str.isalnum, self.text[max(sentence, first - 40) : first])) or first - sentence > 40

    def _lost_space(self, first: int, end: int) -> bool:
        """Whether a space was lost after the sentence (`شد.وی`); `ماه.ها` lost a half-space, `سی.ان.ان` nothing."""
        after = _LETTERS.match(self.text, end, self.end)
        if not after or after[0].isascii() or _PLURAL.match(self.text, end, self.end):
            return False
        before = self.text[max(self.start, first - 30) : first].rstrip("»”\"')]" + _BLANK)
        word = _LETTERS_AT_END.search(before)
        return bool(word) and not word[0].isascii() and self.text[after.end() : after.end() + 1] != "."  # type: ignore[index]

    def _abbreviates(self, sentence: int, first: int, following: int) -> bool:
        """Whether the full stop belongs to a label, an initial or an abbreviation."""
        before = self.text[max(sentence, first - 12) : first].rstrip(_BLANK)
        if first - sentence <= 6 and _LIST_LABEL.match(before.lstrip("".join(_WHITE))):
            return True
        if _SPELLED_BEFORE.search(before) and (
            _SPELLED_AFTER.match(self.text, following, self.end) or _SPELLED_LAST.search(before)
        ):
            return True
        if before[-1:].isascii():
            lone = before[-1:].isalpha() and not before[-2:-1].isalnum() and self.text[following].isascii()
            return lone or bool(_LATIN_TITLE.search(before))
        return before[-1:].isalpha() and not before[-2:-1].isalnum() and before[-2:-1] not in INVISIBLE

    def _etcetera(self, first: int, end: int) -> bool:
        """`پوشاک و ... مطرح شد`: the dots stand for more items."""
        dots = self.text[first:end]
        if dots == "." or dots.strip(".…"):
            return False
        return bool(_ETCETERA.search(self.text[max(self.start, first - 4) : first]))

    def _question_in_frame(self, sentence: int, first: int, following: int) -> bool:
        """Whether a question belongs to the clause that introduces the answer."""
        if self.text[first] not in "؟?!":
            return False
        frame = bisect_left(self.frames, sentence)
        if frame == len(self.frames) or self.frames[frame] > first:
            return False
        if _GOES_ON.match(self.text, following, self.end):
            return True
        colon = bisect_left(self.colons, sentence)
        answered = colon < len(self.colons) and self.colons[colon] < first
        if answered or not _ASKED.search(self.text, sentence, min(first, sentence + 60)):
            return False
        return bool(_ANSWER.match(self.text, following, min(self.end, following + 90)))


def _embedded(text: str, pairs: list[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Outermost quotations and brackets after which the sentence goes on."""
    found: list[tuple[int, int]] = []
    for opening, closing in pairs:
        if found and opening < found[-1][1]:
            continue
        if closing - opening <= _EMBEDDED_LIMIT and _goes_on(text, opening, closing, start, end):
            found.append((opening, closing))
    return tuple(found)


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Matching quotation marks and brackets. A mark without its fellow is no pair, so it swallows nothing."""
    straight = [match.start() for match in _STRAIGHT_QUOTE.finditer(text, start, end)]
    if len(straight) % 2 == 0:
        yield from zip(straight[::2], straight[1::2], strict=True)
    open_marks: dict[str, list[int]] = {opener: [] for opener in _PAIRS.values()}
    for match in _BRACKET.finditer(text, start, end):
        if match[0] in open_marks:
            open_marks[match[0]].append(match.start())
        elif stack := open_marks[_PAIRS[match[0]]]:
            yield stack.pop(), match.start()


def _goes_on(text: str, opening: int, closing: int, start: int, end: int) -> bool:
    """Whether the sentence around a quotation continues after it."""
    following = _GAP.match(text, closing + 1, end).end()  # type: ignore[union-attr]
    if following == end or text[following] in _STOPS:
        return False
    if text[following] in _CONTINUING_MARKS or _GOES_ON.match(text, following, end):
        return True
    introduced = text[max(start, opening - 8) : opening].rstrip(_BLANK + " ")
    if not introduced or introduced.endswith((":", *_STOPS)):
        return False
    inside = text[max(opening + 1, closing - 8) : closing].rstrip(_BLANK + " ")
    return not inside.endswith(".") or inside.endswith("..")


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space and invisible characters at its ends."""
    while start < end and text[start] in _WHITE:
        start += 1
    while start < end and text[end - 1] in _WHITE:
        end -= 1
    return Span(start, end)
