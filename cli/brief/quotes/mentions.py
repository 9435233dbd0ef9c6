"""The noun phrase that names a source, and its parts: name, role, honorifics.

Persian marks neither the end of a role (the ezafe is unwritten) nor names (no capitals), so the phrase ends at the
first stop word and a role noun parts the name from the role.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from brief.article import MentionKind, SpeakerKind
from brief.quotes.extent import DASHES, DEMONSTRATIVES, JOINTS, phrase_end
from brief.quotes.kinds import are_things, body_kind, is_amount, unnamed_kind
from brief.quotes.line import QUOTATION_MARKS, Line
from brief.quotes.names import is_given, looks_like_name, opens_name, surnames
from brief.quotes.words import split_role, words_of

_PLACE_ENDINGS = frozenset({"آباد", "شهر", "دشت", "کلا"})
"""After a given name they make the name of a place (`عباس آباد`)."""
_DATES = frozenset({"ماه", "پارسال", "امسال", "سال", "گذشته", "جاری"})
"""After a given name they make a month (`بهمن پارسال`)."""
_KIN = frozenset({"پدر", "مادر", "همسر", "برادر", "خواهر", "پسر", "دختر", "فرزند", "وکیل", "وکیلمدافع"})
"""The name after them is not their own (`پدر سحر`, `وکیل مدافع علی رضایی`)."""
_OF_SOMEBODY = frozenset({"سخنگوی", "مشاور", "دستیار", "معاون", "همتای"})
"""Nor is one that follows these at once (`سخنگوی فدریکا موگرینی`)."""
_BEFORE_GIVEN = frozenset({"سید", "سیده"})
_FORMULAS = frozenset({"ع", "ص", "ره", "س", "عج", "رض"})
"""In brackets after the names of the Prophet, the Imams, saints and the dead."""
_HOLY = frozenset({"امام", "حضرت", "پیامبر", "رسول", "امیرالمومنین", "امیرمومنان"})
_OTHER = frozenset({"دیگر", "دیگری"})
_LONGEST_OBJECT = 40
_NAME_LIMIT, _SHORT = 6, 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source as named in a line: tokens `first` to `last`; `name` and `role` are token ranges within, or None."""

    first: int
    last: int
    kind: MentionKind
    source: SpeakerKind
    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    sure: bool = True
    """False where nothing but its place says that the phrase is a source."""
    alone: bool = False
    """Whether it is all that stands before its cue (`مسی گفت: ...`)."""


Known = Callable[[tuple[str, ...]], int]
"""How many words at the beginning spell the name of a speaker met before; 0 where none do."""


def nobody_known(words: tuple[str, ...]) -> int:
    """No speaker has been met yet."""
    return 0


def read_phrase(line: Line, first: int, last: int, known: Known = nobody_known) -> Phrase | None:
    """The noun phrase that starts at `first`, or None where the words there name no source."""
    word = line.word(first)
    if word in words_of("pronouns"):
        return Phrase(first, first + 1, "pronoun", "person")
    if line.words[first : first + 2] == ("دو", "طرف"):
        return Phrase(first, first + 2, "pronoun", "person")
    if line.word(first + 1) in _OTHER and word.removesuffix("ی") in words_of("roles") and first + 1 < last:
        return Phrase(first, first + 2, "unnamed", "unnamed", role=(first, first + 2))
    end = phrase_end(line, first, last)
    start = _past_honorifics(line, first, end)
    if length := known(line.words[start:end]):
        name = (start, start + length)
        last = name[1] + (line.word(name[1]) in QUOTATION_MARKS and line.words[first] in QUOTATION_MARKS)
        if not _describes(line, last, end):
            return Phrase(first, last, "name" if length > 1 else "surname", "person", name=name)
    if line.word(end) == "را" and end - first > 2 and line.words[first] in words_of("roles"):
        end = first + 2 + (line.words[first + 1] in words_of("organisations") and end - first > 3)
    if end == first or line.word(end) == "را":
        return None
    if holy := _holy(line, first, end):
        return holy
    return _parsed(line, first, _before_object(line, first, end, last))


def _holy(line: Line, first: int, end: int) -> Phrase | None:
    """`امام صادق (ع)`: a name before a pious formula."""
    opened = line.find({"("}, first + 1, min(end, first + _SHORT + 1))
    if opened is None or line.word(opened + 1) not in _FORMULAS or line.word(opened + 2) != ")":
        return None
    if line.words[first] not in _HOLY and not is_given(line.words[first]):
        return None
    kind: MentionKind = "name" if opened - first > 1 else "surname"
    return Phrase(first, opened + 3, kind, "person", name=(first, opened))


def _before_object(line: Line, first: int, end: int, last: int) -> int:
    """Where a name ends that nothing parts from the object after it (`علی موسوی اقدام دشمن ... را محکوم کرد`)."""
    at = _past_honorifics(line, first, end)
    unparted = line.word(end) not in JOINTS and line.find({"را"}, end, min(last, end + _LONGEST_OBJECT)) is not None
    if not unparted or not _is_given(line, at, end):
        return end
    while at < end and (is_given(line.words[at]) or line.words[at] in _BEFORE_GIVEN):
        at += 1
    if at >= end or line.words[at] not in surnames():
        return end
    while at < end and (looks_like_name(line.words[at]) or line.words[at] in words_of("name_ends")):
        at += 1
    return at if at < end and line.words[at].isalpha() and line.words[at] not in words_of("roles") else end


