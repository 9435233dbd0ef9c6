import pytest

from brief.text.content import english_words, persian_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The minister stopped the trains", "stop a train by ministers"),
        ("cities' agencies", "city and agency"),
        ("The mayor's plans were making noise", "mayors make noises, planned"),
    ],
)
def test_english_words_of_one_stem_meet(one: str, other: str) -> None:
    assert len(set(english_words(one)) & set(english_words(other))) >= 2


def test_what_every_sentence_has_is_no_content() -> None:
    assert english_words("It was said that they would have been there") == ()
    assert persian_words("این که از آن در آن شده است") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ایستگاه‌های", "ایستگاه"),
        ("شهرها", "شهر"),
        ("می‌رود", "رود"),
        ("بزرگ‌ترین", "بزرگتر"),
        ("كتاب", "کتاب"),
    ],
)
def test_persian_words_meet_without_their_endings(one: str, other: str) -> None:
    assert persian_words(one) == persian_words(other) != ()
