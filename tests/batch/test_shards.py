import json
from pathlib import Path

import pytest

from brief.batch.places import Files
from brief.batch.run import run
from brief.batch.shards import Shards
from brief.batch.sources import find_sources
from brief.engines.base import Decoding
from brief.errors import InputError
from brief.glossary import Glossary
from brief.kit import Kit
from fakes import ScriptedEngine

ARTICLE = "شهردار شیراز از آغاز ساخت خط سوم مترو خبر داد\nاین خط از سال آینده ساخته می‌شود.\n"
KIT = Kit(translator=ScriptedEngine(lambda _: "It is so."), decoding=Decoding(), glossary=Glossary.load())


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(6):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{ARTICLE}این متن {number} است.\n", encoding="utf-8")
    return tmp_path / "in"


def make(inputs: Path, place: Shards, **how: int) -> list[str]:
    made = sorted(outcome.status for outcome in run(find_sources([str(inputs)]), KIT, place, **how))
    place.finish()
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("briefs-*"))}


def test_a_line_a_brief_in_the_order_of_names_and_the_same_as_its_sidecar(inputs: Path, tmp_path: Path) -> None:
    assert make(inputs, Shards(tmp_path / "out", 2)) == ["written"] * 6
    found = [json.loads(line) for content in contents(tmp_path / "out").values() for line in content.splitlines()]
    names = [line["article"]["name"] for line in found]
    assert sorted(names) == ["0", "1", "2", "3", "4", "5"]
    assert names != sorted(names)
    list(run(find_sources([str(inputs)]), KIT, Files(tmp_path / "files")))
    for line in found:
        assert line == json.loads((tmp_path / "files" / f"{line['article']['name']}.json").read_text())


def test_what_was_cut_off_goes_on_to_the_same_bytes(inputs: Path, tmp_path: Path) -> None:
    make(inputs, Shards(tmp_path / "whole", 2))
    make(inputs, Shards(tmp_path / "parted", 2), limit=2)
    shard = min((tmp_path / "parted").glob("briefs-*"))
    line = shard.read_bytes().splitlines(keepends=True)[0]
    shard.with_name(f".{shard.name}.part").write_bytes(line + line[:500])  # killed while it added a line
    assert make(inputs, Shards(tmp_path / "parted", 2)) == ["unchanged"] * 2 + ["written"] * 4
    assert contents(tmp_path / "parted") == contents(tmp_path / "whole")
    assert make(inputs, Shards(tmp_path / "parted", 2)) == ["unchanged"] * 6


def test_what_changed_takes_the_place_of_its_line(inputs: Path, tmp_path: Path) -> None:
    make(inputs, Shards(tmp_path / "out", 1))
    (inputs / "3.txt").write_text(ARTICLE + "متن تازه.\n", encoding="utf-8")
    assert make(inputs, Shards(tmp_path / "out", 1)).count("written") == 1
    assert len(contents(tmp_path / "out")["briefs-00000-of-00001.jsonl"].splitlines()) == 6


def test_what_another_process_adds_meanwhile_is_seen(inputs: Path, tmp_path: Path) -> None:
    place = Shards(tmp_path / "out", 1)
    make(inputs, Shards(tmp_path / "out", 1))
    assert make(inputs, place) == ["unchanged"] * 6


def test_another_number_of_shards_is_refused(inputs: Path, tmp_path: Path) -> None:
    make(inputs, Shards(tmp_path / "out", 2))
    with pytest.raises(InputError, match="holds 2 shards"):
        Shards(tmp_path / "out", 3)
