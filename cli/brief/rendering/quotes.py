"""Who said what, as the JSON that scorers read and as Markdown for people."""

from collections.abc import Iterator

from brief.article import Attribution, Quote, Sourcing, Span, Speaker
from brief.rendering.escape import escape_markdown, persian_block, persian_words

SCHEMA = 1
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


def quotes_object(name: str, digest: str, text: str, attribution: Attribution) -> dict[str, object]:
    """The contract: schema 1, code-point offsets into `text`."""
    return {
        "schema": SCHEMA,
        "article": {"name": name, "digest": digest},
        "speakers": [_speaker(speaker) for speaker in attribution.speakers],
        "quotes": [_quote(text, quote) for quote in attribution.quotes],
        "sourcing": [_sourcing(text, link) for link in attribution.sourcing],
    }


def _speaker(speaker: Speaker) -> dict[str, object]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "role": speaker.role,
        "name_en": speaker.name_en,
        "role_en": speaker.role_en,
        "kind": speaker.kind,
    }


def _quote(text: str, quote: Quote) -> dict[str, object]:
    cue = quote.cue and {
        **_span(text, quote.cue.span),
        "lemma": quote.cue.lemma,
        "stance": quote.cue.stance,
        "english": quote.cue.english,
    }
    return {
        "id": quote.id,
        "paragraph": quote.paragraph,
        "kind": quote.kind,
        "verbatim": quote.verbatim,
        "secondary": quote.secondary,
        "continues": quote.continues,
        "speaker": quote.speaker,
        "cue": cue,
        "spans": [_span(text, span) for span in quote.spans],
        "mention": quote.mention and {**_span(text, quote.mention.span), "kind": quote.mention.kind},
        "confidence": quote.confidence,
        "reasons": list(quote.reasons),
        "english": quote.english,
    }


def _span(text: str, span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _sourcing(text: str, link: Sourcing) -> dict[str, object]:
    return {
        "paragraph": link.paragraph,
        "cue": link.cue.of(text),
        "source": link.source.of(text) if link.source else None,
    }


def quotes_markdown(text: str, attribution: Attribution) -> str:
    """Numbered statements, those without a speaker apart, the sourcing chain once; empty where there is nothing.

    English stands without quotation marks unless the source itself puts the words in them.
    """
    named = [quote for quote in attribution.quotes if quote.speaker]
    unnamed = [quote for quote in attribution.quotes if not quote.speaker]
    blocks = [_item(text, number, quote, attribution) for number, quote in enumerate(named, start=1)]
    if unnamed:
        blocks.append("**Unattributed**")
        first = len(named) + 1
        blocks += [_item(text, number, quote, attribution) for number, quote in enumerate(unnamed, start=first)]
    if chain := _chain(text, attribution):
        blocks.append(chain)
    return "\n\n".join(blocks)


def _item(text: str, number: int, quote: Quote, attribution: Attribution) -> str:
    facts = "; ".join(_facts(text, quote, attribution))
    parts = [f"{number}. {facts} [¶{quote.paragraph}](#p{quote.paragraph})"]
    if quote.english:
        english = escape_markdown(quote.english)
        parts.append(f"“{english}” (translated)" if quote.verbatim else english)
    parts += [persian_block(span.of(text)) for span in quote.spans]
    return "\n\n".join([parts[0], *(_indented(part) for part in parts[1:])])


def _indented(block: str) -> str:
    """Within the list item: CommonMark takes what is set in by three columns."""
    return "\n".join(f"    {line}" if line else "" for line in block.split("\n"))


def _facts(text: str, quote: Quote, attribution: Attribution) -> Iterator[str]:
    speaker = attribution.speaker(quote.speaker)
    yield f"**{_name(speaker)}**" if speaker else "**no speaker named**"
    if speaker and speaker.role and speaker.name:
        yield escape_markdown(speaker.role_en) if speaker.role_en else persian_words(speaker.role)
    if quote.cue:
        stance = _STANCES.get(quote.cue.stance)
        verb = f"{quote.cue.english} ({stance})" if stance else quote.cue.english
        yield f"{verb} {persian_words(quote.cue.span.of(text))}"
    yield _KINDS[quote.kind] + (", verbatim" if quote.verbatim else "")


def _name(speaker: Speaker) -> str:
    english = speaker.name_en if speaker.name else speaker.role_en
    persian = speaker.name or speaker.role or ""
    return f"{escape_markdown(english)} {persian_words(persian)}" if english else persian_words(persian)


def _chain(text: str, attribution: Attribution) -> str:
    """According to A, citing B: each link once."""
    links: dict[str, str] = {}
    for link in attribution.sourcing:
        if link.source:
            words = f"{link.cue.of(text)} {link.source.of(text)}"
            links.setdefault(words, f"{persian_words(words)} [¶{link.paragraph}](#p{link.paragraph})")
    return "Sourcing of the report: " + "; ".join(links.values()) if links else ""
