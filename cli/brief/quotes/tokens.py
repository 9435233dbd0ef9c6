"""The words of a folded paragraph, spelled in one way although half-spaces and spaces were lost or gained.

`می گوید`, `رئیس جمهور` and `رسانه های` become one token each, as they are with a half-space; `گویددر` becomes two.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise

from brief.quotes.names import is_given, surnames, vocabulary
from brief.quotes.words import compounds_of, words_of
from brief.text.normalise import WORDS

_TOKEN = re.compile(r"[^\W_]+|\S")
_PREFIXES = frozenset({"می", "نمی"})
_SUFFIXES = frozenset({"ها", "های", "هایی", "هایش", "هایشان", "ترین"})
_COMPOUNDS = (
    "roles",
    "organisations",
    "places",
    "outlets",
    "outlet_nouns",
    "events",
    "talks",
    "given",
    "pronouns",
    "titles",
    "compounds",
)
_CUE_ENDS = frozenset({"گفت", "گفتند", "گوید", "گویند", "افزود", "کرد", "کردند", "داد", "داشت", "شد", "نوشت"})
_CUE_STARTS = _CUE_ENDS | {
    *("گفته", "اظهار", "تصریح", "ادامه", "تاکید", "خاطرنشان", "بیان", "اضافه", "یاداور", "عنوان", "اعلام", "معتقد"),
    *("مدعی", "خبر", "هشدار", "توضیح", "پاسخ", "ابراز", "متذکر", "میگوید", "میافزاید", "نوشته"),
}
_FUNCTION_WORDS = ("درباره", "درخصوص", "که", "در", "به", "از", "با", "این", "تا")
_SUBJECTS = ("وی", "او")

Token = tuple[int, int]


def tokenise(text: str) -> tuple[tuple[str, ...], tuple[Token, ...]]:
    """The tokens of folded text and where they stand in it."""
    parts, pieces = _pieces(text)
    words: list[str] = []
    bounds: list[Token] = []
    openers, position, total = _openers(), 0, len(parts)
    while position < total:
        may_join = parts[position] in openers or (position + 1 < total and parts[position + 1] in _SUFFIXES)
        last = position + (_joined(parts, pieces, position) if may_join else 1)
        words.append("".join(parts[position:last]) if may_join else parts[position])
        bounds.append((pieces[position][0], pieces[last - 1][1]) if may_join else pieces[position])
        position = last
    return tuple(words), tuple(bounds)


def _pieces(text: str) -> tuple[list[str], list[Token]]:
    """The words as written, but for those whose space was lost beside a cue or a name (`ویگفت`, `رضاییدرباره`)."""
    parts: list[str] = []
    pieces: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, (start, end) = match[0], match.span()
        if at := _seam(word):
            parts += (word[:at], word[at:])
            pieces += ((start, start + at), (start + at, end))
        else:
            parts.append(word)
            pieces.append((start, end))
    return parts, pieces


@lru_cache(maxsize=WORDS)
def _seam(word: str) -> int:
    if len(word) < 4 or word in vocabulary():
        return 0
    for subject in _SUBJECTS:
        if word.startswith(subject) and word.removeprefix(subject) in _CUE_STARTS:
            return len(subject)
    if at := _after_given(word):
        return at
    for tail in _FUNCTION_WORDS:
        head = word.removesuffix(tail)
        if head != word and (head in _CUE_ENDS or (len(tail) > 2 and (head in surnames() or is_given(head)))):
            return len(head)
    return 0


_SHORTEST, _LONGEST = 4, 20
"""Letters of a given name or a surname, and of both."""


def _after_given(word: str) -> int:
    """Where the surname begins in a given name and a surname without a space (`جوادظریف`)."""
    if len(word) > _LONGEST or is_given(word) or word in surnames():
        return 0
    ends = range(_SHORTEST, len(word) - _SHORTEST + 1)
    return next((i for i in ends if is_given(word[:i]) and word[i:] in surnames() - words_of("name_ends")), 0)


def _joined(parts: list[str], pieces: list[Token], first: int) -> int:
    """How many pieces from `first` on are one word; exactly a space parts each from the next."""
    length = 1
    word = parts[first]
    if word in _compounds():
        rest = tuple(parts[first + 1 : first + 3])
        length = next((len(found) for found in (rest, rest[:1]) if found in _compounds()[word]), 0) + 1
    elif word in _PREFIXES and parts[first + 1 : first + 2] and parts[first + 1].isalpha():
        length = 2
    while first + length < len(parts) and parts[first + length] in _SUFFIXES and word.isalpha():
        length += 1
    return length if length == 1 or _are_spaced(pieces[first : first + length]) else 1


def _are_spaced(pieces: list[Token]) -> bool:
    return all(after[0] - before[1] == 1 for before, after in pairwise(pieces))


@cache
def _openers() -> frozenset[str]:
    """Words that may be the first part of one."""
    return _PREFIXES | frozenset(_compounds())


@cache
def _compounds() -> dict[str, frozenset[tuple[str, ...]]]:
    """The words of the lists that have a half-space: the first part, and what may follow it."""
    rest: dict[str, set[tuple[str, ...]]] = {}
    for first, *others in (parts for kind in _COMPOUNDS for parts in compounds_of(kind)):
        rest.setdefault(first, set()).add(tuple(others))
    return {first: frozenset(group) for first, group in rest.items()}
