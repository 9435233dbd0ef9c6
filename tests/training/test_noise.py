import dataclasses
import random
import re

import pytest
from training.noise import change_numbers, cut_at_colon, damage_pair
from training.renaming import Names
from training_toy import NO_NOISE

HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"
PERSIAN, ENGLISH = f"او «۱۲ کتاب» می{HALF_SPACE}خرد.", 'He buys "12 books".'


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("half_space_lost", "او «۱۲ کتاب» میخرد."),
        ("half_space_split", "او «۱۲ کتاب» می خرد."),
        ("stop_lost", f"او «۱۲ کتاب» می{HALF_SPACE}خرد"),
        ("latin_digits", f"او «12 کتاب» می{HALF_SPACE}خرد."),
        ("guillemets_lost", f'او "۱۲ کتاب" می{HALF_SPACE}خرد.'),
        ("arabic_letters", f"او «۱۲ \N{ARABIC LETTER KAF}تاب» م\N{ARABIC LETTER YEH}{HALF_SPACE}خرد."),
    ],
)
def test_each_damage_is_the_one_named(kind, expected):
    noise = dataclasses.replace(NO_NOISE, **{kind: 1.0})
    assert damage_pair(PERSIAN, ENGLISH, noise, Names(), random.Random(1))[0] == expected


def test_a_lost_stop_is_lost_on_both_sides():
    noise = dataclasses.replace(NO_NOISE, stop_lost=1.0)
    assert damage_pair(PERSIAN, ENGLISH, noise, Names(), random.Random(1))[1] == ENGLISH.removesuffix(".")


def test_without_noise_nothing_changes():
    assert damage_pair(PERSIAN, ENGLISH, NO_NOISE, Names(), random.Random(1)) == (PERSIAN, ENGLISH)


def test_a_colon_cuts_where_both_sides_have_one():
    persian, english = "شهردار گفت: برنامه آغاز شد", "The mayor said: the programme began"
    assert cut_at_colon(persian, english, first=True) == ("شهردار گفت:", "The mayor said:")
    assert cut_at_colon(persian, english, first=False) == ("برنامه آغاز شد", "The programme began")
    assert cut_at_colon(persian, "The mayor spoke", first=True) == (persian, "The mayor spoke")


def test_a_number_of_both_sides_is_changed_on_both():
    persian, english = change_numbers(
        "در ۴۱۲۷۰ تن، ۵ شهر و سال ۱۴۰۲", "41,270 tons, 5 cities in 2023", random.Random(1)
    )
    (number,) = re.findall(r"\d\d,\d{3}", english)
    assert int(re.findall(r"\d+", persian)[0]) == int(number.replace(",", "")) != 41270
    assert persian.endswith("تن، ۵ شهر و سال ۱۴۰۲")
    assert english.endswith(" tons, 5 cities in 2023")


def test_a_number_of_one_side_alone_stays():
    assert change_numbers("۱۲ کتاب", "a dozen books", random.Random(1)) == ("۱۲ کتاب", "a dozen books")
