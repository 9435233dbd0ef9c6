import pytest

from brief.engines.failures import OutOfMemoryError, foreign_failures, install_line
from brief.errors import EngineError


@pytest.mark.parametrize(
    "failure",
    [
        MemoryError(),
        RuntimeError("CUDA failed with error out of memory"),
        RuntimeError("std::bad_alloc"),
        OSError(12, "Cannot allocate memory"),
    ],
    ids=str,
)
def test_no_memory_is_told_apart(failure: Exception) -> None:
    with (
        pytest.raises(OutOfMemoryError, match="translating with x: out of memory") as caught,
        foreign_failures("translating with x"),
    ):
        raise failure
    assert caught.value.__cause__ is failure


@pytest.mark.parametrize("failure", [RuntimeError("bad model"), ValueError("bad\nmodel"), OSError("bad model")])
def test_foreign_errors_become_one_line(failure: Exception) -> None:
    with pytest.raises(EngineError) as caught, foreign_failures("opening x"):
        raise failure
    assert str(caught.value) == "opening x: bad model"
    assert caught.value.__cause__ is failure


def test_our_own_errors_pass_as_they_are() -> None:
    ours = EngineError("ours")
    with pytest.raises(EngineError) as caught, foreign_failures("opening x"):
        raise ours
    assert caught.value is ours


def test_a_missing_package_comes_with_its_install_line() -> None:
    with (
        pytest.raises(EngineError, match=r"the package ctranslate2 is missing; pip install 'ctranslate2>="),
        foreign_failures("opening x"),
    ):
        raise ModuleNotFoundError(name="ctranslate2")


@pytest.mark.parametrize(
    ("package", "line"),
    [
        ("sacrebleu", "pip install 'persian-brief[eval]'"),
        ("huggingface_hub.utils", "pip install 'huggingface_hub>="),
        ("unheard_of", "pip install --upgrade 'persian-brief'"),
    ],
)
def test_install_lines_come_from_the_metadata(package: str, line: str) -> None:
    assert install_line(package).startswith(line)
