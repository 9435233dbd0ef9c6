import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.article import Span
from brief.text.characters import INVISIBLE, MARKS, ZWNJ
from brief.text.normalise import fold, fold_text, fold_word

CASES = json.loads((Path(__file__).parents[1] / "cases/fold.json").read_text("utf-8"))
PERSIAN = st.text(
    st.sampled_from(sorted("ابپتسشعکگلمنوهیيكةءأإآؤئۀ۱٢3 \n«»\"'\u00a0\u0653\u0654ـﻻﷲﯽﺌ"))
    | st.sampled_from(sorted(INVISIBLE | MARKS))
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_spellings_of_one_word_fold_alike(case: dict[str, list[str]]) -> None:
    assert len({fold_word(spelling) for spelling in case["spellings"]}) == 1


@pytest.mark.parametrize("pair", [("سوئد", "سواد"), ("آن", "ان"), ("گفت", "گفته"), ("«", '"'), ("“", '"')])
def test_different_words_and_quotation_marks_stay_apart(pair: tuple[str, str]) -> None:
    assert fold_word(pair[0]) != fold_word(pair[1])


def test_a_span_leads_back_to_the_original_spelling() -> None:
    text = "از تأکید\u200cهای وی"
    folded = fold(text)
    start = folded.text.index("تاکید")
    assert folded.span(start, start + len("تاکید")).of(text) == "تأکید"
    assert folded.span(start, start + len("تاکیدهای")).of(text) == "تأکید\u200cهای"


def test_a_span_keeps_vowel_signs_and_leaves_out_invisible_characters() -> None:
    text = "\u200fعلماً\u200c\u200f گفت"
    folded = fold(text)
    assert folded.span(0, 4).of(text) == "علماً"


def test_a_part_is_folded_with_offsets_of_the_whole() -> None:
    text = "خبر: كتاب"
    folded = fold(text, Span(5, 9))
    assert (folded.text, folded.offsets) == ("کتاب", (5, 6, 7, 8, 9))


@given(PERSIAN)
def test_the_text_alone_is_the_same_text(text: str) -> None:
    assert fold_text(text) == fold(text).text


@given(PERSIAN)
def test_offsets_grow_and_spans_stay_inside(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    for start in range(len(folded.text)):
        span = folded.span(start, start + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start] not in INVISIBLE
        assert text[span.end - 1] not in INVISIBLE


@given(PERSIAN | st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(PERSIAN)
def test_nothing_invisible_is_left(text: str) -> None:
    assert not set(fold(text).text) & (INVISIBLE | MARKS)


def test_half_space_does_not_matter() -> None:
    assert fold_word(f"می{ZWNJ}شود") == "میشود"
