"""Weights to what users run: `python -m training.export RECIPE WEIGHTS SPM OUT [--transformers DIR]`.

OUT becomes a CTranslate2 folder (int8) with spm.model and limits.json; DIR a transformers checkpoint of the same.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import ctranslate2.converters.transformers as converters
import torch

from training.config import read_recipe
from training.model import build_model
from training.segmentation import LONGEST, open_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sentencepiece import SentencePieceProcessor
    from transformers import M2M100ForConditionalGeneration

    from training.config import Recipe

TARGET_PIECES = 160
"""Longest answer: a quarter more than the longest that training showed."""


class _PieceTable:
    """What the converter asks of a tokenizer."""

    unk_token, bos_token, eos_token, pad_token = "<unk>", "</s>", "</s>", "<pad>"
    additional_special_tokens: tuple[str, ...] = ()
    special_tokens_map: Mapping[str, object] = MappingProxyType({})

    def __init__(self, pieces: SentencePieceProcessor) -> None:
        self._pieces = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]

    def convert_ids_to_tokens(self, number: int) -> str:
        """The piece of a number."""
        return self._pieces[number]

    def get_vocab(self) -> dict[str, int]:
        """Number by piece."""
        return {piece: number for number, piece in enumerate(self._pieces)}


class _Converter(converters.TransformersConverter):
    """The converter for M2M100 expects NLLB's tokenizer and its positions; ours start at pad + 1, it assumes 2."""

    def __init__(self, folder: str, pieces: SentencePieceProcessor) -> None:
        super().__init__(folder)
        self._table = _PieceTable(pieces)

    def load_tokenizer(self, *_: Any, **__: Any) -> _PieceTable:
        return self._table

    def load_model(self, *args: Any, **options: Any) -> M2M100ForConditionalGeneration:
        model = super().load_model(*args, **options)
        for side in (model.model.encoder, model.model.decoder):
            side.embed_positions.offset = model.config.pad_token_id + 1
        return model


def load_weights(recipe: Recipe, path: Path, vocabulary: int) -> M2M100ForConditionalGeneration:
    """The float32 model with the weights that checkpoint.save_weights wrote. Raises KeyError on those of another."""
    model = build_model(recipe.model, vocabulary)
    found = torch.load(path, map_location="cpu")
    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.copy_(found[name])
    return model.eval()


def export(
    recipe: Recipe, weights: Path, spm: Path, out: Path, *, quantization: str | None = "int8", keep: Path | None = None
) -> None:
    """Write the CTranslate2 folder `out`, and the transformers checkpoint `keep` where one is wanted."""
    pieces = open_pieces(spm)
    with tempfile.TemporaryDirectory() as scratch:
        checkpoint = keep or Path(scratch)
        load_weights(recipe, weights, pieces.get_piece_size()).save_pretrained(checkpoint)
        _Converter(str(checkpoint), pieces).convert(str(out), quantization=quantization, force=True)
    if keep:
        shutil.copy(spm, keep / "spm.model")
    shutil.copy(spm, out / "spm.model")
    limits = {"source_pieces": LONGEST, "target_pieces": TARGET_PIECES}
    (out / "limits.json").write_text(json.dumps(limits) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("recipe", "weights", "spm", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--transformers", type=Path, metavar="DIR")
    given = parser.parse_args()
    export(read_recipe(given.recipe), given.weights, given.spm, given.out, keep=given.transformers)


if __name__ == "__main__":
    main()
