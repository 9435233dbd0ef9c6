import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import torch

from brief.engines import seq2seq
from brief.engines.base import Decoding
from brief.engines.devices import Place
from brief.engines.failures import OutOfMemoryError
from brief.engines.families import FAMILIES, Limits
from brief.engines.registry import card_of
from brief.engines.seq2seq import Seq2SeqEngine
from brief.errors import EngineError
from tiny_checkpoints import ANSWERS, FRENCH, SOURCES, turned

Make = Callable[[str], Path]
SUMMARISERS = ("bart", "crosssum", "led", "pegasus", "pegasus_x")


def open_tiny(folder: Path) -> Seq2SeqEngine:
    return Seq2SeqEngine(card_of(str(folder)), folder, device="cpu")


def texts(engine: Seq2SeqEngine, beams: int = 1) -> tuple[str, ...]:
    return tuple(reply.text for reply in engine.generate(SOURCES, Decoding(beams=beams)))


@pytest.mark.parametrize("beams", [1, 4])
@pytest.mark.parametrize("family", ["marian", "seamless_m4t_v2", "t5", *SUMMARISERS])
def test_each_family_gives_what_it_learnt(checkpoint: Make, family: str, beams: int) -> None:
    assert texts(open_tiny(checkpoint(family)), beams) == ANSWERS


@pytest.mark.parametrize(
    ("family", "wrong", "answers"),
    [
        ("marian-multilingual", {"source_marks": (">>fra<<",)}, turned(1)),
        ("nllb", {"source_marks": ("prs_Arab",)}, turned(1)),
        ("nllb", {"answer_marks": ("fra_Latn",)}, turned(2)),
        ("m2m100", {"source_marks": ("__ps__",)}, turned(1)),
        ("m2m100", {"answer_marks": ("__fr__",)}, turned(2)),
        ("mbart50", {"source_marks": ("ps_AF",)}, turned(1)),
        ("mbart50", {"answer_marks": ("fr_XX",)}, turned(2)),
        ("madlad400", {"prefix": "<2fr> "}, turned(1)),
        ("seamless_m4t_v2", {"source_marks": ("__arb__",)}, turned(1)),
        ("seamless_m4t_v2", {"answer_marks": ("__fra__",)}, turned(2)),
        ("crosssum", {"start_mark": FRENCH}, turned(1)),
    ],
)
def test_a_wrong_code_gives_other_sentences(
    checkpoint: Make, monkeypatch: pytest.MonkeyPatch, family: str, wrong: dict[str, Any], answers: tuple[str, ...]
) -> None:
    folder = checkpoint(family)
    assert texts(open_tiny(folder)) == ANSWERS
    monkeypatch.setattr(seq2seq, "read_family", lambda _: replace(FAMILIES[family], **wrong))

    assert texts(open_tiny(folder)) == answers


@pytest.mark.parametrize(
    ("family", "without"),
    [
        ("nllb", {"source_marks": ()}),
        ("nllb", {"answer_marks": ()}),
        ("seamless_m4t_v2", {"answer_marks": ()}),
        ("madlad400", {"prefix": ""}),
        ("crosssum", {"start_mark": ""}),
    ],
)
def test_a_code_left_out_shows(
    checkpoint: Make, monkeypatch: pytest.MonkeyPatch, family: str, without: dict[str, Any]
) -> None:
    folder = checkpoint(family)
    monkeypatch.setattr(seq2seq, "read_family", lambda _: replace(FAMILIES[family], **without))

    assert texts(open_tiny(folder)) != ANSWERS


