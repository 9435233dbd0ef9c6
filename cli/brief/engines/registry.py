"""Names to models: which there are, which are on disk, and how each is opened. Nothing here opens a socket."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

from brief.engines import disk
from brief.engines.address import read_address
from brief.engines.base import UNKNOWN_LICENCE, Backend, Device, Engine, Kind, ModelCard, Task
from brief.engines.cards import MODELS
from brief.engines.chat_families import chat_family
from brief.engines.families import is_checkpoint, read_family, read_limits
from brief.errors import EngineError

__all__ = ["MODELS", "Choice", "card_of", "choose", "folder_of", "open_engine"]

EMBEDDED = "embedded"
RECOMMENDED = "quickmt-fa-en"
_HUB = "https://huggingface.co/"


@dataclass(frozen=True, slots=True)
class Choice:
    """The model that will be used, and one line for the reader where a better one could be had."""

    card: ModelCard
    note: str = ""


def known_card(name: str) -> ModelCard | None:
    """The card with that name or Hub id, or None."""
    cards = (card for card in MODELS.values() if name.lower() in (card.name.lower(), (card.repo or card.name).lower()))
    return next(cards, None)


def card_of(name: str) -> ModelCard:
    """The card of a known name, a folder, or a Hub id that is on disk. Raises EngineError."""
    if card := known_card(name):
        return card
    if Path(name).is_dir():
        return card_of_files(name, Path(name))
    copy = disk.copy_of(name) if disk.is_repository(name) else None
    if copy is None:
        raise unknown_model(name)
    return card_of_files(name, copy.folder, repo=name, licence=copy.licence)


def unknown_model(name: str) -> EngineError:
    """The failure that tells which names are near."""
    if disk.is_repository(name):
        return EngineError(f"{name} is not on disk; `brief models pull {name}` brings it")
    near = get_close_matches(name, MODELS, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    return EngineError(f"no model {name!r}: {hint}`brief models list` shows them; a Hub id or a folder will do too")


def card_of_files(name: str, folder: Path, *, repo: str | None = None, licence: str = "") -> ModelCard:
    """The card of a model that the registry does not know; `name` alone opens it again. Raises EngineError."""
    facts: dict[str, Any] = {"repo": repo, "source": f"{_HUB}{repo}" if repo else "a local folder"}
    chat = chat_family(folder)
    if chat is None and is_checkpoint(folder):
        family = read_family(folder)
        facts |= {"kind": "seq2seq", "family": family.name, "task": family.task, "languages": family.languages}
        facts["window"] = read_limits(folder, family).source_pieces
    elif chat is None and not any(folder.glob("*vocabulary.*")):
        message = f"{folder} holds no model: neither a config.json with a model_type nor a vocabulary of CTranslate2"
        raise EngineError(message)
    return _new_card(name, chat, licence, **facts)


def unread_card(repo: str, *, licence: str, gated: bool) -> ModelCard:
    """What can be said of a repository before its configuration is here: not how it is opened."""
    return _new_card(repo, None, licence, repo=repo, source=_HUB + repo, gated=gated)


def _new_card(name: str, chat: str | None, licence: str, **facts: Any) -> ModelCard:
    """`chat`: the family of a chat model, None for another."""
    usual: dict[str, Any] = {
        "kind": "chat" if chat else "ct2", "family": chat or "local", "repo": None, "revision": None,
        "commercial": licence.lower() in _PERMISSIVE, "task": "chat" if chat == "chat" else "translate",
        "languages": "fa-en", "size_mb": None, "quality": "none", "figure": "not measured",
    }  # fmt: skip
    return ModelCard(name=name, licence=licence or UNKNOWN_LICENCE, **{**usual, **facts})


# As the Hub writes them. What is not here, or not stated, has to be accepted by the user.
_PERMISSIVE = ("apache-2.0", "mit", "bsd-3-clause", "bsd-2-clause", "cc-by-4.0", "cc-by-sa-4.0", "cc0-1.0", "mpl-2.0")


def folder_of(card: ModelCard) -> Path | None:
    """Where the whole model lies on this disk, or None. Asks the Hub's cache, never the Hub."""
    if card.name == EMBEDDED:
        folder = Path(str(files("brief.models"))) / EMBEDDED
        return folder if (folder / "model.bin").is_file() else None
    if card.repo is None:
        return Path(card.name) if card.kind != "echo" else None
    copy = disk.copy_of(card.repo, card.revision)
    return copy.folder if copy and copy.whole else None


def copies() -> dict[str, disk.Copy]:
    """What lies on disk of models from the Hub, whole or not, by the card's name, else by the Hub id."""
    known = {card.name: disk.copy_of(card.repo, card.revision) for card in MODELS.values() if card.repo}
    besides = {repo: disk.copy_of(repo) for repo in disk.recorded() if known_card(repo) is None}
    return {name: copy for name, copy in {**known, **besides}.items() if copy}


def is_absent(name: str) -> bool:
    """Whether `name` stands for a model on the Hub of which not all is on disk."""
    card = known_card(name)
    if card:
        return card.repo is not None and folder_of(card) is None
    if not disk.is_repository(name) or Path(name).is_dir():
        return False
    copy = disk.copy_of(name)
    return copy is None or not copy.whole


