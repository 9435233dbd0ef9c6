import pytest

from brief.errors import InputError
from brief.glossary import Glossary


@pytest.fixture(scope="module")
def glossary():
    return Glossary.load()


def found(glossary, text):
    return [(term.english, [span.of(text) for span in term.spans]) for term in glossary.find(text)]


def test_the_longest_term_wins(glossary):
    assert found(glossary, "خلیج فارس و استان فارس") == [("Persian Gulf", ["خلیج فارس"]), ("Fars", ["فارس"])]


def test_spelling_variants_are_one_term(glossary):
    text = "هیأت‌مدیره، هیأت مدیره، هیأتمدیره و هيات مديره"
    assert found(glossary, text) == [("Board of Directors", ["هیأت‌مدیره", "هیأت مدیره", "هیأتمدیره", "هيات مديره"])]


def test_plurals_and_joining_yeh_may_follow(glossary):
    assert found(glossary, "کلانشهرهای اروپای غربی") == [("metropolis", ["کلانشهر"]), ("Europe", ["اروپا"])]


def test_no_term_inside_a_word(glossary):
    assert found(glossary, "ایرانشهری و مقم و یزدگرد") == []


@pytest.mark.parametrize("text", ["روز دوشنبه", "کابل برق", "استقلال کشور", "در آستانه عید", "در میانه راه", "سود بم"])
def test_common_words_are_no_names(glossary, text):
    assert found(glossary, text) == []


def test_places_that_only_the_english_names_are_told(glossary):
    assert glossary.added_places("نشست تهران", "A meeting in Tehran, Isfahan and the Isfahan region") == ("Isfahan",)
    assert glossary.added_places("جشنواره کن در نیومکزیکو", "The Cannes festival in New Mexico City") == ()


def test_an_announced_name_is_found(glossary):
    assert found(glossary, "در شهر کابل") == [("Kabul", ["کابل"])]
    assert found(glossary, "تیم استقلال") == [("Esteghlal", ["استقلال"])]


@pytest.mark.parametrize(
    ("persian", "english"),
    [
        ("ژنو", "Geneva"),
        ("قونیه", "Konya"),
        ("سائوپائولو", "São Paulo"),
        ("متروپلیس", "Metropolis"),
        ("رهبر معظم انقلاب اسلامی", "Supreme Leader of the Islamic Revolution"),
        ("برنامه هفتم", "Seventh Development Plan"),
        ("قوه قضاییه", "Judiciary"),
        ("ایسنا", "ISNA"),
        ("ناکجاآباد", None),
    ],
)
def test_exact_lookup(glossary, persian, english):
    assert glossary.english(persian) == english


def test_the_readers_file_wins_and_changes_the_digest(glossary, tmp_path):
    path = tmp_path / "terms.tsv"
    path.write_text("پرتو جنوب\tParto-e Jonub\torganisation\nدبستان مهر\tMehr School\torganisation\n", encoding="utf-8")
    own = Glossary.load(path)
    assert own.english("پرتو جنوب") == "Parto-e Jonub"
    assert own.english("دبستان مهر") == "Mehr School"
    assert own.english("شیراز") == "Shiraz"
    assert own.digest != glossary.digest
    assert Glossary.load().digest == glossary.digest


@pytest.mark.parametrize("row", ["شیراز\tShiraz", "شیراز\tShiraz\tcity", "شیراز\t\tplace", "a\tb\tplace\tc\td"])
def test_a_malformed_row_is_named(tmp_path, row):
    path = tmp_path / "terms.tsv"
    path.write_text(f"# terms\nتهران\tTehran\tplace\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 3"):
        Glossary.load(path)


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match=r"none\.tsv"):
        Glossary.load(tmp_path / "none.tsv")
