"""Where a reporting clause begins, and where its subject may stand: past adverbials, after a comma or a conjunction."""

from collections.abc import Iterator
from dataclasses import replace

from brief.quotes.extent import DASHES, DEMONSTRATIVES, JOINTS
from brief.quotes.line import Line
from brief.quotes.mentions import Known, Phrase, nobody_known, read_phrase
from brief.quotes.names import is_given
from brief.quotes.words import is_finite, phrases_of, words_of

_LONGEST_DATELINE, _LONGEST_OWN, _LONGEST_NAME = 12, 8, 6
_ALL = frozenset({"تمام", "همه", "سایر", "کلیه"})
_TURNING = frozenset({"اما", "ولی", "حال", "حالی", "صورتی", "وجود"})
_WHILE = frozenset({("حال", "آنکه"), ("حالی", "که"), ("صورتی", "که")})


def skip_leads(line: Line, first: int, last: int) -> int:
    """Past adverbials that open a clause (`در این رابطه`, `همچنین`) and separators."""
    leads = phrases_of("leads")
    first = max(first, _after_dateline(line, last)) if first == 0 else first
    while first < last:
        word = line.words[first]
        phrase = next((p for p in leads.get(word, ()) if line.words[first : first + len(p)] == p), None)
        if word == "در" and (length := _event(line, first + 1, last)):
            first += length
        elif phrase and first + len(phrase) <= last:
            first += len(phrase)
            first += line.words[first - 1] in DEMONSTRATIVES and line.word(first) in words_of("events")
        elif word == "(" and (close := line.find({")"}, first, last)):
            first = close + 1
        elif first == 0 and line.word(1) in DASHES and word[0].isalpha():
            first = 2
        elif word in JOINTS or word in "؛:*•.":
            first += 1
        else:
            break
    return first


def _event(line: Line, first: int, last: int) -> int:
    """How many words `در این نشست` and `در ابتدای نشست` have; 0 where nothing of the kind stands after `در`."""
    at = first + (line.word(first) in words_of("stages"))
    if line.word(at) in DEMONSTRATIVES and at + 2 < last:
        return at + 2 - first + 1
    return 3 if at > first and line.word(at) in words_of("events") and at + 1 < last else 0


def _after_dateline(line: Line, last: int) -> int:
    """Past `تهران (پانا) - ` at the beginning of a paragraph; 0 where there is none."""
    dash = line.find(DASHES, 1, min(last, _LONGEST_DATELINE))
    return dash + 1 if dash is not None and line.words[dash - 1] == ")" else 0


def find_subject(line: Line, first: int, last: int, known: Known = nobody_known) -> Phrase | None:
    """The subject of the clause in tokens `first` to `last` (the cue follows).

    It stands at the beginning, after adverbials; where the words there do not look like a source, after a comma or a
    conjunction (`اما تجار معتقد بودند`).
    """
    turn = next((i for i in range(last - 2, first, -1) if line.words[i] in _TURNING and _turns(line, i, last)), first)
    doubtful: Phrase | None = None
    if own := _after_that(line, turn, last, known) or _of_last_clause(line, turn, last, known):
        return own
    turn += line.words[turn] in {"حال", "وجود"} and line.word(turn - 1) == "این"
    for joints in ({"،", ","}, {"که"}):
        for position in _openings(line, turn, last, joints):
            if line.words[position] in words_of("stops"):
                continue
            phrase = read_phrase(line, position, last, known)
            if phrase and not _ends_apposition(line, phrase):
                if doubtful and doubtful.last == position - 1 and line.words[position] == "یکی":
                    # `خوان کوادرادو، یکی از بازیکنان`: what he is one of is the office.
                    return replace(doubtful, last=phrase.last, role=(position, phrase.last), sure=True)
                if phrase.sure:
                    return phrase
                doubtful = doubtful or phrase
    found = doubtful or _unnamed_within(line, turn, last) or _introduced_within(line, turn, last, known)
    return find_subject(line, first, turn - 1, known) if found is None and turn > first + 1 else found


