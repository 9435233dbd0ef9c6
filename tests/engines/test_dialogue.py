"""What is said, what counts as an answer, when to ask again; the model's part is written by hand."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from brief.engines.answers import answer_of, faults_of
from brief.engines.base import Decoding
from brief.engines.dialogue import Completion, Dialogue, Turn
from brief.errors import ReplyError
from brief.templates import load_prompt

CASES = Path(__file__).parent.parent / "cases"
ANSWERS = json.loads((CASES / "answers.json").read_text(encoding="utf-8"))
HOSTILE = json.loads((CASES / "hostile.json").read_text(encoding="utf-8"))
TRANSLATION = Dialogue("fake", "translate", load_prompt("translate"))


def script(*answers: str | Completion) -> tuple[list[tuple[tuple[Turn, ...], Decoding]], Callable[..., Any]]:
    """What was asked, and a model with these answers: one a call, to every turn, and the last one from then on."""
    asked: list[tuple[tuple[Turn, ...], Decoding]] = []

    def complete(turns: Sequence[Turn], decoding: Decoding) -> list[Completion]:
        asked.append((tuple(turns), decoding))
        answer = answers[min(len(asked), len(answers)) - 1]
        return [answer if isinstance(answer, Completion) else Completion(answer) for _ in turns]

    return asked, complete


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: case["label"])
def test_of_the_reply_only_the_answer_is_kept(case: dict[str, str]) -> None:
    assert answer_of(case["reply"], case["source"]) == case["answer"]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["label"], marks=[pytest.mark.xfail(reason=reason)] if reason else [])
        for case in HOSTILE
        for reason in [case.get("known_failure")]
    ],
)
def test_an_order_in_the_article_that_was_obeyed_is_no_translation(case: dict[str, str]) -> None:
    _, complete = script(case["obeyed"])

    with pytest.raises(ReplyError, match=case["fault"]):
        TRANSLATION.ask([case["source"]], Decoding(), complete)


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["label"])
def test_an_order_in_the_article_that_was_translated_is_one(case: dict[str, str]) -> None:
    _, complete = script(case["translated"])

    assert TRANSLATION.ask([case["source"]], Decoding(), complete)[0].text == case["translated"]


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case["label"])
def test_the_article_stays_between_the_markers(case: dict[str, str]) -> None:
    asked, complete = script("no", case["translated"])
    TRANSLATION.ask([case["source"]], Decoding(), complete)

    for turns, _ in asked:
        assert (turns[0].user.count("<<<"), turns[0].user.count(">>>")) == (1, 1)
        assert turns[0].user.endswith("\n>>>")


def test_what_fails_is_asked_again_in_other_words_and_then_at_a_price_and_nothing_else_is() -> None:
    def complete(turns: Sequence[Turn], decoding: Decoding) -> list[Completion]:
        asked.append((len(turns), turns[0].user, decoding.repetition_penalty))
        good = decoding.repetition_penalty > 1
        return [Completion("Oil became dearer." if good or "نفت" in turn.user else "") for turn in turns]

    asked: list[tuple[int, str, float]] = []
    replies = TRANSLATION.ask(["طلا گران شد.", "نفت گران شد.", "طلا گران شد."], Decoding(), complete)

    first, again = (load_prompt("translate").fill("طلا گران شد.", again=again)[1] for again in (False, True))
    assert asked == [(2, first, 1.0), (1, again, 1.0), (1, again, 1.2)]
    assert [reply.text for reply in replies] == ["Oil became dearer."] * 3


def test_a_reply_error_says_what_was_asked_what_was_said_and_what_is_wrong_with_it() -> None:
    _, complete = script("The price of oil rose by 40 percent.")

    with pytest.raises(
        ReplyError, match=r"fake gave no usable answer \(translate\): adds numbers: 40: 'نفت.*' -> 'The"
    ):
        TRANSLATION.ask(["نفت گران شد."], Decoding(), complete)


def test_what_was_answered_well_beside_a_bad_answer_is_not_asked_for_again() -> None:
    def complete(turns: Sequence[Turn], _: Decoding) -> list[Completion]:
        asked.append(len(turns))
        return [Completion("Oil became dearer." if "نفت" in turn.user else "") for turn in turns]

    asked: list[int] = []
    dialogue = Dialogue("fake", "translate", load_prompt("translate"))
    with pytest.raises(ReplyError):
        dialogue.ask(["نفت گران شد.", "طلا گران شد."], Decoding(), complete)

    assert dialogue.ask(["نفت گران شد."], Decoding(), complete)[0].text == "Oil became dearer."
    assert asked == [2, 1, 1]


def test_what_was_cut_off_is_no_answer() -> None:
    _, complete = script(Completion("Oil became", whole=False))

    with pytest.raises(ReplyError, match="cut off"):
        TRANSLATION.ask(["نفت گران شد."], Decoding(), complete)


def test_nothing_is_said_about_nothing() -> None:
    asked, complete = script("?")

    assert [reply.text for reply in TRANSLATION.ask(["", " "], Decoding(), complete)] == ["", ""]
    assert asked == []


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("Oil became dearer. [¶1]\nThe minister left. [¶2]", ()),
        ("Oil became dearer. [¶7]", ("rests on paragraphs that are not there: 7",)),
        ("نفت گران شد.", ("not in English",)),
        ("Oil " * 50, ("longer than the text",)),
        ("", ("empty",)),
    ],
)
def test_a_summary_is_shorter_than_its_text_and_names_its_paragraphs(answer: str, fault: tuple[str, ...]) -> None:
    text = "[¶1] Oil became dearer this week.\n[¶2] The minister left for Shiraz in the evening."

    assert faults_of("summarise", text, answer) == fault


def test_who_said_it_is_one_line() -> None:
    assert faults_of("attribute", "⟦باران می‌بارد⟧", "وزیر نیرو") == ()
    assert faults_of("attribute", "⟦باران می‌بارد⟧", "وزیر نیرو\nبه گفته متن") == ("more than a name",)
