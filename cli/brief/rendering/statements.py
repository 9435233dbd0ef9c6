"""Who said what, as blocks: numbered statements, those without a speaker apart, the sourcing chain once."""

from collections.abc import Iterator

from brief.article import Attribution, Quote, Speaker
from brief.rendering.blocks import Block, Item, Line, Prose, Run, join, link, persian, plain

_KINDS = {"direct": "direct", "indirect": "indirect", "mixed": "indirect, with quoted words"}
_STANCES = {
    "claim": "a claim",
    "belief": "a belief",
    "denial": "a denial",
    "warning": "a warning",
    "demand": "a demand",
    "criticism": "criticism",
    "concession": "a concession",
    "confirmation": "a confirmation",
    "threat": "a threat",
    "suggestion": "a suggestion",
    "commitment": "a commitment",
    "directive": "an order",
    "evaluation": "an assessment",
    "attitude": "an attitude",
}
"""Stances that the reader is told of; the others report and no more."""


def statements(text: str, attribution: Attribution) -> tuple[Block, ...]:
    """Empty where nobody says anything. The English has quotation marks only where the source has them."""
    return tuple(_statements(text, attribution))


def _statements(text: str, attribution: Attribution) -> Iterator[Block]:
    numbered = enumerate(sorted(attribution.quotes, key=lambda quote: not quote.speaker), start=1)
    apart = False
    for number, quote in numbered:
        if not quote.speaker and not apart:
            yield Prose((Run("Unattributed", "strong"),))
            apart = True
        yield _item(text, number, quote, attribution)
    if chain := _chain(text, attribution):
        yield Prose((Run("Sourcing of the report: "), *chain))


def _item(text: str, number: int, quote: Quote, attribution: Attribution) -> Item:
    line = (*join("; ", _facts(text, quote, attribution)), Run(" "), *link(quote.paragraph))
    english = f"“{quote.english}” (translated)" if quote.verbatim else quote.english
    body = [plain(english)] if quote.english else []
    body += [persian(span.of(text)) for span in quote.spans]
    return Item(line, number, tuple(body), anchor=quote.id)


def _facts(text: str, quote: Quote, attribution: Attribution) -> Iterator[Line]:
    speaker = attribution.speaker(quote.speaker)
    yield from speaker_facts(speaker) if speaker else [(Run("no speaker named", "strong"),)]
    if speaker and any(reason.startswith("second reader") and " names " in reason for reason in quote.reasons):
        yield plain("named by the second reader")
    if quote.cue:
        stance = _STANCES.get(quote.cue.stance)
        verb = f"{quote.cue.english} ({stance})" if stance else quote.cue.english
        yield (Run(f"{verb} "), *persian(quote.cue.span.of(text)))
    yield plain(_KINDS[quote.kind] + (", verbatim" if quote.verbatim else ""))


def speaker_facts(speaker: Speaker) -> Iterator[Line]:
    """The name, or the role where that is all there is; then the role beside a name."""
    english = speaker.name_en if speaker.name else speaker.role_en
    words = Run(speaker.name or speaker.role or "", "strong", "fa")
    yield (Run(f"{english} ", "strong"), words) if english else (words,)
    if speaker.role and speaker.name:
        yield plain(speaker.role_en) if speaker.role_en else persian(speaker.role)


def _chain(text: str, attribution: Attribution) -> Line:
    """According to A, citing B: each link once."""
    links: dict[str, Line] = {}
    for item in attribution.sourcing:
        if item.source:
            words = f"{item.cue.of(text)} {item.source.of(text)}"
            links.setdefault(words, (*persian(words), Run(" "), *link(item.paragraph)))
    return join("; ", links.values())