def _describes(line: Line, first: int, last: int) -> bool:
    """Whether a role or a second name follows a known name, so that the phrase is read as a whole."""
    word = line.word(first) if first < last else ""
    return word in words_of("roles") or (bool(word) and not word[0].isalnum() and word not in QUOTATION_MARKS)


def read_document(line: Line, first: int, last: int) -> Phrase | None:
    """The document named in tokens `first` to `last` (`این بیانیه`, `نامه انجمن ناشران`)."""
    last = min(last, phrase_end(line, first, last))
    if line.find(words_of("documents") | words_of("outlet_nouns"), first, last) is None:
        return None
    if line.words[first] in DEMONSTRATIVES or last - first == 1:
        return Phrase(first, last, "demonstrative", "document", role=(first, last))
    return Phrase(first, last, "organisation", "document", name=(first, last))


def _parsed(line: Line, first: int, end: int) -> Phrase | None:
    # Marks around a body's name (`«بانک آمریکا» اعلام کرد`) do not make it a person.
    if first + 1 < end and not line.words[first][0].isalnum() and line.words[first + 1] in words_of("organisations"):
        first, end = first + 1, end - (not line.words[end - 1][0].isalnum())
    words = line.words[first:end]
    if ("به", "نام") in pairwise(words):
        return _called(line, first, end)
    if words[0] in DEMONSTRATIVES:
        return Phrase(first, end, "demonstrative", "person", role=(first + 1, end)) if end - first > 1 else None
    if is_amount(words):
        return None
    if words[0] in words_of("unnamed"):
        sure = not (words[1:2] == ("از",) and are_things(words[2:3]))
        return Phrase(first, end, "unnamed", unnamed_kind(words), role=(first, end), sure=sure)
    if words[0] in words_of("groups"):
        return Phrase(first, first + 1, "organisation", "organisation", name=(first, first + 1))
    if words[0] in words_of("organisations") or words[0] in words_of("outlets"):
        return Phrase(first, end, "organisation", body_kind(words), name=(first, end))
    if (
        words[0] in words_of("documents")
        and len(words) > 1
        and words[1] in words_of("organisations") | words_of("outlets")
    ):
        return Phrase(first, end, "organisation", "document", name=(first + 1, end))
    if words[0] in words_of("places"):
        sure = end - first == 1
        return Phrase(first, end, "organisation", "organisation", name=(first, end), sure=sure)
    return _person(line, first, end)


def _called(line: Line, first: int, end: int) -> Phrase | None:
    """`شاکی دیگری به نام حسین پویا`."""
    called = next(i for i in range(first, end) if line.words[i : i + 2] == ("به", "نام"))
    name = _trim(line, called + 2, end)
    if name[0] >= name[1] or not _is_named(line, name, any):
        return None
    return Phrase(first, end, "name", "person", name=name, role=(first, called))


def _person(line: Line, first: int, end: int) -> Phrase | None:
    roles = words_of("roles")
    if marked := _marked_name(line, first, end):
        return marked
    start = _past_honorifics(line, first, end)
    role_at = next((i for i in range(start, end) if line.words[i] in roles or split_role(line.words[i])), None)
    if role_at == start + 1 and is_given(line.words[start]) and looks_like_name(line.word(role_at + 1)):
        # An office between a given name and a surname is the first part of the surname (`سعید قاضی مغربی`).
        role_at = next((i for i in range(role_at + 1, end) if line.words[i] in roles), None)
    if role_at is None:
        return _bare_name(line, first, start, end)
    if role_at == start:
        name_at = None if line.words[start] in _KIN else _given_name(line, start + 1, end)
        if name_at is None or (name_at == start + 1 and line.words[start] in _OF_SOMEBODY):
            return Phrase(first, end, "role", "person", role=(start, end))
        return Phrase(first, end, "name", "person", name=_trim(line, name_at, end), role=_trim(line, start, name_at))
    name = _trim(line, start, role_at)
    if name[1] - name[0] > _NAME_LIMIT or name[0] >= name[1]:
        return Phrase(first, end, "role", "person", role=(start, end), sure=False)
    if "و" in line.words[slice(*name)]:
        return Phrase(first, end, "name", "person", name=name, sure=False)  # two persons: the office is the second's
    kind: MentionKind = "name" if name[1] - name[0] > 1 else "surname"
    apart = name[1] - name[0] <= _SHORT and line.word(name[1]) in DASHES and line.word(end) in DASHES
    sure = start > first or apart or _is_named(line, name, any)
    return Phrase(first, end, kind, "person", name=name, role=_trim(line, role_at, end), sure=sure)