def is_served(name: str, endpoint: str | None) -> bool:
    """Whether the server at `endpoint` is asked for this model: for any name but those that no chat model can have."""
    card = known_card(name)
    return bool(endpoint) and name != "auto" and (card.kind == "chat" if card else not Path(name).is_dir())


def _card_of_served(name: str, endpoint: str) -> ModelCard:
    """The card of a model behind a server, with what the registry knows of one of that name. Raises EngineError."""
    host, known = read_address(endpoint).host, known_card(name)
    if known:
        return replace(known, name=name, revision=None, host=host)
    return _new_card(name, "chat", "", source=endpoint, host=host)


def choose(name: str = "auto", *, endpoint: str | None = None) -> Choice:
    """The model for translation: `auto` is the best one on disk, and the embedded one where there is no other.

    `auto` never takes a model whose licence forbids commercial use or is gated: people choose those by name.
    """
    if endpoint and is_served(name, endpoint):
        return Choice(_card_of_served(name, endpoint))
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
    fit = card.repo is not None and card.task == "translate"
    return fit and card.commercial and not card.gated


def open_engine(
    name: str,
    *,
    task: Task = "translate",
    device: Device = "auto",
    backend: Backend = "auto",
    offline: bool = False,
    prompts: Path | None = None,
    endpoint: str | None = None,
) -> Engine:
    """The engine behind a name, Hub id, folder or `auto`. Raises EngineError where it cannot be had, and PromptError.

    A model has to be on disk: with or without `offline`, only `brief models pull` opens a connection, and an engine
    behind `endpoint`, the address of a server. `backend` is the library for a translator that both can run. `prompts`
    is a folder with words for chat models that win over ours.
    """
    card = _card_for(task, choose(name, endpoint=endpoint).card)
    if endpoint and card.host:
        return _open_served(card, endpoint, task, prompts, offline=offline)
    if task == "translate" and backend not in ("auto", _BACKENDS.get(card.kind, backend)):
        message = f"{card.name} runs on {_BACKENDS[card.kind]} alone; leave --backend out"
        raise EngineError(message)
    match card.kind:
        case "echo":
            from brief.engines.echo import EchoEngine

            return EchoEngine(card)
        case "ct2":
            return _open_ct2(card, device)
        case "seq2seq":
            return _open_seq2seq(card, device, backend)
        case "chat":
            return _open_chat(card, task, device, prompts)


_BACKENDS: dict[Kind, Backend] = {"ct2": "ctranslate2", "chat": "transformers"}
"""Those of models that come in the form of one library."""


def _card_for(task: Task, card: ModelCard) -> ModelCard:
    """The card of a model that is asked for `task`. Raises EngineError where it is there for another."""
    if task == "summarise" and card.family == "t5" and known_card(card.name) is None:
        # T5's make does not tell what the checkpoint was trained for: for what it is asked to do.
        return replace(card, task="summarise", languages="fa")
    if card.task not in (task, "chat"):
        message = f"{card.name} is there to {card.task}, not to {task}"
        raise EngineError(message)
    return card


def _open_served(card: ModelCard, endpoint: str, task: Task, prompts: Path | None, *, offline: bool) -> Engine:
    from brief.engines.endpoint import EndpointEngine
    from brief.templates import load_prompt

    if offline:
        message = f"{card.name} at {card.host} cannot be asked under --offline."
        raise EngineError(message)
    prompt = load_prompt(task, family=card.family, folder=prompts)
    return EndpointEngine(card, read_address(endpoint), task=task, prompt=prompt)


def _open_ct2(card: ModelCard, device: Device) -> Engine:
    from brief.engines.ct2 import CT2Engine

    folder = require_folder(card)
    return CT2Engine(card, folder, device=device, revision=folder.name if card.repo else None)


def _open_seq2seq(card: ModelCard, device: Device, backend: Backend) -> Engine:
    from brief.engines.conversion import open_encoder_decoder

    folder = require_folder(card)
    # Pickled weights come with `brief models pull --allow-pickles` alone: to fetch them was to accept them.
    accepted = card.repo is not None and (disk.repository(card.repo) / disk.RECORD).is_file()
    revision = folder.name if card.repo else None
    return open_encoder_decoder(card, folder, device=device, backend=backend, revision=revision, pickled=accepted)


def _open_chat(card: ModelCard, task: Task, device: Device, prompts: Path | None) -> Engine:
    from brief.engines.chat import ChatEngine
    from brief.engines.checkpoint import checkpoint_digest
    from brief.templates import load_prompt

    folder = require_folder(card)
    revision = folder.name if card.repo else checkpoint_digest(folder)
    prompt = load_prompt(task, family=card.family, folder=prompts)
    return ChatEngine(card, folder, task=task, prompt=prompt, revision=revision, device=device)


def require_folder(card: ModelCard) -> Path:
    """Where the whole model lies. Raises EngineError where it, or part of it, is not on disk."""
    folder = folder_of(card)
    if folder is None:
        message = f"{card.name} is not on disk, or not whole; `brief models pull {card.name}` brings it"
        raise EngineError(message)
    return folder
