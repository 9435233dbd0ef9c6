"""Names to models: which there are, which are on disk, and how each is opened. Nothing here opens a socket."""

from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from brief.engines.base import Device, Engine, ModelCard
from brief.engines.cards import MODELS
from brief.engines.failures import foreign_failures
from brief.errors import EngineError

__all__ = ["MODELS", "Choice", "card_of", "choose", "folder_of", "open_engine"]

EMBEDDED = "embedded"
RECOMMENDED = "quickmt-fa-en"
OPENABLE = ("ct2", "echo")


@dataclass(frozen=True, slots=True)
class Choice:
    """The model that will be used, and one line for the reader where a better one could be had."""

    card: ModelCard
    note: str = ""


def card_of(name: str) -> ModelCard:
    """The card of a known name, Hub id, or folder with a CTranslate2 model. Raises EngineError."""
    for card in MODELS.values():
        if name.lower() in (card.name.lower(), (card.repo or card.name).lower()):
            return card
    if Path(name).is_dir():
        return _card_of_folder(Path(name))
    near = get_close_matches(name, MODELS, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    message = f"no model {name!r}: {hint}known are {', '.join(MODELS)}; or give a folder"
    raise EngineError(message)


def _card_of_folder(folder: Path) -> ModelCard:
    """The name is the path as given, so that the name alone opens the model again."""
    return ModelCard(
        name=str(folder),
        kind="ct2",
        family="local",
        repo=None,
        revision=None,
        licence="LicenseRef-unknown",
        commercial=False,
        task="translate",
        languages="fa-en",
        size_mb=None,
        quality="none",
        figure="not measured",
        source="a local folder",
    )


def folder_of(card: ModelCard) -> Path | None:
    """Where the model lies on this disk, or None. Asks the Hub's cache, never the Hub."""
    if card.name == EMBEDDED:
        folder = Path(str(files("brief.models"))) / EMBEDDED
        return folder if (folder / "model.bin").is_file() else None
    if card.repo is None:
        return None
    with foreign_failures(f"looking for {card.name}"):
        from huggingface_hub import try_to_load_from_cache

        found = (try_to_load_from_cache(card.repo, name, revision=card.revision) for name in _WEIGHTS[card.kind])
        return next((Path(file).parent for file in found if isinstance(file, str)), None)


_WEIGHTS: dict[str, tuple[str, ...]] = {
    "ct2": ("model.bin",),
    "seq2seq": (
        "model.safetensors",
        "model.safetensors.index.json",
        "pytorch_model.bin",
        "pytorch_model.bin.index.json",
    ),
    "chat": ("model.safetensors", "model.safetensors.index.json"),
    "echo": (),
}


def choose(name: str = "auto") -> Choice:
    """The model for translation: `auto` is the best one on disk, and the embedded one where there is no other.

    `auto` never takes a model whose licence forbids commercial use or is gated: people choose those by name.
    """
    if name != "auto":
        return Choice(card_of(name))
    for card in MODELS.values():
        if _free_to_use(card) and folder_of(card):
            return Choice(card)
    better, embedded = MODELS[RECOMMENDED], MODELS[EMBEDDED]
    note = (
        f"using the embedded model ({embedded.figure}); "
        f"`brief models pull {better.name}` brings {better.figure} ({better.size_mb} MB)"
    )
    return Choice(embedded, note)


def _free_to_use(card: ModelCard) -> bool:
    fit = card.repo is not None and card.kind in OPENABLE and card.task == "translate"
    return fit and card.commercial and not card.gated


def open_engine(name: str, *, device: Device = "auto", offline: bool = False) -> Engine:
    """The engine behind a name, Hub id, folder or `auto`. Raises EngineError where it cannot be had.

    A model has to be on disk: with or without `offline`, only `brief models pull` opens a connection.
    """
    card = choose(name).card
    if card.kind == "echo":
        from brief.engines.echo import EchoEngine

        return EchoEngine(card)
    if card.kind == "ct2":
        return _open_ct2(card, device)
    message = f"{card.name} is a {card.kind} model, which this version cannot open; use {RECOMMENDED} or {EMBEDDED}"
    raise EngineError(message)


def _open_ct2(card: ModelCard, device: Device) -> Engine:
    from brief.engines.ct2 import CT2Engine

    folder = Path(card.name) if card.family == "local" else folder_of(card)
    if folder is None:
        message = f"{card.name} is not on disk; `brief models pull {card.name}` brings it"
        raise EngineError(message)
    revision = folder.name if card.repo else None
    return CT2Engine(card, folder, device=device, revision=card.revision or revision)
