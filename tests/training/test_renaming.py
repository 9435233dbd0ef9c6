import lzma
import random

import pytest
from training.renaming import Names, collect_names, read_names, rename, write_names

NAMES = Names(people=[("کاوه", "Kaveh"), ("مینا", "Mina")], places=[("یزد", "Yazd"), ("نیویورک", "New York")])


def other_than(persian, english):
    """The pair with a drawing that changes it."""
    draws = (rename(persian, english, NAMES, random.Random(seed), other=True, latin=False) for seed in range(20))
    return next(pair for pair in draws if pair != (persian, english))


def test_a_name_becomes_another_of_its_kind_on_both_sides():
    assert other_than("شهردار یزد گفت", "Yazd's mayor said") == ("شهردار نیویورک گفت", "New York's mayor said")
    assert other_than("مینا و مینا", "Mina and Mina") == ("کاوه و کاوه", "Kaveh and Kaveh")


@pytest.mark.parametrize(
    ("persian", "english"),
    [
        ("شهردار یزد گفت", "The mayor said"),
        ("یزدی‌ها", "Yazd's people"),
        ("مینا از کار مینا گفت", "Mina spoke of enamel"),
    ],
)
def test_a_name_that_one_side_lacks_stays(persian, english):
    for seed in range(20):
        assert rename(persian, english, NAMES, random.Random(seed), other=True, latin=True) == (persian, english)


def in_english(persian, english):
    """What is written into the Persian over many drawings."""
    draws = (rename(persian, english, NAMES, random.Random(seed), other=False, latin=True) for seed in range(20))
    return {changed for changed, same in draws if same == english}


def test_the_persian_gets_english_forms_mostly():
    found = in_english("مینا در بریتانیا", "Mina in British waters")
    assert {"Mina در Britain", "مینا در Britain"} <= found


def test_other_names_may_stand_in_english_at_once():
    assert ("New York", "New York") in {
        rename("یزد", "Yazd", NAMES, random.Random(seed), other=True, latin=True) for seed in range(20)
    }


def test_names_come_from_the_tables_and_from_places_spelt_by_their_letters(tmp_path):
    (tmp_path / "lex").mkdir()
    rows = "ارژنگ\tArzhang\tlocality\nقطور\tQotur\tlocality\nکبه\tQueenstown\tlocality\nآب سرد\tAb Sard\tlocality\n"
    (tmp_path / "lex/iran_places_wof.tsv.xz").write_bytes(lzma.compress(rows.encode()))
    names = collect_names(tmp_path)
    assert names.pools["spelt"] == [("ارژنگ", "Arzhang"), ("قطور", "Ghotour")]
    assert ("تهران", "Tehran") in names.pools["places"]
    write_names(tmp_path / "names.tsv", names)
    assert read_names(tmp_path / "names.tsv").pools == names.pools
