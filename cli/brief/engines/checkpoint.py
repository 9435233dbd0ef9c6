"""A transformers checkpoint on disk: which files hold its weights, and one digest for all that decides its answers."""

from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from brief.errors import EngineError

_SAFE = ("model.safetensors", "model-*.safetensors")
_PICKLED = ("pytorch_model.bin", "pytorch_model-*.bin")
_RULES = ("*.json", "*.model", "*.spm", "*.jinja")


def require_weights(name: str, folder: Path, *, pickled: bool = False) -> None:
    """Raises EngineError unless `folder` holds safetensors, or pickled weights where those are allowed."""
    if _found(folder, _SAFE) or (pickled and _found(folder, _PICKLED)):
        return
    if _found(folder, _PICKLED):
        message = f"{name}: its weights are pickled (pytorch_model.bin), which can carry code; only safetensors open"
        raise EngineError(message)
    message = f"{name}: no weights (model.safetensors) in {folder}"
    raise EngineError(message)


LOCAL = {"local_files_only": True, "trust_remote_code": False}
"""How every checkpoint is opened: from this disk, without code of its own."""


def open_tokenizer(folder: Path) -> Any:
    """The checkpoint's tokenizer; from here on transformers tells failures alone."""
    import transformers

    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return transformers.AutoTokenizer.from_pretrained(folder, **LOCAL)


def identifier_of(mark: str, tokenizer: Any, name: str) -> int:
    """Of a token that has to be in the vocabulary: the library would give that of unknown ones. Raises EngineError."""
    identifier = tokenizer.convert_tokens_to_ids(mark)
    if identifier in (None, tokenizer.unk_token_id):
        message = f"{name}: no {mark} in its vocabulary, which models of its family have"
        raise EngineError(message)
    return int(identifier)


def checkpoint_digest(folder: Path) -> str:
    """First twelve digits of a sha256 over names and contents of weights, configuration and vocabulary."""
    files = _found(folder, (*_SAFE, *_PICKLED, *_RULES))
    lines = "".join(f"{file.name} {_digest(file)}\n" for file in files)
    return sha256(lines.encode()).hexdigest()[:12]


def _found(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    return sorted(file for pattern in patterns for file in folder.glob(pattern))


def _digest(file: Path) -> str:
    """The Hub's cache names its files by their digest (of the content, or Git's): those need not be read."""
    stored = file.resolve()
    if stored.parent.name == "blobs":
        return stored.name
    with stored.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()
