import pytest
from training.clean import (
    TEMPLATE_COPIES,
    Cleaner,
    fold_english,
    fold_persian,
    in_its_language,
    latin_words_agree,
    letters_only,
    numbers_agree,
    of_like_length,
    without_markup,
)

HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"


def test_arabic_letters_and_stray_half_spaces_are_folded():
    arabic = f"\N{ARABIC LETTER KAF}تاب {HALF_SPACE}عل\N{ARABIC LETTER YEH}  می{HALF_SPACE}{HALF_SPACE}رود"
    assert fold_persian(arabic) == f"کتاب علی می{HALF_SPACE}رود"


def test_english_quotes_become_plain():
    assert fold_english("\N{LEFT DOUBLE QUOTATION MARK}Yes\N{RIGHT DOUBLE QUOTATION MARK}  he said") == '"Yes" he said'


@pytest.mark.parametrize(
    ("rule", "persian", "english", "fit"),
    [
        (in_its_language, "شهردار گفت", "The mayor said", True),
        (in_its_language, "The mayor said", "The mayor said", False),
        (in_its_language, "شهردار گفت", "The شهردار said", False),
        (of_like_length, "شهردار گفت", "The mayor said", True),
        (of_like_length, "شهردار گفت", "The mayor said that the programme would begin next year in the city", False),
        (without_markup, "شهردار گفت", "The mayor said", True),
        (without_markup, "متن `کد`", "some `code`", False),
        (numbers_agree, "در سال ۱۳۹۸ آغاز شد", "It began in 1398", True),
        (numbers_agree, "در سال ۱۳۹۸ آغاز شد", "It began in 2019", False),
        (numbers_agree, "۱۲٬۰۰۰ نفر", "12,000 people", True),
        (numbers_agree, "دوازده نفر", "12 people", True),
        (numbers_agree, "۴۱ هزار و ۲۷۰ واحد", "41,270 units", True),
        (numbers_agree, "از سال ۹۹", "since 1399", True),
        (numbers_agree, "۲ هزار و ۸۰۰ میلیارد تومان", "2.8 trillion tomans", True),
        (latin_words_agree, "نرم‌افزار Debian را نصب کنید", "Install Debian", True),
        (latin_words_agree, "نرم‌افزار Debian را نصب کنید", "Install the software", False),
    ],
)
def test_rule(rule, persian, english, fit):
    assert rule(persian, english) is fit


def test_held_out_sentences_and_copies_are_dropped_and_counted():
    cleaner = Cleaner({letters_only("این جمله برای آزمون است.")})
    kept = cleaner.clean(
        [
            ("این جمله برای آزمون است", "This sentence is for the test"),
            ("شهردار شیراز سخن گفت.", "The mayor of Shiraz spoke."),
            ("شهردار شیراز سخن گفت", "The mayor of Shiraz spoke"),
        ]
    )
    assert kept == [("شهردار شیراز سخن گفت.", "The mayor of Shiraz spoke.")]
    assert cleaner.dropped == {"held_out": 1, "duplicate": 1}


def test_templates_are_kept_a_few_times_only():
    cleaner = Cleaner(set())
    kept = cleaner.clean([(f"دمای شهر {n} درجه است", f"The city has {n} degrees") for n in range(10, 20)])
    assert len(kept) == TEMPLATE_COPIES
    assert cleaner.dropped["template"] == 10 - TEMPLATE_COPIES
