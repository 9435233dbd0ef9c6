import threading
from concurrent.futures import ThreadPoolExecutor

from brief.batch.pooling import PooledEngine
from brief.engines.base import Decoding, Reply
from fakes import ScriptedEngine

PLAIN, OTHER = Decoding(), Decoding(repetition_penalty=1.1)


def test_what_threads_ask_for_is_asked_for_together_and_each_text_once() -> None:
    inner = ScriptedEngine(str.upper)
    together = threading.Barrier(3)

    def ask(number: int) -> list[Reply]:
        with pool.at_work():
            together.wait(10)
            return pool.generate([f"t{number}", "all"], PLAIN)

    with ThreadPoolExecutor(3) as threads, PooledEngine(inner) as pool:
        pool._turns = threading.Semaphore(3)
        found = list(threads.map(ask, range(3)))
    assert found == [[Reply(f"T{number}"), Reply("ALL")] for number in range(3)]
    assert [sorted(texts) for texts, _ in inner.asked] == [["all", "t0", "t1", "t2"]]
