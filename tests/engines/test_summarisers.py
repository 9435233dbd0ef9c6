"""From an article to its summary by models of the real classes, with their tokenizers, through the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from brief.main import app
from tiny_summarisers import ENGLISH, PERSIAN, STORIES, bart, mt5


def summarize(tmp_path: Path, *options: str) -> list[dict[str, Any]]:
    """The summaries of all stories, in one run."""
    paths = [tmp_path / f"{number}.txt" for number in range(len(STORIES))]
    for path, story in zip(paths, STORIES, strict=True):
        path.write_text(story.article, encoding="utf-8")
    result = CliRunner().invoke(app, ["summarize", *map(str, paths), "--json", *options])
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("make", "language", "source"),
    [(mt5, "en", "the Persian"), (mt5, "fa", "the Persian"), (bart, "en", "the English translation")],
)
def test_summaries_are_those_that_the_model_learnt_and_each_sentence_names_its_paragraph(
    make: Callable[[Path], Path],
    language: str,
    source: str,
    tiny_model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Threads that wait for each other cost these small models six times the work itself.
    monkeypatch.setattr("brief.engines.devices.cores", lambda: 1)
    model = make(tmp_path)
    options = ("--model", str(tiny_model), "--summary-model", str(model), "--language", language)
    wanted = ENGLISH if language == "en" else PERSIAN

    for story, found in zip(STORIES, summarize(tmp_path, *options), strict=True):
        assert [(s["text"], s["paragraphs"], s["flags"]) for s in found["summary"]["sentences"]] == [
            (wanted[number], [2 + story.body.index(number)], []) for number in story.summary
        ]
        assert found["summary"]["method"].startswith(f"written by {model} from {source};")
        assert found["signature"]["summarise"].startswith(f"{model}@")
