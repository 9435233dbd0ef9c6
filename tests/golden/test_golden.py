"""A whole brief, line by line: a made-up article, translated by hand unit by unit, against the page kept here.

After a change that is meant: `BRIEF_UPDATE_GOLDEN=1 pytest tests/golden`, then read the difference.
"""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from brief.article import Signature
from brief.engines.base import Decoding
from brief.glossary import Glossary
from brief.kit import Kit
from brief.pipeline import make_brief
from brief.reading.source import read_path
from brief.rendering.markdown import brief_markdown
from fakes import ScriptedEngine

HERE = Path(__file__).parent
UPDATE = bool(os.environ.get("BRIEF_UPDATE_GOLDEN"))


def test_the_page_is_the_one_kept() -> None:
    by_hand = json.loads((HERE / "metro.json").read_text(encoding="utf-8"))
    kit = Kit(translator=ScriptedEngine(by_hand.__getitem__), decoding=Decoding(), glossary=Glossary.load())
    brief = make_brief(read_path(HERE / "metro.txt"), kit)
    # The signature changes with the version and the glossary; what it holds has tests of its own.
    page = brief_markdown(replace(brief, signature=Signature((("brief", "golden"),))))
    kept = HERE / "metro.md"
    if UPDATE:
        kept.write_text(page, encoding="utf-8")
        pytest.fail("golden page written: read the difference, then run again without BRIEF_UPDATE_GOLDEN")
    assert page == kept.read_text(encoding="utf-8")
