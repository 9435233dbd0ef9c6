"""Makes of encoder-decoder models: what differs between them is data, read from their folder or written here.

The codes are those for Persian to English. Nothing here imports a model library.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from brief.engines.failures import foreign_failures
from brief.engines.preparation import prepare_as_is, prepare_for_nllb, prepare_for_opus
from brief.errors import EngineError


@dataclass(frozen=True, slots=True)
class Limits:
    """Longest input and answer, in pieces without marks for language, start and end.

    The defaults suit a model trained on single sentences with 256 positions.
    """

    source_pieces: int = 200
    target_pieces: int = 256


@dataclass(frozen=True, slots=True)
class Family:
    """The conventions of one make. A mark is a token of the vocabulary, put before the pieces."""

    name: str
    task: Literal["translate", "summarise"] = "translate"
    source_marks: tuple[str, ...] = ()
    answer_marks: tuple[str, ...] = ()
    """What every answer begins with; the model is not asked for it."""
    start_mark: str = ""
    """What the decoder starts from, where it is not what the checkpoint says."""
    prefix: str = ""
    """Text before the source, tokenized with it."""
    prepare: Callable[[str], str] = prepare_as_is
    source_pieces: int = 510
    """The longest input known from training; longer ones are cut into clauses."""
    languages: str = "fa-en"
    float16: bool = True
    """Whether float16 is wide enough for its activations."""
    convertible: bool = False
    """Whether CTranslate2 runs it."""
    global_attention: bool = False
    """Whether the first token has to see, and be seen by, all others."""


PLAIN = Family("plain")
"""Pieces in, pieces out: the models that come in CTranslate2's form."""

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        Family("marian", prepare=prepare_for_opus, convertible=True),
        Family("marian-multilingual", source_marks=(">>eng<<",), prepare=prepare_for_opus, convertible=True),
        Family(
            "nllb", source_marks=("pes_Arab",), answer_marks=("eng_Latn",), prepare=prepare_for_nllb, convertible=True
        ),
        Family("m2m100", source_marks=("__fa__",), answer_marks=("__en__",), convertible=True),
        Family("mbart50", source_marks=("fa_IR",), answer_marks=("en_XX",), convertible=True),
        # ml-explore #980, CTranslate2 #1074: float16 overflows into endless <unk>.
        Family("madlad400", prefix="<2en> ", float16=False, convertible=True),
        Family("seamless_m4t_v2", source_marks=("__pes__",), answer_marks=("__eng__",)),
        Family("t5", float16=False, convertible=True),
        Family("crosssum", task="summarise", float16=False),
        Family("bart", task="summarise", languages="en", source_marks=("<s>",), source_pieces=1022),
        Family("pegasus", task="summarise", languages="en", source_pieces=1023, float16=False),
        Family(
            "led", task="summarise", languages="en", source_marks=("<s>",), source_pieces=16382, global_attention=True
        ),
        Family("pegasus_x", task="summarise", languages="en", source_pieces=16383, float16=False),
    )
}


def is_checkpoint(folder: Path) -> bool:
    """Whether `folder` is of transformers, which calls no file `model.bin` and names a type in `config.json`."""
    file = folder / "config.json"
    return file.is_file() and not (folder / "model.bin").exists() and "model_type" in read_json(file)


def read_family(folder: Path) -> Family:
    """The family of the checkpoint in `folder`. Raises EngineError where it is none that we know."""
    config = read_json(folder / "config.json")
    name = _name(folder, config)
    if name not in FAMILIES:
        message = f"{folder}: models of type {name or 'unknown'} are not among {', '.join(FAMILIES)}"
        raise EngineError(message)
    family = FAMILIES[name]
    if name == "crosssum":
        return replace(family, start_mark=config["task_specific_params"]["langid_map"]["english"][1])
    return family


def read_limits(folder: Path, family: Family) -> Limits:
    """What the positions of the checkpoint and the training of its family allow."""
    config = read_json(folder / "config.json")
    if family.name in _WITHOUT_POSITIONS:
        return Limits(family.source_pieces, 512)
    positions = config.get("max_position_embeddings", 1024)
    source = config.get("max_encoder_position_embeddings", positions)
    target = config.get("max_decoder_position_embeddings", positions)
    # Room for the marks of language and end.
    return Limits(min(family.source_pieces, source - 2), target - 2)


_WITHOUT_POSITIONS = ("t5", "madlad400", "crosssum")
_TYPES = {"mt5": "t5", "umt5": "t5"}


def _name(folder: Path, config: Mapping[str, Any]) -> str:
    """By `model_type`; where several makes share one, by the tokenizer or the vocabulary."""
    kind = str(config.get("model_type", ""))
    kind = _TYPES.get(kind, kind)
    if kind == "marian":
        return _marian(folder)
    if kind == "m2m_100":
        return "nllb" if _tokenizer_class(folder, config).startswith("Nllb") else "m2m100"
    if kind == "mbart":
        return "mbart50" if _tokenizer_class(folder, config).startswith("MBart50") else kind
    if kind == "t5" and "langid_map" in (config.get("task_specific_params") or {}):
        return "crosssum"
    if kind == "t5" and _has_piece(folder, "<2en>"):
        return "madlad400"
    return kind


def _marian(folder: Path) -> str:
    """A vocabulary with language codes belongs to a model that has to be told its target."""
    file = folder / "vocab.json"
    pieces = read_json(file) if file.is_file() else {}
    codes = [piece for piece in pieces if piece.startswith(">>") and piece.endswith("<<")]
    if codes and ">>eng<<" not in codes:
        message = f"{folder}: it translates into {', '.join(sorted(codes)[:5])} ..., not into English"
        raise EngineError(message)
    return "marian-multilingual" if codes else "marian"


def _tokenizer_class(folder: Path, config: Mapping[str, Any]) -> str:
    """From the tokenizer's own configuration, else the model's, as transformers looks for it."""
    file = folder / "tokenizer_config.json"
    found = read_json(file).get("tokenizer_class") if file.is_file() else None
    return str(found or config.get("tokenizer_class") or "")


def _has_piece(folder: Path, piece: str) -> bool:
    files = (folder / name for name in ("tokenizer.json", "spiece.model"))
    return any(piece.encode() in file.read_bytes() for file in files if file.is_file())


def read_json(file: Path) -> dict[str, Any]:
    """The object in `file`. Raises EngineError where there is none."""
    with foreign_failures(f"reading {file}"):
        found = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(found, dict):
            message = "not an object"
            raise TypeError(message)
        return found
