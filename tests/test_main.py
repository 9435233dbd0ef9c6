"""The front door: help is instant, errors are one line, exit codes are those of the README."""

import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from brief import errors
from brief.main import app
from conftest import SEED

HEAVY = ("torch", "transformers", "ctranslate2", "sentencepiece", "sacremoses", "numpy")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["batch", "--help"], ["models", "list"]])
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys\nfrom brief.main import app\n"
        f"try:\n    app({arguments!r})\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"heavy = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout.split()[0]) == (0, "brief")


@pytest.mark.parametrize("command", ["write", "translate", "summarize", "quotes", "batch", "doctor", "models", "eval"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"brief {command}" in result.stdout.split("Options")[0].replace("Usage: brief", "")


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (None, 3, "does not exist"),
        (b"", 3, "is empty"),
        (b"  \n", 3, "is empty"),
        (b"%PDF-1.4 ...", 3, "is a PDF"),
        (b"\x00\x01", 3, "binary"),
        (b"d\xe9clar\xe9", 3, "no encoding that brief knows"),
        (b"Nothing Persian here.", 3, "not Persian"),
    ],
)
def test_bad_input_is_one_line_and_its_exit_code(tmp_path: Path, content: bytes | None, code: int, told: str) -> None:
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    result = CliRunner().invoke(app, ["write", str(path), "--model", "echo"])
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_an_unknown_model_is_an_engine_error() -> None:
    result = CliRunner().invoke(app, ["write", str(SEED), "--model", "none-such"])
    assert result.exit_code == 4
    assert "none-such" in result.stderr


def test_usage_errors_exit_with_2() -> None:
    assert CliRunner().invoke(app, ["write"]).exit_code == 2
    assert CliRunner().invoke(app, ["write", "--beams", "0", "x"]).exit_code == 2


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("brief.reading.source.read_all", lambda *_, **__: 1 / 0)
    result = CliRunner().invoke(app, ["write", "x"])
    assert result.exit_code == 1
    assert isinstance(result.exception, ZeroDivisionError)


def test_the_readme_lists_every_exit_code() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    kinds = errors.BriefError.__subclasses__()
    assert len({kind.exit_code for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert f"| {kind.exit_code} |" in readme, kind


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["quotes", str(SEED), "--persian-only"], ["models", "list"], ["doctor"]])
def test_standard_output_that_is_full_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "brief", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (7, "error: standard output cannot be written: No space left on device.\n")


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["write", str(SEED), "--model", "echo"], ["models", "list"], ["batch", str(SEED), "--model", "echo"]],
)
def test_standard_output_that_is_closed_is_no_bug(arguments: list[str], tmp_path: Path) -> None:
    words = shlex.join([sys.executable, "-m", "brief", *arguments])
    done = subprocess.run(f"{words} >&-", shell=True, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False)
    expected = (0, "") if "--help" in arguments else (7, "error: standard output is closed.")
    assert (done.returncode, "".join(done.stderr.splitlines()[-1:])) == expected


@pytest.mark.parametrize("seconds", [0.05, 0.1, 0.2, 0.4])
def test_an_interrupt_has_no_traceback_however_early(seconds: float) -> None:
    """The process tells that it has begun; what comes before, Python itself has to answer for."""
    begin = "import sys; sys.argv = ['brief', 'write', '-', '--model', 'echo']; from brief.__main__ import main"
    words = [sys.executable, "-c", f"{begin}; print('begun', flush=True); main()"]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        process.wait(60)
        assert process.stderr is not None
        assert (process.returncode, process.stderr.read()) == (130, "")


@pytest.mark.parametrize("group", [[], ["models"], ["cache"], ["eval"]])
def test_what_a_command_does_fits_its_line(group: list[str]) -> None:
    out = CliRunner().invoke(app, [*group, "--help"], terminal_width=80).stdout
    assert "..." not in out.split("Commands:")[1]
    assert max(map(len, out.splitlines())) <= 80


def test_a_command_has_no_option_without_effect() -> None:
    for arguments in (["translate"], ["eval", "translation"]):
        out = CliRunner().invoke(app, [*arguments, "--help"]).stdout
        assert "--model" in out
        assert "--summary-model" not in out
        assert "--reader" not in out
