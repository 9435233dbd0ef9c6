"""A batch on the machines of a Ray cluster: the same steps inside a pool of actors, a kit in each.

The outputs themselves are the checkpoint: an actor leaves alone what is there with the right digest and signature, so
a block that is tried again, or a driver that is started again, makes only what is missing. What fails in an article is
a row like any other, since Ray would lose the good rows of a block together with a bad one.
"""

import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from brief.article import Article
from brief.batch.ledger import Outcome
from brief.batch.places import Place
from brief.batch.run import run
from brief.batch.sources import Source
from brief.engines.failures import foreign_failures
from brief.errors import EngineError, InputError, OutputError
from brief.kit import open_kit

_BLOCK = 128
"""Articles that an actor has in hand at a time."""

_CHUNK = 20_000
"""Articles that the driver hands over at a time, so that its memory does not grow with the input."""

_SLOTS = 4
"""CPU slots of a cluster of our own: with two, Ray's steps and the actors wait for one another (ray#44687)."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Job:
    """What every actor is told: the arguments of `open_kit`, and where briefs go, the same for all machines."""

    kit: Mapping[str, Any]
    place: Place
    fresh: bool = False


def run_on_ray(
    sources: Iterable[Source],
    job: Job,
    *,
    address: str | None = None,
    actors: int | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """As `run.run`; without an `address` on a cluster of this machine's own.

    Raises EngineError where Ray or an actor cannot run, or two actors have different models; OutputError where one
    cannot write.
    """
    recipe = ""
    for row in _rows(iter(sources), job, address, actors):
        if row["stop"]:
            raise OutputError(row["stop"])
        outcome = Outcome(**json.loads(row["outcome"]))
        recipe = recipe or outcome.signature
        if outcome.signature != recipe:
            message = f"the machines of the cluster have different models: {recipe} and {outcome.signature}."
            raise EngineError(message)
        yield outcome
        if stopped():
            break


def _rows(sources: Iterator[Source], job: Job, address: str | None, actors: int | None) -> Iterator[Row]:
    with _ray(address) as ray:
        size = actors or _fitting(ray.cluster_resources())
        while chunk := [_packed(source) for source in islice(sources, _CHUNK)]:
            blocks = min(len(chunk), max(2 * size, len(chunk) // _BLOCK))
            data = ray.data.from_items(chunk, override_num_blocks=blocks)
            made = data.map_batches(
                _Actor,
                fn_constructor_args=(job,),
                batch_size=_BLOCK,
                num_gpus=1 if job.kit["device"] != "cpu" and ray.cluster_resources().get("GPU") else None,
                compute=ray.data.ActorPoolStrategy(size=size, max_tasks_in_flight_per_actor=2),
            )
            yield from made.iter_rows()


class _Actor:
    """One kit, opened once, for many blocks."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._kit, _ = open_kit(**job.kit)

    def __call__(self, block: Mapping[str, Iterable[Any]]) -> dict[str, list[str]]:
        """A row an article: the outcome; in `stop` why nothing more can be written."""
        sources = map(_unpacked, block["item"])
        try:
            told = [json.dumps(asdict(o)) for o in run(sources, self._kit, self._job.place, fresh=self._job.fresh)]
        except OutputError as error:
            return {"outcome": [""], "stop": [str(error)]}
        return {"outcome": told, "stop": [""] * len(told)}


def _packed(source: Source) -> str:
    """What travels of an article: its path, or all of it where a larger file holds it."""
    path = source.path if source.address else source.path.absolute()
    whole: dict[str, Any] = {"path": str(path), "name": source.name, "address": source.address}
    if isinstance(source.found, Article):
        whole |= {"text": source.found.text, "title": source.found.title, "metadata": dict(source.found.metadata)}
    elif source.found:
        whole["error"] = str(source.found)
    return json.dumps(whole)


def _unpacked(item: str) -> Source:
    whole = json.loads(item)
    found: Article | InputError | None = InputError(whole["error"]) if "error" in whole else None
    if "text" in whole:
        found = Article(whole["name"], whole["text"], whole["title"], MappingProxyType(whole["metadata"]))
    return Source(Path(whole["path"]), whole["name"], found, whole["address"])


@contextmanager
def _ray(address: str | None) -> Iterator[Any]:
    """Ray, started or joined, quiet; left again in the end. Raises EngineError for whatever it raises."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    with foreign_failures("starting Ray"):
        import ray
        import ray.data

        slots = None if address else max(_SLOTS, os.cpu_count() or 1)
        ray.init(address, num_cpus=slots, include_dashboard=False, logging_level=logging.ERROR, log_to_driver=False)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = context.print_on_execution_start = False
    try:
        yield ray
    except ray.exceptions.RayError as failure:
        message = f"Ray: {str(failure).strip().splitlines()[-1]}"
        raise EngineError(message) from failure
    finally:
        ray.shutdown()


def _fitting(resources: Mapping[str, float]) -> int:
    """Actors: one a GPU, or one for the eight CPUs that an engine makes use of."""
    return int(resources.get("GPU", 0)) or max(1, int(resources.get("CPU", 1)) // 8)
