"""Promises around the code: what is packaged, what the README says."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

from typer.testing import CliRunner

import brief
from brief.main import app

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_room_is_packaged() -> None:
    source = ROOT / "cli"
    rooms = {".".join(p.parent.relative_to(source).parts) for p in source.rglob("__init__.py")}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == rooms | {"brief.prompts", "brief.models.embedded"}


def test_the_data_files_are_where_the_code_looks() -> None:
    assert (files("brief.prompts") / "translate.md").is_file()
    assert (files("brief.models") / "embedded" / "model.bin").is_file()
    assert (files("brief") / "py.typed").is_file()


def test_every_command_in_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`?brief (write|translate|summarize|quotes|batch|models|eval|doctor|[a-z]+) ", readme))
    usage = CliRunner().invoke(app, ["--help"]).stdout
    known = {name for name in named if re.search(rf"^\s*(?:│ )?{name}\b", usage, re.MULTILINE)}
    commands = set(re.findall(r"^\$? ?brief ([a-z]+)", readme, re.MULTILINE))
    assert commands <= known
    assert commands


def test_constraints_pin_every_dependency() -> None:
    pinned = set(re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "constraints.txt").read_text(), re.MULTILINE))
    normal = {name.lower().replace("_", "-") for name in pinned}
    for requirement in PROJECT["project"]["dependencies"]:
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        assert name
        assert name[0].lower().replace("_", "-") in normal


def test_the_version_is_in_the_changelog_and_the_citation() -> None:
    assert f"## {brief.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"version: {brief.__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
