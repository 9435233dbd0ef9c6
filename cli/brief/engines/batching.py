"""Which texts share a batch, and what happens when a batch or a text does not fit."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from brief.engines.base import Reply
from brief.engines.failures import OutOfMemoryError
from brief.errors import EngineError

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one part of a text; `score` is the mean log probability of its `tokens` tokens."""

    text: str
    score: float
    tokens: int


def reply_in_parts(
    texts: Sequence[str], fits: Callable[[str], bool], answer: Callable[[list[str]], list[Answer]]
) -> list[Reply]:
    """One reply a text: those that do not fit are answered clause by clause; an empty text has an empty reply."""
    parts = [split_to_fit(text, fits) for text in texts]
    answers = iter(answer([part for row in parts for part in row]))
    return [_join([next(answers) for _ in row]) for row in parts]


def _join(answers: Sequence[Answer]) -> Reply:
    if not answers:
        return Reply("")
    total = sum(answer.score * answer.tokens for answer in answers)
    return Reply(" ".join(answer.text for answer in answers), total / sum(answer.tokens for answer in answers))


def batches_of_one_width(
    lengths: Sequence[int], max_tokens: int, *, width: Callable[[int], int] = int, workers: int = 1
) -> Iterator[tuple[int, ...]]:
    """Positions of `lengths` in batches of one `width` each, of at most `max_tokens` tokens (or one text), widest and
    longest first. What of one width would not keep all workers busy is dealt out to them like cards.

    What a text is padded to must not depend on its neighbours, lest they reach its reply: it is the width of its own
    length, by default that length, so that nothing is padded. Longest first: a batch that does not fit shows at once.
    """
    groups: dict[int, list[int]] = defaultdict(list)
    for position in sorted(range(len(lengths)), key=lambda position: -lengths[position]):
        groups[width(lengths[position])].append(position)
    for tokens, group in groups.items():
        rows = max(1, max_tokens // max(1, tokens))
        if len(group) <= rows * workers:
            yield from (tuple(group[first::workers]) for first in range(min(workers, len(group))))
        else:
            yield from (tuple(group[start : start + rows]) for start in range(0, len(group), rows))


def run_halving(run: Callable[[Sequence[T]], list[R]], items: Sequence[T]) -> list[R]:
    """`run(items)`; where memory runs out, both halves one after the other, down to single items."""
    try:
        return run(items)
    except OutOfMemoryError as failure:
        if len(items) < 2:
            message = f"{failure} (one text alone does not fit)"
            raise EngineError(message) from failure
    middle = len(items) // 2
    return [*run_halving(run, items[:middle]), *run_halving(run, items[middle:])]


# From the end that a translator minds least to the one that it minds most.
_ENDS = (". ", "! ", "\N{ARABIC QUESTION MARK} ", "\N{ARABIC SEMICOLON} ", "\N{ARABIC COMMA} ", " و ", " ")


def split_to_fit(text: str, fits: Callable[[str], bool]) -> list[str]:
    """`text` in parts that each fit; joined by single spaces they are the text again, but for white space."""
    text = text.strip()
    if not text or fits(text) or len(text) < 2:
        return [text] if text else []
    cut = _best_cut(text)
    return [*split_to_fit(text[:cut], fits), *split_to_fit(text[cut:], fits)]


def _best_cut(text: str) -> int:
    """After the best clause mark in the middle half of `text`, of several the one nearest the middle."""
    middle = len(text) / 2
    for end in _ENDS:
        # The conjunction opens the part that it introduces; a mark closes the part before it.
        shift = 1 if end == " و " else len(end)
        cuts = [start + shift for start in _places(end, text)]
        cuts = [cut for cut in cuts if len(text) / 4 <= cut <= 3 * len(text) / 4]
        if cuts:
            return min(cuts, key=lambda cut: abs(cut - middle))
    return len(text) // 2


def _places(needle: str, text: str) -> Iterator[int]:
    start = text.find(needle)
    while start >= 0:
        yield start
        start = text.find(needle, start + 1)
