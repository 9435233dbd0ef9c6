"""Against a server on loopback, through the real client, in processes of their own: the Hub's address is read at
import, and this process must not connect anywhere."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from brief.engines.base import UNKNOWN_LICENCE
from brief.engines.disk import Copy, StoredFile
from brief.engines.hub import PATIENCE, Offer, fetch, pull
from brief.engines.registry import MODELS
from brief.errors import EngineError
from fake_hub import COMMIT, FakeHub, serving

REPO = "quickmt/quickmt-fa-en"
FILES = {
    "README.md": b"# quickmt",
    "config.json": b"{}",
    "model.bin": bytes(range(256)) * 4000,
    "source_vocabulary.json": b"[1]",
    "target_vocabulary.json": b"[2]",
    "src.spm.model": b"source",
    "tgt.spm.model": b"target",
    "eole-model/model.safetensors": b"not needed",
}
NEEDED = set(FILES) - {"eole-model/model.safetensors"}


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    with serving(FakeHub(REPO, FILES)) as server:
        yield server


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "HF_HUB_CACHE": str(tmp_path / "hub"), "HF_ENDPOINT": "http://127.0.0.1:9"}


_SESSION = """
import json, sys
from typer.testing import CliRunner
from brief.main import app
for line in sys.stdin:
    done = CliRunner().invoke(app, json.loads(line), input=sys.argv[1])
    print(json.dumps([done.exit_code, done.stdout, done.stderr]))
"""


def brief(*commands: str, environment: dict[str, str]) -> list[tuple[int, str, str]]:
    """Exit code, stdout and stderr of each command, all in one process."""
    done = subprocess.run(
        [sys.executable, "-c", _SESSION, "سلام دنیا، این یک متن است."],
        input="\n".join(json.dumps(command.split()) for command in commands),
        capture_output=True, text=True, check=True, env=environment, timeout=100,
    )  # fmt: skip
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


def begun(environment: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "brief", "models", "pull", "--quiet"]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def snapshot(environment: dict[str, str]) -> Path:
    return Path(environment["HF_HUB_CACHE"], f"models--{REPO.replace('/', '--')}", "snapshots", COMMIT)


def test_pull_tells_the_licence_fetches_what_is_needed_and_records_the_commit(
    hub: FakeHub, environment: dict[str, str]
) -> None:
    environment["HF_ENDPOINT"] = hub.address
    commands = (f"models pull {REPO} --dry-run", "models pull", "models pull --dry-run", "models verify")
    before, pulled, after, verified = brief(*commands, environment=environment)
    told = f"quickmt-fa-en: CC-BY-4.0, 1 MB, from {hub.address}/{REPO} at {COMMIT}\n"

    assert "1 MB of 1 MB would come" in before[1]
    assert pulled == (0, f"{snapshot(environment)}\n", told)
    assert {path.name for path in snapshot(environment).iterdir()} == NEEDED == set(hub.fetched)
    assert COMMIT in (snapshot(environment).parent.parent / "brief.json").read_text()
    assert "0 B of 1 MB would come" in after[1]
    assert (verified[0], verified[1].count(" whole ")) == (0, len(NEEDED))


def test_a_download_that_was_killed_goes_on(hub: FakeHub, environment: dict[str, str]) -> None:
    environment["HF_ENDPOINT"], hub.stall = hub.address, "model.bin"
    with begun(environment) as process:
        assert hub.half_sent.wait(30)
        process.kill()
    (left,) = snapshot(environment).parents[1].joinpath("blobs").glob("*.incomplete")
    os.utime(left, (0, 0))
    hub.stall = ""
    verified, pulled = brief("models verify", "models pull", environment=environment)

    assert verified[0] == 4
    assert "not whole: quickmt-fa-en; `brief models pull quickmt-fa-en`" in verified[2]
    assert pulled[0] == 0
    assert hub.fetched == dict.fromkeys(NEEDED, 1) | {"model.bin": 2}
    assert not left.exists()


def test_an_interruption_ends_a_download_at_once(hub: FakeHub, environment: dict[str, str]) -> None:
    environment["HF_ENDPOINT"], hub.stall = hub.address, "model.bin"
    with begun(environment) as process:
        assert hub.half_sent.wait(30)
        process.send_signal(signal.SIGINT)

        assert process.wait(timeout=20) == 130
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_what_arrives_damaged_is_not_kept(hub: FakeHub, environment: dict[str, str]) -> None:
    environment["HF_ENDPOINT"], hub.corrupt = hub.address, "model.bin"
    pulled, verified = brief("models pull --quiet", "models verify", environment=environment)

    assert pulled == (4, "", "error: quickmt-fa-en: model.bin arrived damaged; run the same command again.\n")
    assert "missing              model.bin" in verified[1]


def test_a_repository_without_a_card_tells_its_own_licence(environment: dict[str, str]) -> None:
    with serving(FakeHub("some/model", FILES, licence="cc-by-nc-4.0", gated=True)) as hub:
        environment["HF_ENDPOINT"] = hub.address
        asked, accepted, other = brief(
            "models pull some/model --quiet", "models pull some/model --quiet --accept-licence",
            "models pull other/model --quiet", environment=environment,
        )  # fmt: skip

    assert asked[2].startswith(f"error: some/model is under cc-by-nc-4.0 (gated): read it at {hub.address}/some/model")
    assert accepted[2].startswith("error: some/model is gated: accept its terms on its page")
    assert other[2] == f"error: other/model: {hub.address} has no such repository, or HF_TOKEN does not open it.\n"
    assert [done[0] for done in (asked, accepted, other)] == [4, 4, 4]


def test_a_token_opens_what_is_gated_and_the_home_is_where_it_was_set(tmp_path: Path) -> None:
    with serving(FakeHub("some/model", FILES, licence="apache-2.0", gated=True)) as hub:
        elsewhere = {name: value for name, value in os.environ.items() if name != "HF_HUB_CACHE"}
        environment = elsewhere | {"HF_ENDPOINT": hub.address, "HF_TOKEN": "secret", "HF_HOME": str(tmp_path / "home")}
        (pulled,) = brief("models pull some/model --accept-licence", environment=environment)

    assert pulled[0] == 0
    assert Path(pulled[1].strip()).is_relative_to(tmp_path / "home" / "hub")


FAILURES = {
    "models pull": "quickmt-fa-en cannot be fetched from http://127.0.0.1:9: ",
    "models pull embedded": "embedded has nothing to download",
    "models pull --offline": "quickmt-fa-en cannot be downloaded under --offline",
    "models rm quickmt-fa-en": "quickmt-fa-en is not among the models that were downloaded",
    "translate - --model quickmt-fa-en": "quickmt-fa-en cannot be fetched from http://127.0.0.1:9: ",
    "translate - --model some/model": "some/model cannot be fetched from http://127.0.0.1:9: ",
    "translate - --model some/model --offline": "some/model is not on disk",
    "translate - --model nonesuch": "no model 'nonesuch': ",
}


def test_every_failure_without_a_network_is_one_line(environment: dict[str, str]) -> None:
    for told, (code, out, error) in zip(FAILURES.values(), brief(*FAILURES, environment=environment), strict=True):
        assert (code, out) == (4, "")
        assert error.startswith(f"error: {told}")
        assert error.count("\n") == 1


_CUT = """
import time, httpx2, huggingface_hub
from typer.testing import CliRunner
from brief.main import app
start = time.monotonic()
done = CliRunner().invoke(app, ["models", "pull"])
print(done.exit_code, time.monotonic() - start)
print(done.stderr, end="")
"""
CUT_OFF = ("unshare", "--map-root-user", "--net")
can_cut = shutil.which("unshare") is not None and subprocess.run([*CUT_OFF, "true"], check=False).returncode == 0


@pytest.mark.skipif(not can_cut, reason="no network namespaces here")
def test_with_the_network_cut_pull_fails_at_once_in_one_line(environment: dict[str, str]) -> None:
    del environment["HF_ENDPOINT"]
    done = subprocess.run([*CUT_OFF, sys.executable, "-c", _CUT], capture_output=True, text=True, env=environment)
    outcome, *told = done.stdout.splitlines()
    code, seconds = outcome.split()

    assert (code, float(seconds) < 5) == ("4", True)
    assert [line[: line.index(":", 8)] for line in told] == ["error: quickmt-fa-en cannot be fetched from https"]


_WATCHED = """
import sys
events = []
sys.addaudithook(lambda event, _: events.append(event) if event.startswith("socket.") else None)
from typer.testing import CliRunner
from brief.main import app
for command in sys.stdin.read().splitlines():
    assert CliRunner().invoke(app, command.split(), input="نفت گران شد و مدرسه‌ها تعطیل است.").exit_code == 0
