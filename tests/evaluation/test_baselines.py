import pytest

from brief.evaluation.baselines import (
    colon_and_words_before,
    last_named_person,
    majority_speaker_with_perfect_spans,
    whole_paragraphs,
)

TEXT = """خبر
علی رضایی، شهردار شیراز گفت: کار تمام شد.
در دیدار با حسن احمدی، رضایی افزود: فردا ادامه می‌دهیم.
"""
GOLD = {
    "speakers": [{"id": "s1", "name_fa": "علی رضایی"}, {"id": "s2", "name_fa": "حسن احمدی"}],
    "quotes": [
        {"paragraph": 2, "type": "direct", "content": ["کار تمام شد"], "speaker": "s1", "core": True},
        {"paragraph": 3, "type": "direct", "content": ["فردا ادامه می‌دهیم"], "speaker": "s1", "core": True},
        {"paragraph": 3, "type": "direct", "content": ["ادامه"], "speaker": "s2", "core": False},
    ],
}


def said(found):
    return [(found.speaker(quote.speaker).name, quote.spans[0].of(TEXT)) for quote in found.quotes]


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [
        (
            colon_and_words_before,
            [("علی رضایی، شهردار شیراز", "کار تمام شد"), ("در دیدار با حسن احمدی، رضایی", "فردا ادامه می‌دهیم")],
        ),
        (last_named_person, [("علی رضایی", "کار تمام شد"), ("حسن احمدی", "فردا ادامه می‌دهیم")]),
        (whole_paragraphs, [("علی رضایی", TEXT.splitlines()[1]), ("علی رضایی", TEXT.splitlines()[2])]),
        (majority_speaker_with_perfect_spans, [("علی رضایی", "کار تمام شد"), ("علی رضایی", "فردا ادامه می‌دهیم")]),
    ],
)
def test_what_each_baseline_makes_of_two_statements(baseline, expected):
    assert said(baseline(TEXT, GOLD)) == expected
