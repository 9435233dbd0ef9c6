import shutil
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from brief.engines.base import Decoding
from brief.engines.ct2 import CT2Engine, Limits
from brief.engines.failures import OutOfMemoryError
from brief.engines.registry import MODELS, card_of, folder_of, open_engine
from brief.errors import EngineError
from tiny import PAIRS

EMBEDDED = folder_of(MODELS["embedded"])
ARTICLE = (
    "شهردار شیراز گفت: این برنامه از سال آینده آغاز می‌شود.",
    "تعداد اعضا به ۱۵۱ شهر می‌رسد.",
    "وی افزود: «بودجه این طرح هنوز تصویب نشده است» و از دولت خواست در این باره تصمیم بگیرد.",
    "وزیر نفت به تهران رفت.",
    "وزیر راه به مشهد رفت.",
    "باران.",
)
embedded_only = pytest.mark.skipif(EMBEDDED is None, reason="the embedded model's weights are not in this checkout")


@pytest.fixture(scope="module")
def engine(tiny_model: Path) -> CT2Engine:
    return CT2Engine(card_of(str(tiny_model)), tiny_model, device="cpu")


@pytest.mark.parametrize("beams", [1, 4])
def test_replies_are_the_sentences_learnt_in_the_order_asked(engine: CT2Engine, beams: int) -> None:
    replies = engine.generate([*reversed(PAIRS), *PAIRS], Decoding(beams=beams))

    assert [reply.text for reply in replies] == [*reversed(PAIRS.values()), *PAIRS.values()]


def test_scores_are_mean_log_probabilities(engine: CT2Engine) -> None:
    replies = engine.generate(list(PAIRS), Decoding())

    # Learnt by heart: close to certain, and not summed over the tokens.
    assert all(reply.score is not None and -0.2 < reply.score <= 0 for reply in replies)


def test_an_empty_text_has_an_empty_reply(engine: CT2Engine) -> None:
    first, second, third = engine.generate(["", "نفت گران شد.", " "], Decoding())

    assert (first.text, second.text, third.text) == ("", "Oil became dearer.", "")
    assert first.score is None


def test_no_texts_no_replies(engine: CT2Engine) -> None:
    assert engine.generate([], Decoding()) == []