print(events)
"""


def test_auto_and_offline_open_no_socket(environment: dict[str, str]) -> None:
    commands = ("translate -", "translate - --model embedded --offline", "doctor", "models list", "models verify")
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED], input="\n".join(commands), capture_output=True, text=True, check=True,
        env=environment, timeout=100,
    )  # fmt: skip

    assert done.stdout == "[]\n"


def test_the_hubs_own_offline_switch_holds(environment: dict[str, str]) -> None:
    (done,) = brief("models pull", environment=environment | {"HF_HUB_OFFLINE": "1"})

    assert done == (4, "", "error: quickmt-fa-en cannot be downloaded: HF_HUB_OFFLINE is set.\n")


def test_a_hub_that_says_nothing_is_given_up(hub: FakeHub, environment: dict[str, str]) -> None:
    hub.mute = True
    ((code, _, error),) = brief(
        "models pull", environment=environment | {"HF_ENDPOINT": hub.address, "HF_HUB_ETAG_TIMEOUT": "1"}
    )

    assert (code, error.count("\n")) == (4, 1)
    assert "did not answer within 1 s" in error
    assert PATIENCE < 5


@pytest.mark.parametrize(
    ("licence", "told"), [("CC-BY-NC-4.0", "no commercial use"), (UNKNOWN_LICENCE, "licence not stated")]
)
def test_a_licence_with_conditions_has_to_be_accepted(
    licence: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = replace(MODELS["quickmt-fa-en"], commercial=False, licence=licence)
    offer = Offer(card, Copy(tmp_path, COMMIT, licence, ()))
    fetched: list[Offer] = []
    monkeypatch.setattr("brief.engines.hub.look_up", lambda *_, **__: offer)
    monkeypatch.setattr("brief.engines.hub.fetch", lambda offer, **_: fetched.append(offer))
    notes: list[str] = []

    with pytest.raises(EngineError, match=rf"{told}.: read it at .* --accept-licence"):
        pull("quickmt-fa-en", notes.append)
    assert (told in notes[0], fetched) == (True, [])
    assert pull("quickmt-fa-en", notes.append, accept_licence=True) == tmp_path
    assert fetched == [offer]


def test_a_full_disk_is_told_before_the_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = Copy(tmp_path, COMMIT, "MIT", (StoredFile("model.bin", 10**18, ""),))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))

    with pytest.raises(EngineError, match=r"quickmt-fa-en needs 1000000000\.0 GB, and .* has .* free"):
        fetch(Offer(MODELS["quickmt-fa-en"], copy))
