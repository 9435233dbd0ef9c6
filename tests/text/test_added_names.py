import pytest

from brief.text.added_names import added_names


@pytest.mark.parametrize(
    ("persian", "english", "added"),
    [
        ("ظریف گفت", "Zarif said", ()),
        ("وزیر خارجه گفت", "Foreign Minister Zarif said", ("Zarif",)),
        ("آقای حسینی رفت", "Mr Hosseini left", ()),
        ("آقای حسینی‌نژاد رفت", "Mr Hosseini Nejad left", ()),
        ("رئیس جمهور آمریکا", "US President Donald Trump", ("Donald", "Trump")),
        ("پاول آمد و فیلیپ رفت", "Paul came and Philip left", ()),
        ("مذاکره با Grossi", "talks with Grossi", ()),
        ("وزیر در مجلس شورای اسلامی", "The Minister in the Islamic Consultative Assembly on Monday", ()),
        ("جهان عرب", "the Arab world", ()),
    ],
)
def test_persons_that_no_word_of_the_persian_names(persian: str, english: str, added: tuple[str, ...]) -> None:
    assert added_names(persian, english) == added
