"""Who said what, as the JSON that scorers read."""

from brief.article import Article, Attribution, Quote, Sourcing, Span, Speaker

SCHEMA = 1


def quotes_object(article: Article, attribution: Attribution) -> dict[str, object]:
    """The contract: schema 1, code-point offsets into the text."""
    text = article.text
    return {
        "schema": SCHEMA,
        "article": {"name": article.name, "digest": article.digest},
        "speakers": [_speaker(speaker) for speaker in attribution.speakers],
        "quotes": [_quote(text, quote) for quote in attribution.quotes],
        "sourcing": [sourcing_object(text, link) for link in attribution.sourcing],
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


def sourcing_object(text: str, link: Sourcing) -> dict[str, object]:
    """One link of the chain, in words."""
    return {
        "paragraph": link.paragraph,
        "cue": link.cue.of(text),
        "source": link.source.of(text) if link.source else None,
    }
