"""Whether the speaker whom the system names is the one that the gold means."""

import re
from typing import Any

from brief.article import Speaker

_SAME = str.maketrans(
    {"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "ة": "ه", "أ": "ا", "إ": "ا", "ؤ": "و", "ئ": "ی", "آ": "ا"}
    | dict.fromkeys("\N{ZERO WIDTH NON-JOINER}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}\N{ARABIC TATWEEL}", "")
)
_DROPPED = re.compile(r"[\u064b-\u0655\u0670«»\"“”()،؛:.]")


def same_speaker(gold: dict[str, Any], found: Speaker | None) -> bool:
    """A named source counts only under its name; an unnamed one where half the words of the descriptions agree."""
    if found is None:
        return False
    name, role = _words(gold.get("name_fa")), _words(gold.get("role_fa"))
    found_name = _words(found.name)
    if not name:
        described = _words(found.role) | found_name
        return bool(role and described) and len(role & described) / len(role | described) >= 0.5
    if joined(gold["name_fa"]) == joined(found.name):
        return True
    # Words beyond name and role betray a string that would match anybody.
    if not found_name or len(found_name - name - role) > 1:
        return False
    return name <= found_name or (found_name <= name and len(found_name) >= min(2, len(name)))


def joined(text: str | None) -> str:
    """The text without spaces, marks and spelling variants."""
    return _plain(text).replace(" ", "")


def _plain(text: str | None) -> str:
    return " ".join(_DROPPED.sub(" ", (text or "").translate(_SAME)).split())


_HONORIFICS = frozenset(_plain("آقای خانم دکتر مهندس سید حجت الاسلام آیت الله سردار سرهنگ امیر استاد حاج شیخ").split())


def _words(text: str | None) -> frozenset[str]:
    return frozenset(_plain(text).split()) - _HONORIFICS
