import pytest

from brief.errors import PromptError
from brief.templates import Prompt, load_prompt


@pytest.mark.parametrize(("name", "values"), [("translate", {"text"}), ("summarise", {"sentences", "paragraphs"})])
def test_the_shipped_prompts_need_exactly_these_values(name: str, values: set[str]) -> None:
    system, user = load_prompt(name).fill(**dict.fromkeys(values, "«» $5"))
    assert "«» $5" in user
    assert "never" in system


def test_a_missing_value_is_named() -> None:
    with pytest.raises(PromptError, match=r"translate needs a value for \$text"):
        load_prompt("translate").fill()


def test_an_unknown_prompt_names_the_known_ones() -> None:
    with pytest.raises(PromptError, match="there are: summarise, translate"):
        load_prompt("rhyme")


def test_the_digest_changes_with_the_words_of_either_message() -> None:
    prompt = Prompt("x", "system", "user")
    assert prompt.digest == Prompt("y", "system", "user").digest
    assert len({prompt.digest, Prompt("x", "system.", "user").digest, Prompt("x", "system", "user.").digest}) == 3