def test_a_code_that_the_vocabulary_lacks_is_an_error(checkpoint: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = checkpoint("t5")
    monkeypatch.setattr(seq2seq, "read_family", lambda _: FAMILIES["nllb"])

    with pytest.raises(EngineError, match="no pes_Arab in its vocabulary"):
        open_tiny(folder)


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_a_reply_does_not_depend_on_its_neighbours(
    checkpoint: Make, monkeypatch: pytest.MonkeyPatch, precision: str
) -> None:
    monkeypatch.setattr(seq2seq, "settle_torch", lambda *_, **__: Place("cpu", precision))
    engine = open_tiny(checkpoint("nllb"))
    known = [*SOURCES, *(f"{one} {other}" for one, other in pairwise(SOURCES))]
    alone = [engine.generate([text], Decoding())[0] for text in known]

    assert engine.generate(known, Decoding()) == alone
    assert engine.generate(known[::-1] * 2, Decoding()) == alone[::-1] * 2


def test_scores_are_mean_log_probabilities(checkpoint: Make) -> None:
    for beams in (1, 4):
        replies = open_tiny(checkpoint("marian")).generate(SOURCES, Decoding(beams=beams))
        assert all(reply.score is not None and -0.2 < reply.score < 0 for reply in replies)


def test_an_empty_text_has_an_empty_reply_and_no_texts_none(checkpoint: Make) -> None:
    engine = open_tiny(checkpoint("t5"))

    assert [reply.text for reply in engine.generate(["", SOURCES[2], " "], Decoding())] == ["", ANSWERS[2], ""]
    assert engine.generate([], Decoding()) == []


def test_a_text_beyond_the_limit_is_translated_in_parts(checkpoint: Make) -> None:
    engine = open_tiny(checkpoint("t5"))
    longest = max(engine.count(source) for source in SOURCES) - 1
    engine.limits = Limits(source_pieces=longest)
    (reply,) = engine.generate([" ".join(SOURCES[:4])], Decoding())

    assert reply.text == " ".join(ANSWERS[:4])


def test_a_text_beyond_the_limit_is_not_summarised_in_secret(checkpoint: Make) -> None:
    engine = open_tiny(checkpoint("bart"))
    engine.limits = Limits(source_pieces=20)

    with pytest.raises(EngineError, match="reads 20 pieces at a time; a text has"):
        engine.generate([" ".join(SOURCES)], Decoding())


def test_a_summariser_keeps_the_lengths_that_it_was_published_with(checkpoint: Make, tmp_path: Path) -> None:
    folder = tmp_path / "bart"
    folder.mkdir()
    for file in checkpoint("bart").iterdir():
        (folder / file.name).symlink_to(file)
    (folder / "generation_config.json").unlink()
    own = {"decoder_start_token_id": 2, "max_length": 4, "min_length": 3, "length_penalty": 2.0, "num_beams": 8}
    (folder / "generation_config.json").write_text(json.dumps(own))
    search = open_tiny(folder)._search(Decoding(beams=2, max_tokens=100), 20)

    assert (search.max_length, search.min_length, search.length_penalty, search.num_beams) == (5, 3, 2.0, 2)


def test_a_batch_that_does_not_fit_is_halved(checkpoint: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = checkpoint("t5")
    engine = Seq2SeqEngine(card_of(str(folder)), folder, device="cpu", max_tokens=512)
    generate, sizes = engine._model.generate, []

    def generate_at_most_two(**inputs: Any) -> Any:
        sizes.append(len(inputs["input_ids"]))
        if sizes[-1] > 2:
            message = "CUDA out of memory. Tried to allocate 20.00 MiB"
            raise torch.OutOfMemoryError(message)
        return generate(**inputs)

    monkeypatch.setattr(engine._model, "generate", generate_at_most_two)
    replies = engine.generate([SOURCES[2]] * 5, Decoding())

    assert [reply.text for reply in replies] == [ANSWERS[2]] * 5
    assert sizes == [5, 2, 3, 1, 2]


def test_one_text_that_does_not_fit_is_an_error(checkpoint: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_tiny(checkpoint("t5"))

    def refuse(**_: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(engine._model, "generate", refuse)
    with pytest.raises(EngineError, match="one text alone does not fit") as caught:
        engine.generate(SOURCES, Decoding())
    assert isinstance(caught.value.__cause__, OutOfMemoryError)


@pytest.mark.parametrize("device", ["cuda", "mps"])
def test_a_device_that_is_not_there_is_an_error(checkpoint: Make, monkeypatch: pytest.MonkeyPatch, device: Any) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    monkeypatch.setattr("torch.backends.mps.is_available", lambda: False)
    folder = checkpoint("t5")

    with pytest.raises(EngineError, match=f"no {device.upper()} device here; use --device cpu"):
        Seq2SeqEngine(card_of(str(folder)), folder, device=device)


def test_pickled_weights_open_only_where_they_are_accepted(checkpoint: Make, tmp_path: Path) -> None:
    folder = tmp_path / "pickled"
    folder.mkdir()
    for file in checkpoint("t5").iterdir():
        if file.suffix != ".safetensors":
            (folder / file.name).symlink_to(file)
    torch.save(open_tiny(checkpoint("t5"))._model.float().state_dict(), folder / "pytorch_model.bin")
    card = card_of(str(folder))

    with pytest.raises(EngineError, match="its weights are pickled"):
        Seq2SeqEngine(card, folder, device="cpu")
    assert texts(Seq2SeqEngine(card, folder, device="cpu", pickled=True)) == ANSWERS


def test_the_revision_follows_weights_and_precision(checkpoint: Make) -> None:
    engine = open_tiny(checkpoint("t5"))
    other = open_tiny(checkpoint("mt5"))

    assert re.fullmatch(r"[0-9a-f]{12}\+(bfloat16|float32)", engine.revision)
    assert engine.revision != other.revision
