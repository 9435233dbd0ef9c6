import pytest

from brief.text.sounds import is_heard, is_named, likeness, sounds_of


@pytest.mark.parametrize(
    ("persian", "english"),
    [
        ("روحانی", "Rouhani"),
        ("زاراگوزا", "Zaragoza"),
        ("علی‌اصغر", "Asghar"),
        ("بورکینا فاسو", "Burkinafaso"),
        ("گرجستانی", "Georgian"),
        ("یاکوب", "Jacob"),
        ("شاتله", "Chatelet"),
        ("الزهرا", "Alzahra"),
    ],
)
def test_a_name_is_heard_in_its_transcription(persian: str, english: str) -> None:
    assert is_heard(english, sounds_of(persian))


@pytest.mark.parametrize(("persian", "english"), [("اسدی", "Sadoughi"), ("پرتو جنوب", "Shabestan"), ("قم", "Tehran")])
def test_another_name_is_not(persian: str, english: str) -> None:
    assert not is_heard(english, sounds_of(persian))


def test_a_word_that_the_table_would_know_must_agree_to_the_last_sound() -> None:
    assert is_heard("Tehran", sounds_of("تهران"), strictly=True)
    assert not is_heard("Iran", sounds_of("تهران"), strictly=True)


@pytest.mark.parametrize(
    ("name", "english", "named"),
    [
        ("اسدی", "Asadi added", True),
        ("اسدی", "As a member, Sadoughi added", False),
        ("هاشمی", "Mohsen Mirhashemi", True),
        ("بنی‌اعتماد", "Rakhshan Bani-Etemad", True),
    ],
)
def test_a_surname_is_named_in_any_spelling(name: str, english: str, named: bool) -> None:
    assert is_named(name, english) is named


def test_names_are_ranked_by_how_well_they_agree() -> None:
    names = ("Azizi", "Asadi", "Sadoughi", "Tehran")
    assert max(names, key=lambda name: likeness("اسدی", name)) == "Asadi"
    assert likeness("اسدی", "Asadi") == 1
    assert likeness("قم", "Tehran") == 0 == likeness("ما", "Ma")
