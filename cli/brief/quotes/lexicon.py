"""The reporting cues: read from `cues.json`, spelled out into every form, found in one pass over a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from brief.quotes.line import Line
from brief.quotes.words import spellings

_IMPERSONAL = frozenset({"میتوان", "نمیتوان", "بتوان", "نتوان", "توان", "باید"})
"""`باید گفت که`, `می‌توان گفت`: the outlet's own voice."""
_NO_CONTENT = frozenset({"سخن", "سخنی", "تبریک", "تسلیت", "خیرمقدم"})
"""`سخن گفت`, `تبریک گفت`: speaking, without what was said."""
_CONVERSATION = ("وگو", "وشنود")
"""`گفت و گو`, `گفت وگوی`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One cue. `kind`: verb, source, agency, report, frame, topic, editorial; `frames`: what may stand around it."""

    lemma: str
    english: str
    stance: str
    kind: str
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a line: tokens `first` to `last`."""

    first: int
    last: int
    entry: Entry
    participle: bool
    plural: bool
    """`گفته`, `کرده` without an auxiliary: a report before a colon, `که` or `و`, a noun or an adjective elsewhere."""


Form = tuple[tuple[str, ...], Entry]


@cache
def _table() -> dict[str, dict[str, list[Form]]]:
    """The forms by their first and second words (nothing for a form of one word), longest first."""
    data = json.loads(files("brief.quotes").joinpath("cues.json").read_text(encoding="utf-8"))
    forms: dict[tuple[str, ...], Entry] = {}
    for row in data["phrases"]:
        entry = Entry(row["lemma"], row["english"], row["stance"], row["kind"], frozenset())
        for form in row["forms"]:
            for spelling in spellings(form):
                forms.setdefault(spelling, entry)
                if spelling[0] in {"به", "با"}:
                    forms.setdefault((spelling[0] + spelling[1], *spelling[2:]), entry)
    for row in data["verbs"]:
        entry = Entry(row["lemma"], row["english"], row["stance"], "verb", frozenset(row["frames"]))
        for form in _forms(row, data["light"]):
            forms.setdefault(form, entry)
    table: dict[str, dict[str, list[Form]]] = {}
    for form, entry in sorted(forms.items(), key=lambda pair: -len(pair[0])):
        table.setdefault(form[0], {}).setdefault("".join(form[1:2]), []).append((form, entry))
    return table


@cache
def _nouns() -> dict[str, Entry]:
    """The entries whose noun takes an object, by that noun."""
    forms = (pair for seconds in _table().values() for group in seconds.values() for pair in group)
    pairs = ((form[0], entry) for form, entry in forms if len(form) == 2)
    return {noun: entry for noun, entry in pairs if entry.kind == "verb" and entry.frames & _OBJECTS}


_OBJECTS = frozenset({"object", "small", "of", "on"})
"""Frames whose statement stands before the cue, so that the verb may be left to a second cue."""


def _forms(row: dict[str, Any], light: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Every spelling of a verb; the noun and a simple light verb may have lost their space (`اظهارکرد`)."""
    for form in row.get("forms", ()):
        yield from spellings(form)
    for noun in row.get("nouns", ()):
        for verb in (form for name in row["light"] for form in light[name]):
            for words in spellings(f"{noun} {verb}"):
                yield words
                if len(words) == 2 and words[1] in {"کرد", "کردند", "داشت", "داد", "شد"}:
                    yield (words[0] + words[1],)


_AUXILIARIES = frozenset({"شد", "شدند", "شده", "میشود", "می", "شود", "نشد", "نشده", "خواهد", "بودم", "ام", "باشد"})
_PARTICIPLES = frozenset(
    {"گفته", "نوشته", "آورده", "آمده", "کرده", "داشته", "داده", "شده", "نموده", "خوانده", "دانسته", "نامیده", "خواسته"}
)


def find_cues(line: Line) -> list[Hit]:
    """The cues of a line, left to right, the longest at each place, none overlapping."""
    found: list[Hit] = []
    table, covered = _table(), 0
    for position, word in enumerate(line.words):
        seconds = table.get(word)
        if seconds is None or position < covered:
            continue
        group = (*seconds.get(line.word(position + 1), ()), *seconds.get("", ()))
        if hit := _hit(line, position, group):
            if hit.last - hit.first > 1 and (shared := _shared(line, position)):
                found.append(shared)
            found.append(hit)
            covered = hit.last
    return found


def _shared(line: Line, position: int) -> Hit | None:
    """The noun before `و` that shares the verb of the cue at `position` (`X را تکذیب و اعلام کرد`)."""
    entry = _nouns().get(line.word(position - 2)) if line.word(position - 1) == "و" else None
    return Hit(position - 2, position - 1, entry, participle=False, plural=False) if entry else None


def _hit(line: Line, position: int, group: tuple[Form, ...]) -> Hit | None:
    for form, entry in group:
        last = position + len(form)
        if line.words[position:last] != form:
            continue
        if entry.kind == "verb" and _is_no_report(line, position, last):
            return None
        participle = form[-1] in _PARTICIPLES and line.word(last) not in {"است", "اند", "بود", "بودند"}
        return Hit(position, last, entry, participle, plural=form[-1].endswith("ند"))
    return None


def _is_no_report(line: Line, first: int, last: int) -> bool:
    """`گفت و گو` is a conversation, `ارزش افزوده` value added, `گفته شد` a passive, `باید گفت` nobody's report."""
    after, next_after = line.word(last), line.word(last + 1)
    if not _IMPERSONAL.isdisjoint(line.words[max(0, first - 2) : first]):
        return True
    if line.word(first - 1) == "ارزش":
        return True
    if line.word(first - 1) in _NO_CONTENT and after != ":":
        return True
    if line.words[first] == "گفت" and (after + next_after if after == "و" else after).startswith(_CONVERSATION):
        return True
    return after in _AUXILIARIES and not (after == "می" and next_after != "شود")
