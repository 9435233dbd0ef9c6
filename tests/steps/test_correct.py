from brief.article import Rendering, Span, Term, Unit
from brief.glossary import Glossary
from brief.steps.correct import correct_names


def rendering(text: str, english: str) -> Rendering:
    return Rendering(Unit(Span(0, len(text)), 1, 1, "sentence"), english)


def corrected(text: str, english: str, *persons: tuple[str, str]) -> tuple[str, dict[str, tuple[str, ...]]]:
    places = [(name, form, text.find(name)) for name, form in persons]
    terms = tuple(
        Term(name, form, "person", (Span(at, at + len(name)),) if at >= 0 else (), "table") for name, form, at in places
    )
    (done,), marked = correct_names(text, [rendering(text, english)], (*terms, *Glossary.load().find(text)))
    return done.english, {term.english: term.corrected for term in marked if term.corrected}


def test_a_name_in_another_spelling_is_brought_to_its_form_and_told() -> None:
    english, told = corrected("نشست در اصفهان و شیراز", "The meeting in Esfahaan and Shiraz")
    assert english == "The meeting in Isfahan and Shiraz"
    assert told == {"Isfahan": ("Esfahaan",)}


def test_another_right_form_stays() -> None:
    assert corrected("نشست در اصفهان", "The meeting in Esfahan") == ("The meeting in Esfahan", {})


def test_persons_by_full_name_and_by_surname() -> None:
    asadi = ("محمدحسن اسدی", "Mohammad-Hassan Asadi")
    assert corrected("محمدحسن اسدی گفت", "Mohammed Hasan Assadi said", asadi)[0] == "Mohammad-Hassan Asadi said"
    assert corrected("اسدی گفت", "Assadi said", asadi)[0] == "Asadi said"


def test_another_name_is_left_alone() -> None:
    assert corrected("نشست در گیلان", "The meeting in Golan") == ("The meeting in Golan", {})
    assert corrected("نشست در اصفهان", "The meeting in the city") == ("The meeting in the city", {})


def test_the_readers_own_form_replaces_the_built_in_one(tmp_path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("هیأت مدیره\tBoard of Trustees\tterm\n", encoding="utf-8")
    text = "هیأت مدیره موافقت کرد"
    (done,), terms = correct_names(
        text, [rendering(text, "The board of directors agreed")], Glossary.load(path).find(text)
    )
    assert done.english == "The Board of Trustees agreed"
    assert [term.corrected for term in terms] == [("board of directors",)]
