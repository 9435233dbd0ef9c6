import pytest

from brief.evaluation.rouge import Rouge, mean_rouge, rouge


def test_identical_persian_texts_score_one() -> None:
    assert rouge("شهردار شیراز خبر داد", "شهردار شيراز خبر داد") == Rouge(1, 1, 1)


def test_by_hand() -> None:
    scores = rouge("the cat sat", "the cat ran and sat")
    assert scores.one == pytest.approx(2 * 3 / 8)
    assert scores.two == pytest.approx(2 * 1 / 6)
    assert scores.longest == pytest.approx(2 * 3 / 8)


def test_a_half_space_does_not_part_a_word() -> None:
    assert rouge("می‌رسد", "میرسد").one == 1


def test_nothing_in_common_and_nothing_at_all() -> None:
    assert rouge("یک", "دو") == Rouge(0, 0, 0)
    assert mean_rouge([]) == Rouge(0, 0, 0)
    assert mean_rouge([Rouge(1, 1, 1), Rouge(0, 0, 0)]) == Rouge(0.5, 0.5, 0.5)
