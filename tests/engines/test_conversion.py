import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from typer.testing import CliRunner

from brief.engines import conversion, seq2seq
from brief.engines.base import Decoding, Engine
from brief.engines.conversion import cache_folder, conversions_of, convert, is_convertible, open_encoder_decoder
from brief.engines.ct2 import CT2Engine
from brief.engines.devices import Place
from brief.engines.families import FAMILIES, read_family
from brief.engines.registry import card_of, open_engine
from brief.engines.seq2seq import Seq2SeqEngine
from brief.errors import EngineError
from brief.main import app
from tiny_checkpoints import ANSWERS, SOURCES, turned

Make = Callable[[str], Path]
CONVERTIBLE = ("marian", "marian-multilingual", "nllb", "m2m100", "mbart50", "madlad400", "t5", "mt5")


@pytest.fixture
def kept_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cache for the session: each checkpoint is converted once."""
    monkeypatch.setenv("BRIEF_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "converted"))


def texts(engine: Engine, beams: int = 1) -> tuple[str, ...]:
    return tuple(reply.text for reply in engine.generate(SOURCES, Decoding(beams=beams)))


def article(folder: Path) -> Path:
    file = folder / "article.txt"
    file.write_text("---\ntitle: نفت گران شد.\n---\n" + "\n".join(SOURCES) + "\n", encoding="utf-8")
    return file


@pytest.mark.usefixtures("kept_cache")
@pytest.mark.parametrize("family", [*CONVERTIBLE, "seamless_m4t_v2"])
def test_translate_gives_exactly_what_each_family_learnt(checkpoint: Make, tmp_path: Path, family: str) -> None:
    arguments = ["translate", str(article(tmp_path)), "--json", "--offline", "--no-cache", "--device", "cpu"]
    result = CliRunner().invoke(app, [*arguments, "--model", str(checkpoint(family))])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)

    assert tuple(paragraph["english"] for paragraph in found["paragraphs"]) == ANSWERS


@pytest.mark.usefixtures("kept_cache")
@pytest.mark.parametrize("family", CONVERTIBLE)
def test_both_libraries_give_the_same_tokens(checkpoint: Make, monkeypatch: pytest.MonkeyPatch, family: str) -> None:
    monkeypatch.setattr(seq2seq, "settle_torch", lambda *_, **__: Place("cpu", "float32"))
    folder = checkpoint(family)
    card = card_of(str(folder))
    plain = Seq2SeqEngine(card, folder, device="cpu")
    converted = convert(card.name, folder, precision="float32")
    fast = CT2Engine(card, converted, device="cpu", precision="float32", family=read_family(folder))
    known = [*SOURCES, *(source[:9] for source in SOURCES), " ".join(SOURCES[:2])]
    rows = [plain._tokenizer.convert_ids_to_tokens(plain._row(text)) for text in known]
    assert [fast._row(text) for text in known] == rows
    show_pieces(plain, fast, monkeypatch)

    for beams in (1, 4):
        decoding = Decoding(beams=beams, max_tokens=12)
        expected, found = plain.generate(known, decoding), fast.generate(known, decoding)
        assert [reply.text for reply in found] == [reply.text for reply in expected]
        # CTranslate2 shares the unknown token's probability out among the others.
        assert [reply.score for reply in found] == pytest.approx([reply.score for reply in expected], abs=5e-3)


def show_pieces(plain: Any, fast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let both engines reply in pieces, those of the language and the end left out."""
    answer, other = plain._answer, fast._answer

    def answer_in_pieces(source: Any, tokens: list[int]) -> Any:
        pieces = plain._tokenizer.convert_ids_to_tokens(tokens)
        return replace(answer(source, tokens), text=" ".join(piece for piece in pieces if piece != "</s>"))

    def other_in_pieces(pieces: list[str], score: float) -> Any:
        return replace(other(pieces, score), text=" ".join(pieces[len(fast.family.answer_marks) :]))

    monkeypatch.setattr(plain, "_answer", answer_in_pieces)
    monkeypatch.setattr(fast, "_answer", other_in_pieces)


@pytest.mark.usefixtures("kept_cache")
@pytest.mark.parametrize(
    ("family", "wrong", "answers"),
    [
        ("marian-multilingual", {"source_marks": (">>fra<<",)}, turned(1)),
        ("nllb", {"source_marks": ("prs_Arab",)}, turned(1)),
        ("nllb", {"answer_marks": ("fra_Latn",)}, turned(2)),
        ("m2m100", {"answer_marks": ("__fr__",)}, turned(2)),
        ("mbart50", {"answer_marks": ("fr_XX",)}, turned(2)),
        ("madlad400", {"prefix": "<2fr> "}, turned(1)),
    ],
)
def test_a_wrong_code_gives_other_sentences(
    checkpoint: Make, monkeypatch: pytest.MonkeyPatch, family: str, wrong: dict[str, Any], answers: tuple[str, ...]
) -> None:
    folder = checkpoint(family)
    monkeypatch.setattr(conversion, "read_family", lambda _: replace(FAMILIES[family], **wrong))

    assert texts(open_encoder_decoder(card_of(str(folder)), folder, device="cpu")) == answers


