"""Three to five sentences of the article, chosen for what they share with the rest, where they stand, and not twice
the same.

Likeness to the headline and to the centroid (Radev et al. 2004) of folded words, a bonus for early sentences, and
maximal marginal relevance (Carbonell and Goldstein 1998) against repetition. The weights were chosen on half of 1,198
articles with editors' summaries and measured on the other half (benchmarks/summaries.py).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from brief.article import Attribution, Paragraph, Quote, Rendering, Sentence, Span, Speaker, Summary, SummarySentence
from brief.text.normalise import fold_word

_FEWEST, _MOST = 3, 5
_SENTENCES_A_POINT = 6
"""An article of 18 sentences and fewer gets three points, of 30 and more five."""

_SHORTEST, _LONGEST = 6, 60
"""Words: a shorter sentence says too little to stand alone, a longer one is no summary."""

_HEADLINE, _CENTRAL, _EARLY = 0.6, 0.25, 0.15
"""Weights of likeness to the headline, likeness to the whole, and position; news says the main thing first."""

_DECAY = 0.3
"""How fast the worth of position falls, a sentence."""

_REPETITION = 0.5
"""Weight of likeness to what is chosen already."""

# A sentence (or the statement in it) that opens with one of these leans on what went before: alone, it starts in the
# middle of a thought. The last ones open the outlet's asides.
_LEANING = re.compile(
    r"(?:(?:(?:در|به|از|با|بر|علاوه بر|پیش از|پس از) )?(?:این|آن|همین|چنین)|اما|ولی|البته|همچنین|بنابراین|زیرا|چون"
    r"|یعنی|پس|لذا|در نتیجه|در ادامه|در مقابل|در پایان|از سوی دیگر|از طرفی|چراکه|چرا که|بلکه|هرچند|به طوری|به‌طوری|و"
    r"|گفتنی است|شایان ذکر|لازم به ذکر|قابل ذکر|یادآور می)\b"
)
_PRONOUN = re.compile(r"(?:وی|او|ایشان|آنها|آن‌ها|آنان|نامبرده|این مقام)\b")
_WORD = re.compile(r"[^\W\d_\N{ZERO WIDTH NON-JOINER}][\w\N{ZERO WIDTH NON-JOINER}]+")
_STOP = frozenset(
    {"از", "که", "در", "به", "این", "را", "است", "با", "برای", "آن", "شد", "شده", "کرد", "کرده", "گفت", "می", "نمی"}
    | {"های", "ها", "یک", "خود", "نیز", "تا", "هم", "بر", "یا", "اما", "وی", "او", "ما", "شود", "باید", "دارد", "هر"}
)


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a summary may be: so many sentences, or whole sentences of so many words together (and at least one)."""

    sentences: int | None = None
    words: int | None = None


NO_LIMIT = Limit()


def summarise(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    renderings: Sequence[Rendering],
    attribution: Attribution,
    *,
    language: str = "en",
    limit: Limit = NO_LIMIT,
) -> Summary:
    """The summary in English (from `renderings`) or, with `language` `fa`, in the words of the source."""
    chosen = choose(text, paragraphs, sentences, attribution, limit=limit)
    if language == "fa":
        points = (SummarySentence(s.span.of(text), (s.paragraph,), (s.span,)) for s in chosen)
        return Summary(tuple(points), "fa", METHOD)
    points = (SummarySentence(_in_english(s, renderings, attribution), (s.paragraph,), (s.span,)) for s in chosen)
    return Summary(tuple(point for point in points if point.text), "en", METHOD)


METHOD = "extractive: headline, centroid, position, maximal marginal relevance"


