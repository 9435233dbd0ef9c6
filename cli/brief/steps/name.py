"""The English forms of speakers: one form a person or body throughout the brief, never a guess at an office."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from brief.article import Attribution, Span, Speaker, Term
from brief.glossary import Entry, Glossary
from brief.text.names import english_name, latin_form

Translate = Callable[[tuple[str, ...]], tuple[str, ...]]

_TIMES = {"سابق": "former", "پیشین": "former", "اسبق": "former", "وقت": "then", "موقت": "interim", "جدید": "new"}
_PLACE_KINDS = {
    "استان": "{} Province",
    "شهرستان": "{} County",
    "کلانشهر": "the {} metropolis",
    "کلان‌شهر": "the {} metropolis",
    "شهر": "{}",
    "بندر": "the port of {}",
    "کشور": "{}",
    "جزیره": "{} Island",
    "منطقه": "the {} region",
}
_ARTICLE = re.compile(
    r"United|Netherlands|Philippines|European Union|Islamic Re|Soviet|Persian Gulf|Kurdistan Region|"
    r".*\b(Ministry|Organi[sz]ation|Department|Board|Council|Committee|Commission|Chamber|Association|Federation|Party|"
    r"Front|Office|Court|Agency|Authority|Foundation|Society|Administration|Bank|Forces?|Corps|Navy|Army|Cabinet|"
    r"Assembly|Parliament's|Judiciary|Presidency|Union|Municipality|University of|Centre|Faction|Fund|newspaper)\b"
)
_DEPUTIES = frozenset({"Deputy", "Assistant", "Adviser"})
_MEMBER_OF_PARLIAMENT = re.compile(r"نماینده (?:مردم )?(?P<place>.+?) در مجلس(?: شورای اسلامی)?")
_AT_BODY = re.compile(r"(?P<office>.+?) (?P<country>ایران|جمهوری اسلامی ایران|کشورمان) (?:در|نزد) (?P<body>.+)")


def name_speakers(text: str, attribution: Attribution, glossary: Glossary, translate_role: Translate) -> Attribution:
    """The attribution with `name_en` and `role_en` of every speaker; unknown phrases go to the model in one call.

    Persons' names are never translated, only spelled, as the article itself spells them where it does; a body's name
    that the glossary lacks is translated like a role.
    """
    phrases = dict.fromkeys(phrase for speaker in attribution.speakers for phrase in _phrases(speaker))
    known = {phrase: _known(phrase, glossary) for phrase in phrases}
    unknown = tuple(phrase for phrase, english in known.items() if english is None)
    translated = dict(zip(unknown, translate_role(unknown), strict=True)) if unknown else {}
    english = {phrase: form or translated[phrase].strip().rstrip(".") for phrase, form in known.items()}
    given = {s.name: form for s in attribution.speakers if s.name and (form := latin_form(s.name, text))}
    named = (_named(speaker, glossary, {**english, **given}) for speaker in attribution.speakers)
    return replace(attribution, speakers=tuple(named))


def terms_of_speakers(text: str, attribution: Attribution) -> tuple[Term, ...]:
    """The named persons among the speakers, with every place where the full name stands."""
    persons = {s.name: s.name_en for s in attribution.speakers if s.kind == "person" and s.name and s.name_en}
    return tuple(
        Term(
            name, english, "person", _places(name, text), "article" if latin_form(name, text) else english_name(name)[1]
        )
        for name, english in persons.items()
    )


def _places(name: str, text: str) -> tuple[Span, ...]:
    return tuple(Span(found.start(), found.end()) for found in re.finditer(re.escape(name), text))


def compose_role(persian: str, glossary: Glossary) -> str | None:
    """An office from known parts (`شهردار شیراز` Mayor of Shiraz), or None when any part is unknown."""
    words = tuple(re.sub(r"\s*،\s*", "، ", persian.strip(" ،.:؛")).split())
    return _compose(words, glossary) if words else None


def _phrases(speaker: Speaker) -> Iterator[str]:
    """What has to be put into English by its sense: the office, and the name of what is no person."""
    if speaker.role:
        yield speaker.role
    if speaker.name and speaker.kind != "person":
        yield speaker.name


def _known(phrase: str, glossary: Glossary) -> str | None:
    return glossary.english(phrase) or compose_role(phrase, glossary)


def _named(speaker: Speaker, glossary: Glossary, english: dict[str, str]) -> Speaker:
    role = english[speaker.role] if speaker.role else None
    if not speaker.name:
        return replace(speaker, role_en=role)
    name = english.get(speaker.name) or glossary.english(speaker.name) or english_name(speaker.name)[0]
    return replace(speaker, name_en=name, role_en=role)


def _compose(words: tuple[str, ...], glossary: Glossary) -> str | None:
    entry = glossary.entry(" ".join(words))
    if entry is not None:
        return entry.english
    return (
        _member_of_parliament(words, glossary)
        or _envoy(words, glossary)
        or _several(words, glossary)
        or _office(words, glossary)
    )


def _member_of_parliament(words: tuple[str, ...], glossary: Glossary) -> str | None:
    match = _MEMBER_OF_PARLIAMENT.fullmatch(" ".join(words))
    place = _complement(tuple(match["place"].split()), glossary) if match else None
    return f"Member of Parliament for {place}" if place else None


def _envoy(words: tuple[str, ...], glossary: Glossary) -> str | None:
    """`سفیر ایران در روسیه`: Ambassador of Iran to Russia."""
    match = _AT_BODY.fullmatch(" ".join(words))
    if match is None:
        return None
    office, body = _compose(tuple(match["office"].split()), glossary), _complement(match["body"].split(), glossary)
    country = "the Islamic Republic of Iran" if match["country"].startswith("جمهوری") else "Iran"
    return f"{office} of {country} to {body}" if office and body else None


def _several(words: tuple[str, ...], glossary: Glossary) -> str | None:
    """Two offices joined by و."""
    for at, word in enumerate(words):
        if word == "و":
            first, second = _compose(words[:at], glossary), _compose(words[at + 1 :], glossary)
            if first and second and _starts_with_office(words[at + 1 :], glossary):
                return f"{first} and {second}"
    return None


def _office(words: tuple[str, ...], glossary: Glossary) -> str | None:
    """The longest known office at the beginning, joined to what it is an office of."""
    for cut in range(len(words), 0, -1):
        office = glossary.entry(" ".join(words[:cut]))
        if office is None or office.kind != "office":
            continue
        time, rest = (_TIMES.get(words[cut], ""), words[cut + 1 :]) if cut < len(words) else ("", ())
        rest = rest if time else words[cut:]
        if rest and rest[-1] in _TIMES:
            time, rest = _TIMES[rest[-1]], rest[:-1]
        joined = _join(office, rest, glossary)
        return f"{time} {joined}".strip() if joined else None
    return None


def _join(office: Entry, rest: tuple[str, ...], glossary: Glossary) -> str | None:
    if not rest:
        return office.english
    complement = _compose(rest, glossary) if _starts_with_office(rest, glossary) else None
    if complement:
        joint = " to the " if office.english == "Adviser" else " " if office.english in _DEPUTIES else " of the "
        return office.english + joint + complement
    complement = _complement(rest, glossary)
    if complement is None:
        return None
    return f"{office.english} {'for' if office.english == 'Spokesperson' else 'of'} {complement}"


def _starts_with_office(words: tuple[str, ...], glossary: Glossary) -> bool:
    entries = (glossary.entry(" ".join(words[:cut])) for cut in range(len(words), 0, -1))
    return any(entry is not None and entry.kind == "office" for entry in entries)


def _complement(words: tuple[str, ...] | list[str], glossary: Glossary) -> str | None:
    """A place or body with its article, perhaps of a place (`شورای شهر تهران` the City Council of Tehran)."""
    if len(words) > 1 and words[0] in _PLACE_KINDS:
        place = glossary.entry(" ".join(words[1:]))
        if place is not None and place.kind == "place":
            return _PLACE_KINDS[words[0]].format(_with_article(place))
    for cut in range(len(words), 0, -1):
        entry = glossary.entry(" ".join(words[:cut]))
        if entry is None or entry.kind == "office":
            continue
        rest = _complement(words[cut:], glossary) if cut < len(words) else ""
        if rest is None:
            continue
        return (
            f"{_with_article(entry)} {'in' if entry.kind == 'term' else 'of'} {rest}" if rest else _with_article(entry)
        )
    return None


def _with_article(entry: Entry) -> str:
    return f"the {entry.english}" if _ARTICLE.match(entry.english) else entry.english
