import json
from pathlib import Path

import pytest

from brief import batch
from brief.engines.base import Decoding
from brief.errors import InputError, OutputError
from brief.glossary import Glossary
from brief.pipeline import Kit
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
    sources = batch.find_articles(root / "in")
    return [(o.name, o.status) for o in batch.run(sources, with_kit or kit(), root / "out", fresh=fresh)]


def bytes_of(root: Path) -> dict[str, bytes]:
    out = root / "out"
    return {
        p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file() and p.suffix != ".jsonl"
    }


def test_articles_are_found_sorted_below_the_folder_and_hidden_ones_are_not(tmp_path: Path) -> None:
    root = folder(tmp_path, "b.txt", "a.md", "sub/c.txt", ".hidden/d.txt", ".e.txt")
    (root / "picture.png").write_bytes(b"x")
    assert [source.name for source in batch.find_articles(root)] == ["a", "b", "sub/c"]


def test_two_files_of_one_name_keep_their_endings(tmp_path: Path) -> None:
    root = folder(tmp_path, "a.txt", "a.md", "b.txt")
    assert [source.name for source in batch.find_articles(root)] == ["a.md", "a.txt", "b"]
    assert run(tmp_path) == [("a.md", "written"), ("a.txt", "written"), ("b", "written")]
    assert sorted(bytes_of(tmp_path)) == ["a.md.json", "a.md.md", "a.txt.json", "a.txt.md", "b.json", "b.md"]


@pytest.mark.parametrize(("make", "told"), [("", "does not exist"), ("file", "is a file"), ("empty", "no article")])
def test_what_is_no_folder_of_articles(tmp_path: Path, make: str, told: str) -> None:
    path = tmp_path / "in"
    if make == "file":
        path.write_text("x")
    if make == "empty":
        path.mkdir()
    with pytest.raises(InputError, match=told):
        batch.find_articles(path)


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
    ledger = [json.loads(line) for line in (tmp_path / "out" / batch.LEDGER).read_text("utf-8").splitlines()]
    assert [event["event"] for event in ledger] == ["start", "article", "article", "article", "end"]
    assert "is a PDF" in ledger[2]["error"]


def test_a_file_removed_meanwhile_fails_alone(tmp_path: Path) -> None:
    root = folder(tmp_path, "a.txt", "b.txt")
    sources = batch.find_articles(root)
    (root / "a.txt").unlink()
    assert [o.status for o in batch.run(sources, kit(), tmp_path / "out")] == ["failed", "written"]


def test_a_folder_that_cannot_be_written_stops_the_batch(tmp_path: Path) -> None:
    folder(tmp_path, "a.txt")
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError):
        run(tmp_path)


def test_an_interrupted_batch_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    root = folder(tmp_path / "whole", "a.txt", "aa.txt", "aaa.txt")
    run(tmp_path / "whole")
    folder(tmp_path / "parted", "a.txt", "aa.txt", "aaa.txt")
    outcomes = batch.run(batch.find_articles(tmp_path / "parted" / "in"), kit(), tmp_path / "parted" / "out")
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    (tmp_path / "parted" / "out" / "aa.json").write_text("cut sh")
    run(tmp_path / "parted")
    assert root.exists()
    assert bytes_of(tmp_path / "parted") == bytes_of(tmp_path / "whole")


def test_the_ledger_remembers_the_model_that_was_settled_on(tmp_path: Path) -> None:
    assert batch.settled_model(tmp_path / "out") is None
    folder(tmp_path, "a.txt")
    run(tmp_path)
    with (tmp_path / "out" / batch.LEDGER).open("a") as ledger:
        ledger.write('{"event": "sta')
    assert batch.settled_model(tmp_path / "out") == "fake"
