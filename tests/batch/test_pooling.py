from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from brief.batch.pooling import Pool, PooledEngine
from brief.engines.base import Decoding, Reply
from brief.errors import EngineError, ReplyError
from fakes import ScriptedEngine

PLAIN, OTHER = Decoding(), Decoding(repetition_penalty=1.1)


def ask_at_once(inner: ScriptedEngine, *asked: tuple[list[str], Decoding], enough: int = 100) -> list[object]:
    """Each of `asked` in a thread of its own, all of them at work before the first one asks: replies or the error."""
    together = Barrier(len(asked))

    def ask(texts: list[str], decoding: Decoding) -> object:
        with pool.at_work():
            together.wait(10)
            try:
                return [reply.text for reply in engine.generate(texts, decoding)]
            except (EngineError, ReplyError) as failure:
                return failure

    with ThreadPoolExecutor(len(asked)) as threads, Pool(enough=enough, turns=len(asked)) as pool:
        engine = pool.front(inner)
        return list(threads.map(lambda one: ask(*one), asked))


def test_what_threads_ask_for_is_asked_for_together_and_each_text_once() -> None:
    inner = ScriptedEngine(str.upper)
    found = ask_at_once(inner, (["a", "x"], PLAIN), (["x", "b"], PLAIN), ([], PLAIN))
    assert found == [["A", "X"], ["X", "B"], []]
    assert [sorted(texts) for texts, _ in inner.asked] == [["a", "b", "x"]]


def test_settings_are_not_mixed_and_the_most_wanted_come_first() -> None:
    inner = ScriptedEngine(str.upper)
    ask_at_once(inner, (["a"], OTHER), (["b", "c"], PLAIN))
    assert inner.asked == [(("b", "c"), PLAIN), (("a",), OTHER)]


def test_enough_does_not_wait_for_those_still_at_work() -> None:
    inner = ScriptedEngine(str.upper)
    with Pool(enough=2) as pool, pool.at_work():
        assert pool.front(inner).generate(["a", "b"], PLAIN) == [Reply("A"), Reply("B")]


def _fail(error: Exception) -> Callable[[str], str]:
    def script(text: str) -> str:
        if text == "bad":
            raise error
        return text.upper()

    return script


def test_who_is_to_blame_fails_alone() -> None:
    good, bad = ask_at_once(ScriptedEngine(_fail(EngineError("no"))), (["a"], PLAIN), (["bad"], PLAIN))
    assert good == ["A"]
    assert str(bad) == "no"


def test_a_model_that_loses_count_is_told_on() -> None:
    class Forgetful(ScriptedEngine):
        def generate(self, texts, decoding):  # type: ignore[no-untyped-def]
            return super().generate(texts, decoding)[1:]

    (told,) = ask_at_once(Forgetful(str.upper), (["a", "b"], PLAIN))
    assert str(told) == "fake was asked for 2 sentences and gave 1."


def test_a_bug_is_raised_where_the_reply_was_awaited() -> None:
    with pytest.raises(ZeroDivisionError):
        ask_at_once(ScriptedEngine(_fail(ZeroDivisionError())), (["bad"], PLAIN))


def test_closing_ends_the_waiting() -> None:
    engine = ScriptedEngine(str.upper)
    with ThreadPoolExecutor(1) as threads:
        with Pool(turns=2) as pool:
            working = pool.at_work()
            working.__enter__()  # somebody who never asks
            waiting = threads.submit(_ask_in, pool, pool.front(engine))
            while not pool._waiting:
                pass
        with pytest.raises(EngineError, match="stopped"):
            waiting.result(10)
    assert engine.asked == []


def _ask_in(pool: Pool, engine: PooledEngine) -> list[Reply]:
    with pool.at_work():
        return engine.generate(["a"], PLAIN)