def choose(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    attribution: Attribution | None = None,
    *,
    limit: Limit = NO_LIMIT,
) -> list[Sentence]:
    """The sentences to show, in text order; at least one."""
    ranked = rank(text, paragraphs, sentences, attribution)
    if limit.words:
        lengths = accumulate(len(s.span.of(text).split()) for s in ranked)
        wanted = max(1, sum(total <= limit.words for total in lengths))
    else:
        wanted = limit.sentences or min(_MOST, max(_FEWEST, len(ranked) // _SENTENCES_A_POINT))
    return sorted(ranked[:wanted], key=lambda s: s.number)


def rank(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    attribution: Attribution | None = None,
) -> list[Sentence]:
    """The sentences of the body, the one to show first in front.

    What leans on its neighbour, by a connective or by a pronoun that nobody is known for, comes after all that stands
    alone.
    """
    body = _body(paragraphs, sentences)
    bags = [_count(_words(sentence.span.of(text))) for sentence in body]
    centroid = _count(chain.from_iterable(bag.counts.elements() for bag in bags))
    headline = _count(word for p in paragraphs if p.role == "headline" for word in _words(p.span.of(text)))
    if not headline.counts:
        headline = centroid
    worth = [
        _HEADLINE * _likeness(bag, headline) + _CENTRAL * _likeness(bag, centroid) + _EARLY * math.exp(-_DECAY * n)
        for n, bag in enumerate(bags)
    ]
    apart = [_stands_alone(sentence, text, attribution) for sentence in body]
    repeated = [0.0] * len(body)
    """Likeness to the nearest of those that are ranked already."""
    ranked, left = [], list(range(len(body)))
    while left:
        best = max(left, key=lambda n: (apart[n], worth[n] - _REPETITION * repeated[n]))
        left.remove(best)
        ranked.append(body[best])
        for n in left:
            repeated[n] = max(repeated[n], _likeness(bags[n], bags[best]))
    return ranked


def _body(paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences of body paragraphs; of all paragraphs where the article is a headline only."""
    body = {paragraph.number for paragraph in paragraphs if paragraph.role == "body"}
    return [s for s in sentences if s.paragraph in body] or list(sentences)


def _stands_alone(sentence: Sentence, text: str, attribution: Attribution | None) -> bool:
    words = sentence.span.of(text)
    leans = any(_LEANING.match(part.lstrip(' «"')) for part in words.split(":"))
    if _PRONOUN.match(words) and not (attribution and _speaker_at(sentence.span, attribution)):
        return False
    return _SHORTEST <= len(words.split()) <= _LONGEST and not leans


@dataclass(frozen=True, slots=True)
class _Bag:
    """Words, each with how often it comes, and the length of that vector."""

    counts: Counter[str]
    length: float


def _words(text: str) -> Iterator[str]:
    words = (fold_word(word) for word in _WORD.findall(text))
    return (word for word in words if word not in _STOP)


def _count(words: Iterable[str]) -> _Bag:
    counts = Counter(words)
    return _Bag(counts, math.hypot(*counts.values()))


def _likeness(one: _Bag, other: _Bag) -> float:
    """Cosine of two bags of words, 0 to 1."""
    product = sum(one.counts[word] * other.counts[word] for word in one.counts.keys() & other.counts.keys())
    lengths = one.length * other.length
    return product / lengths if lengths else 0.0


def _in_english(sentence: Sentence, renderings: Sequence[Rendering], attribution: Attribution) -> str:
    """The sentence in English; a reported statement with its speaker in front, a pronoun at the start by its name."""
    parts = [item for item in renderings if item.unit.sentence == sentence.number]
    quote = _reported(sentence.span, attribution.quotes)
    speaker = attribution.speaker(quote.speaker) if quote else None
    if quote and speaker:
        statement = " ".join(part.english for part in parts if part.unit.role != "clause")
        verb = quote.cue.english if quote.cue else "said"
        return f"{_called(speaker)} {verb}: {statement}"
    english = " ".join(part.english for part in parts)
    named = _speaker_at(sentence.span, attribution)
    return re.sub(r"^(?:He|She)\b", lambda _: _called(named), english) if named else english


def _speaker_at(span: Span, attribution: Attribution) -> Speaker | None:
    """Whose statement a sentence is that opens with a pronoun."""
    quotes = (
        q
        for q in attribution.quotes
        if q.mention and q.mention.span.start <= span.start + 1 and span.covers(q.mention.span)
    )
    speaker = next((attribution.speaker(q.speaker) for q in quotes if q.mention and q.mention.kind == "pronoun"), None)
    return speaker if speaker and speaker.name else None


def _reported(span: Span, quotes: Sequence[Quote]) -> Quote | None:
    """The main statement that fills this sentence, its reporting clause aside, if there is one."""
    for quote in quotes:
        direct = quote.kind != "indirect" and not quote.secondary
        if direct and any(piece.meets(span) and piece.end >= span.end - 2 for piece in quote.spans):
            return quote
    return None


def _called(speaker: Speaker) -> str:
    if speaker.name_en and speaker.role_en:
        return f"{speaker.name_en}, {speaker.role_en},"
    return speaker.name_en or speaker.role_en or "The source"
