import pytest

from brief.text.english_dates import find_english_dates


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on 17 Shahrivar 1398", ["17 Shahrivar"]),
        ("on the 7th of Moharram", ["7 Muharram"]),
        ("from September 18 to 26, 2019", ["18 September", "26 September"]),
        ("by twenty-first August", ["21 August"]),
        ("In May 2018", ["May 2018"]),
        ("in Mehr 97", ["Mehr 1397"]),
        ("dated 1398/3/21", ["21 Khordad"]),
        ("dated 21.3.2019", ["21 March"]),
        ("at 6:30 p.m.", ["18:30"]),
        ("at 21:00", ["21:00"]),
        ("he may 5 percent, march on", []),
    ],
)
def test_dates_by_their_day_and_month(text, values):
    assert [date.value for date in find_english_dates(text)] == values
