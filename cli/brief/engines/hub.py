"""The one place that asks the Hub: what it has of a model, and the files that an engine needs, at a commit then known.

HF_HOME, HF_HUB_CACHE, HF_ENDPOINT, HF_TOKEN, HF_HUB_OFFLINE and the rest of the Hub's variables hold here too.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from logging import ERROR, getLogger
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from brief.engines import disk, layout
from brief.engines.base import ModelCard
from brief.engines.catalogue import size_text
from brief.engines.failures import foreign_failures
from brief.engines.registry import card_of, known_card, unknown_model, unread_card
from brief.errors import EngineError

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo

T = TypeVar("T")

PATIENCE = 4.0
"""Seconds for the Hub to say what it has; HF_HUB_ETAG_TIMEOUT overrides."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the Hub has of a model at a commit: its card, and the files an engine needs, here or not."""

    card: ModelCard
    copy: disk.Copy


def look_up(name: str, *, pickles: bool = False) -> Offer:
    """Ask the Hub about a card's name or a Hub id. Raises EngineError, within `PATIENCE` seconds."""
    card = known_card(name)
    repo = card.repo if card else name
    if card is None and not disk.is_repository(name):
        raise unknown_model(name)
    if repo is None:
        message = f"{name} has nothing to download."
        raise EngineError(message)
    found = _within(_patience(), name, lambda: _ask(name, repo, card.revision if card else None))
    copy = disk.Copy(
        disk.repository(repo) / "snapshots" / str(found.sha),
        str(found.sha),
        card.licence if card else _licence(found),
        _files(name, found, pickles=pickles),
    )
    return Offer(card or unread_card(repo, licence=copy.licence, gated=bool(found.gated)), copy)


def describe(offer: Offer) -> str:
    """One line for the user before anything comes: what, under which licence, how large, from where."""
    card, copy = offer.card, offer.copy
    conditions = f" ({card.conditions})" if card.conditions else ""
    size = size_text(copy.size / 1e6)
    return f"{card.name}: {card.licence}{conditions}, {size}, from {_page(card)} at {copy.revision}"


def pull(
    name: str, tell: Callable[[str], None], *, accept_licence: bool = False, pickles: bool = False, quiet: bool = False
) -> Path:
    """Look up, tell, fetch; the folder. Raises EngineError, also where a licence with conditions is not accepted."""
    offer = look_up(name, pickles=pickles)
    tell(describe(offer))
    card = offer.card
    if card.conditions and not accept_licence:
        message = (
            f"{card.name} is under {card.licence} ({card.conditions}): read it at {_page(card)}, "
            f"then run `brief models pull {card.name} --accept-licence`."
        )
        raise EngineError(message)
    fetch(offer, quiet=quiet)
    return offer.copy.folder


def fetch(offer: Offer, *, quiet: bool = False) -> None:
    """Download what is not here yet and compare every checksum. Files that came whole are not fetched again, one cut
    short is begun anew. Raises EngineError.
    """
    repo, copy = str(offer.card.repo), offer.copy
    _require_space(offer)
    before = disk.copy_of(repo, offer.card.revision)
    if before is None or not before.whole:
        # A whole model stays in use until the new one is whole.
        disk.record(repo, copy)
    with _failures(offer.card.name):
        from huggingface_hub import hf_hub_download
        from huggingface_hub.utils.tqdm import disable_progress_bars

        if quiet:
            disable_progress_bars()
        # One after the other: `snapshot_download` has threads that an interruption would have to wait for.
        for file in sorted(copy.files, key=lambda file: layout.is_weights(file.name)):
            if layout.is_weights(file.name):
                # What nothing here can run is told before gigabytes of it come.
                card_of(offer.card.name)
            hf_hub_download(repo, file.name, revision=copy.revision)
    _drop_leftovers(repo)
    _require_whole(offer)
    disk.record(repo, copy)


def _ask(name: str, repo: str, revision: str | None) -> "ModelInfo":
    with _failures(name):
        from huggingface_hub import HfApi

        return HfApi().model_info(repo, revision=revision, files_metadata=True)


def _patience() -> float:
    from huggingface_hub import constants

    return constants.HF_HUB_ETAG_TIMEOUT if os.environ.get("HF_HUB_ETAG_TIMEOUT") else PATIENCE


