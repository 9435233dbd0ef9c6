"""The summary of a model, sentence by sentence aligned to the article: what the article does not support goes or is
marked, and how much of that there was is said.

A text beyond the model's window is condensed in parts and joined; where that leaves more than a summary, the joined
sentences are condensed again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from brief.article import Paragraph, Rendering, Sentence, Summary, SummarySentence, Unit, english_of_paragraph
from brief.engines.base import Decoding, Engine, ModelCard
from brief.engines.batching import split_to_fit
from brief.steps.align import Aligner, Evidence, Language, Support
from brief.steps.translate import translate
from brief.text import segment

MOST = 5
"""Sentences: more, from several parts, are condensed again."""

NO_SUPPORT, LITTLE_SUPPORT = 0.2, 0.4
"""Share of a sentence's words that the article has to hold: under the first it goes, under the second it is marked. Of
427 sentences by editors 14 % are under the second (editors also write what is not in the text), of 427 sentences about
another article 99.8 % (benchmarks/summary_support.py)."""

_WINDOW, _CHAT_WINDOW = 500, 4000
"""Tokens of a model whose window nobody has stated."""

_MARK = re.compile(r"\s*\[¶\d+\]")
_END = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[\"“']?[A-Z])")
_ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|St|No|Jr|Sr|vs)|\b[A-Z](?:\.[A-Z])*)\.$")


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the model wrote, and how it came to it."""

    claims: tuple[str, ...]
    parts: int
    passes: int


def reads(card: ModelCard) -> Language:
    """The language that the summariser reads: a chat model and one for English read the translation."""
    return "en" if card.kind == "chat" or card.languages == "en" else "fa"


def writes(card: ModelCard) -> Language:
    """The language that the summariser writes."""
    return "fa" if card.languages == "fa" else "en"


def condense(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    renderings: Sequence[Rendering],
    engine: Engine,
    decoding: Decoding,
    *,
    translator: Engine | None = None,
) -> Summary | None:
    """The summary in the language that the model writes, or by `translator` in English; None where nothing of what the
    model wrote has support. Raises EngineError and ReplyError.
    """
    draft = _draft(_lines(text, paragraphs, renderings, engine.card), engine, decoding)
    aligner = Aligner(_evidence(text, sentences, renderings), writes(engine.card))
    supports = ((claim, aligner.align(claim)) for claim in draft.claims)
    points = [_point(claim, support) for claim, support in supports if not _is_unsupported(support)]
    if not points:
        return None
    language = writes(engine.card)
    if translator and language == "fa":
        points, language = _translated(points, translator, decoding), "en"
    return Summary(tuple(points), language, _method(engine.card, draft, points))


def _lines(
    text: str, paragraphs: Sequence[Paragraph], renderings: Sequence[Rendering], card: ModelCard
) -> list[tuple[int, str]]:
    """What the model reads, a numbered line a paragraph of the body; of all paragraphs where there is no body."""
    chosen = [paragraph for paragraph in paragraphs if paragraph.role == "body"] or list(paragraphs)
    if reads(card) == "fa":
        return [(paragraph.number, paragraph.span.of(text)) for paragraph in chosen]
    lines = ((paragraph.number, english_of_paragraph(renderings, paragraph.number)) for paragraph in chosen)
    return [(number, line) for number, line in lines if line]


def _evidence(text: str, sentences: Sequence[Sentence], renderings: Sequence[Rendering]) -> list[Evidence]:
    english = {sentence.number: "" for sentence in sentences}
    for item in renderings:
        english[item.unit.sentence] = f"{english[item.unit.sentence]} {item.english}".strip()
    return [Evidence(sentence, sentence.span.of(text), english[sentence.number]) for sentence in sentences]


def _draft(lines: Sequence[tuple[int, str]], engine: Engine, decoding: Decoding) -> _Draft:
    """Condense until what is left is a summary, or came from one part, or does not get shorter."""
    left, first, passes = list(lines), 0, 0
    while True:
        parts = list(_parts(left, engine))
        first, passes = first or len(parts), passes + 1
        replies = engine.generate(parts, decoding)
        found = tuple(dict.fromkeys(claim for reply in replies for claim in claims_of(reply.text, engine.card)))
        shorter = sum(map(len, found)) < sum(len(line) for _, line in left)
        readable = reads(engine.card) == writes(engine.card)
        if len(parts) < 2 or len(found) <= MOST or not shorter or not readable:
            return _Draft(found, first, passes)
        left = list(enumerate(found, start=1))


def _parts(lines: Sequence[tuple[int, str]], engine: Engine) -> Iterator[str]:
    """Consecutive lines in texts that fit the model's window; chat models are given the numbers of the lines."""
    chat = engine.card.kind == "chat"
    window = engine.card.window or (_CHAT_WINDOW if chat else _WINDOW)

    def fits(piece: str) -> bool:
        return engine.count(piece) <= window

    part = ""
    for number, line in lines:
        for piece in split_to_fit(f"[¶{number}] {line}" if chat else line, fits):
            longer = ("\n" if chat else " ").join(filter(None, (part, piece)))
            if part and not fits(longer):
                yield part
            part = longer if fits(longer) else piece
    if part:
        yield part


def claims_of(reply: str, card: ModelCard) -> Iterator[str]:
    """The sentences of a reply, without the paragraph numbers of chat models: what they rest on is found anew."""
    plain = _MARK.sub("", reply).strip()
    if writes(card) == "fa":
        yield from (s.span.of(plain) for s in segment.sentences(plain, segment.paragraphs(plain)))
        return
    for line in filter(None, map(str.strip, plain.splitlines())):
        start = 0
        for end in _END.finditer(line):
            if not _ABBREVIATED.search(line[: end.start()]):
                yield line[start : end.end()].strip()
                start = end.end()
        yield line[start:]


def _is_unsupported(support: Support) -> bool:
    return bool(support.strange) or not support.evidence or support.share < NO_SUPPORT


def _point(claim: str, support: Support) -> SummarySentence:
    held = [item.sentence for item in support.evidence]
    flags = ("little support",) if support.share < LITTLE_SUPPORT else ()
    return SummarySentence(
        claim, tuple(dict.fromkeys(s.paragraph for s in held)), tuple(s.span for s in held), flags=flags
    )


def _translated(points: Sequence[SummarySentence], translator: Engine, decoding: Decoding) -> list[SummarySentence]:
    """In English, each a row like a sentence of an article, with what looks wrong in the translation."""
    text = "\n".join(point.text for point in points)
    units = [Unit(paragraph.span, 0, paragraph.number, "sentence") for paragraph in segment.paragraphs(text)]
    renderings = translate(text, units, translator, decoding)
    pairs = zip(points, renderings, strict=True)
    return [replace(point, text=item.english, flags=(*point.flags, *item.flags)) for point, item in pairs]


def _method(card: ModelCard, draft: _Draft, points: Sequence[SummarySentence]) -> str:
    """For the reader: how the summary came about, and what became of what the model wrote."""
    source = "the English translation" if reads(card) == "en" else "the Persian"
    parts = f", in {draft.parts} parts, joined" if draft.parts > 1 else ""
    again = f" and condensed {draft.passes - 1} times more" if draft.passes > 1 else ""
    dropped, marked = len(draft.claims) - len(points), sum(bool(point.flags) for point in points)
    left_out = f"; {dropped} of its {len(draft.claims)} sentences left out: facts or words that the article lacks"
    return (
        f"written by {card.name} from {source}{parts}{again}; each sentence aligned to those that hold its words, "
        f"numbers and names{left_out if dropped else ''}{f'; {marked} marked' if marked else ''}"
    )
