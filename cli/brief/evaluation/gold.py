"""Gold annotations of who said what: NAME.json beside NAME.txt."""

import json
from pathlib import Path
from typing import Any

from brief.article import Span
from brief.errors import InputError, cause


def find_articles(folder: Path) -> list[tuple[Path, Path]]:
    """Text and annotation of every gold article of a folder. Raises InputError where there is none."""
    pairs = [(path.with_suffix(".txt"), path) for path in sorted(folder.glob("*.json"))]
    pairs = [pair for pair in pairs if pair[0].exists()]
    if not pairs:
        message = f"no gold articles (NAME.json beside NAME.txt) in {folder}"
        raise InputError(message)
    return pairs


def read_article(text_path: Path, gold_path: Path) -> tuple[str, dict[str, Any]]:
    """The text and its annotation as the JSON has it. Raises InputError where either cannot be used."""
    text = _read(text_path).replace("\r\n", "\n")
    source = _read(gold_path)
    try:
        gold: dict[str, Any] = json.loads(source)
        _check(gold, text)
    except KeyError as error:
        message = f"{gold_path} is no gold annotation: {error} is missing or unknown"
        raise InputError(message) from error
    except (ValueError, TypeError, IndexError) as error:
        message = f"{gold_path} is no gold annotation: {error}"
        raise InputError(message) from error
    return text, gold


def gold_spans(text: str, item: dict[str, Any]) -> list[Span]:
    """Where the pieces of a gold statement stand; `content_paragraphs` counts lines from 1."""
    lines = text.split("\n")
    numbers = item.get("content_paragraphs") or [item["paragraph"]]
    numbers = numbers * len(item["content"]) if len(numbers) == 1 else numbers
    spans = []
    for piece, number in zip(item["content"], numbers, strict=False):
        start = sum(len(line) + 1 for line in lines[: number - 1]) + lines[number - 1].index(piece)
        spans.append(Span(start, start + len(piece)))
    return spans


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {cause(error)}."
        raise InputError(message) from error


def _check(gold: dict[str, Any], text: str) -> None:
    """Touch all that the scores need: KeyError, TypeError, IndexError or ValueError where it is not there."""
    speakers = {speaker["id"]: speaker for speaker in gold["speakers"]}
    for item in gold["quotes"]:
        speaker = None if item["speaker"] is None else speakers[item["speaker"]]
        if not isinstance(item["core"], bool) or not isinstance(item["type"], str):
            message = "core must be true or false and type a word"
            raise TypeError(message)
        if speaker and not (speaker.get("name_fa") or speaker.get("role_fa")):
            message = f"speaker {item['speaker']} has neither name_fa nor role_fa"
            raise ValueError(message)
        gold_spans(text, item)
