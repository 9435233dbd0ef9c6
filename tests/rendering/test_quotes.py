from dataclasses import replace

from brief.article import Article, Attribution
from brief.rendering.markdown import quotes_markdown
from brief.rendering.quotes import quotes_object
from brief.steps.attribute import attribute
from brief.text import segment

TEXT = "خبر\nبه گزارش ایسنا، علی رضایی، وزیر نیرو مدعی شد: کار [تمام] شد.\nوی افزود: «فردا ادامه خواهیم داد»."


def article(text):
    return Article(name="a", text=text)


def read(text):
    paragraphs = segment.paragraphs(text)
    return attribute(text, paragraphs, segment.sentences(text, paragraphs))


def test_the_contract():
    found = quotes_object(article(TEXT), read(TEXT))
    assert list(found) == ["schema", "article", "speakers", "quotes", "sourcing"]
    assert found["schema"] == 1
    assert found["article"] == {"name": "a", "digest": article(TEXT).digest}
    assert found["speakers"] == [
        {"id": "s1", "name": "علی رضایی", "role": "وزیر نیرو", "name_en": None, "role_en": None, "kind": "person"}
    ]
    assert found["sourcing"] == [{"paragraph": 2, "cue": "به گزارش", "source": "ایسنا"}]


def test_every_span_of_the_contract_is_in_the_text():
    for quote in quotes_object(article(TEXT), read(TEXT))["quotes"]:
        for span in (*quote["spans"], quote["cue"], quote["mention"]):
            assert TEXT[span["start"] : span["end"]] == span["text"]


def test_marks_stand_only_around_verbatim_words():
    found = read(TEXT)
    english = tuple(replace(quote, english="Words") for quote in found.quotes)
    page = quotes_markdown(article(TEXT), replace(found, quotes=english))
    assert [line.strip() for line in page.split("\n") if "Words" in line] == ["Words", "“Words” (translated)"]


def test_claims_are_called_claims():
    assert "claimed (a claim)" in quotes_markdown(article(TEXT), read(TEXT))


def test_markdown_in_the_source_is_escaped():
    assert "\\[تمام\\]" in quotes_markdown(article(TEXT), read(TEXT))


def test_unattributed_statements_stand_apart():
    page = quotes_markdown(article("خبر\nوی گفت: کار تمام شد."), read("خبر\nوی گفت: کار تمام شد."))
    assert page.index("Unattributed") < page.index("کار تمام شد")


def test_nothing_gives_an_empty_page():
    assert quotes_markdown(article("خبر"), Attribution((), (), ())) == ""
