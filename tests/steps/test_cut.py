from brief.article import Cue, Quote, Sentence, Span
from brief.steps.cut import cut, same_words, statement_unit


def sentence(text: str) -> Sentence:
    return Sentence(number=1, paragraph=1, span=Span(0, len(text)))


def quote(text: str, cue: str, content: str) -> Quote:
    at, start = text.index(cue), text.index(content)
    return Quote(
        id="q1",
        paragraph=1,
        kind="direct",
        verbatim=False,
        cue=Cue(Span(at, at + len(cue)), cue, "neutral", "said"),
        spans=(Span(start, start + len(content)),),
        mention=None,
        speaker=None,
    )


def pieces(text: str, *quotes: Quote) -> list[tuple[str, str]]:
    return [(unit.role, unit.span.of(text)) for unit in cut(text, [sentence(text)], quotes)]


def test_a_colon_parts_clause_and_statement() -> None:
    text = "اسدی اظهار کرد: این یک تکلیف است."
    assert pieces(text, quote(text, "اظهار کرد", "این یک تکلیف است")) == [
        ("clause", "اسدی اظهار کرد:"),
        ("statement", "این یک تکلیف است."),
    ]


def test_guillemets_stay_with_the_statement() -> None:
    text = "او گفت : «این بی‌عملی است.»"
    assert pieces(text, quote(text, "گفت", "این بی‌عملی است"))[1] == ("statement", "«این بی‌عملی است.»")


def test_without_a_colon_the_sentence_stays_whole() -> None:
    text = "او گفت که این یک تکلیف است."
    assert pieces(text, quote(text, "گفت", "این یک تکلیف است")) == [("sentence", text)]


def test_a_colon_elsewhere_does_not_cut() -> None:
    text = "ساعت ۱۰:۳۰ او گفت که بازی ۲:۱ شد."
    assert pieces(text, quote(text, "گفت", "بازی ۲:۱ شد")) == [("sentence", text)]


def test_two_statements_in_one_sentence() -> None:
    text = "او گفت: باران آمد و افزود: برف هم آمد."
    roles = pieces(text, quote(text, "گفت", "باران آمد"), quote(text, "افزود", "برف هم آمد"))
    assert roles == [("clause", "او گفت:"), ("statement", "باران آمد و افزود:"), ("statement", "برف هم آمد.")]


def test_units_cover_the_sentence() -> None:
    text = "اسدی اظهار کرد:   این یک تکلیف است."
    units = cut(text, [sentence(text)], [quote(text, "اظهار کرد", "این یک تکلیف است")])
    assert "".join(u.span.of(text) for u in units).replace(" ", "") == text.replace(" ", "")


def test_marks_at_the_edges_do_not_make_other_words() -> None:
    text = "«این است.»"
    assert same_words(text, Span(0, len(text)), Span(1, len(text) - 2))
    assert not same_words(text, Span(0, len(text)), Span(1, 4))


def test_an_extra_unit_belongs_to_the_sentence_it_starts_in() -> None:
    text = "الف گفت. ب گفت که ج."
    sentences = [Sentence(1, 1, Span(0, 8)), Sentence(2, 1, Span(9, len(text)))]
    unit = statement_unit(quote(text, "ب گفت", "ج"), Span(18, 19), sentences)
    assert (unit.sentence, unit.role) == (2, "statement")
