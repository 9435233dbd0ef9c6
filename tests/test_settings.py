from pathlib import Path

import pytest

from brief.errors import InputError
from brief.settings import Settings, load_settings


@pytest.fixture
def user_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "user"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: folder)
    return folder / "brief.toml"


def test_nothing_said_means_the_defaults(user_config: Path, tmp_path: Path) -> None:
    settings = load_settings({"model": None}, environment={}, cwd=tmp_path)

    assert settings == Settings()
    assert set(settings.origins.values()) == {"default"}


def test_each_layer_yields_to_the_next(user_config: Path, tmp_path: Path) -> None:
    project = tmp_path / "brief.toml"
    user_config.write_text('model = "user"\nbeams = 1\nstrict = true\ndevice = "cpu"\n')
    project.write_text('model = "project"\nbeams = 2\ndevice = "cuda"\n')
    environment = {"BRIEF_MODEL": "variable", "BRIEF_BEAMS": "3", "HOME": "/"}
    settings = load_settings({"model": "flag"}, environment=environment, cwd=tmp_path)

    assert (settings.model, settings.origins["model"]) == ("flag", "flag")
    assert (settings.beams, settings.origins["beams"]) == (3, "BRIEF_BEAMS")
    assert (settings.device, settings.origins["device"]) == ("cuda", str(project))
    assert (settings.strict, settings.origins["strict"]) == (True, str(user_config))
    assert (settings.cache, settings.origins["cache"]) == (True, "default")


def test_a_flag_turns_off_what_a_file_turns_on(user_config: Path, tmp_path: Path) -> None:
    user_config.write_text("strict = true\n")

    assert load_settings({"strict": False}, environment={}, cwd=tmp_path).strict is False


def test_paths_in_a_file_are_taken_from_its_folder(user_config: Path, tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_text('glossary = "terms.tsv"\n')

    assert load_settings({}, environment={}, cwd=tmp_path).glossary == tmp_path / "terms.tsv"


@pytest.mark.parametrize(("word", "value"), [("1", True), ("no", False), ("True", True), ("off", False)])
def test_variables_switch_with_plain_words(user_config: Path, tmp_path: Path, word: str, value: bool) -> None:
    assert load_settings({}, environment={"BRIEF_OFFLINE": word}, cwd=tmp_path).offline is value


def test_formats_are_a_list_in_a_file_and_stand_between_commas_in_a_variable(user_config: Path, tmp_path: Path) -> None:
    (tmp_path / "brief.toml").write_text('format = ["html", "docx", "html"]\n')

    assert load_settings({}, environment={}, cwd=tmp_path).format == ("html", "docx")
    assert load_settings({}, environment={"BRIEF_FORMAT": "tmx, text"}, cwd=tmp_path).format == ("tmx", "text")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("modle = 'x'", "no setting 'modle'"),
        ("beams = 0", "beams = 0: expected a whole number from 1 to 16"),
        ("beams = true", "beams = True"),
        ("device = 'gpu'", "device = 'gpu': expected one of auto, cpu, cuda, mps"),
        ("offline = 1", "offline = 1: expected true or false"),
        ("format = ['pdf']", "format = ['pdf']: expected some of markdown, json"),
        ("model =", "not TOML"),
        ("origins = 'x'", "no setting 'origins'"),
    ],
)
def test_a_bad_line_is_named_with_its_file(user_config: Path, tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "brief.toml"
    file.write_text(text)

    with pytest.raises(InputError) as caught:
        load_settings({}, environment={}, cwd=tmp_path)
    assert str(file) in str(caught.value)
    assert told in str(caught.value)


def test_a_bad_variable_is_named(user_config: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="BRIEF_BEAMS: beams = 'many'"):
        load_settings({}, environment={"BRIEF_BEAMS": "many"}, cwd=tmp_path)


def test_variables_of_other_rooms_are_no_settings(user_config: Path, tmp_path: Path) -> None:
    environment = {"BRIEF_CACHE_DIR": "x", "BRIEF_DATA_DIR": "y", "BRIEF_GOLD_DIR": "z"}

    assert load_settings({}, environment=environment, cwd=tmp_path) == Settings()