def _marked_name(line: Line, first: int, end: int) -> Phrase | None:
    """`«مارگوت والستروم» بلندپایه‌ترین دیپلمات سوئد`: a name in quotation marks, and the office after it."""
    region = line.region(first)
    if region is None or region[0] != first or not region[1] < end - 1:
        return None
    closed = line.find({")"}, region[1] + 1, end) if line.word(region[1] + 1) == "(" else None
    after = region[1] if closed is None else closed  # past `(Greg Chavers)`
    name, role = _trim(line, first + 1, region[1]), _trim(line, after + 1, end)
    named = name[0] < name[1] and role[0] < role[1] and _is_named(line, name, any)
    if not named or words_of("roles").isdisjoint(line.words[slice(*role)]):
        return None
    return Phrase(first, end, "name" if name[1] - name[0] > 1 else "surname", "person", name=name, role=role)


def _bare_name(line: Line, first: int, start: int, end: int) -> Phrase | None:
    """A phrase without a role noun: a name where an honorific, a given name or its shortness says so."""
    name = _trim(line, start, end)
    length = sum(line.words[i][0].isalnum() for i in range(*name))
    if not length or length > _NAME_LIMIT:
        return None
    opens = _is_given(line, *name)
    later = any(line.words[i] in words_of("given") for i in range(name[0] + 1, name[1]))
    marked = line.words[first] in QUOTATION_MARKS and length > 1 and _is_named(line, name, any)
    apart = opens or marked or looks_like_name(line.words[name[0]])
    if line.word(name[0] + 1) in _DATES or (later and not apart):
        return None
    antecedent = length == 1 and line.words[name[0]].endswith("ی") and line.word(end) == "که"
    named = marked or (length > 1 and opens) or (_is_named(line, name, all) and not antecedent)
    sure = start > first or named
    kind: MentionKind = "name" if length > 1 else "surname"
    return Phrase(first, end, kind, "person", name=name, sure=sure)


def _is_named(line: Line, name: tuple[int, int], share: Callable[[Iterator[bool]], bool]) -> bool:
    """Whether all of the words look like a name's, or any where the office after it is evidence enough."""
    words = (line.words[i] for i in _outside_brackets(line, *name) if line.words[i][0].isalnum())
    return share(map(looks_like_name, words))


def _past_honorifics(line: Line, first: int, end: int) -> int:
    """Honorifics are kept for display and dropped for matching; `سید` before a given name belongs to the name."""
    position = first
    while position < end - 1 and (
        line.words[position] in words_of("honorifics") - _BEFORE_GIVEN
        or line.words[position] in QUOTATION_MARKS
        or line.words[position : position + 2] == ("و", "المسلمین")
    ):
        position += 1
    return position


def _given_name(line: Line, first: int, end: int) -> int | None:
    """Where a personal name begins after a role: the last words outside brackets, at a given name."""
    for position in _outside_brackets(line, max(first, end - 5), end):
        guarded = line.words[position - 1] in words_of("name_guards")
        if _is_given(line, position, end) and not guarded and position < end - 1:
            return position
        # After `شهید` stands whom a place or a unit is called after.
        honoured = line.words[position] in words_of("honorifics") - words_of("name_guards") and position < end - 1
        if honoured and line.words[position] != "امیر" and not guarded:
            return _past_honorifics(line, position, end)
    return None


def _outside_brackets(line: Line, first: int, last: int) -> list[int]:
    """The positions that no brackets hold: `مدیر کانون حضرت رقیه (سلام الله علیها) شهرستان نور` has no name."""
    opened = line.find({"("}, first - 8 if first > 8 else 0, last)
    closed = None if opened is None else line.find({")"}, opened, last)
    inside = range(opened or 0, (closed or last) + 1) if opened is not None else range(0)
    return [position for position in range(first, last) if position not in inside]


def _is_given(line: Line, position: int, end: int) -> bool:
    word = line.word(position)
    if word in QUOTATION_MARKS:
        word = line.word(position + 1)
    if line.word(position + 1) in _PLACE_ENDINGS | _DATES:
        return False
    after = line.word(position + 1) if position + 1 < end else ""
    return opens_name(word, after) or (word in _BEFORE_GIVEN and bool(after))


def _trim(line: Line, first: int, last: int) -> tuple[int, int]:
    """Without quotation marks, brackets, commas and dashes at the ends."""
    while first < last and not line.words[first][0].isalnum():
        first += 1
    while first < last and (not line.words[last - 1][0].isalnum() or line.words[last - 1] == "و"):
        last -= 1
    opened = line.find({"("}, first, last)
    if opened is not None and line.find({")"}, opened, last) is None:
        return first, opened  # `گورسل آلیسی (Gursel Alici)`: its Latin form is no part of the name
    return first, last


def name_words(line: Line, phrase: Phrase) -> tuple[str, ...]:
    """The folded words of the name."""
    if phrase.name is None:
        return ()
    return tuple(word for word in line.words[slice(*phrase.name)] if word[0].isalnum())


def role_words(line: Line, phrase: Phrase) -> tuple[str, ...]:
    """The folded words of the role."""
    if phrase.role is None:
        return ()
    words = (word for word in line.words[slice(*phrase.role)] if word[0].isalnum())
    return tuple(part for word in words for part in split_role(word) or (word,))
