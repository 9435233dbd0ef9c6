from pathlib import Path

import pytest

from brief.errors import PromptError
from brief.templates import Prompt, load_prompt

TASKS = ("translate", "summarise", "attribute")


@pytest.mark.parametrize("task", TASKS)
def test_the_shipped_prompts_take_the_text_as_it_is_and_call_it_material(task: str) -> None:
    system, user = load_prompt(task).fill("«» $5 $text $$")
    again = load_prompt(task).fill("«» $5 $text $$", again=True)[1]
    assert "<<<\n«» $5 $text $$\n>>>" in user
    assert "<<<\n«» $5 $text $$\n>>>" in again != user
    assert "never" in system


@pytest.mark.parametrize("family", ["hy-mt2", "lmt-60", "translategemma"])
def test_a_family_with_words_of_its_own_gets_them_without_a_system_message(family: str) -> None:
    prompt = load_prompt("translate", family=family)
    assert prompt.name == f"translate.{family}"
    assert prompt.fill("متن")[0] == ""


def test_a_family_without_words_of_its_own_gets_the_common_ones() -> None:
    assert load_prompt("translate", family="qwen3") == load_prompt("translate")


def test_an_unknown_prompt_names_the_known_ones() -> None:
    with pytest.raises(PromptError, match="there are: attribute, summarise, translate,"):
        load_prompt("rhyme")


def test_a_readers_file_wins_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "translate.md").write_text("## user\n\nبه انگلیسی: $text", encoding="utf-8")

    assert load_prompt("translate", family="hy-mt2", folder=tmp_path).fill("متن") == ("", "به انگلیسی: متن")
    assert load_prompt("summarise", folder=tmp_path) == load_prompt("summarise")


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("translate.md", "Translate: $text", "no section `## user`"),
        ("translate.md", "## user\n\nTranslate, please.", r"section user, lacks \$text"),
        ("translate.md", "## system\n\n$text\n\n## user\n\n$text", r"section system, has \$text"),
        ("translate.md", "## user\n\n$text at $price", r"has \$price"),
        ("translate.md", "## user\n\n$text for 5 $", r"write \$\$"),
        ("tranlsate.md", "## user\n\n$text", "overrides no prompt"),
    ],
)
def test_a_file_that_will_not_do_is_refused_before_it_is_used(
    tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(PromptError, match=complaint):
        load_prompt("translate", folder=tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="no folder"):
        load_prompt("translate", folder=tmp_path / "none")


def test_the_digest_changes_with_the_words_of_each_message() -> None:
    prompts = [
        Prompt("x", "s", "$text"),
        Prompt("x", "s.", "$text"),
        Prompt("x", "s", "$text."),
        Prompt("x", "s", "$text", "$text!"),
    ]
    assert prompts[0].digest == Prompt("y", "s", "$text").digest
    assert len({prompt.digest for prompt in prompts}) == 4
