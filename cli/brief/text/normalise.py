"""Fold spelling variants of Persian for matching, with a map back to the original code points.

The fold loses differences on purpose (`تأکید` = `تاکید`, `رئیس` = `رییس`, `هیأت` = `هیئت` = `هیات`, `مسئول` = `مسؤول` =
`مسوول`), so folded text is never shown and never translated. Evidence is cut from the original through `Folded.span`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from brief.article import Span
from brief.text.characters import (
    ALEF,
    ALEF_MADDA,
    DIGITS,
    HAMZA,
    HAMZA_ABOVE,
    HAMZA_CARRIERS,
    INVISIBLE,
    MADDA_ABOVE,
    MARKS,
    PRESENTATION_FORMS,
    SAME_LETTERS,
    SPACES,
    TATWEEL,
    WAW,
    YEH,
    YEH_HAMZA,
)

_VISIBLE_BUT_DROPPED = MARKS | {TATWEEL, HAMZA}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. `offsets[i]` is where folded character i starts in the original, `ends[i]` where it ends.

    `offsets` has one entry more than `text`: the end of what was folded. `ends` counts vowel signs to their letter and
    leaves out invisible characters after it.
    """

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The original code points of folded characters `start` (included) to `end` (excluded)."""
        if start >= end:
            return Span(self.offsets[start], self.offsets[start])
        return Span(self.offsets[start], self.ends[end - 1])


def _table() -> dict[str, str]:
    """What each character folds to, apart from yeh with hamza, which depends on its neighbours."""
    table = {**SAME_LETTERS, **HAMZA_CARRIERS, **DIGITS, **dict.fromkeys(SPACES, " ")}
    table |= dict.fromkeys(INVISIBLE | _VISIBLE_BUT_DROPPED, "")
    for form, letters in PRESENTATION_FORMS.items():
        table[form] = "".join(table.get(letter, letter) for letter in letters).strip()
    return table


_FOLD = _table()
_SINGLE = str.maketrans({character: folded for character, folded in _FOLD.items() if len(folded) == 1})
_BLANK = "".join(character for character, folded in _FOLD.items() if folded == " ") + " "
_UNEVEN = "".join(character for character, folded in _FOLD.items() if len(folded) != 1)
_IRREGULAR = re.compile(f"[{re.escape(_UNEVEN)}]|(?<=[{re.escape(_UNEVEN + _BLANK)}])[{re.escape(_BLANK)}]")
"""Characters that do not fold to one each, and blanks after a blank or after one of them."""
_ALL = str.maketrans(_FOLD)
_COMPOSING = frozenset({MADDA_ABOVE, HAMZA_ABOVE})
_SPACE_RUN = re.compile("  +")


def fold(text: str, span: Span | None = None) -> Folded:
    """Fold `text`, or the part of it in `span`; offsets always count from the start of `text`."""
    start, stop = (span.start, span.end) if span else (0, len(text))
    letters: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    position = start
    for match in _IRREGULAR.finditer(text, start, stop):
        _fold_run(text, position, match.start(), letters, offsets, ends)
        _fold_character(text[match.start()], match.start(), letters, offsets, ends)
        position = match.end()
    _fold_run(text, position, stop, letters, offsets, ends)
    return _without_yeh_hamza(letters, offsets, ends, stop)


def _fold_run(text: str, first: int, last: int, letters: list[str], offsets: list[int], ends: list[int]) -> None:
    """Characters that fold to one each."""
    letters.extend(text[first:last].translate(_SINGLE))
    offsets.extend(range(first, last))
    ends.extend(range(first + 1, last + 1))


def _fold_character(character: str, position: int, letters: list[str], offsets: list[int], ends: list[int]) -> None:
    """One that is dropped, composed, a repeated space or several letters."""
    folded = _FOLD.get(character, character)
    if not folded:
        if letters and character not in INVISIBLE:
            ends[-1] = position + 1
            letters[-1] = _composed(letters[-1], character)
    elif folded == " " and letters and letters[-1] == " ":
        ends[-1] = position + 1
    else:
        letters.extend(folded)
        offsets.extend([position] * len(folded))
        ends.extend([position + 1] * len(folded))


def _composed(letter: str, mark: str) -> str:
    """Alef and madda typed apart are one letter, and so are yeh and hamza above."""
    if mark == MADDA_ABOVE and letter == ALEF:
        return ALEF_MADDA
    if mark == HAMZA_ABOVE and letter == YEH:
        return YEH_HAMZA
    return letter


def _without_yeh_hamza(letters: list[str], offsets: list[int], ends: list[int], stop: int) -> Folded:
    """Replace yeh with hamza by the letter that the other spellings of the word have."""
    if YEH_HAMZA not in (text := "".join(letters)):
        return Folded(text, (*offsets, stop), tuple(ends))
    letters = _seated(letters)
    kept = [index for index, letter in enumerate(letters) if letter]
    return Folded(
        "".join(letters),
        (*(offsets[index] for index in kept), stop),
        tuple(ends[index] for index in kept),
    )


def _seated(letters: Sequence[str]) -> list[str]:
    return [_seat(letters, index) if letter == YEH_HAMZA else letter for index, letter in enumerate(letters)]


def _seat(letters: Sequence[str], index: int) -> str:
    """The letter for yeh with hamza: `مسئول` مسوول, `سئوال` سوال, `هیئت` هیات, `رئیس` رییس, `سوئد` سوید."""
    before = letters[index - 1] if index else " "
    after, next_after = (*letters[index + 1 : index + 3], " ", " ")[:2]
    if before in (ALEF, WAW) or not before.isalpha():
        return YEH
    if after == WAW:
        return "" if next_after == ALEF else WAW
    if after in (ALEF, YEH, YEH_HAMZA) or not after.isalpha():
        return YEH
    return ALEF


def fold_text(text: str) -> str:
    """The text of `fold` alone, at a fraction of the cost."""
    if not _COMPOSING.isdisjoint(text):
        return fold(text).text
    folded = _SPACE_RUN.sub(" ", text.translate(_ALL))
    return "".join(_seated(folded)) if YEH_HAMZA in folded else folded


WORDS = 8192
"""Words that a cache holds: about all of a hundred articles, which answer 95 of 100 questions; without a bound it would
grow with the folder."""


@lru_cache(maxsize=WORDS)
def fold_word(word: str) -> str:
    """One word, or a short phrase, folded."""
    return fold_text(word)
