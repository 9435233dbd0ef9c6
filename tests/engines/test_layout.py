import pytest

from brief.engines.layout import lacking, needed

QUICKMT = (
    "README.md", "config.json", "model.bin", "source_vocabulary.json", "target_vocabulary.json", "src.spm.model",
    "tgt.spm.model",
)  # fmt: skip
BART = ("config.json", "generation_config.json", "merges.txt", "vocab.json", "tokenizer.json", "model.safetensors")
SHARDS = tuple(f"model-0000{number}-of-00003.safetensors" for number in (1, 2, 3))


def test_of_a_ctranslate2_repository_the_training_checkpoint_stays_behind() -> None:
    assert set(needed([*QUICKMT, "eole-model/model.safetensors", ".gitattributes"])) == set(QUICKMT)


def test_of_many_formats_safetensors_come_and_nothing_twice() -> None:
    others = ("pytorch_model.bin", "tf_model.h5", "flax_model.msgpack", "rust_model.ot", "onnx/model.onnx")
    copies = ("model.fp16.safetensors", "model-q4k.gguf")

    assert set(needed([*BART, *others, *copies], pickles=True)) == set(BART)


def test_pickles_come_only_where_allowed() -> None:
    names = ("config.json", "pytorch_model.bin", "spiece.model")

    assert "pytorch_model.bin" not in needed(names)
    assert set(needed(names, pickles=True)) == set(names)


@pytest.mark.parametrize(
    ("names", "absent"),
    [
        (QUICKMT, ""),
        (BART, ""),
        ((*BART[:-1], "model.safetensors.index.json", *SHARDS), ""),
        ((*BART[:-1], *SHARDS[:1], *SHARDS[2:]), "parts 2 of its weights"),
        (BART[:-1], "its weights (model.safetensors)"),
        (("config.json", "model.safetensors"), "its tokenizer"),
        (BART[1:], "config.json"),
        (QUICKMT[:-1], "its SentencePiece files"),
        (("model.bin", "spm.model"), "its vocabulary"),
        ((), "config.json"),
    ],
)
def test_what_an_engine_would_miss_is_named(names: tuple[str, ...], absent: str) -> None:
    assert lacking(names) == absent
