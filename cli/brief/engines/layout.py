"""Which files of a repository or folder an engine needs, by their names alone. Pure."""

import re
from collections.abc import Collection, Iterable
from fnmatch import fnmatch
from typing import Literal

Form = Literal["ct2", "transformers"]
"""How the weights are stored: as CTranslate2 files, or as transformers saves them."""

_TEXTS = ("README.md", "LICENSE*", "LICENCE*", "NOTICE*")
_CT2 = ("model.bin", "config.json", "*vocabulary.json", "*vocabulary.txt", "spm.model", "*.spm.model", "limits.json")
_TRANSFORMERS = ("*.json", "*.model", "*.spm", "merges.txt", "vocab.txt", "*.jinja")
_PIECES = (("spm.model",), ("src.spm.model", "tgt.spm.model"))
_TOKENIZERS = ("tokenizer.json", "*.model", "*.spm", "vocab.json", "vocab.txt")
_SHARD = re.compile(r"(?:pytorch_)?model-(\d+)-of-(\d+)\.\w+")
_SAFE = re.compile(r"model(-\d+-of-\d+)?\.safetensors")
_PICKLED = re.compile(r"pytorch_model(-\d+-of-\d+)?\.bin")


def form_of(names: Collection[str]) -> Form:
    """CTranslate2 where there is a `model.bin`: transformers calls no file of its own that."""
    return "ct2" if "model.bin" in names else "transformers"


def is_weights(name: str) -> bool:
    """Whether the file holds weights; all others are small."""
    return name == "model.bin" or bool(_SAFE.fullmatch(name) or _PICKLED.fullmatch(name))


def needed(names: Iterable[str], *, pickles: bool = False) -> tuple[str, ...]:
    """What to fetch of a repository: no other formats, training states or subfolders, and the weights only once.

    `pickles`: take `pytorch_model.bin` where there is no safetensors file. Loading a pickle may run code in it.
    """
    top = [name for name in names if "/" not in name]
    if form_of(top) == "ct2":
        return _matching(top, (*_CT2, *_TEXTS))
    weights = [name for name in top if _SAFE.fullmatch(name)]
    if pickles and not weights:
        weights = [name for name in top if _PICKLED.fullmatch(name)]
    return (*_matching(top, (*_TRANSFORMERS, *_TEXTS)), *weights)


def lacking(names: Collection[str]) -> str:
    """The first thing that an engine would miss, in words; empty where nothing is missing."""
    if form_of(names) == "ct2":
        if not _matching(names, ("*vocabulary.*",)):
            return "its vocabulary"
        return "" if any(set(pieces) <= set(names) for pieces in _PIECES) else "its SentencePiece files"
    if "config.json" not in names:
        return "config.json"
    weights = [name for name in names if _SAFE.fullmatch(name)] or [name for name in names if _PICKLED.fullmatch(name)]
    if not weights:
        return "its weights (model.safetensors)"
    absent = _absent_shards(weights)
    if absent:
        return f"parts {', '.join(map(str, absent))} of its weights"
    return "" if _matching(names, _TOKENIZERS) else "its tokenizer"


def _absent_shards(weights: Iterable[str]) -> list[int]:
    """Numbers of the missing parts, where the names count them (`model-00001-of-00003.safetensors`)."""
    counted = [(int(match[1]), int(match[2])) for match in map(_SHARD.fullmatch, weights) if match]
    total = max((last for _, last in counted), default=0)
    return sorted(set(range(1, total + 1)) - {number for number, _ in counted})


def _matching(names: Iterable[str], patterns: Iterable[str]) -> tuple[str, ...]:
    patterns = tuple(patterns)
    return tuple(name for name in names if any(fnmatch(name, pattern) for pattern in patterns))
