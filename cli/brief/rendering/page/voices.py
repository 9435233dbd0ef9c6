"""The speakers of a brief as the page shows them: each with a letter and a colour, so that colour is never alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from brief.article import Attribution, Quote
from brief.rendering.markup import Markup, element
from brief.rendering.page.blocks import PERSIAN

COLOURS = 6


@dataclass(frozen=True, slots=True)
class Voice:
    """How a speaker is marked. `style` is a class of the style sheet; `name` is for tips and screen readers."""

    letter: str
    style: str
    name: str


NOBODY = Voice("?", "v0", "no speaker named")


def voices(attribution: Attribution) -> dict[str | None, Voice]:
    """A voice for every speaker who says something, in the order of their first words."""
    heard = dict.fromkeys(quote.speaker for quote in attribution.quotes if attribution.speaker(quote.speaker))
    found: dict[str | None, Voice] = {}
    for index, identifier in enumerate(heard):
        speaker = attribution.speaker(identifier)
        name = speaker and (speaker.name_en or speaker.role_en or speaker.name or speaker.role)
        found[identifier] = Voice(_letter(index), f"v{index % COLOURS + 1}", name or "")
    return found


def legend(attribution: Attribution, known: Mapping[str | None, Voice]) -> Markup:
    """Who stands behind each letter, and how often; empty where nobody says anything."""
    entries = [_entry(attribution, identifier, voice) for identifier, voice in known.items()]
    if any(quote.speaker not in known for quote in attribution.quotes):
        entries.append(element("li", {}, sign(NOBODY), NOBODY.name))
    return element("ul", {"class": "legend", "aria-label": "Speakers"}, *entries) if entries else Markup("")


def _entry(attribution: Attribution, identifier: str | None, voice: Voice) -> Markup:
    speaker = attribution.speaker(identifier)
    number = sum(quote.speaker == identifier for quote in attribution.quotes)
    told = f"{number} statement{'' if number == 1 else 's'}"
    persian = element("span", PERSIAN, (speaker and (speaker.name or speaker.role)) or "")
    role = [f", {speaker.role_en}"] if speaker and speaker.name and speaker.role_en else []
    named = speaker and (speaker.name_en or speaker.role_en)
    english = [element("strong", {}, voice.name), *role, " "] if named else []
    return element("li", {}, sign(voice), *english, persian, element("span", {"class": "count"}, f" {told}"))


def sign(voice: Voice) -> Markup:
    """The letter of a speaker where the name stands beside it."""
    return element("span", {"class": f"by {voice.style}", "aria-hidden": "true"}, voice.letter)


def signs(attribution: Attribution, known: Mapping[str | None, Voice]) -> dict[str, Markup]:
    """The letter before each entry of the list of statements, by its anchor."""
    return {quote.id: sign(known.get(quote.speaker, NOBODY)) for quote in attribution.quotes}


def pointer(quote: Quote, voice: Voice) -> Markup:
    """The letter of a speaker within the text: a link to the statement in the list."""
    told = f"statement of {voice.name}" if voice is not NOBODY else "statement, no speaker named"
    told = f"{voice.letter}: {told}"
    attributes = {"class": f"by {voice.style}", "href": f"#{quote.id}", "title": told, "aria-label": told}
    return element("a", {**attributes, "lang": "en", "dir": "ltr"}, voice.letter)


def _letter(index: int) -> str:
    """A to Z, then AA and so on."""
    return "".join(_digits(index))


def _digits(index: int) -> Iterator[str]:
    if index >= len(ascii_uppercase):
        yield from _digits(index // len(ascii_uppercase) - 1)
    yield ascii_uppercase[index % len(ascii_uppercase)]
