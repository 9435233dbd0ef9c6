"""The one place that fetches weights: a snapshot of the files an engine needs, at a commit that is then known."""

from pathlib import Path

from brief.engines.base import ModelCard
from brief.engines.failures import foreign_failures
from brief.engines.registry import OPENABLE
from brief.errors import EngineError

# What the engine of each kind opens; the rest of a repository (training checkpoints, other formats) stays there.
_FILES = {"ct2": ["model.bin", "config.json", "*vocabulary.json", "*.spm.model", "spm.model", "README.md", "LICENSE*"]}


def pull(card: ModelCard, *, accept_licence: bool = False) -> Path:
    """Download the model into the Hub's cache and return its folder; what is there already is not fetched again.

    Raises EngineError: nothing to fetch, no engine for its kind, a licence to be accepted first, no connection.
    """
    if card.repo is None:
        message = f"{card.name} has nothing to download."
        raise EngineError(message)
    if card.kind not in OPENABLE:
        message = f"{card.name} cannot be run by this version of brief ({card.kind}); quickmt-fa-en can."
        raise EngineError(message)
    if not accept_licence and (card.gated or not card.commercial):
        use = "gated" if card.gated else "not for commercial use"
        message = f"{card.name} is under {card.licence} ({use}): read it, then add --accept-licence."
        raise EngineError(message)
    with foreign_failures(f"downloading {card.name} from {card.repo}"):
        from huggingface_hub import snapshot_download

        folder = snapshot_download(card.repo, revision=card.revision, allow_patterns=_FILES[card.kind])
    return Path(folder)
