"""Is this Persian? By script, then by the small words that Arabic does not share."""

import re

from brief.errors import InputError

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_SCRIPT = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH BARREE}\ufb50-\ufdff\ufe70-\ufefc]")
_WORD = re.compile(r"[^\W\d_]+")
# The commonest function words of each language that the other does not have (both lists from news text).
_PERSIAN = frozenset(
    {
        "از",
        "که",
        "در",
        "به",
        "این",
        "را",
        "است",
        "با",
        "برای",
        "آن",
        "شد",
        "کرد",
        "گفت",
        "می",
        "شده",
        "های",
        "ها",
        "یک",
        "خود",
        "نیز",
        "تا",
    }
)
_ARABIC = frozenset(
    {
        "في",
        "من",
        "على",
        "إلى",
        "التي",
        "الذي",
        "هذا",
        "هذه",
        "أن",
        "عن",
        "مع",
        "كان",
        "قال",
        "ما",
        "لا",
        "إن",
        "بين",
        "بعد",
        "ذلك",
        "قد",
    }
)

_LEAST_SHARE = 0.5
"""Share of letters in the Arabic script: news with many Latin names stays well above, a translation well below."""


def require_persian(text: str, name: str) -> None:
    """Raise InputError when `text` is empty, not in the Arabic script, or Arabic rather than Persian."""
    if not text.strip():
        message = f"{name} is empty."
        raise InputError(message)
    letters = len(_LETTER.findall(text))
    persian = len(_ARABIC_SCRIPT.findall(text))
    if not letters or persian / letters < _LEAST_SHARE:
        share = f"{100 * persian / letters:.0f} % of its letters are" if letters else "none of it is"
        message = f"{name} is not Persian: {share} in the Arabic script."
        raise InputError(message)
    words = [word.replace("ي", "ی").replace("ك", "ک") for word in _WORD.findall(text)]
    arabic = sum(word in _ARABIC for word in words)
    if arabic > 3 and arabic > 3 * sum(word in _PERSIAN for word in words):
        message = f"{name} looks like Arabic, not Persian; brief reads Persian only."
        raise InputError(message)
