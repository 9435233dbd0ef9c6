"""Three to five sentences of the article, chosen for what they share with the rest, where they stand, and not twice
the same.

Centroid ranking (Radev et al. 2004) on folded word stems with a bonus for early sentences, and maximal marginal
relevance (Carbonell and Goldstein 1998) against repetition.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from brief.article import Attribution, Paragraph, Quote, Rendering, Sentence, Span, Speaker, Summary, SummarySentence
from brief.text.normalise import fold_word

_FEWEST, _MOST = 3, 5
_SENTENCES_A_POINT = 6
"""An article of 18 sentences and fewer gets three points, of 30 and more five."""

_SHORTEST, _LONGEST = 6, 60
"""Words: a shorter sentence says too little to stand alone, a longer one is no summary."""

_EARLY = 0.35
"""Weight of position against centrality; news says the main thing first."""

_REPETITION = 0.25
"""Weight of likeness to what is chosen already."""

# A sentence (or the statement in it) that opens with one of these leans on what went before: alone, it starts in the
# middle of a thought. The last ones open the outlet's asides.
_LEANING = re.compile(
    r"(?:این|آن|همین|چنین|اما|ولی|البته|همچنین|بنابراین|زیرا|چون|یعنی|پس|لذا|از این رو|در نتیجه"
    r"|گفتنی است|شایان ذکر|لازم به ذکر|قابل ذکر|یادآور می)\b"
)
_WORD = re.compile(r"[^\W\d_\N{ZERO WIDTH NON-JOINER}][\w\N{ZERO WIDTH NON-JOINER}]+")
_STOP = frozenset(
    {"از", "که", "در", "به", "این", "را", "است", "با", "برای", "آن", "شد", "شده", "کرد", "کرده", "گفت", "می", "نمی"}
    | {"های", "ها", "یک", "خود", "نیز", "تا", "هم", "بر", "یا", "اما", "وی", "او", "ما", "شود", "باید", "دارد", "هر"}
)


def summarise(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    renderings: Sequence[Rendering],
    attribution: Attribution,
    *,
    language: str = "en",
) -> Summary:
    """The summary in English (from `renderings`) or, with `language` `fa`, in the words of the source."""
    chosen = choose(text, paragraphs, sentences)
    if language == "fa":
        points = (SummarySentence(s.span.of(text), (s.paragraph,), (s.span,)) for s in chosen)
        return Summary(tuple(points), "fa", METHOD)
    points = (SummarySentence(_in_english(s, renderings, attribution), (s.paragraph,), (s.span,)) for s in chosen)
    return Summary(tuple(point for point in points if point.text), "en", METHOD)


METHOD = "extractive: centroid, position, maximal marginal relevance"


def choose(text: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences to show, in text order."""
    ranked = rank(text, paragraphs, sentences)
    wanted = min(_MOST, max(_FEWEST, len(ranked) // _SENTENCES_A_POINT))
    return sorted(ranked[:wanted], key=lambda s: s.number)


def rank(text: str, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of the body, the one to show first in front.

    What leans on its neighbour comes after all that stands alone.
    """
    bags = {sentence: _bag(sentence.span.of(text)) for sentence in _body(paragraphs, sentences)}
    centroid = sum(bags.values(), Counter())
    worth = {s: (1 - _EARLY) * _likeness(bag, centroid) + _EARLY / (1 + n) for n, (s, bag) in enumerate(bags.items())}
    apart = [s for s in bags if _stands_alone(s.span.of(text))]
    chosen: list[Sentence] = []
    for pool in (apart, [s for s in bags if s not in apart]):
        while pool:
            taken = [bags[s] for s in chosen]
            best = max(pool, key=lambda s: worth[s] - _REPETITION * _nearest(bags[s], taken))
            pool.remove(best)
            chosen.append(best)
    return chosen


def _body(paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences of body paragraphs; of all paragraphs where the article is a headline only."""
    body = {paragraph.number for paragraph in paragraphs if paragraph.role == "body"}
    return [s for s in sentences if s.paragraph in body] or list(sentences)


def _stands_alone(sentence: str) -> bool:
    leans = any(_LEANING.match(part.lstrip(' «"')) for part in sentence.split(":"))
    return _SHORTEST <= len(sentence.split()) <= _LONGEST and not leans


def _bag(sentence: str) -> Counter[str]:
    words = (fold_word(word) for word in _WORD.findall(sentence))
    return Counter(word for word in words if word not in _STOP)


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Cosine of two bags of words, 0 to 1."""
    product = sum(count * other[word] for word, count in one.items())
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return product / lengths if lengths else 0.0


def _nearest(bag: Counter[str], others: Sequence[Counter[str]]) -> float:
    return max((_likeness(bag, other) for other in others), default=0.0)


def _in_english(sentence: Sentence, renderings: Sequence[Rendering], attribution: Attribution) -> str:
    """The sentence in English; a reported statement with its speaker in front, by name."""
    parts = [item for item in renderings if item.unit.sentence == sentence.number]
    quote = _reported(sentence.span, attribution.quotes)
    speaker = attribution.speaker(quote.speaker) if quote else None
    if quote is None or speaker is None:
        return " ".join(part.english for part in parts)
    statement = " ".join(part.english for part in parts if part.unit.role != "clause")
    verb = quote.cue.english if quote.cue else "said"
    return f"{_called(speaker)} {verb}: {statement}"


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
