import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.text.segment import paragraphs, sentences

CASES = json.loads((Path(__file__).parents[1] / "cases/segment.json").read_text("utf-8"))
SEED = Path(__file__).parents[2] / "seeds/000_b1efa616d600e43d.txt"
LINE = st.lists(
    st.sampled_from(
        [
            *'«»“”()[]".!؟?…:؛،/ \n\u200c\u200f',
            ". ",
            "؟ ",
            "...",
            "گفت",
            "پاسخ",
            "که",
            "ماه.ها",
            "ام",
            "آی",
            "د",
            "۱۲",
            "A",
            "الف",
        ]
    )
).map("".join)


def cut(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in sentences(text, paragraphs(text))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_sentences(case: dict[str, str]) -> None:
    assert cut(case["text"]) == case["sentences"]


def test_the_seed_has_eleven_paragraphs_of_one_sentence() -> None:
    text = SEED.read_text("utf-8")
    found = paragraphs(text)
    assert [paragraph.role for paragraph in found] == ["headline", *["body"] * 10]
    assert [sentence.paragraph for sentence in sentences(text, found)] == list(range(1, 12))


def test_paragraphs_are_trimmed_lines() -> None:
    text = "تیتر\n\n  متن خبر. \u200c\n\u200c\nپایان"
    assert [(p.number, p.span.of(text)) for p in paragraphs(text)] == [(1, "تیتر"), (2, "متن خبر."), (3, "پایان")]


@pytest.mark.parametrize(
    "line",
    [
        "انتهای پیام",
        "انتهای پیام/4129/",
        "پایان پیام/ ۲۱۸",
        "کد خبر: 40101",
        "کد خبرنگار: 30102",
        "https://isna.ir/x",
        "***",
        "بیشتر بخوانید:",
        "نسخه چاپی",
        "۲۱۷۲۱۷",
        "256 43",
        "انتهای پیام\u200c",
        "برچسب‌ها: شیراز، متروپلیس",
        "video/mp4",
    ],
)
def test_the_furniture_below_an_article_is_boilerplate(line: str) -> None:
    assert paragraphs(f"تیتر\nمتن خبر.\n{line}")[2].role == "boilerplate"


@pytest.mark.parametrize(
    "line", ["پیام رهبری منتشر شد.", "کد اخلاقی تدوین شد.", "نظر او این است.", "منبع: ایرنا", "ادامه دارد", "۱۲ میلیون"]
)
def test_sentences_that_look_like_furniture_are_body(line: str) -> None:
    assert paragraphs(f"تیتر\nمتن خبر.\n{line}")[2].role == "body"


def test_digits_in_a_table_are_body() -> None:
    roles = [paragraph.role for paragraph in paragraphs("تیتر\nقیمت دلار\n۱۱,۴۳۷\nقیمت یورو\n۱۲,۴۳۷\nمتن.\n۲۱۷۲۱۷")]
    assert roles == ["headline", "body", "body", "body", "body", "body", "boilerplate"]


@pytest.mark.parametrize("text", ["", "\n \n", "\u200c"])
def test_nothing_gives_nothing(text: str) -> None:
    assert paragraphs(text) == ()
    assert sentences(text, ()) == ()


@given(LINE)
def test_sentences_cover_their_paragraphs_in_order(text: str) -> None:
    found = paragraphs(text)
    parts = sentences(text, found)
    for paragraph in found:
        spans = [part.span for part in parts if part.paragraph == paragraph.number]
        assert spans[0].start == paragraph.span.start
        assert spans[-1].end == paragraph.span.end
        for left, right in pairwise(spans):
            assert left.end <= right.start
            assert not text[left.end : right.start].strip(" \u200c\u200f")
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert all(part.span.start < part.span.end for part in parts)


@pytest.mark.parametrize(
    "piece", ["است. ", "« . ", "؟ گفت: که ", "( ", '" . ', ". ", "د.", "پاسخ؟ ", "»", "او گفت: «رفت. » "]
)
def test_one_line_of_two_megabytes_is_cut_in_linear_time(piece: str) -> None:
    """Quadratic work on a million code points would not end within any test run."""
    text = "خبر " + piece * (1_000_000 // len(piece))
    assert sentences(text, paragraphs(text))[-1].span.end == len(text.rstrip())
