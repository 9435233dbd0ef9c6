from brief.article import Attribution, Quote, Rendering, Sentence, Span, Unit
from brief.steps.quote import quote_in_english, units_of_quotes

TEXT = "او گفت: باران آمد. برف هم آمد. او گفت که باد می‌وزد."
CLAUSE = Unit(Span(0, 7), 1, 1, "clause")
RAIN = Unit(Span(8, 18), 1, 1, "statement")
SNOW = Unit(Span(19, 30), 2, 1, "sentence")
WIND = Unit(Span(31, 52), 3, 1, "sentence")
SENTENCES = [Sentence(1, 1, Span(0, 18)), Sentence(2, 1, Span(19, 30)), Sentence(3, 1, Span(31, 52))]
UNITS = [CLAUSE, RAIN, SNOW, WIND]


def quote(*words: str, verbatim: bool = False) -> Quote:
    spans = tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)
    return Quote("q1", 1, "direct", verbatim, None, spans, None, None)


def english(found: Quote, further: dict[Unit, str] | None = None) -> str:
    known = {CLAUSE: "He said:", RAIN: "Rain came.", SNOW: "Snow came too.", WIND: "He said that wind blows."}
    renderings = [Rendering(unit, words) for unit, words in (known | (further or {})).items()]
    return quote_in_english(TEXT, Attribution((), (found,), ()), renderings).quotes[0].english


def test_a_statement_that_is_a_unit_needs_no_other() -> None:
    assert units_of_quotes(TEXT, [quote("باران آمد")], UNITS, SENTENCES) == ()
    assert english(quote("باران آمد")) == "Rain came."


def test_a_statement_over_several_sentences_joins_them() -> None:
    assert english(quote("باران آمد. برف هم آمد")) == "Rain came. Snow came too."


def test_a_part_of_a_sentence_gets_a_unit_of_its_own() -> None:
    part = quote("باد می‌وزد")
    (unit,) = units_of_quotes(TEXT, [part], UNITS, SENTENCES)
    assert (unit.span.of(TEXT), unit.sentence) == ("باد می‌وزد", 3)
    assert english(part, {unit: "wind blows"}) == "wind blows"


def test_without_a_rendering_of_exactly_its_words_there_is_no_english() -> None:
    assert english(quote("باد می‌وزد")) == ""


def test_marks_around_a_verbatim_statement_are_left_to_the_page() -> None:
    found = quote("باران آمد", verbatim=True)
    renderings = [Rendering(RAIN, '"Rain came."')]
    assert quote_in_english(TEXT, Attribution((), (found,), ()), renderings).quotes[0].english == "Rain came."
