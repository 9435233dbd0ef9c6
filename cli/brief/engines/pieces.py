"""Text to pieces and back without a model library, by the files that lie beside a CTranslate2 model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED, SOURCE, TARGET, TOKENIZER = "spm.model", "src.spm.model", "tgt.spm.model", "tokenizer.json"


@dataclass(frozen=True, slots=True)
class Pieces:
    """Both directions: `split` a source, `join` an answer."""

    split: Callable[[str], list[str]]
    join: Callable[[Sequence[str]], str]


def has_pieces(folder: Path) -> bool:
    """Whether `open_pieces` finds its files."""
    names = (SHARED, TOKENIZER) if not (folder / TARGET).is_file() else (SOURCE,)
    return any((folder / name).is_file() for name in names)


def open_pieces(folder: Path) -> Pieces:
    """From one SentencePiece file for both languages, one for each, or a `tokenizer.json`."""
    if (folder / TOKENIZER).is_file():
        return _from_tokenizer(folder / TOKENIZER)
    shared = (folder / SHARED).is_file()
    source = _processor(folder / (SHARED if shared else SOURCE))
    target = source if shared else _processor(folder / TARGET)
    return Pieces(lambda text: source.encode(text, out_type=str), lambda pieces: target.decode(list(pieces)))


def _processor(file: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_file=str(file))


def _from_tokenizer(file: Path) -> Pieces:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))

    def join(pieces: Sequence[str]) -> str:
        known = (tokenizer.token_to_id(piece) for piece in pieces)
        return tokenizer.decode([number for number in known if number is not None], skip_special_tokens=True)

    return Pieces(lambda text: tokenizer.encode(text, add_special_tokens=False).tokens, join)
