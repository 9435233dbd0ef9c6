from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.text.characters import INVISIBLE, ZWNJ
from brief.text.preparation import ORDERS, SPELLING, prepare

SEED = Path(__file__).parents[2] / "seeds/000_b1efa616d600e43d.txt"


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("از ماه.ها پیش", "از ماه‌ها پیش"),
        ("كتاب علي", "کتاب علی"),
        ("می¬شود و می\u00adرود", "می‌شود و می‌رود"),
        ("\u200fوی  گفت:\u00a0«نه»\u200e", "وی گفت: «نه»"),
        ("مُحَمَّد", "محمد"),
        ("خانهٔ ما", "خانهٔ ما"),
        ("تأکید بر ۱۲.۵٪ و 3,000", "تأکید بر ۱۲.۵٪ و 3,000"),
        ("“متروپلیس” (۲۰۲۴ تا ۲۰۲۶)", "“متروپلیس” (۲۰۲۴ تا ۲۰۲۶)"),
        ("ﺳﻼﻡ", "سلام"),
        ("سلام \u200c\u200cدنیا\u200c.", "سلام دنیا."),
        ("میشود", "می‌شود"),
        ("", ""),
    ],
)
def test_prepared(text: str, prepared: str) -> None:
    assert prepare(text) == prepared


def test_the_seed_gets_all_twenty_seven_half_spaces() -> None:
    assert sum(prepare(line).count(ZWNJ) for line in SEED.read_text("utf-8").splitlines()) == 27


def test_each_order_has_a_name_and_a_reason() -> None:
    assert all(order.__doc__ for order in ORDERS)


@given(st.text(st.sampled_from(sorted("ابسمیهنرکيك ۱2.«»:؟\u200c\u200f\u200d\u00ad\u00a0\n\u064bـها"))))
def test_figures_and_marks_survive_and_nothing_invisible_is_left(text: str) -> None:
    prepared = prepare(text)
    for kept in "۱2«»:؟":
        assert prepared.count(kept) == text.count(kept)
    assert not set(prepared) & (INVISIBLE - {ZWNJ})
    assert prepared == " ".join(prepared.split())


@given(st.text(st.sampled_from(sorted("ابسمیهنرکيك ۱2.«»:؟\u200c\u200f\u00a0\u064bـها"))))
def test_the_spelling_orders_have_nothing_left_to_do(text: str) -> None:
    prepared = prepare(text)
    for order in SPELLING:
        assert order(prepared) == prepared
