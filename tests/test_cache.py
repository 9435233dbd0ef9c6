import subprocess
import sys
from pathlib import Path

import pytest

from brief.cache import CachedEngine, cache_path
from brief.engines.base import Decoding, Engine, Reply
from fakes import ScriptedEngine

GREEDY = Decoding(beams=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "replies.sqlite"


def asked(engine: ScriptedEngine) -> list[str]:
    return [text for texts, _ in engine.asked for text in texts]


def test_what_was_asked_before_is_not_asked_again(path: Path) -> None:
    inner = ScriptedEngine(str.upper)
    CachedEngine(inner, path).generate(["a", "b"], GREEDY)
    engine: Engine = CachedEngine(inner, path)

    assert engine.generate(["c", "b", "a", "c"], GREEDY) == [Reply("C"), Reply("B"), Reply("A"), Reply("C")]
    assert asked(inner) == ["a", "b", "c"]


def test_scores_come_back_too(path: Path) -> None:
    inner = ScriptedEngine(str.upper)
    inner.generate = lambda texts, decoding: [Reply("x", -0.25) for _ in texts]  # type: ignore[method-assign]
    CachedEngine(inner, path).generate(["a"], GREEDY)

    assert CachedEngine(ScriptedEngine(str.lower), path).generate(["a"], GREEDY) == [Reply("x", -0.25)]


@pytest.mark.parametrize("other", ["decoding", "revision"])
def test_another_recipe_is_another_reply(path: Path, other: str) -> None:
    CachedEngine(ScriptedEngine(str.upper), path).generate(["a"], GREEDY)
    inner = ScriptedEngine(lambda text: "other", revision="2" if other == "revision" else "1")
    decoding = Decoding(beams=2) if other == "decoding" else GREEDY

    assert CachedEngine(inner, path).generate(["a"], decoding) == [Reply("other")]


def test_the_rest_is_the_inner_engines(path: Path) -> None:
    inner = ScriptedEngine(str.upper)
    engine = CachedEngine(inner, path)

    assert (engine.card, engine.revision, engine.count("a b")) == (inner.card, "1", 2)


def test_the_replies_used_longest_ago_make_room(path: Path) -> None:
    inner = ScriptedEngine(lambda text: text * 1000)
    engine = CachedEngine(inner, path, max_bytes=200_000)
    for number in range(300):
        engine.generate(["kept", f"text {number}"], GREEDY)

    assert path.stat().st_size < 400_000
    assert asked(inner).count("kept") == 1
    engine.generate(["text 0"], GREEDY)
    assert asked(inner).count("text 0") == 2


@pytest.mark.parametrize("content", [b"no database at all, " * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_corrupt_file_fails_no_run(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    engine = CachedEngine(ScriptedEngine(str.upper), path)

    assert engine.generate(["a"], GREEDY) == [Reply("A")]
    assert engine.note.startswith("no cache")


def test_a_place_that_cannot_be_written_fails_no_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    engine = CachedEngine(ScriptedEngine(str.upper), tmp_path / "file" / "replies.sqlite")

    assert engine.generate(["a"], GREEDY) == [Reply("A")]
    assert engine.generate(["a"], GREEDY) == [Reply("A")]
    assert engine.note


def test_processes_write_at_once(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from brief.cache import CachedEngine;"
        "from brief.engines.base import Decoding; from brief.engines.registry import open_engine;"
        "engine = CachedEngine(open_engine('echo'), Path(sys.argv[1]));"
        "[engine.generate([f'{sys.argv[2]} {n}'], Decoding()) for n in range(40)]; sys.exit(engine.note or 0)"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in ("a", "b", "c")]

    assert [run.wait(60) for run in runs] == [0, 0, 0]


def test_the_folder_can_be_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEF_CACHE_DIR", str(tmp_path))

    assert cache_path().parent == tmp_path
