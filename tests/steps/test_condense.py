from collections.abc import Callable
from dataclasses import replace

import pytest

from brief.article import Rendering, Summary, Unit
from brief.engines.base import Decoding, ModelCard
from brief.steps.condense import claims_of, condense
from brief.text.segment import paragraphs, sentences
from fakes import CARD, ScriptedEngine

LINES = {
    "شهردار از آغاز ساخت مترو خبر داد": "The mayor announced the start of the metro",
    "ساخت خط سوم مترو شیراز با بودجه شهرداری آغاز می‌شود.": "Building of Shiraz metro line begins with city money.",
    "این خط دوازده ایستگاه دارد.": "The line has twelve stations.",
    "هوای شیراز در هفته آینده بارانی است.": "The weather of Shiraz will be rainy next week.",
}
TEXT = "\n".join(LINES) + "\n"
FOUND = paragraphs(TEXT)
SENTENCES = sentences(TEXT, FOUND)
RENDERINGS = tuple(
    Rendering(Unit(s.span, s.number, s.paragraph, "sentence"), english)
    for s, english in zip(SENTENCES, LINES.values(), strict=True)
)
ENGLISH = replace(CARD, task="summarise", languages="en", window=512)
PERSIAN = replace(ENGLISH, languages="fa")
CROSS = replace(ENGLISH, languages="fa-en")
CHAT = replace(CARD, kind="chat", task="chat")


def summary_of(
    script: str | Callable[[str], str], card: ModelCard = ENGLISH, **more: object
) -> tuple[Summary, list[str]]:
    engine = ScriptedEngine(script if callable(script) else lambda _: script, card)
    summary = condense(TEXT, FOUND, SENTENCES, RENDERINGS, engine, Decoding(), **more)  # type: ignore[arg-type]
    assert summary is not None
    return summary, [text for texts, _ in engine.asked for text in texts]


def test_a_model_for_english_reads_the_body_of_the_translation_and_its_sentences_are_linked() -> None:
    summary, asked = summary_of("The Shiraz metro line has twelve stations. Rainy weather comes to Shiraz next week.")

    assert asked == [" ".join([*LINES.values()][1:])]
    assert [(point.text, point.paragraphs, point.flags) for point in summary.sentences] == [
        ("The Shiraz metro line has twelve stations.", (2, 3), ()),
        ("Rainy weather comes to Shiraz next week.", (4,), ()),
    ]
    assert summary.sentences[1].spans[0].of(TEXT) == [*LINES][3]
    assert summary.method.startswith("written by fake from the English translation; each sentence aligned")


def test_what_the_article_lacks_is_left_out_and_that_is_said() -> None:
    summary, _ = summary_of(
        "The line has twelve stations. The line has fourteen stations. Minister Sadegh praised the line of stations. "
        'The mayor spoke of "a new age" of stations. Schools are closed.'
    )

    assert [point.text for point in summary.sentences] == ["The line has twelve stations."]
    assert "4 of its 5 sentences left out" in summary.method


def test_what_the_article_hardly_supports_is_marked() -> None:
    summary, _ = summary_of("The metro line of Shiraz brings commuters faster and greener journeys.")

    assert [point.flags for point in summary.sentences] == [("little support",)]
    assert summary.method.endswith("; 1 marked")


def test_where_nothing_is_supported_there_is_no_summary() -> None:
    engine = ScriptedEngine(lambda _: "Elephants live in Africa. They weigh 5 tonnes.", ENGLISH)

    assert condense(TEXT, FOUND, SENTENCES, RENDERINGS, engine, Decoding()) is None


def test_a_model_for_persian_reads_persian_and_its_summary_is_translated() -> None:
    summary, asked = summary_of(
        "این خط دوازده ایستگاه دارد.", PERSIAN, translator=ScriptedEngine(lambda _: "It has 12 stations.")
    )
    kept, _ = summary_of("این خط دوازده ایستگاه دارد.", PERSIAN)

    assert asked == [" ".join([*LINES][1:])]
    assert (summary.language, [point.text for point in summary.sentences]) == ("en", ["It has 12 stations."])
    assert (kept.language, [point.text for point in kept.sentences]) == ("fa", ["این خط دوازده ایستگاه دارد."])


def test_a_translation_that_changes_a_number_is_marked() -> None:
    summary, _ = summary_of(
        "این خط دوازده ایستگاه دارد.", PERSIAN, translator=ScriptedEngine(lambda _: "It has 20 stations.")
    )

    assert summary.sentences[0].flags == ("numbers",)


def test_a_model_from_persian_to_english_is_held_to_the_article_in_both() -> None:
    summary, asked = summary_of("The Shiraz metro line has twelve stations.", CROSS)

    assert asked == [" ".join([*LINES][1:])]
    assert summary.sentences[0].paragraphs == (2, 3)


def test_a_chat_model_is_given_paragraph_numbers_and_those_it_gives_are_not_taken_on_trust() -> None:
    summary, asked = summary_of("The line has twelve stations. [¶4]\nShiraz will be rainy next week [¶2] [¶4].", CHAT)

    assert asked[0].splitlines()[1] == "[¶3] The line has twelve stations."
    assert [(point.text, point.paragraphs) for point in summary.sentences] == [
        ("The line has twelve stations.", (3,)),
        ("Shiraz will be rainy next week.", (4,)),
    ]


def test_a_long_text_is_condensed_in_parts_and_joined() -> None:
    summary, asked = summary_of(lambda part: part, replace(ENGLISH, window=14))

    assert asked == [" ".join([*LINES.values()][1:3]), [*LINES.values()][3]]
    assert len(summary.sentences) == 3
    assert "in 2 parts, joined;" in summary.method


def test_parts_that_make_more_than_a_summary_are_condensed_again() -> None:
    card = replace(ENGLISH, window=8)
    lines = {f"بند {number} از خط شیراز.": f"Item {number} of the Shiraz line ends." for number in range(1, 9)}
    text = "عنوان\n" + "\n".join(lines)
    found = paragraphs(text)
    parts = sentences(text, found)
    renderings = [
        Rendering(Unit(s.span, s.number, s.paragraph, "sentence"), english)
        for s, english in zip(parts, ["Title", *lines.values()], strict=True)
    ]
    engine = ScriptedEngine(lambda part: part.replace("of the Shiraz ", ""), card)
    summary = condense(text, found, parts, renderings, engine, Decoding())

    assert summary is not None
    assert len(engine.asked[0][0]) == 8
    assert len(engine.asked) > 1
    assert "in 8 parts, joined and condensed" in summary.method


@pytest.mark.parametrize(
    ("reply", "count"),
    [
        ("Dr. Ahmadi and the U.S. envoy spoke of Shiraz metro. The line has stations.", 2),
        ("The line has twelve stations", 1),
        ("The line has stations! Is the line in Shiraz?", 2),
    ],
)
def test_sentences_end_where_they_end(reply: str, count: int) -> None:
    assert len([*claims_of(reply, ENGLISH)]) == count