def _after_that(line: Line, first: int, last: int, known: Known) -> Phrase | None:
    """The source that stands between the last `که` and the cue and is all that stands there (`که برخی معتقدند`)."""
    that = next((i for i in range(last - 2, max(first, last - _LONGEST_OWN), -1) if line.words[i] == "که"), None)
    phrase = None if that is None else read_phrase(line, that + 1, last, known)
    return phrase if phrase and phrase.sure and phrase.last == last else None


def _of_last_clause(line: Line, first: int, last: int, known: Known) -> Phrase | None:
    """The source that the last clause opens with, after a verb and its comma, or `که` and an adverbial.

    `برخی جوسازی کردند، رویترز در گزارشی مدعی شد`, `دیدار کرد که در این دیدار وزیر از او خواست`; without the adverbial
    `که` may open a clause of the object.
    """
    for end in range(last - 2, first, -1):
        if line.words[end] not in {"،", ",", "که"} or not is_finite(line.words[end - 1]):
            continue
        start = skip_leads(line, end + 1, last)
        if start < last and (line.words[end] != "که" or start > end + 1) and line.words[start] not in words_of("stops"):
            phrase = read_phrase(line, start, last, known)
            return phrase if phrase and phrase.sure and phrase.kind != "pronoun" else None
    return None


def _turns(line: Line, position: int, last: int) -> bool:
    """Whether a clause with a subject of its own begins (`اما`, `حال آنکه`, `با این حال`), to which the cue belongs."""
    if line.words[position] in {"حال", "وجود"} and line.words[position - 2 : position] == ("با", "این"):
        return True
    if line.words[position : position + 2] in _WHILE:
        # Where a verb and its comma close the clause before the cue, the cue belongs to the one around it.
        return not any(line.words[i] in {"،", ","} and is_finite(line.words[i - 1]) for i in range(position + 3, last))
    return line.words[position] in {"اما", "ولی"}


def _unnamed_within(line: Line, first: int, last: int) -> Phrase | None:
    """`اما درباره هفته پیش رو منابع آگاه به النشره گفتند`: sources that no comma parts from the adverbial before."""
    at = line.find(words_of("sources"), first, last)
    return None if at is None or line.words[at - 1] in _ALL | words_of("governors") else read_phrase(line, at, last)


def _introduced_within(line: Line, first: int, last: int, known: Known) -> Phrase | None:
    """`ظهر دوشنبه حسن رضایی رئیس بیمارستان گفت`: a name with its office behind an adverbial without a comma.

    `در تازه‌ترین اتفاق ترامپ ... گفت`: or one that the article introduces.
    """
    for position in range(first + 1, last):
        before = line.words[position - 1]
        if before in words_of("governors"):
            continue
        is_named = known(line.words[position : min(last, position + _LONGEST_NAME)]) > 0
        if is_named or is_given(line.words[position]):
            phrase = read_phrase(line, position, last, known)
            if phrase and phrase.sure and (is_named or phrase.role or before in words_of("stops")):
                return phrase
    return None


def _ends_apposition(line: Line, phrase: Phrase) -> bool:
    """Whether the office after a comma belongs to the name before it (`جایگزینی ترزا می، نخست‌وزیر ...`)."""
    return phrase.kind == "role" and line.word(phrase.first - 1) in JOINTS and is_given(line.word(phrase.first - 3))


def _openings(line: Line, first: int, last: int, joints: set[str]) -> Iterator[int]:
    """Where a subject may begin: the opening of the clause, after each joint, and after a verb and `و`."""
    parts = (i for i in range(first, last) if line.words[i] in joints or _ends_clause(line, i))
    starts = (first, *(i + 1 for i in parts if line.region(i) is None))
    yield from (position for start in starts if (position := skip_leads(line, start, last)) < last)


def _ends_clause(line: Line, position: int) -> bool:
    return line.words[position] == "و" and is_finite(line.word(position - 1))
