import json
from pathlib import Path

import pytest

from brief.steps.attribute import attribute
from brief.text import segment

CASES = json.loads((Path(__file__).parents[1] / "cases" / "quotes.json").read_text(encoding="utf-8"))
HEADLINE = "خبر روز\n"


def read(text):
    paragraphs = segment.paragraphs(text)
    return attribute(text, paragraphs, segment.sentences(text, paragraphs))


def described(text, found, quote):
    speaker = found.speaker(quote.speaker)
    return {
        "content": quote.spans[0].of(text),
        "cue": quote.cue and quote.cue.span.of(text),
        "speaker": speaker and speaker.name,
        "role": speaker and speaker.role,
        "kind": quote.kind,
        "verbatim": quote.verbatim,
        "secondary": quote.secondary,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_the_statements_of_a_pattern(case, monkeypatch):
    # Whom the rules find: how sure that is depends on more than an example of one line.
    monkeypatch.setattr("brief.steps.attribute.THRESHOLD", 0.0)
    text = HEADLINE + case["text"]
    found = read(text)
    got = [described(text, found, quote) for quote in found.quotes]
    expected = case["quotes"]
    assert [{key: item[key] for key in wanted} for item, wanted in zip(got, expected, strict=False)] == expected
    assert len(got) == len(expected)
