"""Persons' names that only the English of a text has: nobody is to come in by translation.

Only names of our table are looked for, so that an English word with a capital letter is no suspect.
"""

import re

from brief.text.names import english_name, known_names

_LATIN = re.compile(r"(?<![\w'])[A-Z][a-z]+(?:['-][A-Za-z][a-z]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = frozenset(
    {"Alexander", "Arab", "Bill", "Bush", "Harris", "Hook", "Hunt", "Mark", "Mora", "Pence", "Shia", "Sheikh"}
)
"""Of the table, but English words besides, or names that have another form in Persian (`اسکندر`)."""


def added_names(persian: str, english: str) -> tuple[str, ...]:
    """Names in text order that no word of the Persian could have been, each once."""
    suspects = [name for name in dict.fromkeys(_LATIN.findall(english)) if name in known_names() - _WORDS]
    if not suspects:
        return ()
    sounds = [sound(english_name(word)[0]) for word in _WORD.findall(persian)]
    latin = persian.lower()
    return tuple(
        name for name in suspects if name.lower() not in latin and not any(sound(name) in heard for heard in sounds)
    )


def sound(name: str) -> str:
    """Its consonants, those that the press spells in several ways made one; v and y may be vowels in Persian."""
    plain = name.lower()
    for letters, one in _SOUNDS:
        plain = plain.replace(letters, one)
    return re.sub(r"(.)\1+", r"\1", plain.translate(_SILENT))


_SOUNDS = (("kh", "x"), ("gh", "q"), ("sh", "c"), ("zh", "j"), ("ch", "c"), ("ph", "f"), ("th", "t"))
_SILENT = str.maketrans("", "", "aeiouyvwâh'-")
