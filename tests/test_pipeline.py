from collections.abc import Callable
from dataclasses import replace

import pytest

from brief.article import Article
from brief.engines.base import Decoding
from brief.errors import EngineError, ReplyError
from brief.glossary import Glossary
from brief.kit import Kit, open_kit
from brief.pipeline import make_brief
from brief.steps.summarise import Limit
from fakes import CARD, ScriptedEngine

ARTICLE = Article("oil", "نفت گران شد\nنفت در بازار ایران ۵ درصد گران شد.\nباران در تهران نیامد.\n", "نفت گران شد")
ENGLISH = {
    "نفت گران شد": "Oil became dearer",
    "نفت در بازار ایران ۵ درصد گران شد.": "Oil became 5 percent dearer in the market of Iran.",
    "باران در تهران نیامد.": "No rain came in Tehran.",
}
SUMMARISER = replace(CARD, name="condenser", task="summarise", languages="en", licence="CC-BY-NC-4.0", commercial=False)


def kit(script: Callable[[str], str]) -> Kit:
    translator = ScriptedEngine(ENGLISH.__getitem__)
    return Kit(translator, Decoding(), Glossary.load(None), summariser=ScriptedEngine(script, SUMMARISER))


def test_a_summariser_has_its_part_in_the_brief_and_in_its_signature() -> None:
    made = make_brief(ARTICLE, kit(lambda text: "In Iran oil became 5 percent dearer."))

    assert [(point.text, point.paragraphs) for point in made.summary.sentences] == [
        ("In Iran oil became 5 percent dearer.", (2,))
    ]
    assert [(model.task, model.model, model.commercial) for model in made.models] == [
        ("translate", "fake", True), ("summarise", "condenser", False),
    ]  # fmt: skip
    assert "|summarise:condenser@1|" in str(made.signature)
    assert all(check.passed for check in made.checks if check.name == "summary")


def test_another_summary_is_another_signature() -> None:
    plain = Kit(ScriptedEngine(ENGLISH.__getitem__), Decoding(), Glossary.load(None))

    assert "summary:" not in str(plain.signature)
    assert str(replace(plain, limit=Limit(words=40)).signature).endswith("|summary:words=40")
    assert str(replace(plain, summary_language="fa").signature).endswith("|summary:fa")


def refuse(text: str) -> str:
    message = "condenser's answer cannot be used: not in English."
    raise ReplyError(message)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (lambda text: "In Iraq gold became 7 percent cheaper.", "the article supports nothing that condenser wrote"),
        (refuse, "condenser's answer cannot be used: not in English."),
    ],
)
def test_a_summary_that_cannot_be_used_gives_way_to_sentences_of_the_article(
    script: Callable[[str], str], told: str
) -> None:
    made = make_brief(ARTICLE, kit(script))

    assert [point.paragraphs for point in made.summary.sentences] == [(2,), (3,)]
    assert made.summary.method.startswith("extractive")
    assert made.summary.method.endswith(f"; {told}")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"model": "bart-large-cnn"}, "bart-large-cnn is there to summarise, not to translate"),
        ({"model": "echo", "summary_model": "embedded"}, "embedded is there to translate, not to summarise"),
    ],
)
def test_a_model_for_another_task_is_refused(options: dict[str, str], told: str) -> None:
    with pytest.raises(EngineError, match=told):
        open_kit(**options)