def test_a_text_beyond_the_limit_is_translated_in_parts(engine: CT2Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = max(engine.count(sentence) for sentence in PAIRS) - 1
    monkeypatch.setattr(engine, "limits", Limits(source_pieces=longest))
    whole = engine.generate([" ".join(PAIRS)], Decoding())

    assert whole[0].text == " ".join(PAIRS.values())


def test_an_answer_stops_at_max_tokens(engine: CT2Engine) -> None:
    (reply,) = engine.generate(["شهردار شیراز به تهران رفت."], Decoding(max_tokens=2))

    assert 0 < len(reply.text) < len("The mayor of Shiraz went to Tehran.")


def test_count_includes_the_end_mark(engine: CT2Engine) -> None:
    assert engine.count("") == 1
    assert engine.count("نفت گران شد.") > 2


def test_limits_stand_beside_the_weights(tiny_model: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    (folder / "limits.json").write_text('{"source_pieces": 30, "target_pieces": 40}')

    assert CT2Engine(card_of(str(folder)), folder).limits == Limits(source_pieces=30, target_pieces=40)


def test_two_sentencepiece_files_serve_the_two_languages(tiny_model: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    shutil.copy(folder / "spm.model", folder / "tgt.spm.model")
    (folder / "spm.model").rename(folder / "src.spm.model")
    engine = open_engine(str(folder))

    assert engine.generate(["نفت گران شد."], Decoding())[0].text == "Oil became dearer."


def test_revision_follows_the_weights(engine: CT2Engine, tiny_model: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    assert CT2Engine(card_of(str(folder)), folder).revision == engine.revision
    weights = bytearray((folder / "model.bin").read_bytes())
    weights[-1] ^= 1
    (folder / "model.bin").write_bytes(weights)

    assert CT2Engine(card_of(str(folder)), folder).revision != engine.revision


def test_a_batch_that_does_not_fit_is_halved(engine: CT2Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    submit = engine._submit

    def submit_at_most_two(rows: Any, decoding: Decoding) -> Any:
        sizes.append(len(rows))
        if len(rows) > 2:
            return [_Full()]
        return submit(rows, decoding)

    monkeypatch.setattr(engine, "_submit", submit_at_most_two)
    replies = engine.generate(["نفت گران شد."] * 40, Decoding())

    assert [reply.text for reply in replies] == ["Oil became dearer."] * 40
    assert max(sizes) > 2 >= min(sizes)


class _Full:
    def result(self) -> None:
        message = "CUDA failed with error out of memory"
        raise RuntimeError(message)


def test_one_text_that_does_not_fit_is_an_error(engine: CT2Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_submit", lambda rows, decoding: [_Full()])

    with pytest.raises(EngineError, match="one text alone does not fit") as caught:
        engine.generate(["نفت گران شد."], Decoding())
    assert isinstance(caught.value.__cause__, OutOfMemoryError)


def test_a_device_that_is_not_there_is_an_error(tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 0)
    with pytest.raises(EngineError, match="no CUDA device here; use --device cpu"):
        open_engine(str(tiny_model), device="cuda")
    with pytest.raises(EngineError, match="not on mps"):
        open_engine(str(tiny_model), device="mps")


@pytest.mark.parametrize("missing", ["model.bin", "spm.model"])
def test_a_folder_without_its_files_is_an_error(tiny_model: Path, tmp_path: Path, missing: str) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    (folder / missing).unlink()

    with pytest.raises(EngineError, match=missing):
        open_engine(str(folder))


def test_weights_that_cannot_be_read_are_an_error_with_its_cause(tiny_model: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_model, tmp_path / "model")
    (folder / "model.bin").write_bytes(b"no weights")

    with pytest.raises(EngineError, match="opening") as caught:
        open_engine(str(folder))
    assert caught.value.__cause__ is not None


def test_the_neighbours_of_a_text_do_not_decide_what_it_is_padded_to(
    engine: CT2Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["نفت گران شد.", " ".join(list(PAIRS)[:2]), " ".join(PAIRS), "نفت گران شد. " * 20]
    translate, padded = engine._translator.translate_batch, set()

    def watch(rows: list[list[str]], **options: Any) -> Any:
        padded.update((" ".join(row), max(map(len, rows))) for row in rows)
        return translate(rows, **options)

    monkeypatch.setattr(engine, "_translator", Mock(translate_batch=watch, num_translators=2))
    for asked in (*([text] for text in texts), texts, texts[::-1] * 3):
        engine.generate(asked, Decoding())
    rows = {" ".join(engine._row(text)) for text in texts}

    assert sorted(width for row, width in padded if row in rows) == [16, 48, 144, 176]


@embedded_only
@pytest.mark.parametrize("beams", [1, 4])
def test_a_reply_does_not_depend_on_its_neighbours(beams: int) -> None:
    engine = open_engine("embedded", device="cpu")
    decoding = Decoding(beams=beams, no_repeat_ngram=4)
    alone = [engine.generate([text], decoding)[0] for text in ARTICLE]

    assert engine.generate(ARTICLE, decoding) == alone
    assert engine.generate(ARTICLE[::-1] * 3, decoding) == alone[::-1] * 3


def test_without_whole_numbers_each_text_is_a_batch(tiny_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctranslate2.get_supported_compute_types", lambda device: {"float32"})
    engine = CT2Engine(card_of(str(tiny_model)), tiny_model, device="cpu")
    sizes: list[int] = []
    submit = engine._submit
    monkeypatch.setattr(engine, "_submit", lambda rows, decoding: sizes.append(len(rows)) or submit(rows, decoding))

    replies = engine.generate(["نفت گران شد."] * 3, Decoding())

    assert [reply.text for reply in replies] == ["Oil became dearer."] * 3
    assert sizes == [1, 1, 1]


@embedded_only
def test_a_long_sentence_is_not_cut() -> None:
    engine = open_engine("embedded", device="cpu")
    text = "، ".join(ARTICLE * 8)
    assert engine.count(text) > 201

    (reply,) = engine.generate([text], Decoding(beams=1, no_repeat_ngram=4))

    assert len(reply.text.split()) > 100
