"""The fast path: a transformers checkpoint is turned once into CTranslate2's form, and kept in the user's cache.

Each conversion is named by the digest of its checkpoint and by its precision. It is made under another name and moved
when whole: whoever finds it finds all of it. Of two processes that want it at once, the second waits for the first.
"""

import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import platformdirs

from brief.engines.base import Backend, Device, Engine, ModelCard
from brief.engines.checkpoint import LOCAL, checkpoint_digest, identifier_of, open_tokenizer, require_weights
from brief.engines.failures import foreign_failures
from brief.engines.families import Family, read_family, read_json, read_limits
from brief.engines.pieces import SHARED, SOURCE, TARGET, TOKENIZER
from brief.errors import EngineError

_FORM = 1
"""Counts up when conversions are made in another way."""


def cache_folder() -> Path:
    """BRIEF_CACHE_DIR where set, else the user's cache folder."""
    folder = os.environ.get("BRIEF_CACHE_DIR")
    return Path(folder) if folder else platformdirs.user_cache_path("brief", appauthor=False)


def open_encoder_decoder(
    card: ModelCard,
    folder: Path,
    *,
    device: Device = "auto",
    backend: Backend = "auto",
    revision: str | None = None,
    pickled: bool = False,
) -> Engine:
    """A translator through CTranslate2 where that runs its family and the device, else, or where `backend` says so,
    through transformers. Raises EngineError, also where `backend` cannot run it.
    """
    family = read_family(folder)
    fast = device != "mps" and card.task != "summarise" and is_convertible(folder, family)
    if backend == "ctranslate2" and not fast:
        message = f"{card.name}: CTranslate2 cannot run it here; leave --backend out"
        raise EngineError(message)
    if backend == "transformers" or not fast:
        from brief.engines.seq2seq import Seq2SeqEngine

        return Seq2SeqEngine(card, folder, device=device, revision=revision, pickled=pickled)
    from brief.engines.ct2 import CT2Engine, settle_ct2

    place = settle_ct2(card.name, device, float16=family.float16)
    converted = convert(card.name, folder, precision=place.precision, pickled=pickled)
    revision = f"{revision or checkpoint_digest(folder)}+{place.precision}"
    return CT2Engine(card, converted, device=device, family=family, revision=revision)


def is_convertible(folder: Path, family: Family) -> bool:
    """Whether CTranslate2 runs it. Of Marian its converter drops the last row, taking that for the padding's."""
    if family.name.startswith("marian"):
        config = read_json(folder / "config.json")
        return bool(config["pad_token_id"] == config["vocab_size"] - 1)
    return family.convertible


def convert(name: str, folder: Path, *, precision: str, pickled: bool = False) -> Path:
    """The folder with the conversion of the checkpoint in `folder`, made now if need be. Raises EngineError.

    `name`: for messages. `precision`: one of CTranslate2's quantizations.
    """
    require_weights(name, folder, pickled=pickled)
    converted = _conversions() / f"{checkpoint_digest(folder)}-{precision}-{_FORM}"
    with foreign_failures(f"converting {name}"):
        if not converted.is_dir():
            _convert_alone(name, folder, converted, precision, pickled=pickled)
    return converted


def conversions_of(folder: Path) -> list[Path]:
    """What lies in the cache of conversions of the checkpoint in `folder`, in whatever precision."""
    return sorted(_conversions().glob(f"{checkpoint_digest(folder)}-*-*"))


def _conversions() -> Path:
    return cache_folder() / "converted"


def _convert_alone(name: str, folder: Path, converted: Path, precision: str, *, pickled: bool) -> None:
    from filelock import FileLock

    converted.parent.mkdir(parents=True, exist_ok=True)
    with (
        FileLock(converted.parent / ".lock"),
        TemporaryDirectory(dir=converted.parent, prefix=".part-") as part,
    ):
        if not converted.is_dir():
            made = Path(part) / "model"
            _convert(name, folder, made, precision, pickled=pickled)
            made.replace(converted)


def _convert(name: str, folder: Path, made: Path, precision: str, *, pickled: bool) -> None:
    from ctranslate2.converters import TransformersConverter

    tokenizer = open_tokenizer(folder)
    _restore_vocabulary(tokenizer)
    family = read_family(folder)
    for mark in (*family.source_marks, *family.answer_marks):
        identifier_of(mark, tokenizer, name)

    class Converter(TransformersConverter):  # type: ignore[misc]
        def load_model(self, model_class: Any, path: str, **options: Any) -> Any:
            model = model_class.from_pretrained(path, use_safetensors=None if pickled else True, **options, **LOCAL)
            _restore_configuration(model.config)
            return model

        def load_tokenizer(self, *_: Any, **__: Any) -> Any:
            return tokenizer

    Converter(str(folder)).convert(str(made), quantization=precision)
    _save_pieces(tokenizer, made)
    (made / "limits.json").write_text(json.dumps(asdict(read_limits(folder, family))) + "\n", encoding="utf-8")


def _restore_configuration(config: Any) -> None:
    """What CTranslate2 4.8.5 asks of a configuration, and transformers 5 tells in other words or not at all."""
    if config.model_type == "mbart":
        config.normalize_before = True
        # Else it takes the checkpoint for mBART-25, whose answers start from the language code.
        config.tokenizer_class = "MBart50Tokenizer"
    if config.model_type in ("t5", "mt5", "umt5"):
        # The converter scales the decoder's output by it; since 5.24 it is always true. mT5 never scales.
        config.tie_word_embeddings = getattr(config, "scale_decoder_outputs", False)


def _restore_vocabulary(tokenizer: Any) -> None:
    """M2M-100 keeps its language codes apart; MBart50Tokenizer names no first token."""
    if hasattr(tokenizer, "lang_token_to_id"):
        vocabulary = {**tokenizer.encoder, **tokenizer.lang_token_to_id}
        tokenizer.get_vocab = lambda: vocabulary
    if tokenizer.bos_token is None:
        tokenizer.bos_token = tokenizer.cls_token or tokenizer.pad_token


def _save_pieces(tokenizer: Any, made: Path) -> None:
    if hasattr(tokenizer, "spm_files"):
        for file, name in zip(tokenizer.spm_files, (SOURCE, TARGET), strict=True):
            shutil.copy(file, made / name)
    elif hasattr(tokenizer, "spm_file"):
        shutil.copy(tokenizer.spm_file, made / SHARED)
    else:
        tokenizer.backend_tokenizer.save(str(made / TOKENIZER))
