import pytest

from brief.text.strange_words import is_english, strange_words


@pytest.mark.parametrize(
    ("persian", "english"),
    [
        ("محمدحسن اسدی گفت", "Mohammad-Hassan Asadi said"),
        ("علی‌اصغر مونسان", "Ali Asghar Mounesan"),
        ("باشگاه گرجستانی", "the Georgian club"),
        ("روسیه به خبرگزاری ریانووستی گفت", "told RIA Novosti"),
        ("کشتی‌گیران یزیدی", "Yazidi wrestlers"),
        ("در بورکینا فاسو", "in Burkina Faso"),
        ("رولز رویس", "Rolls Royce"),
        ("در این دانشگاه", "a postgraduate at this university doesn't"),
        ("سیستم میکروتوربین", "a microturbine system"),
        ("در ماه گذشته", "On Monday, 3 March"),
        ("سازمان FATF و iPhone", "FATF and the iPhone"),
        ("شرکت Xiaomi", "the company Xiaomi"),
        ("محمدرضا خاتمی", "Mohammad Reza Khatami"),
        ("رابرت دنیرو در آوینیون", "Robert De Niro in Avignon"),
        ("ژاک اودیار", "Jacques Audiard"),
        ("یک طرفه", "one-sidedly"),
        ("جرم فرانپتونی", "the trans-Neptunian object"),
    ],
)
def test_names_that_sound_alike_and_english_words_are_explained(persian: str, english: str) -> None:
    assert strange_words(persian, english) == ()


@pytest.mark.parametrize(
    ("persian", "english", "strange"),
    [
        ("اسدی که عضو هیأت‌مدیره متروپلیس بود", "Sadoughi, a member of the board of Metropolis", ("Sadoughi",)),
        ("جایگاه شیراز در متروپلیس", "the position of Shiraz in strainal", ("strainal",)),
        ("به گزارش پرتو جنوب", "According to Shabestan", ("Shabestan",)),
        ("اشغال این منطقه", "The groccupation of this area, groccupation", ("groccupation",)),
        ("رئیس جمهور روسیه گفت", "The presdual of Russia said", ("presdual",)),
    ],
)
def test_made_up_words_and_other_names_are_strange(persian: str, english: str, strange: tuple[str, ...]) -> None:
    assert strange_words(persian, english) == strange


def test_a_name_that_is_known_to_be_right_is_not_strange() -> None:
    assert strange_words("بیرجند", "the Olympics in Utah", ()) == ("Olympics", "Utah")
    assert strange_words("بیرجند", "the Olympics in Utah", ("Utah", "Olympics")) == ()


@pytest.mark.parametrize(("word", "known"), [("municipalities", True), ("organised", True), ("metople", False)])
def test_english_words_are_known_whatever_their_ending(word: str, known: bool) -> None:
    assert is_english(word) is known
