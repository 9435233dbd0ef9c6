"""Engines around engines: many threads ask for a little each, a model is asked for much at a time.

A batch of one length needs many sentences to choose from, and one article has two dozen. So articles are made in
threads, and what they ask for waits here until it is enough, or until every thread waits and nothing more can come.
Since a reply does not depend on its neighbours, who was pooled with whom changes no reply.
"""

import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from brief.engines.base import Decoding, Engine, Reply, WrappedEngine, ask
from brief.errors import BriefError, EngineError

ENOUGH = 1200
"""Texts in one call of the model; of fewer, batches of one length are too small (benchmarks/batch_throughput.py)."""

TURNS = 1
"""Threads that compute at a time, beside the model: more would take the interpreter from one another, and each read
every table for itself.
"""


@dataclass(frozen=True, slots=True)
class _Request:
    texts: tuple[str, ...]
    replies: Future[list[Reply]] = field(default_factory=Future)


class Pool:
    """What threads that work inside `at_work()` ask of its engines. A context manager; closing it ends their waiting.

    One model computes at a time, since not every engine may be called by two threads at once.
    """

    def __init__(self, *, enough: int = ENOUGH, turns: int = TURNS) -> None:
        self._enough = enough
        self._lock = threading.Lock()
        self._turns = threading.Semaphore(turns)
        self._waiting: dict[tuple[PooledEngine, Decoding], list[_Request]] = {}
        self._at_work = 0
        self._model = ThreadPoolExecutor(1, thread_name_prefix="model")
        self._busy = self._closed = False

    def front(self, engine: Engine) -> "PooledEngine":
        """The engine as the threads of this pool may use it."""
        return PooledEngine(engine, self)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """For the time in which this thread may ask: until all such threads wait, more may come."""
        with self._lock:
            self._at_work += 1
        try:
            with self._turns:
                yield
        finally:
            with self._lock:
                self._at_work -= 1
                self._start_when_due()

    def ask(self, engine: "PooledEngine", texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """The engine's replies, asked for together with what other threads ask. Raises what it raises."""
        request = _Request(tuple(texts))
        with self._lock:
            if self._closed:
                raise EngineError(_CLOSED)
            self._waiting.setdefault((engine, decoding), []).append(request)
            self._at_work -= 1
            self._start_when_due()
        self._turns.release()
        try:
            return request.replies.result()
        finally:
            self._turns.acquire()

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        """Who still waits gets an EngineError; the call under way is waited for."""
        with self._lock:
            self._closed = True
            waiting = [request for requests in self._waiting.values() for request in requests]
            self._waiting.clear()
        self._settle(waiting, EngineError(_CLOSED))
        self._model.shutdown()

    def _start_when_due(self) -> None:
        """Hand a model what waits for it under one way of decoding, when it is enough or when no more can come."""
        if self._busy or not self._waiting:
            return
        most = max(self._waiting, key=self._texts_waiting)
        if self._at_work == 0 or self._texts_waiting(most) >= self._enough:
            self._busy = True
            self._model.submit(self._serve, self._waiting.pop(most), *most)

    def _texts_waiting(self, key: "tuple[PooledEngine, Decoding]") -> int:
        return sum(len(request.texts) for request in self._waiting[key])

    def _serve(self, requests: Sequence[_Request], engine: "PooledEngine", decoding: Decoding) -> None:
        try:
            self._answer(requests, engine.inner, decoding)
        finally:
            # A bug of the engine is raised in the threads that wait for it.
            self._settle([request for request in requests if not request.replies.done()], sys.exception())
            with self._lock:
                self._busy = False
                self._start_when_due()

    def _answer(self, requests: Sequence[_Request], engine: Engine, decoding: Decoding) -> None:
        """All in one call; where that fails, each request alone, so that only who is to blame hears of it."""
        distinct = tuple(dict.fromkeys(text for request in requests for text in request.texts))
        try:
            known = dict(zip(distinct, ask(engine, distinct, decoding), strict=True))
        except BriefError as failure:
            if len(requests) == 1:
                self._settle(requests, failure)
            else:
                for request in requests:
                    self._answer([request], engine, decoding)
            return
        for request in requests:
            self._settle([request], [known[text] for text in request.texts])

    def _settle(self, requests: Sequence[_Request], outcome: list[Reply] | BaseException | None) -> None:
        """The threads that are answered are at work from here on, not only when they wake."""
        with self._lock:
            self._at_work += len(requests)
        for request in requests:
            if isinstance(outcome, list):
                request.replies.set_result(outcome)
            else:
                request.replies.set_exception(outcome)


class PooledEngine(WrappedEngine):
    """An engine as the threads of a pool see it."""

    def __init__(self, inner: Engine, pool: Pool) -> None:
        super().__init__(inner)
        self._pool = pool

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """The inner engine's replies, through the pool."""
        return self._pool.ask(self, texts, decoding)


_CLOSED = "the batch was stopped before the model's answer"
