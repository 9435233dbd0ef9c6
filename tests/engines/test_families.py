import json
from collections.abc import Callable
from pathlib import Path

import pytest

from brief.engines.families import FAMILIES, read_family, read_limits
from brief.engines.preparation import prepare_for_nllb, prepare_for_opus
from brief.engines.registry import card_of
from brief.errors import EngineError
from tiny_checkpoints import PLANS

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


@pytest.mark.parametrize("plan", PLANS)
def test_a_folder_tells_its_family(checkpoint: Callable[[str], Path], plan: str) -> None:
    name = {"mt5": "t5"}.get(plan, plan)
    folder = checkpoint(plan)
    card = card_of(str(folder))

    assert read_family(folder).name == name
    assert (card.kind, card.family, card.task) == ("seq2seq", name, FAMILIES[name].task)


def write(folder: Path, **files: object) -> Path:
    for name, content in files.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "family"),
    [
        ({"config": {"model_type": "m2m_100"}, "tokenizer_config": {"tokenizer_class": "NllbTokenizer"}}, "nllb"),
        ({"config": {"model_type": "m2m_100", "tokenizer_class": "NllbTokenizerFast"}}, "nllb"),
        ({"config": {"model_type": "mbart", "tokenizer_class": "MBart50Tokenizer"}}, "mbart50"),
        ({"config": {"model_type": "marian"}}, "marian"),
        ({"config": {"model_type": "pegasus_x"}}, "pegasus_x"),
        ({"config": {"model_type": "umt5"}}, "t5"),
    ],
)
def test_the_configuration_alone_tells_the_family(tmp_path: Path, files: dict[str, object], family: str) -> None:
    assert read_family(write(tmp_path, **files)).name == family


def test_crosssum_is_told_its_language_by_the_first_token(tmp_path: Path) -> None:
    languages = {"langid_map": {"english": [25, "\N{LOWER ONE EIGHTH BLOCK}<extra_id_57>"]}}
    folder = write(tmp_path, config={"model_type": "mt5", "task_specific_params": languages})

    assert read_family(folder).start_mark == "\N{LOWER ONE EIGHTH BLOCK}<extra_id_57>"


@pytest.mark.parametrize("model_type", ["mbart", "whisper", ""])
def test_other_models_are_an_error(tmp_path: Path, model_type: str) -> None:
    with pytest.raises(EngineError, match="are not among marian"):
        read_family(write(tmp_path, config={"model_type": model_type}))


def test_a_model_into_other_languages_is_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path, config={"model_type": "marian"}, vocab={"</s>": 0, ">>deu<<": 1, ">>fra<<": 2})

    with pytest.raises(EngineError, match=r"translates into >>deu<<, >>fra<< \.\.\., not into English"):
        read_family(folder)


def test_a_configuration_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("[]")

    with pytest.raises(EngineError, match=r"config\.json: not an object"):
        read_family(tmp_path)


@pytest.mark.parametrize(
    ("config", "family", "limits"),
    [
        ({"max_position_embeddings": 256}, "marian", (254, 254)),
        ({"max_position_embeddings": 1024}, "nllb", (510, 1022)),
        ({"max_encoder_position_embeddings": 16384, "max_decoder_position_embeddings": 1024}, "led", (16382, 1022)),
        ({"n_positions": 512}, "t5", (510, 512)),
    ],
)
def test_limits_are_those_of_the_positions_and_of_training(
    tmp_path: Path, config: dict[str, int], family: str, limits: tuple[int, int]
) -> None:
    found = read_limits(write(tmp_path, config=config), FAMILIES[family])

    assert (found.source_pieces, found.target_pieces) == limits


def test_nllb_reads_what_its_training_read() -> None:
    assert prepare_for_nllb(f"او گفت: «می{ZWNJ}رویم» – ۱۲٫۵…") == 'او گفت: "می رویم" - ۱۲٫۵...'


def test_opus_reads_what_its_training_read() -> None:
    assert prepare_for_opus(f"«می{ZWNJ}رویم» و “آن”… را") == '«می رویم» و "آن"... را'