def test_a_conversion_is_made_once(checkpoint: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = checkpoint("t5")
    first = convert("tiny", folder, precision="int8")
    monkeypatch.setattr(conversion, "_convert", None)

    assert convert("tiny", folder, precision="int8") == first
    assert conversions_of(folder) == [first]


def test_of_two_that_convert_at_once_the_second_waits_and_takes_what_the_first_made(
    checkpoint: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, made = Event(), Event(), []

    def make_slowly(name: str, folder: Path, place: Path, precision: str, *, pickled: bool) -> None:
        made.append(place)
        begun.set()
        assert go_on.wait(30)
        place.mkdir()

    monkeypatch.setattr(conversion, "_convert", make_slowly)
    with ThreadPoolExecutor(2) as pool:
        first, second = (pool.submit(convert, "tiny", checkpoint("t5"), precision="int8") for _ in range(2))
        assert begun.wait(30)
        assert not wait([first, second], timeout=0.3).done
        go_on.set()

    assert first.result() == second.result()
    assert len(made) == 1


def test_a_conversion_that_fails_leaves_nothing(checkpoint: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str, folder: Path, made: Path, precision: str, *, pickled: bool) -> None:
        made.mkdir()
        (made / "model.bin").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(conversion, "_convert", fail)
    with pytest.raises(EngineError, match=r"converting tiny: .*No space left"):
        convert("tiny", checkpoint("t5"), precision="int8")
    assert [place.name for place in (cache_folder() / "converted").iterdir()] == [".lock"]


def test_a_changed_checkpoint_is_converted_anew(checkpoint: Make) -> None:
    assert convert("tiny", checkpoint("t5"), precision="int8") != convert("tiny", checkpoint("mt5"), precision="int8")


def test_marian_with_its_padding_elsewhere_is_left_to_transformers(tmp_path: Path) -> None:
    config = {"model_type": "marian", "vocab_size": 100, "pad_token_id": 0}
    (tmp_path / "config.json").write_text(json.dumps(config))

    assert not is_convertible(tmp_path, FAMILIES["marian"])


def test_summaries_and_mps_are_left_to_transformers(checkpoint: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = checkpoint("t5")
    card = card_of(str(folder))
    monkeypatch.setattr(seq2seq, "settle_torch", lambda *_, **__: Place("cpu", "float32"))

    assert isinstance(open_encoder_decoder(card, folder, device="mps"), Seq2SeqEngine)
    assert isinstance(open_encoder_decoder(replace(card, task="summarise"), folder, device="cpu"), Seq2SeqEngine)


@pytest.mark.usefixtures("kept_cache")
@pytest.mark.parametrize(("backend", "precision"), [("transformers", r"bfloat16|float32"), ("ctranslate2", "int8")])
def test_the_library_can_be_chosen(checkpoint: Make, tmp_path: Path, backend: str, precision: str) -> None:
    arguments = ["translate", str(article(tmp_path)), "--json", "--device", "cpu", "--no-cache", "--backend", backend]
    result = CliRunner().invoke(app, [*arguments, "--model", str(checkpoint("t5"))])
    found = json.loads(result.stdout)

    assert tuple(paragraph["english"] for paragraph in found["paragraphs"]) == ANSWERS
    assert re.search(rf"\+({precision})$", found["signature"]["translate"])


@pytest.mark.parametrize(
    ("family", "backend", "told"),
    [
        ("seamless_m4t_v2", "ctranslate2", "CTranslate2 cannot run it here"),
        ("embedded", "transformers", "embedded runs on ctranslate2 alone"),
    ],
)
def test_a_library_that_cannot_run_the_model_is_an_error(
    checkpoint: Make, family: str, backend: Any, told: str
) -> None:
    name = family if family == "embedded" else str(checkpoint(family))
    with pytest.raises(EngineError, match=told):
        open_engine(name, device="cpu", backend=backend)


def test_the_revision_names_checkpoint_and_precision(checkpoint: Make) -> None:
    folder = checkpoint("t5")
    card = card_of(str(folder))

    assert open_encoder_decoder(card, folder, device="cpu", revision="0123").revision == "0123+int8"


@pytest.mark.usefixtures("kept_cache")
@pytest.mark.parametrize("family", ["marian", "nllb"])
def test_a_converted_model_translates_without_torch(checkpoint: Make, tmp_path: Path, family: str) -> None:
    folder = checkpoint(family)
    convert("tiny", folder, precision="int8")
    arguments = ["translate", str(article(tmp_path)), "--model", str(folder), "--device", "cpu", "--no-cache"]
    heavy = "sorted({'torch', 'transformers'} & set(sys.modules))"
    script = f"import sys; from brief.main import app; app({arguments!r}, standalone_mode=False); print({heavy})"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**os.environ})

    assert all(answer in run.stdout for answer in ANSWERS)
    assert run.stdout.splitlines()[-1] == "[]"
