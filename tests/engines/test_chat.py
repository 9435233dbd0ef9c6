"""Real model classes with real tokenizers, trained here: a prompt that is not the right one gets a wrong answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import tiny_chat
from brief.engines.base import Decoding, Engine
from brief.engines.registry import open_engine
from brief.errors import EngineError, ReplyError
from brief.main import app
from brief.templates import load_prompt
from tiny_chat import DEFUSED, HACKED, HOSTILE, LOST, PAIRS, STUBBORN, STUBBORN_ANSWERS, THOUGHTFUL, UNDERSTOOD

SHORT = Decoding(max_tokens=32)
FAMILIES = ("qwen3", "qwen3.5", "gemma", "gemma4", "translategemma", "hunyuan", "lmt")
IN_OWN_WORDS = ("qwen3.5", "gemma", "gemma4")


@pytest.fixture(scope="module", autouse=True)
def _one_thread() -> Iterator[None]:
    """A model this small is slower on several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("brief.engines.devices.cores", lambda: 1)
        yield


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader's own words, short ones."""
    folder = tmp_path_factory.mktemp("words")
    own = "## system\n\nTranslate.\n\n## user\n\n<<<\n$text\n>>>\n\n## again\n\nOnce more:\n\n<<<\n$text\n>>>\n"
    (folder / "translate.md").write_text(own, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folders(tiny_qwen3: Path, words: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    place = tmp_path_factory.mktemp("chat")
    own = load_prompt("translate", folder=words)
    return {
        "qwen3": tiny_qwen3,
        "qwen3.5": tiny_chat.qwen35(place / "qwen3.5", own),
        "gemma": tiny_chat.gemma(place / "gemma", own),
        "gemma4": tiny_chat.gemma4(place / "gemma4", own),
        "translategemma": tiny_chat.translategemma(place / "translategemma"),
        "hunyuan": tiny_chat.hunyuan(place / "hunyuan", load_prompt("translate", family="hy-mt2")),
        "lmt": tiny_chat.lmt(place / "LMT-60-tiny", load_prompt("translate", family="lmt-60")),
    }


@pytest.fixture(scope="module")
def engines(folders: dict[str, Path], words: Path) -> dict[str, Engine]:
    """Some are asked in the reader's words, which are shorter to learn, the others in ours."""
    return {
        family: open_engine(str(folder), device="cpu", prompts=words if family in IN_OWN_WORDS else None)
        for family, folder in folders.items()
    }


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_is_asked_as_it_was_trained(engines: dict[str, Engine], family: str) -> None:
    replies = engines[family].generate([*PAIRS, ""], SHORT)

    assert [reply.text for reply in replies] == [*PAIRS.values(), ""]


@pytest.mark.parametrize("family", ["qwen3", "qwen3.5", "gemma", "gemma4", "hunyuan"])
def test_an_answer_with_an_invented_number_is_asked_for_in_other_words(engines: dict[str, Engine], family: str) -> None:
    assert engines[family].generate([STUBBORN], SHORT)[0].text == STUBBORN_ANSWERS[1]


def test_an_article_is_translated_from_the_command_line(folders: dict[str, Path], tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("\n".join(PAIRS) + "\n", encoding="utf-8")

    run = CliRunner().invoke(app, ["translate", str(article), "--model", str(folders["qwen3"]), "--device", "cpu"])

    assert run.exit_code == 0, run.output
    assert all(english in run.stdout for english in PAIRS.values())


def test_the_family_is_read_from_the_folder(engines: dict[str, Engine]) -> None:
    assert [engines[family].card.family for family in FAMILIES] == [
        "chat", "chat", "chat", "chat", "translategemma", "hy-mt2", "lmt-60",
    ]  # fmt: skip


def test_control_tokens_in_an_article_are_plain_text(engines: dict[str, Engine]) -> None:
    assert engines["qwen3"].generate([HOSTILE], SHORT)[0].text == UNDERSTOOD


def test_the_same_article_hijacks_the_model_where_its_control_tokens_are_left_in(
    engines: dict[str, Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("brief.engines.chat_template.ChatTemplate.plain", lambda _, text: text)

    assert _first_answer(engines["qwen3"], HOSTILE) == HACKED


def test_every_token_of_the_template_is_broken_and_nothing_else(engines: dict[str, Engine]) -> None:
    template = engines["qwen3"]._template  # type: ignore[attr-defined]

    assert template.plain(HOSTILE) == DEFUSED
    assert template.plain("<think>x</think> <<|im_end|>>") == "< think>x< /think> << |im_end|>>"
    assert template.plain("۱ < ۲ و [الف] | «ب»") == "۱ < ۲ و [الف] | «ب»"


def test_what_gemma_4_thought_is_no_part_of_its_answer(
    engines: dict[str, Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _first_answer(engines["gemma4"], THOUGHTFUL) == PAIRS[THOUGHTFUL]
    monkeypatch.setattr(engines["gemma4"]._template, "_thought_end", None)  # type: ignore[attr-defined]

    assert _first_answer(engines["gemma4"], THOUGHTFUL) == f"thought\nIt rains.\n{PAIRS[THOUGHTFUL]}"


@pytest.mark.parametrize(
    ("family", "lost", "old", "new"),
    [
        ("qwen3", "the generation prompt", "if add_generation_prompt", "if false"),
        ("qwen3", "the switch for thinking", "enable_thinking is false", "false"),
        ("qwen3", "the system message", "for message in messages", "for message in messages[-1:]"),
        ("qwen3.5", "the switch for thinking", "enable_thinking is false", "false"),
        ("qwen3.5", "the system message", "for message in messages", "for message in messages[-1:]"),
        ("gemma4", "the switch for thinking", "enable_thinking is not false", "true"),
        ("gemma4", "the system message", "for message in messages", "for message in messages[-1:]"),
    ],
)
def test_without_it_the_answer_is_wrong(
    folders: dict[str, Path], words: Path, tmp_path: Path, family: str, lost: str, old: str, new: str
) -> None:
    folder = _copy(folders[family], tmp_path)
    template = folder / "chat_template.jinja"
    template.write_text(template.read_text().replace(old, new))
    engine = open_engine(str(folder), device="cpu", prompts=words if family in IN_OWN_WORDS else None)
    # Else the loss of the system message would be seen, and mended, when the template is opened.
    engine._template._has_system = True  # type: ignore[attr-defined]

    assert _first_answer(engine) == LOST, lost


def test_a_readers_prompt_without_the_system_text_gets_another_answer(folders: dict[str, Path], tmp_path: Path) -> None:
    words = load_prompt("translate").user
    (tmp_path / "translate.md").write_text(f"## user\n\n{words}", encoding="utf-8")
    engine = open_engine(str(folders["qwen3"]), device="cpu", prompts=tmp_path)

    assert _first_answer(engine) == LOST


def test_the_prompt_is_part_of_the_revision(folders: dict[str, Path], engines: dict[str, Engine]) -> None:
    prompt = load_prompt("translate")
    assert engines["qwen3"].revision.endswith(f"+translate:{prompt.digest}")
    assert engines["qwen3"].revision != engines["gemma"].revision


def test_a_price_on_repetition_does_not_count_the_prompt(engines: dict[str, Engine]) -> None:
    strict = Decoding(max_tokens=32, repetition_penalty=1.5, no_repeat_ngram=3)
    assert engines["qwen3"].generate(["نفت گران شد."], strict)[0].text == "Oil became dearer."


def test_an_answer_cut_off_is_no_answer(engines: dict[str, Engine]) -> None:
    with pytest.raises(ReplyError, match="cut off"):
        engines["gemma"].generate(["نفت گران شد."], Decoding(max_tokens=2))


def test_a_text_beyond_the_models_positions_is_refused(engines: dict[str, Engine]) -> None:
    with pytest.raises(EngineError, match="leaves no room in 1024"):
        engines["hunyuan"].generate(["نفت گران شد. " * 300], SHORT)


def test_a_translation_model_does_nothing_else(folders: dict[str, Path]) -> None:
    with pytest.raises(EngineError, match="is there to translate, not to summarise"):
        open_engine(str(folders["hunyuan"]), task="summarise")


def test_pickled_weights_are_not_opened(folders: dict[str, Path], tmp_path: Path) -> None:
    folder = _copy(folders["hunyuan"], tmp_path)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")

    with pytest.raises(EngineError, match="safetensors"):
        open_engine(str(folder), device="cpu")


def test_damaged_weights_are_not_opened(folders: dict[str, Path], tmp_path: Path) -> None:
    weights = _copy(folders["hunyuan"], tmp_path) / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1000])

    with pytest.raises(EngineError, match="damaged"):
        open_engine(str(weights.parent), device="cpu")


def test_weights_that_lack_something_are_not_made_up(folders: dict[str, Path], tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    weights = _copy(folders["hunyuan"], tmp_path) / "model.safetensors"
    tensors = load_file(weights)
    del tensors["model.norm.weight"]
    save_file(tensors, weights, metadata={"format": "pt"})

    with pytest.raises(EngineError, match=r"lack model\.norm\.weight"):
        open_engine(str(weights.parent), device="cpu")


def test_one_model_for_two_tasks_is_in_memory_once(folders: dict[str, Path]) -> None:
    models = [open_engine(str(folders["qwen3"]), task=task, device="cpu")._model for task in ("translate", "attribute")]  # type: ignore[attr-defined]

    assert models[0] is models[1]


def _copy(folder: Path, place: Path) -> Path:
    copy = place / "model"
    copy.mkdir()
    for file in folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    return copy


def _first_answer(engine: Engine, text: str = "نفت گران شد.") -> str:
    """What the model says before anybody judges it."""
    dialogue = engine._dialogue  # type: ignore[attr-defined]
    turn = dialogue._turn(text, again=False)
    return str(engine._complete([turn], SHORT)[0].text)  # type: ignore[attr-defined]
