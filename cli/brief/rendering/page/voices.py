"""The speakers of a brief as the page shows them: each with a letter and a colour, so that colour is never alone."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from brief.article import Attribution, Quote, Speaker
from brief.rendering.blocks import Line, join, plain
from brief.rendering.markup import Markup, element
from brief.rendering.page.blocks import line
from brief.rendering.statements import speaker_facts

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
    heard = dict.fromkeys(quote.speaker for quote in attribution.quotes)
    speakers = filter(None, map(attribution.speaker, heard))
    return {speaker.id: _voice(index, speaker) for index, speaker in enumerate(speakers)}


def _voice(index: int, speaker: Speaker) -> Voice:
    # After Z comes A1: more than 26 speakers are rare, and a letter stays a letter.
    letter = f"{ascii_uppercase[index % 26]}{index // 26 or ''}"
    name = "".join(run.text for run in next(speaker_facts(speaker)))
    return Voice(letter, f"v{index % COLOURS + 1}", name)


def legend(attribution: Attribution, known: Mapping[str | None, Voice]) -> Markup:
    """Who stands behind each letter, and how often; empty where nobody says anything."""
    times = Counter(quote.speaker for quote in attribution.quotes)
    named = ((voice, attribution.speaker(identifier), times.pop(identifier)) for identifier, voice in known.items())
    entries = [_entry(voice, tuple(speaker_facts(speaker)), number) for voice, speaker, number in named if speaker]
    if rest := times.total():
        entries.append(_entry(NOBODY, (plain(NOBODY.name),), rest))
    return element("ul", {"class": "legend", "aria-label": "Speakers"}, *entries) if entries else Markup("")


def _entry(voice: Voice, facts: tuple[Line, ...], number: int) -> Markup:
    told = f", {number} statement{'' if number == 1 else 's'}"
    return element("li", {}, sign(voice), line(join(", ", facts)), element("span", {"class": "count"}, told))


def sign(voice: Voice) -> Markup:
    """The letter of a speaker where the name stands beside it."""
    return element("span", {"class": f"by {voice.style}", "aria-hidden": "true"}, voice.letter)


def signs(attribution: Attribution, known: Mapping[str | None, Voice]) -> dict[str, Markup]:
    """The letter before each entry of the list of statements, by its anchor."""
    return {quote.id: sign(known.get(quote.speaker, NOBODY)) for quote in attribution.quotes}


def pointer(quote: Quote, voice: Voice) -> Markup:
    """The letter of a speaker within the text: a link to the statement in the list."""
    told = f"{voice.letter}: {'statement, ' if voice is NOBODY else 'statement of '}{voice.name}"
    attributes = {"class": f"by {voice.style}", "href": f"#{quote.id}", "title": told, "aria-label": told}
    return element("a", {**attributes, "lang": "en", "dir": "ltr"}, voice.letter)


def said(quote: Quote, voice: Voice, words: str, *, first: bool) -> Markup:
    """Words of a statement, in the colour of the speaker; the first of them with the letter before them."""
    return element("span", {"class": f"q {voice.style}"}, pointer(quote, voice) if first else "", words)
