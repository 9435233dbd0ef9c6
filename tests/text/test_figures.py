import pytest

from brief.text.figures import compare_figures, read_figures


def test_dates_win_over_numbers_and_spans_are_shifted():
    text = "۱۵ اردیبهشت ۱۴۰۳ با ۵ شهر"
    figures = read_figures(text, offset=100)
    assert [(figure.kind, figure.value) for figure in figures] == [("date", "2024-05-04"), ("number", "5")]
    assert figures[0].span.start == 100


@pytest.mark.parametrize(
    ("persian", "english"),
    [
        ("۵ شهر", "five cities"),
        ("۵ میلیون", "5,000,000"),
        ("امتیاز ۱۲.۴۰۰", "a score of 12.400"),
        ("۱۲.۴۰۰ ریال", "12,400 rials"),
        ("دو کارگروه ویژه", "two special working groups"),
        ("(۲۰۲۴ تا ۲۰۲۶)", "(2024–2026)"),
        ("سال ۱۴۰۲", "in 1402"),
        ("سال ۱۴۰۲", "in 2023"),
        ("۱۵ اردیبهشت ۱۴۰۳", "on 4 May 2024"),
        ("۱۰ شهریور ۹۸", "10 Shahrivar 98"),
        ("یک‌سوم مردم", "a third of the people"),
        ("ساعت ۱۵", "at 15:00"),
        ("ساعت ۱۸", "at 6 p.m."),
        ("۴۵ تا ۴۷ هزار تومان", "45,000 to 47,000 tomans"),
        ("۱۵۲۰ دلار و ۵۰ سنت", "$1,520.50"),
        ("جنگ جهانی دوم", "the Second World War"),
        ("این یک تکلیف است", "this is a duty"),
        ("پهپاد MQ-4C", "an MQ-4C drone"),
        ("۱۷ شهریور", "Shahrivar 17"),
        ("از ۱۸ تا ۲۶ آوریل ۲۰۱۹", "from April 18 to 26, 2019"),
        ("هفته سوم شهریورماه", "the third week of Shahrivar"),
        ("ساعت ۱۸.۳۰", "at 6:30 p.m."),
        ("یک میلیون و ۲۴۰ هزار هکتار", "one million and 240,000 hectares"),
        ("۸۰ هزار و ۵۰۰ میلیارد ریال", "80 thousand and 500 billion rials"),
        ("۴۹ میلیون و ۲۱۹ هزار و ۲۰۳ سهم", "49 million, 219 thousand and 203 shares"),
        ("یک هزار ۱۰۰ نفر", "1,100 people"),
        ("۱۸ ثانیه و ۵۲ صدم ثانیه", "18.52 seconds"),
        ("یک چهارم نهایی", "the quarter-finals"),
        ("ده‌ها هزار میلیارد تومان", "tens of trillions of tomans"),
        ("سه ماهه دوم سال", "the second quarter of the year"),
        ("تیم امید", "the under-23 team"),
        ("تسلا مدل ۳ (Tesla Model ۳)", "Tesla Model 3"),
        ("جشنواره سی‌وهفتم؛ پوستر سی‌وهفتمین جشنواره", "the 37th festival's poster"),
        ("سه بر صفر", "3-0"),
    ],
)
def test_faithful_english_passes(persian, english):
    compared = compare_figures(persian, english)
    assert (compared.missing, compared.added) == ((), ())


@pytest.mark.parametrize(
    ("persian", "english", "missing", "added"),
    [
        ("۱۵۱ شهر", "115 cities", ["151"], ("115",)),
        ("۱۵۱ شهر", "the cities", ["151"], ()),
        ("شهرها", "the 12 cities", [], ("12",)),
        ("۵ میلیون", "5 billion", ["5000000"], ()),
        ("سال ۱۹۸۴", "in 1985", ["1984"], ()),
        ("۱۵ اردیبهشت ۱۴۰۳", "15 Ordibehesht 1402", ["2024-05-04"], ()),
        ("۵ شهر و ۵ روستا", "five cities and villages", ["5"], ()),
        ("سه بر یک", "2-1", ["3"], ("2",)),
    ],
)
def test_unfaithful_english_fails(persian, english, missing, added):
    compared = compare_figures(persian, english)
    assert ([figure.value for figure in compared.missing], compared.added) == (missing, added)


@pytest.mark.parametrize(
    ("persian", "english", "missing", "added"),
    [
        ("۱۷ شهریور", "on 17 Mordad", ["17 Shahrivar"], ("17 Mordad",)),
        ("هفتم شهریور، رتبه هفتم", "seventh place, on  Shahrivar", ["7 Shahrivar"], ()),
        ("ساعت ۱۷:۳۰", "at 18:30", ["17:30"], ()),
        ("سال ۱۹۸۴", "in 1985", ["1984"], ("1985",)),
        ("شهریور ۹۸", "in Mehr 1398", [], ("Mehr 1398",)),
    ],
)
def test_a_shifted_date_is_seen(persian, english, missing, added):
    compared = compare_figures(persian, english)
    assert ([figure.value for figure in compared.missing], compared.added_dates) == (missing, added)
