import pytest

from brief.text.lexicon import find_counterparts, has_counterpart

PERSIAN = "هیأت‌مدیره با درخواست پنج شهر برای عضویت در سازمان و لغو عضویت زاراگوزا موافقت کرد و دو شهر میزبان نشست شدند."
FAITHFUL = (
    "The board approved the requests of five cities for membership in the organisation and the cancellation of "
    "Zaragoza's membership, and two cities became hosts of the meeting."
)
OTHER = "The price of eggs rose by a third last month because chicken farms in the north had to close after floods."


def test_a_faithful_translation_surprises_little() -> None:
    assert find_counterparts(PERSIAN, FAITHFUL).surprise < 3


def test_the_translation_of_something_else_surprises_much() -> None:
    compared = find_counterparts(PERSIAN, OTHER)
    assert compared.surprise > 14
    assert len(compared.missing) + len(compared.added) > 0.9 * compared.witnesses


@pytest.mark.parametrize(
    ("english", "missing", "added"),
    [
        (FAITHFUL, set(), set()),
        (FAITHFUL.replace("and the cancellation of Zaragoza's membership", ""), {"لغو"}, set()),
        (FAITHFUL.replace("organisation", "county"), {"سازمان"}, {"county"}),
    ],
)
def test_words_without_a_counterpart_are_told(english: str, missing: set[str], added: set[str]) -> None:
    compared = find_counterparts(PERSIAN, english)
    assert {word for word, _ in compared.missing} >= missing
    assert {*compared.added} >= added


def test_what_is_missing_has_an_english_word_to_show() -> None:
    assert ("لغو", "cancel") in find_counterparts(PERSIAN, OTHER).missing


def test_lost_half_spaces_are_no_other_words() -> None:
    assert find_counterparts("شهرداریها برنامه دارند", "Municipalities have a plan").missing == ()


def test_a_stretch_without_counterparts_surprises_more_than_the_same_words_apart() -> None:
    words = PERSIAN.split()
    left_out = FAITHFUL.replace("for membership in the organisation and the cancellation of Zaragoza's membership", "")
    apart = left_out.replace("the meeting", "the organisation's cancelled meeting")
    assert find_counterparts(" ".join(words), left_out).surprise > find_counterparts(" ".join(words), apart).surprise


def test_nothing_says_nothing() -> None:
    assert find_counterparts("", "").surprise == 0


def test_a_translation_is_known_by_its_stem() -> None:
    assert has_counterpart("شهرداری شیراز", "municipalities")
    assert not has_counterpart("شهرداری شیراز", "county")
