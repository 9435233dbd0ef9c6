import pytest

from brief.article import Attribution, Cue, Mention, Quote, Rendering, Span, Speaker, Unit
from brief.steps.summarise import Limit, choose, rank, summarise
from brief.text.segment import paragraphs, sentences
from conftest import SEED

LINES = (
    "شهردار شیراز از آغاز ساخت خط سوم مترو خبر داد",
    "ساخت خط سوم مترو شیراز از سال آینده با بودجه شهرداری آغاز می‌شود و پنج سال طول می‌کشد.",
    "این خط دوازده ایستگاه دارد و شمال شهر را به فرودگاه می‌رساند.",
    "بودجه ساخت خط سوم مترو شیراز از سوی شورای شهر و شهرداری تأمین می‌شود.",
    "هوای شیراز در هفته آینده گرم و آفتابی پیش‌بینی شده است و باران نمی‌بارد.",
    "شهرداری شیراز ساخت ایستگاه‌های خط سوم مترو را به پیمانکاران ایرانی می‌سپارد.",
    "انتهای پیام",
)
TEXT = "\n".join(LINES) + "\n"


def structure(text: str):  # type: ignore[no-untyped-def]
    found = paragraphs(text)
    return found, sentences(text, found)


def test_three_sentences_of_the_body_in_text_order() -> None:
    chosen = choose(TEXT, *structure(TEXT))
    assert len(chosen) == 3
    assert [s.number for s in chosen] == sorted(s.number for s in chosen)
    assert {s.paragraph for s in chosen} <= {2, 4, 5, 6}


def test_the_lead_is_in_and_a_sentence_that_leans_on_another_is_not() -> None:
    chosen = {s.paragraph for s in choose(TEXT, *structure(TEXT))}
    assert 2 in chosen
    assert 3 not in chosen


def test_the_weather_is_not_what_the_article_is_about() -> None:
    assert 5 not in {s.paragraph for s in choose(TEXT, *structure(TEXT))}


def test_a_headline_alone_still_gives_a_sentence() -> None:
    assert [s.paragraph for s in choose(LINES[0], *structure(LINES[0]))] == [1]


def test_long_articles_get_five() -> None:
    text = SEED.read_text(encoding="utf-8") * 4
    assert len(choose(text, *structure(text))) == 5


def test_in_persian_the_words_are_those_of_the_source() -> None:
    summary = summarise(TEXT, *structure(TEXT), (), Attribution((), (), ()), language="fa")
    assert all(s.text == s.spans[0].of(TEXT) for s in summary.sentences)


def test_a_reported_statement_keeps_its_speaker_by_name() -> None:
    text = "او گفت: ساخت خط سوم مترو شیراز سال آینده آغاز می‌شود."
    found, units = structure(text)
    clause, statement = Unit(Span(0, 7), 1, 1, "clause"), Unit(Span(8, len(text)), 1, 1, "statement")
    renderings = (Rendering(clause, "He said:"), Rendering(statement, "The third line begins next year."))
    quote = Quote(
        "q1", 1, "direct", False, Cue(Span(3, 6), "گفتن", "neutral", "said"), (Span(8, len(text) - 1),), None, "s1"
    )
    speaker = Speaker("s1", "محمدحسن اسدی", "شهردار شیراز", "person", "Mohammad-Hassan Asadi", "Mayor of Shiraz")
    summary = summarise(text, found, units, renderings, Attribution((speaker,), (quote,), ()))
    assert [s.text for s in summary.sentences] == [
        "Mohammad-Hassan Asadi, Mayor of Shiraz, said: The third line begins next year."
    ]


def test_where_too_little_stands_alone_the_rest_makes_up_for_it() -> None:
    text = "\n".join([LINES[0], LINES[1], LINES[2], "این کار مهم است.", "انتهای پیام"])
    assert [s.paragraph for s in choose(text, *structure(text))] == [2, 3, 4]


@pytest.mark.parametrize(("limit", "paragraphs"), [(Limit(sentences=1), [2]), (Limit(words=40), [2, 6])])
def test_as_many_sentences_or_words_as_asked_for(limit: Limit, paragraphs: list[int]) -> None:
    assert [s.paragraph for s in choose(TEXT, *structure(TEXT), limit=limit)] == paragraphs


def test_a_pronoun_at_the_start_is_resolved_or_the_sentence_comes_last() -> None:
    text = LINES[0] + "\nوی از آغاز ساخت خط سوم مترو شیراز در سال آینده خبر داد."
    found, sentences = structure(text)
    mention = Mention(Span(len(LINES[0]) + 1, len(LINES[0]) + 3), "pronoun")
    quote = Quote("q1", 2, "indirect", False, None, (Span(len(LINES[0]) + 4, len(text)),), mention, "s1")
    speaker = Speaker("s1", "محمدحسن اسدی", None, "person", "Mohammad-Hassan Asadi")
    renderings = [
        Rendering(Unit(s.span, s.number, s.paragraph, "sentence"), "He announced the third line.") for s in sentences
    ]
    known = Attribution((speaker,), (quote,), ())
    assert summarise(text, found, sentences, renderings, known).sentences[0].text == (
        "Mohammad-Hassan Asadi announced the third line."
    )
    longer = text + "\n" + LINES[4]
    assert [s.paragraph for s in rank(longer, *structure(longer))] == [3, 2]
