import json
from pathlib import Path

import pytest

from brief.batch.claims import FILE as CLAIMS
from brief.batch.ledger import FILE as LEDGER
from brief.batch.ledger import Ledger, Tally
from brief.batch.places import Files
from brief.batch.run import run as run_batch
from brief.batch.sources import find_sources
from brief.engines.base import Decoding
from brief.errors import EngineError, OutputError
from brief.glossary import Glossary
from brief.kit import Kit
from fakes import ScriptedEngine

ARTICLE = "شهردار شیراز از آغاز ساخت خط سوم مترو خبر داد\nاین خط از سال آینده ساخته می‌شود.\n"


def kit(said: str = "It is so.") -> Kit:
    return Kit(translator=ScriptedEngine(lambda _: said), decoding=Decoding(), glossary=Glossary.load())


def folder(root: Path, *names: str) -> Path:
    for name in names:
        path = root / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{ARTICLE}این متن {name.count('a')} است.\n", encoding="utf-8")
    return root / "in"


def run(root: Path, *, fresh: bool = False, with_kit: Kit | None = None) -> list[tuple[str, str]]:
    made = run_batch(find_sources([str(root / "in")]), with_kit or kit(), Files(root / "out"), fresh=fresh)
    outcomes = Ledger(root / "out").keep(made, Tally(), model="fake")
    return sorted((outcome.name, outcome.status) for outcome in outcomes)


def bytes_of(root: Path) -> dict[str, bytes]:
    out = root / "out"
    return {
        p.relative_to(out).as_posix(): p.read_bytes()
        for p in out.rglob("*")
        if p.is_file() and p.name not in (LEDGER, CLAIMS)
    }


def test_a_second_run_does_nothing_and_changes_nothing(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt", "b.txt")
    run(tmp_path)
    first = bytes_of(tmp_path)
    assert run(tmp_path) == [("a", "unchanged"), ("b", "unchanged")]
    assert run(tmp_path, fresh=True) == [("a", "written"), ("b", "written")]
    assert bytes_of(tmp_path) == first


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    root = folder(tmp_path, "a.txt", "b.txt")
    run(tmp_path)
    (root / "b.txt").write_text(ARTICLE + "متن تازه است.\n", encoding="utf-8")
    assert run(tmp_path) == [("a", "unchanged"), ("b", "written")]


def test_another_recipe_makes_all_again(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt")
    run(tmp_path)
    other = Kit(translator=ScriptedEngine(str, revision="2"), decoding=Decoding(), glossary=Glossary.load())
    assert run(tmp_path, with_kit=other) == [("a", "written")]


def test_one_bad_file_does_not_stop_the_folder(tmp_path: Path) -> None:
    root = folder(tmp_path, "a.txt", "c.txt")
    (root / "b.txt").write_bytes(b"%PDF-1.7")
    assert run(tmp_path) == [("a", "written"), ("b", "failed"), ("c", "written")]
    ledger = [json.loads(line) for line in (tmp_path / "out" / LEDGER).read_text("utf-8").splitlines()]
    assert [event["event"] for event in ledger] == ["start", "article", "article", "article", "end"]
    assert [event["name"] for event in ledger if "is a PDF" in (event.get("error") or "")] == ["b"]


def test_a_file_removed_meanwhile_fails_alone(tmp_path: Path) -> None:
    root = folder(tmp_path, "a.txt", "b.txt")
    sources = list(find_sources([str(root)]))
    (root / "a.txt").unlink()
    outcomes = run_batch(sources, kit(), Files(tmp_path / "out"))
    assert {o.name: o.status for o in outcomes} == {"a": "failed", "b": "written"}


def test_a_folder_that_cannot_be_written_stops_the_batch(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt")
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError):
        run(tmp_path)


def test_a_brief_never_takes_the_place_of_its_article(tmp_path: Path) -> None:
    article = folder(tmp_path, "a.md") / "a.md"
    before = article.read_bytes()
    with pytest.raises(OutputError, match="is the article itself"):
        list(run_batch(find_sources([str(article)]), kit(), Files(article.parent)))
    assert article.read_bytes() == before


def test_a_batch_that_was_cut_off_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    for name in ("whole", "parted"):
        folder(tmp_path / name, "a.txt", "aa.txt", "aaa.txt")
    run(tmp_path / "whole")
    parted = tmp_path / "parted"
    list(run_batch(find_sources([str(parted / "in")]), kit(), Files(parted / "out"), limit=1))
    (parted / "out" / "aa.json").write_text("cut sh")
    run(parted)
    assert bytes_of(parted) == bytes_of(tmp_path / "whole")


def test_one_failure_of_the_model_is_one_article_s(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt", "aa.txt")

    def script(text: str) -> str:
        if "2" in text:
            raise EngineError("no")
        return "It is so."

    broken = Kit(translator=ScriptedEngine(script), decoding=Decoding(), glossary=Glossary.load())
    assert run(tmp_path, with_kit=broken) == [("a", "written"), ("aa", "failed")]


def test_a_bug_in_the_model_is_no_outcome(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt", "aa.txt")
    broken = Kit(translator=ScriptedEngine(lambda _: 1 / 0), decoding=Decoding(), glossary=Glossary.load())  # type: ignore[arg-type, return-value]
    with pytest.raises(ZeroDivisionError):
        run(tmp_path, with_kit=broken)


def test_a_limit_counts_what_is_made(tmp_path: Path) -> None:
    root = folder(tmp_path, "a.txt", "aa.txt", "aaa.txt")

    def made() -> int:
        outcomes = run_batch(find_sources([str(root)]), kit(), Files(tmp_path / "out"), limit=2)
        return sum(outcome.status == "written" for outcome in outcomes)

    assert (made(), made(), made()) == (2, 1, 0)


def test_once_stopped_nothing_more_is_begun(tmp_path: Path) -> None:
    root = folder(tmp_path, "a.txt", "aa.txt")
    assert not list(run_batch(find_sources([str(root)]), kit(), Files(tmp_path / "out"), stopped=lambda: True))


def test_the_ledger_remembers_the_model_that_was_settled_on(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "out")
    assert ledger.model() is None
    folder(tmp_path, "a.txt")
    run(tmp_path)
    with (tmp_path / "out" / LEDGER).open("a") as stream:
        stream.write('{"event": "sta')
    assert ledger.model() == "fake"
    run(tmp_path)
    assert all(
        json.loads(line) for line in (tmp_path / "out" / LEDGER).read_text().splitlines() if line != '{"event": "sta'
    )


def test_the_ledger_knows_what_failed_last(tmp_path: Path) -> None:
    root = folder(tmp_path, "a.txt")
    (root / "b.txt").write_text("")
    run(tmp_path)
    assert Ledger(tmp_path / "out").failed() == {"b"}
    folder(tmp_path, "b.txt")
    run(tmp_path)
    assert Ledger(tmp_path / "out").failed() == frozenset()
