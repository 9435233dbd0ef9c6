from collections.abc import Sequence
from dataclasses import replace

import pytest

from brief.article import Span, Unit, UnitRole, english_of_paragraph
from brief.engines.base import Decoding, Reply
from brief.errors import ReplyError
from brief.steps.fix import clauses, in_latin_digits, usual_ways
from brief.steps.translate import translate, translate_phrases
from fakes import CARD, ScriptedEngine, term

TEXT = "اسدی گفت: این شهر زیباست. این شهر زیباست."
CLAUSE, FIRST, SECOND = Span(0, 9), Span(10, 25), Span(26, 41)


def unit(span: Span, role: UnitRole = "sentence") -> Unit:
    return Unit(span=span, sentence=1, paragraph=1, role=role)


def test_order_and_count_are_kept_and_equal_sentences_are_asked_once() -> None:
    engine = ScriptedEngine({"اسدی گفت:": "Asadi said:", "این شهر زیباست.": "This city is beautiful."}.__getitem__)
    renderings = translate(TEXT, [unit(SECOND), unit(CLAUSE, "clause"), unit(FIRST)], engine, Decoding())
    assert [r.english for r in renderings] == ["This city is beautiful.", "Asadi said:", "This city is beautiful."]
    assert engine.asked == [(("این شهر زیباست.", "اسدی گفت:"), Decoding())]


def test_a_clause_ends_with_a_colon_whatever_the_model_wrote() -> None:
    engine = ScriptedEngine(lambda _: "Asadi said .")
    assert translate(TEXT, [unit(CLAUSE, "clause")], engine, Decoding())[0].english == "Asadi said:"


def test_what_looks_wrong_is_tried_again_with_other_settings() -> None:
    def script(text: str) -> str:
        return (
            "the city the city the city the city the city the city" if len(engine.asked) == 1 else "The city is fine."
        )

    engine = ScriptedEngine(script)
    rendering = translate(TEXT, [unit(FIRST)], engine, Decoding())[0]
    assert rendering.english == "The city is fine."
    assert [decoding for _, decoding in engine.asked] == [Decoding(), usual_ways(Decoding())[0][1]]


def test_of_several_doubtful_answers_the_one_with_the_fewest_numbers_wrong_is_kept() -> None:
    answers = iter(["From 20 to 206.", "From 2024 to 206.", "From nowhere."])
    rendering = translate("از ۲۰۲۴ تا ۲۰۲۶", [unit(Span(0, 15))], ScriptedEngine(lambda _: next(answers)), Decoding())[
        0
    ]
    assert rendering.english == "From 2024 to 206."
    assert rendering.flags == ("numbers",)


def test_smaller_pieces_are_tried_for_what_is_lost() -> None:
    text = "هیأت‌مدیره با ۵ شهر موافقت کرد و تعداد اعضا به ۱۵۱ شهر می‌رسد"

    def script(source: str) -> str:
        return {"هیأت‌مدیره با ۵ شهر موافقت کرد": "The board agreed to 5 cities."}.get(
            source, "And members reach 151 cities." if source.startswith("و") else "The board agreed."
        )

    (rendering,) = translate(text, [unit(Span(0, len(text)))], ScriptedEngine(script), Decoding())
    assert rendering.english == "The board agreed to 5 cities and members reach 151 cities."
    assert rendering.flags == ()


def test_with_fix_latin_digits_are_tried_and_the_better_version_told() -> None:
    text = "تعداد اعضا به ۱۵۱ شهر می‌رسد"
    engine = ScriptedEngine(lambda source: "Members reach 151 cities." if "151" in source else "Members reach cities.")
    (rendering,) = translate(text, [unit(Span(0, len(text)))], engine, Decoding(), fix=True)
    assert rendering.english == "Members reach 151 cities."
    assert rendering.flags == ("fixed",)
    assert translate(text, [unit(Span(0, len(text)))], engine, Decoding())[0].english == "Members reach cities."


def test_the_pieces_of_a_source_are_no_shorter_than_four_words() -> None:
    assert clauses("او آمد و رفت، اما شورای شهر شیراز با طرح موافقت کرد") == (
        "او آمد و رفت،",
        "اما شورای شهر شیراز با طرح موافقت کرد",
    )
    assert in_latin_digits("۱۲٫۵ درصد") == ("12٫5 درصد",)


def test_what_stays_wrong_is_flagged() -> None:
    rendering = translate(TEXT, [unit(FIRST)], ScriptedEngine(lambda _: "The شهر is fine."), Decoding())[0]
    assert "residue" in rendering.flags


def test_marks_that_the_persian_does_not_have_are_removed_and_told() -> None:
    rendering = translate(TEXT, [unit(FIRST)], ScriptedEngine(lambda _: 'This "city" is fine.'), Decoding())[0]
    assert rendering.english == "This city is fine."
    assert rendering.flags == ("quotes_removed",)


def test_an_engine_that_loses_count_is_an_error() -> None:
    class Forgetful(ScriptedEngine):
        def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
            return super().generate(texts, decoding)[:-1]

    with pytest.raises(ReplyError, match="asked for 1 sentences and gave 0"):
        translate(TEXT, [unit(FIRST)], Forgetful(str, card=CARD), Decoding())


def test_the_paragraph_joins_its_units_in_text_order() -> None:
    engine = ScriptedEngine(lambda text: "Asadi said:" if "گفت" in text else "It is fine .")
    renderings = translate(TEXT, [unit(CLAUSE, "clause"), unit(FIRST, "statement")], engine, Decoding())
    assert english_of_paragraph(renderings, 1) == "Asadi said: It is fine."


def test_phrases_lose_the_full_stop_that_models_add() -> None:
    assert translate_phrases(("شهردار",), ScriptedEngine(lambda _: "Mayor."), Decoding()) == ("Mayor",)


def test_a_line_without_words_is_not_sent() -> None:
    engine = ScriptedEngine(lambda _: "Invented.")
    assert translate("* * *", [unit(Span(0, 5))], engine, Decoding())[0].english == "* * *"
    assert all(not texts for texts, _ in engine.asked)


def test_an_engine_that_copies_is_told_what_is_known_and_judged_by_the_persian() -> None:
    text = "برنامه هفتم در یزد"
    terms = [term(text, "برنامه هفتم", "Seventh Plan", "term"), term(text, "یزد", "Yazd", "place")]
    engine = ScriptedEngine(lambda _: "The Seventh Plan in Yazd.", card=replace(CARD, copies=True))
    rendering = translate(text, [unit(Span(0, 18))], engine, Decoding(), terms=terms)[0]
    assert engine.asked == [(("Seventh Plan در Yazd",), Decoding())]
    assert rendering.flags == ()
    plain = ScriptedEngine(lambda _: "The Seventh Plan in Yazd.")
    translate(text, [unit(Span(0, 18))], plain, Decoding(), terms=terms)
    assert plain.asked == [((text,), Decoding())]


def test_a_form_that_was_told_and_does_not_come_back_is_asked_for_again() -> None:
    answers = iter(["A meeting in the city.", "A meeting in Konya."])
    engine = ScriptedEngine(lambda _: next(answers), card=replace(CARD, copies=True))
    terms = [term("نشست در قونیه", "قونیه", "Konya", "place")]
    assert translate("نشست در قونیه", [unit(Span(0, 13))], engine, Decoding(), terms=terms)[0].english == (
        "A meeting in Konya."
    )
