from hashlib import sha1, sha256
from pathlib import Path

import pytest

from brief.engines import disk
from brief.engines.registry import MODELS, folder_of
from brief.errors import EngineError

REPO = "quickmt/quickmt-fa-en"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = {
    "model.bin": b"weights",
    "config.json": b"{}",
    "shared_vocabulary.json": b"[]",
    "spm.model": b"pieces",
}


@pytest.fixture(autouse=True)
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "brought"
    place.mkdir()
    for name, data in FILES.items():
        (place / name).write_bytes(data)
    return place


def downloaded_by_another_tool() -> Path:
    """As the Hub's client lays it out: blobs called by their checksums, links to them under the commit."""
    place = disk.repository(REPO)
    snapshot = place / "snapshots" / COMMIT
    for directory in (place / "blobs", place / "refs", snapshot):
        directory.mkdir(parents=True)
    (place / "refs" / "main").write_text(COMMIT)
    for name, data in FILES.items():
        large = name.endswith(".bin")
        digest = sha256(data) if large else sha1(b"blob %d\0" % len(data) + data)
        (place / "blobs" / digest.hexdigest()).write_bytes(data)
        (snapshot / name).symlink_to(Path("..", "..", "blobs", digest.hexdigest()))
    return snapshot


def test_what_another_tool_fetched_is_found_and_checked_by_the_names_of_its_blobs() -> None:
    snapshot = downloaded_by_another_tool()
    copy = disk.copy_of(REPO)

    assert copy is not None
    assert folder_of(MODELS["quickmt-fa-en"]) == snapshot
    assert {state for _, state in copy.states()} == {"whole"}
    (snapshot / "model.bin").resolve().write_bytes(b"WEIGHTS")
    assert {file.name: state for file, state in copy.states()}["model.bin"] == "damaged"


def test_half_of_a_model_is_no_model() -> None:
    snapshot = downloaded_by_another_tool()
    (snapshot / "spm.model").unlink()

    assert folder_of(MODELS["quickmt-fa-en"]) is None


def test_a_record_knows_what_is_missing() -> None:
    snapshot = downloaded_by_another_tool()
    copy = disk.copy_of(REPO)
    assert copy is not None
    disk.record(REPO, copy)
    (snapshot / "config.json").unlink()
    again = disk.copy_of(REPO)

    assert again == copy
    assert not again.whole
    assert {file.name: state for file, state in again.states()}["config.json"] == "missing"


def test_a_folder_brought_by_hand_is_imported_under_a_digest(folder: Path) -> None:
    copy = disk.import_folder(REPO, folder, licence="CC-BY-4.0")

    assert copy.revision == "imported-" + sha256(FILES["model.bin"]).hexdigest()[:12]
    assert folder_of(MODELS["quickmt-fa-en"]) == copy.folder != folder
    assert {state for _, state in copy.states()} == {"whole"}


def test_a_snapshot_keeps_its_commit_when_imported(folder: Path) -> None:
    assert disk.import_folder(REPO, folder.rename(folder.with_name(COMMIT)), licence="").revision == COMMIT


def test_a_folder_that_lacks_something_is_not_imported(folder: Path) -> None:
    (folder / "spm.model").unlink()

    with pytest.raises(EngineError, match="brought cannot be imported: its SentencePiece files is missing"):
        disk.import_folder(REPO, folder, licence="")
    assert disk.copy_of(REPO) is None


def test_removing_removes_everything(folder: Path, hub_cache: Path) -> None:
    disk.import_folder(REPO, folder, licence="")
    disk.remove(disk.repository(REPO))

    assert list(hub_cache.iterdir()) == []
