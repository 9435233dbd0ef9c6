import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.text.english_numbers import find_english_numbers
from brief.text.numbers import possible_values, read_numbers

CASES = json.loads((Path(__file__).parents[1] / "cases" / "numbers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_numbers_are_read_by_value(case):
    assert [figure.value for figure in read_numbers(case["text"])] == case["values"]


def test_the_span_holds_the_words_and_the_unit():
    text = "قیمت آن دو میلیون و ۲۰۰ هزار تومان است"
    (figure,) = read_numbers(text)
    assert figure.span.of(text) == "دو میلیون و ۲۰۰ هزار تومان"
    assert (figure.kind, figure.value, figure.reading) == ("money", "2200000", "2,200,000 tomans")


def test_percent_signs_stand_on_either_side():
    assert [figure.reading for figure in read_numbers("٪۲۵ و ۳۰٪ و ۴۰ درصد")] == ["25%", "30%", "40%"]


def test_small_words_are_only_possible():
    assert read_numbers("دو رویداد") == ()
    assert possible_values("دو رویداد") == {"2"}


@given(st.integers(min_value=0, max_value=10**12))
def test_any_integer_in_persian_digits_is_read_back(number):
    persian = str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert [figure.value for figure in read_numbers(f"حدود {persian} است")] == [str(number)]


@given(st.text(alphabet="۰۱۲۳۴۵۶۷۸۹٫٬/.,%٪ وهزارمیلیوننیمدهسی\N{ZERO WIDTH NON-JOINER}", max_size=40))
def test_spans_are_in_order_and_apart(text):
    spans = [figure.span for figure in read_numbers(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("151 members", ("151",)),
        ("1,234.5 tonnes", ("1234.5",)),
        ("five cities", ("5",)),
        ("two million people", ("2000000",)),
        ("3.5 million", ("3500000",)),
        ("one and a half billion", ("1500000000",)),
        ("two hundred and fifty-one thousand three hundred", ("251300",)),
        ("25%", ("25",)),
        ("half of them", ("0.5",)),
        ("two-thirds", ("2/3",)),
        ("the 7th and the seventh", ("7", "7")),
        ("twenty-first", ("21",)),
        ("2024-2026", ("2024", "2026")),
        ("2024–2026", ("2024", "2026")),
        ("$5bn", ("5000000000",)),
        ("in the 1980s", ("1980",)),
    ],
)
def test_english_numbers_are_read_by_value(text, values):
    assert tuple(number.value for number in find_english_numbers(text)) == values


@pytest.mark.parametrize("text", ["۵ تا ۰ میلیون", "سه٪۰", "سومین$سه۵،.", "از صفر تا صفر هزار"])
def test_odd_numbers_do_not_stop_the_reading(text: str) -> None:
    figures = read_numbers(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(figures))
