import pytest

from brief.article import Span
from brief.steps.constrain import constrain, known_forms
from fakes import term

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


@pytest.mark.parametrize(
    ("text", "terms", "told"),
    [
        ("نشست در بروکسل", [("بروکسل", "Brussels", "place")], "نشست در Brussels"),
        ("شهردار شیراز", [("شهردار", "Mayor", "office"), ("شیراز", "Shiraz", "place")], "شهردار Shiraz"),
        ("شهرهای ایران", [("شهرهای ایران", "World Association of Major Cities", "body"), ("ایران", "Iran", "place")],
         "شهرهای ایران"),
        ("قدرت نرم ایران", [("قدرت نرم", "soft power", "term"), ("ایران", "Iran", "place")], "قدرت نرم Iran"),
        ("مجلس ایران", [("ایران", "Iran", "place"), ("مجلس", "Parliament", "organisation")], "Parliament Iran"),
        ("انجمن کلانشهرهای جهان", [("انجمن کلانشهرهای جهان", "Metropolis", "organisation"), ("جهان", "Jahan", "term")],
         "Metropolis"),
        (f"کلانشهر{ZWNJ}ها", [("کلانشهر", "metropolis", "term")], f"کلانشهر{ZWNJ}ها"),
        ("ایرانیان", [("ایران", "Iran", "place")], "ایرانیان"),
    ],
    ids=["a place", "no office", "no long name, nor what it holds", "no common word", "several", "the longest",
         "not before a suffix", "not in a word"],
)  # fmt: skip
def test_the_persian_gets_what_is_known(text, terms, told):
    known = known_forms(text, [term(text, *one) for one in terms])
    assert constrain(text, Span(0, len(text)), known) == told


def test_a_surname_is_known_alone_unless_it_is_a_word():
    text = "محمدحسن اسدی گفت. اسدی افزود مردم آمدند."
    person = term(text, "محمدحسن اسدی", "Mohammad-Hassan Asadi", "person")
    known = known_forms(text, [person])
    assert constrain(text, Span(0, len(text)), known) == "Mohammad-Hassan Asadi گفت. Asadi افزود مردم آمدند."
    text = "رضا مردم گفت مردم آمدند"
    assert len(known_forms(text, [term(text, "رضا مردم", "Reza Mardom", "person")])) == 1


def test_only_what_lies_inside_is_written():
    text = "شیراز. تهران"
    known = known_forms(text, [term(text, "شیراز", "Shiraz"), term(text, "تهران", "Tehran")])
    assert constrain(text, Span(7, 12), known) == "Tehran"


def test_names_of_the_table_are_known_in_a_row_and_not_alone():
    text = "حسن روحانی با امید گفت. علی و محمد رفتند. روحانی آمد."
    known = [(span.of(text), english) for span, english in known_forms(text, [])]
    assert known == [("حسن روحانی", "Hassan Rouhani"), ("روحانی", "Rouhani")]


def test_a_surname_of_two_english_words_stays_whole():
    text = "سیدرضا سیدحسینی گفت. سیدحسینی افزود."
    assert [english for _, english in known_forms(text, [])] == ["Seyyed Reza Seyyed Hosseini", "Seyyed Hosseini"]


def test_a_found_name_that_is_no_word_is_known_alone():
    assert [english for _, english in known_forms("باشگاه نیوکاسل به تگزاس رفت", [])] == ["Newcastle", "Texas"]
