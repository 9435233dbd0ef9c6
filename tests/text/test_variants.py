import pytest

from brief.text.variants import is_variant


@pytest.mark.parametrize(
    ("form", "candidate"),
    [
        ("Rouhani", "Rohani"),
        ("Isfahan", "Esfehan"),
        ("Ghalibaf", "Qalibaf"),
        ("Hosseini", "Hussaini"),
        ("Zaragoza", "Zaragosa"),
        ("Mohammad-Hassan Asadi", "Mohammed Hassan Assadi"),
    ],
)
def test_one_name_in_two_spellings(form, candidate):
    assert is_variant(form, candidate)


@pytest.mark.parametrize(
    ("form", "candidate"),
    [
        ("Hassan", "Hossein"),
        ("Karimi", "Karami"),
        ("Mohammad", "Mahmoud"),
        ("Shiraz", "Shirazi"),
        ("Iran", "Iraq"),
        ("Gilan", "Golan"),
        ("Kerman", "Kermanshah"),
        ("Asadi", "Asadi"),
    ],
)
def test_two_names(form, candidate):
    assert not is_variant(form, candidate)
