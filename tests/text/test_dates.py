import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from brief.text.calendars import gregorian
from brief.text.dates import read_dates

CASES = json.loads((Path(__file__).parents[1] / "cases" / "dates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_dates_are_read(case):
    (figure,) = read_dates(case["text"])
    assert (figure.kind, figure.value, figure.reading) == (case["kind"], case["value"], case["reading"])


@pytest.mark.parametrize(
    "text",
    [
        "۱۴۰۰ نفر",
        "۲۰۰۰ تومان",
        "به ۲۰ می رسد",
        "به ۲۰ می‌رسد",
        "۳۰ درصد",
        "۱۳ مهره",
        "۱۴۰۳/۱۳/۴۵",
    ],
)
def test_what_looks_like_a_date_and_is_none(text):
    assert [figure for figure in read_dates(text) if figure.kind in ("date", "year")] == []


def test_both_ends_of_ranges_are_read():
    assert [figure.value for figure in read_dates("متروپلیس (۲۰۲۴ تا ۲۰۲۶)")] == ["2024", "2026"]
    assert [figure.value for figure in read_dates("سال‌های ۱۳۹۸ تا ۱۴۰۰")] == ["1398", "1400"]
    assert [figure.value for figure in read_dates("از ۱۸ تا ۲۵ تیر")] == ["18 Tir", "25 Tir"]


def test_the_span_is_that_of_the_words():
    text = "روز بیست و پنجم خرداد ماه سال ۱۳۹۸ بود"
    (figure,) = read_dates(text)
    assert figure.span.of(text) == "بیست و پنجم خرداد ماه سال ۱۳۹۸"


def test_jalali_days_follow_each_other_without_gap():
    days = [
        found
        for year in range(1300, 1421)
        for month in range(1, 13)
        for day in range(1, 32)
        if (found := gregorian(year, month, day))
    ]
    assert days[0] == date(1921, 3, 21)
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))
