"""Where the noun phrase that names a source ends: at the first word that cannot belong to it."""

from brief.quotes.line import QUOTATION_MARKS, Line
from brief.quotes.names import is_given
from brief.quotes.words import is_finite, words_of

DASHES = frozenset({"-", "–", "—"})
JOINTS = DASHES | {"،", ","}
DEMONSTRATIVES = frozenset({"این", "آن", "همین"})
_CALLED = frozenset({("موسوم", "به"), ("به", "نام"), ("وابسته", "به"), ("نزدیک", "به"), ("منتسب", "به")})
"""`ستاد مشترک موسوم به سنتکام`, `منابع وابسته به دولت` and `شاکی دیگری به نام حسین پویا` are one phrase."""
_SOME_OF = frozenset({"یکی", "برخی", "بعضی", "تعدادی", "شماری", "گروهی", "جمعی", "بسیاری"})
_LONGEST, _LONGEST_MARKED = 24, 8


def phrase_end(line: Line, first: int, last: int) -> int:
    """Where the phrase stops that starts at `first`; without the joints and the `و` or `یک` at its end."""
    limit, position = min(last, first + _LONGEST), first
    while position < limit and (step := _step(line, first, position, limit)):
        position += step
    while position > first and line.words[position - 1] in {"و", *JOINTS, "یک"}:
        position -= 1
    return position


def _step(line: Line, first: int, position: int, limit: int) -> int:
    """How many words from `position` on belong to the phrase together; 0 where it stops."""
    word = line.words[position]
    if word in QUOTATION_MARKS:
        region = line.region(position)
        whole = region and region[0] == position and region[1] < limit and region[1] - position <= _LONGEST_MARKED
        return region[1] + 1 - position if region and whole else 0
    if word == "(":
        close = line.find({")"}, position, limit)
        return 0 if close is None else close + 1 - position
    if word in JOINTS:
        return int(_apposition(line, position + 1, limit))
    return _joined(line, first, position) or int(not _stops(line, first, position))


def _joined(line: Line, first: int, position: int) -> int:
    """A preposition that belongs to the phrase, with the word after it where that is no source of its own."""
    if line.words[position : position + 2] in _CALLED:
        return 2
    if line.words[position] == "از":
        return int(position == first + 1 and line.words[first] in _SOME_OF)
    posted = line.words[position] == "در" and line.word(position + 1) not in words_of("events")
    before = line.words[first:position]
    return 2 * (posted and not words_of("roles").isdisjoint(before) and not words_of("posted").isdisjoint(before))


def _stops(line: Line, first: int, position: int) -> bool:
    word, after = line.words[position], line.word(position + 1)
    if not word[0].isalnum() or word[0].isdigit() or (word in words_of("stops") and not _is_premier(line, position)):
        return True
    if word in words_of("ordinals") and after in words_of("months"):
        return True
    if position == first:
        return False
    if is_finite(word) and not word.endswith("ه"):
        return True
    if _is_superlative(word) and line.words[position - 1] not in words_of("roles"):
        return True
    seen_role = not words_of("roles").isdisjoint(line.words[first:position])
    return word == "یکی" or (is_given(after) if seen_role and word == "و" else word in DEMONSTRATIVES and not seen_role)


def _is_superlative(word: str) -> bool:
    """Whether a noun phrase of its own begins: superlatives stand before their noun."""
    return word.endswith("ترین") or word in {"آخرین", "اولین", "نخستین"}


def _is_premier(line: Line, position: int) -> bool:
    """`نخست` is a stop word (`first`), but not in `نخست وزیر`."""
    return line.words[position] in words_of("roles") and line.word(position + 1) in words_of("roles")


def _apposition(line: Line, first: int, last: int) -> bool:
    """Whether a role follows the comma or dash (`حسین ابراهیمی، رئیس ...`)."""
    return first < last and (line.words[first] in words_of("roles") or line.words[first] in words_of("honorifics"))
