import socket
import subprocess
import sys
from pathlib import Path

import pytest

from brief.engines import registry
from brief.engines.base import UNKNOWN_LICENCE, Decoding, ModelCard
from brief.engines.registry import MODELS, card_of, choose, open_engine
from brief.errors import EngineError


@pytest.fixture(autouse=True)
def _no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        message = "a socket was opened"
        raise AssertionError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def on_disk(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    names: set[str] = set()

    def folder_of(card: ModelCard) -> Path | None:
        return Path(card.name) if card.name in names else None

    monkeypatch.setattr(registry, "folder_of", folder_of)
    return names


def test_names_are_the_keys() -> None:
    assert all(name == card.name for name, card in MODELS.items())


@pytest.mark.parametrize("name", ["quickmt-fa-en", "quickmt/quickmt-fa-en", "QuickMT-fa-en"])
def test_a_card_is_found_by_name_and_by_hub_id(name: str) -> None:
    assert card_of(name) is MODELS["quickmt-fa-en"]


def test_non_commercial_licences_are_marked() -> None:
    assert all(
        card.commercial is ("-NC" not in card.licence and card.licence != UNKNOWN_LICENCE) for card in MODELS.values()
    )


def test_an_unknown_name_tells_the_near_ones() -> None:
    with pytest.raises(EngineError, match=r"did you mean nllb-200-distilled-600M .*`brief models list`"):
        card_of("nllb-200-distilled-600")


def test_a_folder_has_a_card_without_a_known_licence(tmp_path: Path) -> None:
    (tmp_path / "shared_vocabulary.json").write_text("[]")
    card = card_of(str(tmp_path))

    assert (card.licence, card.commercial, card.quality) == ("LicenseRef-unknown", False, "none")
    assert card_of(card.name) == card


def test_a_folder_without_a_model_has_no_card(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="holds no model"):
        card_of(str(tmp_path))


def test_auto_is_the_embedded_model_where_there_is_no_better(on_disk: set[str]) -> None:
    choice = choose("auto")

    assert choice.card.name == "embedded"
    assert "brief models pull quickmt-fa-en" in choice.note
    assert "37.57" in choice.note


def test_auto_is_the_best_model_on_disk(on_disk: set[str]) -> None:
    on_disk.add("quickmt-fa-en")

    assert choose("auto") == registry.Choice(MODELS["quickmt-fa-en"])


def test_auto_leaves_models_of_restricted_use_to_people(on_disk: set[str]) -> None:
    on_disk.update(name for name, card in MODELS.items() if not card.commercial or card.gated)

    assert choose("auto").card.name == "embedded"


def test_what_is_named_is_what_is_used(on_disk: set[str]) -> None:
    assert choose("echo") == registry.Choice(MODELS["echo"])


def test_a_model_that_is_not_on_disk_names_the_remedy(on_disk: set[str]) -> None:
    with pytest.raises(EngineError, match="brief models pull quickmt-fa-en"):
        open_engine("quickmt-fa-en")


def test_echo_gives_back_the_text() -> None:
    engine = open_engine("echo")

    assert [reply.text for reply in engine.generate(["الف ب", ""], Decoding())] == ["الف ب", ""]
    assert engine.count("الف ب") == 2


def test_choosing_loads_no_model_library() -> None:
    code = (
        "import sys; from brief.engines.registry import choose; choose('auto'); import brief.settings, brief.cache;"
        "print([name for name in ('torch', 'transformers', 'ctranslate2', 'sentencepiece') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"
