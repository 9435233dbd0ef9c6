"""The words of a folded paragraph, spelled in one way although half-spaces and spaces were lost or gained.

`می گوید`, `رئیس جمهور` and `رسانه های` become one token each, as they are with a half-space or none; `گویددر` becomes two.
"""

import re
from functools import cache
from itertools import pairwise

from brief.quotes.names import count, is_given, surnames
from brief.quotes.words import compounds_of

_TOKEN = re.compile(r"[^\W_]+|\S")
_PREFIXES = frozenset({"می", "نمی"})
_SUFFIXES = frozenset({"ها", "های", "هایی", "هایش", "هایشان", "ترین"})
_COMPOUNDS = ("roles", "organisations", "outlets", "outlet_nouns", "events", "talks", "given", "pronouns", "titles")
_CUE_ENDS = frozenset({"گفت", "گفتند", "گوید", "گویند", "افزود", "کرد", "کردند", "داد", "داشت", "شد", "نوشت"})
_CUE_STARTS = frozenset(
    {"گفت", "افزود", "اظهار", "تصریح", "ادامه", "تاکید", "خاطرنشان", "بیان", "اضافه", "یاداور", "عنوان", "اعلام"}
)
_FUNCTION_WORDS = ("درباره", "درخصوص", "که", "در", "به", "از", "با", "این", "تا")
_SUBJECTS = ("وی", "او")
_KNOWN = 3
"""Occurrences in the corpora from which a word is one word and not two without their space."""

Token = tuple[int, int]


def tokenise(text: str) -> tuple[tuple[str, ...], tuple[Token, ...]]:
    """The tokens of folded text and where they stand in it."""
    pieces = [piece for match in _TOKEN.finditer(text) for piece in _split(match[0], match.start())]
    words: list[str] = []
    bounds: list[Token] = []
    position = 0
    while position < len(pieces):
        last = position + _joined(text, pieces, position)
        words.append("".join(text[slice(*piece)] for piece in pieces[position:last]))
        bounds.append((pieces[position][0], pieces[last - 1][1]))
        position = last
    return tuple(words), tuple(bounds)


def _split(word: str, start: int) -> tuple[Token, ...]:
    """A word, or the two whose space was lost beside a cue or a name (`ویگفت`, `کرددر`, `رضاییدرباره`)."""
    at = _seam(word)
    return ((start, start + at), (start + at, start + len(word))) if at else ((start, start + len(word)),)


@cache
def _seam(word: str) -> int:
    if len(word) < 5 or count(word) >= _KNOWN:
        return 0
    for subject in _SUBJECTS:
        if word.startswith(subject) and word.removeprefix(subject) in _CUE_STARTS:
            return len(subject)
    for tail in _FUNCTION_WORDS:
        head = word.removesuffix(tail)
        if head != word and (head in _CUE_ENDS or (len(tail) > 2 and (head in surnames() or is_given(head)))):
            return len(head)
    return 0


def _joined(text: str, pieces: list[Token], first: int) -> int:
    """How many pieces from `first` on are one word."""
    words = [text[slice(*piece)] for piece in pieces[first : first + 4]]
    spaces = [text[a[1] : b[0]] for a, b in pairwise(pieces[first : first + 4])]
    length = next((n for n in (3, 2) if spaces[: n - 1] == [" "] * (n - 1) and tuple(words[:n]) in _compounds()), 1)
    if length == 1 and len(words) > 1 and spaces[0] == " " and words[0] in _PREFIXES and words[1].isalpha():
        length = 2
    while length < len(words) and spaces[length - 1] == " " and words[length] in _SUFFIXES and words[0].isalpha():
        length += 1
    return length


@cache
def _compounds() -> frozenset[tuple[str, ...]]:
    """The words of the lists that have a half-space, as they are without."""
    return frozenset(parts for kind in _COMPOUNDS for parts in compounds_of(kind))
