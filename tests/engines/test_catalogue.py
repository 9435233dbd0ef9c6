from pathlib import Path

import tiny_chat
import tiny_checkpoints
from brief.engines.catalogue import markdown, size_text
from brief.engines.registry import MODELS

DOCS = Path(__file__).parents[2] / "docs" / "models.md"


def test_the_documentation_has_the_table_that_the_cards_give() -> None:
    """Where this fails: put the output of `brief models list --markdown` into docs/models.md."""
    assert DOCS.read_text(encoding="utf-8").endswith("\n\n" + markdown(MODELS.values()))


def test_sizes_are_for_people() -> None:
    sizes = (None, 0, 0.081, 402, 17580)

    assert [size_text(size) for size in sizes] == ["?", "0 B", "81 kB", "402 MB", "17.6 GB"]


def test_families_called_tested_have_a_tiny_checkpoint() -> None:
    chat = {
        "hy-mt2": tiny_chat.hunyuan, "lmt-60": tiny_chat.lmt, "translategemma": tiny_chat.translategemma,
        "gemma": tiny_chat.gemma, "gemma4": tiny_chat.gemma4, "qwen": tiny_chat.qwen3, "qwen3.5": tiny_chat.qwen35,
    }  # fmt: skip
    known = {"quickmt", *tiny_checkpoints.PLANS, *chat}

    assert {card.family for card in MODELS.values() if card.tested == "tiny checkpoint"} <= known
