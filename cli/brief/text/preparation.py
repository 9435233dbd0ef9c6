"""What a translation model gets to see: the Persian of the article, its spelling tidied, its content untouched.

Digits, punctuation and quotation marks stay. The embedded model was trained on text in the same form (NFC, Persian
letters, no vowel signs, half-spaces kept), so a change here wants a new training run.
"""

import re
import unicodedata
from collections.abc import Callable

from brief.text.characters import (
    HAMZA_ABOVE,
    INVISIBLE,
    MADDA_ABOVE,
    MARKS,
    PRESENTATION_FORMS,
    SAME_LETTERS,
    TATWEEL,
    ZWNJ,
)
from brief.text.halfspaces import restore_halfspaces

Order = Callable[[str], str]

_LETTERS = str.maketrans({**PRESENTATION_FORMS, **SAME_LETTERS})
_HIDDEN = str.maketrans(dict.fromkeys((INVISIBLE - {ZWNJ}) | {TATWEEL}, ""))
_VOWELS = str.maketrans(dict.fromkeys(MARKS - {HAMZA_ABOVE, MADDA_ABOVE}, ""))
# Word processors and old encodings put a not sign or a soft hyphen where a half-space belongs: `می¬شود`.
_HALFSPACE_SIGNS = frozenset(f"{ZWNJ}\N{NOT SIGN}\N{SOFT HYPHEN}")
_SIGNS_IN_WORD = re.compile(f"(?<=[\u0621-\u06d3])[\N{NOT SIGN}{''.join(sorted(INVISIBLE))}]++(?=[\u0621-\u06d3])")
# Seen in `از ماه.ها پیش`: a slip for the half-space, never the end of a sentence.
_STOP_FOR_HALFSPACE = re.compile(r"(?<=[\u0621-\u06d3]{2})\.(?=(?:ها|های|هایی|هایش|هایشان)(?![\u0621-\u06d3]))")
_LOOSE_HALFSPACE = re.compile(rf"(?<![\u0621-\u06d3\u0654]){ZWNJ}+|{ZWNJ}+(?![\u0621-\u06d3])")
_HALFSPACES = re.compile(f"{ZWNJ}{{2,}}")


def prepare(text: str) -> str:
    """The text as a model reads it: all `ORDERS`, one after the other."""
    for order in ORDERS:
        text = order(text)
    return text


def restore_false_halfspaces(text: str) -> str:
    """Half-spaces for the signs that stand in for them inside a word."""
    return _SIGNS_IN_WORD.sub(lambda match: match[0] if _HALFSPACE_SIGNS.isdisjoint(match[0]) else ZWNJ, text)


def unify_letters(text: str) -> str:
    """One code for each letter: NFC, Persian yeh, kaf and heh, shaped glyphs to letters."""
    return unicodedata.normalize("NFC", text.translate(_LETTERS))


def remove_invisible(text: str) -> str:
    """No marks of direction, no tatweel, no soft hyphens; the half-space stays."""
    return text.translate(_HIDDEN)


def remove_vowel_signs(text: str) -> str:
    """No vowel signs; hamza and madda stay, they are part of the spelling."""
    return text.translate(_VOWELS)


def mend_split_plurals(text: str) -> str:
    """`ماه.ها` is one word."""
    return _STOP_FOR_HALFSPACE.sub(ZWNJ, text)


def tidy_halfspaces(text: str) -> str:
    """Half-spaces only between letters, one at a time."""
    return _HALFSPACES.sub(ZWNJ, _LOOSE_HALFSPACE.sub("", text))


def collapse_white_space(text: str) -> str:
    """One plain space for every run of white space, none at the ends."""
    return " ".join(text.split())


ORDERS: tuple[Order, ...] = (
    restore_false_halfspaces,
    unify_letters,
    remove_invisible,
    remove_vowel_signs,
    tidy_halfspaces,
    mend_split_plurals,
    collapse_white_space,
    restore_halfspaces,
)

SPELLING: tuple[Order, ...] = tuple(order for order in ORDERS if order not in (mend_split_plurals, restore_halfspaces))
"""The orders that leave word boundaries alone; what the word counts are taken from."""