def _within(seconds: float, name: str, ask: Callable[[], T]) -> T:
    """`ask()`, given up after `seconds`: looking up a host and trying its addresses have time-outs that add up."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(ask())
        except EngineError as failure:
            future.set_exception(failure)

    # A daemon, so that the process can end while the thread still waits; an executor would join it.
    Thread(target=run, daemon=True).start()
    try:
        return future.result(timeout=seconds)
    except TimeoutError as failure:
        message = f"{name}: {_endpoint()} did not answer within {seconds:g} s; HF_HUB_ETAG_TIMEOUT=30 waits longer."
        raise EngineError(message) from failure


def _files(name: str, found: "ModelInfo", *, pickles: bool) -> tuple[disk.StoredFile, ...]:
    siblings = {item.rfilename: item for item in found.siblings or ()}
    names = layout.needed(siblings, pickles=pickles)
    if absent := layout.lacking(names):
        pickled = not layout.lacking(layout.needed(siblings, pickles=True))
        hint = "; --allow-pickles takes its pytorch_model.bin, which may run code when opened" if pickled else ""
        message = f"{name}: the Hub's files lack {absent}{hint}."
        raise EngineError(message)
    chosen = (siblings[each] for each in names)
    return tuple(
        disk.StoredFile(
            item.rfilename,
            item.size or 0,
            f"sha256:{item.lfs.sha256}" if item.lfs else f"git:{item.blob_id}",
        )
        for item in chosen
    )


def _licence(found: "ModelInfo") -> str:
    stated = found.card_data.get("license") if found.card_data else None
    return stated if isinstance(stated, str) else ""


def _require_space(offer: Offer) -> None:
    absent = offer.copy.size - offer.copy.size_here
    place = disk.repository(str(offer.card.repo))
    free = shutil.disk_usage(next(path for path in place.parents if path.is_dir())).free
    if absent > free:
        message = (
            f"{offer.card.name} needs {size_text(absent / 1e6)}, and {place.parent} has {size_text(free / 1e6)} free."
        )
        raise EngineError(message)


def _drop_leftovers(repo: str) -> None:
    """Remove what downloads left that were killed: the Hub's client never takes it up again."""
    yesterday = time.time() - 24 * 3600
    for path in (disk.repository(repo) / "blobs").glob("*.incomplete"):
        if path.stat().st_mtime < yesterday:
            path.unlink(missing_ok=True)


def _require_whole(offer: Offer) -> None:
    """Drop what arrived other than the Hub says, so that the next attempt fetches it."""
    copy = offer.copy
    for file, state in copy.states():
        if state != "whole":
            (copy.folder / file.name).resolve().unlink(missing_ok=True)
            message = f"{offer.card.name}: {file.name} arrived {state}; run the same command again."
            raise EngineError(message)


def surroundings() -> dict[str, str]:
    """What the Hub's variables make of things here: address, cache, whether it may be asked and with a token."""
    from huggingface_hub import constants, get_token

    return {
        "endpoint": str(constants.ENDPOINT),
        "cache": str(constants.HF_HUB_CACHE),
        "token": "set" if get_token() else "not set",
        "offline": "yes, by HF_HUB_OFFLINE" if constants.is_offline_mode() else "no",
    }


def _page(card: ModelCard) -> str:
    return f"{_endpoint()}/{card.repo}"


def _endpoint() -> str:
    from huggingface_hub import constants

    return str(constants.ENDPOINT)


@contextmanager
def _failures(name: str) -> Iterator[None]:
    """Raise EngineError, in one line, for whatever the Hub's client raises in the body."""
    with foreign_failures(f"fetching {name}"):
        import httpx2
        from huggingface_hub import errors
    # Its warnings say in other words what the failure will say, and that a token would be faster.
    getLogger("huggingface_hub").setLevel(ERROR)
    try:
        yield
    except errors.GatedRepoError as failure:
        message = f"{name} is gated: accept its terms on its page at {_endpoint()}, then set HF_TOKEN."
        raise EngineError(message) from failure
    except errors.RepositoryNotFoundError as failure:
        message = f"{name}: {_endpoint()} has no such repository, or HF_TOKEN does not open it."
        raise EngineError(message) from failure
    except errors.OfflineModeIsEnabled as failure:
        message = f"{name} cannot be downloaded: HF_HUB_OFFLINE is set."
        raise EngineError(message) from failure
    except (httpx2.HTTPError, errors.XetDownloadError, OSError, RuntimeError, ValueError) as failure:
        reason = " ".join(str(failure).split()) or type(failure).__name__
        by_hand = f"`brief models pull {name} --from DIR`" if known_card(name) else "`--model DIR`"
        message = f"{name} cannot be fetched from {_endpoint()}: {reason}; or bring its files: {by_hand}."
        raise EngineError(message) from failure
