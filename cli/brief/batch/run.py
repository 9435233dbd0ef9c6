"""A batch: articles in hand in threads, the model asked for all of them together, an `Outcome` each as they finish.

Resume needs no state of its own: a brief carries the digest of its article and the signature of its making, and what
agrees with both is left alone.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, as_completed, wait
from contextlib import contextmanager
from dataclasses import replace

from brief.batch.claims import Claims
from brief.batch.ledger import Outcome
from brief.batch.places import Place
from brief.batch.pooling import Pool
from brief.batch.sources import Source
from brief.errors import BriefError, OutputError
from brief.kit import Kit
from brief.pipeline import make_brief
from brief.writing import spare

WINDOW = 160
"""Articles in hand at a time: what bounds memory, and what the model's batches are chosen from."""


def run(
    sources: Iterable[Source],
    kit: Kit,
    place: Place,
    *,
    fresh: bool = False,
    limit: int | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Outcome]:
    """One outcome an article, in the order in which they are settled; `fresh` makes again what is there already.

    After `limit` articles made, or once `stopped()`, no further one is taken in hand. Raises OutputError when the disk
    is full or the folder cannot be written: nothing after that could succeed.
    """
    # The pool closes before the threads are waited for: where one failed, the others must not go on.
    with _rare_collection(), Claims(place.folder) as claims, ThreadPoolExecutor(WINDOW) as threads, Pool() as pool:
        desk = _Desk(kit, pool, place, claims, fresh=fresh)
        yield from _in_hand(sources, lambda source: threads.submit(desk.settle, source), limit, stopped)


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Records hold no cycles, and to look for some after every 700 objects took a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _in_hand(
    sources: Iterable[Source],
    take: Callable[[Source], Future[Outcome]],
    limit: int | None,
    stopped: Callable[[], bool],
) -> Iterator[Outcome]:
    """Never more than WINDOW articles at a time, nor more than may still be made."""
    hand: set[Future[Outcome]] = set()
    left = sys.maxsize if limit is None else limit
    for source in sources:
        while hand and len(hand) >= min(WINDOW, left):
            done, hand = wait(hand, return_when=FIRST_COMPLETED)
            for outcome in (future.result() for future in done):
                left -= outcome.status in ("written", "failed")
                yield outcome
        if left <= 0 or stopped():
            break
        hand.add(take(source))
    yield from (future.result() for future in as_completed(hand))


class _Desk:
    """One article from reading to writing, in any thread."""

    def __init__(self, kit: Kit, pool: Pool, place: Place, claims: Claims, *, fresh: bool) -> None:
        self._kit = replace(
            kit,
            translator=pool.front(kit.translator),
            summariser=kit.summariser and pool.front(kit.summariser),
            reader=kit.reader and pool.front(kit.reader),
        )
        self._pool, self._place, self._claims, self._fresh = pool, place, claims, fresh
        self._signature = str(kit.signature)

    def settle(self, source: Source) -> Outcome:
        """What became of it. Raises OutputError."""
        started = time.monotonic()
        with self._claims.on(source.name) as mine:
            try:
                outcome = self._make(source) if mine else Outcome(source.name, "elsewhere")
            except OutputError:
                raise
            except BriefError as error:
                outcome = Outcome(source.name, "failed", error=str(error))
        seconds = round(time.monotonic() - started, 3)
        return replace(outcome, path=self._place.where(source.name), seconds=seconds, signature=self._signature)

    def _make(self, source: Source) -> Outcome:
        with self._pool.at_work():
            article = source.read()
            there = not self._fresh and self._place.has(source.name, article.digest, self._signature)
            if there and (renewed := self._place.refresh(source.name)) is not None:
                return Outcome(source.name, "written" if renewed else "unchanged")
            brief = make_brief(article, self._kit)
            content = self._place.content(brief)
        spare([source.path], (self._place.folder / f"{source.name}{suffix}" for suffix in content))
        # Waiting for the disk is no work: the model need not wait for it.
        self._place.write(source.name, content)
        return Outcome(source.name, "written", sentences=len(brief.renderings), failed_checks=brief.errors)
