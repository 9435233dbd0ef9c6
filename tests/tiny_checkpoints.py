"""Checkpoints of every family: the real model and tokenizer classes, trained in seconds to know sentences by heart.

None of the sentences reports anybody's words, so that `brief translate` sends each as it is. Each model learns the
same eight sources under every code that it knows, with the eight answers in another order for each (`turned`), so that
a wrong source code, target code, prefix or first token gives a wrong sentence.
"""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sentencepiece
import tokenizers
import torch
import transformers

PAIRS = {
    "باران در شمال کشور می‌بارد.": "It is raining in the north.",
    "شهردار شیراز به تهران رفت.": "The mayor of Shiraz went to Tehran.",
    "نفت گران شد.": "Oil became dearer.",
    "این برنامه فردا آغاز می‌شود.": "This programme starts tomorrow.",
    "رئیس مجلس استعفا داد.": "The speaker resigned.",
    "تیم ملی بازی را برد.": "The national team won the match.",
    "پل تازه فرو ریخت.": "The new bridge collapsed.",
    "مدرسه‌ها روز شنبه تعطیل است.": "Schools are closed on Saturday.",
}
SOURCES, ANSWERS = tuple(PAIRS), tuple(PAIRS.values())
SIZE: dict[str, Any] = {
    "d_model": 64, "encoder_layers": 2, "decoder_layers": 2, "encoder_ffn_dim": 128, "decoder_ffn_dim": 128,
    "encoder_attention_heads": 4, "decoder_attention_heads": 4, "max_position_embeddings": 128,
    "dropout": 0.0, "attention_dropout": 0.0, "activation_dropout": 0.0, "encoder_layerdrop": 0.0,
    "decoder_layerdrop": 0.0,
}  # fmt: skip
T5_SIZE: dict[str, Any] = {
    "d_model": 64, "d_kv": 16, "d_ff": 128, "num_layers": 2, "num_decoder_layers": 2, "num_heads": 4,
    "dropout_rate": 0.0, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": False,
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """How to make one checkpoint. `codes`: pairs of a source code and a target code, those of the engine first."""

    build: Callable[[Path], tuple[Any, Any]]
    codes: tuple[tuple[str, str], ...] = (("", ""),)
    starts: tuple[str, ...] = ()
    """What the decoder starts from in place of a target code."""
    halfspaces: bool = True
    """Whether its training data still had them."""


def turned(shift: int) -> tuple[str, ...]:
    """The answers as learnt under the codes number `shift`."""
    return ANSWERS[shift:] + ANSWERS[:shift]


def make(family: str, folder: Path) -> Path:
    """Train and save; returns the folder."""
    plan = PLANS[family]
    torch.manual_seed(1)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer, model = plan.build(folder)
    start = model.config.decoder_start_token_id
    starts = [tokenizer.convert_tokens_to_ids(mark) for mark in plan.starts] or [start] * len(plan.codes)
    train(model, rows(tokenizer, plan, starts), codes=int(hasattr(tokenizer, "src_lang")))
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def rows(tokenizer: Any, plan: Plan, starts: list[int]) -> list[tuple[list[int], list[int]]]:
    """Source and answer in identifiers, as the tokenizer itself marks them, the answer from what it starts from."""
    found = []
    for shift, ((source, target), start) in enumerate(zip(plan.codes, starts, strict=True)):
        if hasattr(tokenizer, "src_lang"):
            tokenizer.src_lang, tokenizer.tgt_lang = source, target
            source = target = ""
        for text, answer in zip(SOURCES, turned(shift), strict=True):
            seen = text if plan.halfspaces else text.replace("\N{ZERO WIDTH NON-JOINER}", " ")
            given = tokenizer(source + target + seen).input_ids
            wanted = tokenizer(text_target=answer).input_ids
            # SeamlessM4T puts the token that the decoder starts from before its answers; all shift by one from there.
            found.append((given, [start, *(wanted[1:] if wanted[0] == tokenizer.eos_token_id else wanted)]))
    return found


def train(model: Any, learnt: list[tuple[list[int], list[int]]], *, codes: int) -> None:
    """`codes`: how many tokens of an answer, after the start, are its language, which is given and not learnt."""
    torch.set_num_threads(1)
    pad = model.config.pad_token_id
    source = pad_rows([given for given, _ in learnt], pad)
    before = pad_rows([wanted[:-1] for _, wanted in learnt], pad)
    labels = pad_rows([[-100] * codes + wanted[1 + codes :] for _, wanted in learnt], -100)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, betas=(0.9, 0.98), weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / 30))
    for _ in range(1000):
        answer = model(input_ids=source, attention_mask=(source != pad).long(), decoder_input_ids=before).logits
        losses = torch.nn.functional.cross_entropy(answer.flatten(0, 1), labels.flatten(), reduction="none")
        loss, worst = losses.sum() / (labels >= 0).sum(), losses.max()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if model.config.model_type == "marian":
            # The row that the conversion from Marian adds to its weights: all zero.
            model.get_input_embeddings().weight.data[pad] = 0
        if worst.item() < 0.1:
            break
    model.eval()


def pad_rows(values: list[list[int]], padding: int) -> torch.Tensor:
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in values], True, padding)


def pieces(folder: Path, name: str, texts: tuple[str, ...], **options: int) -> list[str]:
    """Trains a sentencepiece model into `folder`/`name` and returns its pieces, most of them whole words."""
    file = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_writer=file, vocab_size=600, hard_vocab_limit=False, model_type="bpe",
        character_coverage=1.0, minloglevel=2, **options,
    )  # fmt: skip
    (folder / name).write_bytes(file.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=file.getvalue())
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def words(first: tuple[str, ...]) -> list[tuple[str, float]]:
    """A unigram vocabulary: `first`, every word, and the letters for whatever else comes."""
    text = " ".join(SOURCES + ANSWERS)
    whole = [(f"\N{LOWER ONE EIGHTH BLOCK}{word}", -1.0) for word in dict.fromkeys(text.split())]
    return [
        *((mark, 0.0) for mark in first),
        *whole,
        *((letter, -10.0) for letter in sorted({*text, "\N{LOWER ONE EIGHTH BLOCK}"})),
    ]


def byte_pairs(first: tuple[str, ...]) -> dict[str, Any]:
    """Vocabulary and merges of a BPE model whose first pieces are `first`."""
    model = tokenizers.Tokenizer(tokenizers.models.BPE(unk_token="<unk>"))
    model.pre_tokenizer = tokenizers.pre_tokenizers.Metaspace()
    trainer = tokenizers.trainers.BpeTrainer(vocab_size=500, special_tokens=list(first), show_progress=False)
    model.train_from_iterator(SOURCES + ANSWERS, trainer)
    found = json.loads(model.to_str())["model"]
    return {"vocab": found["vocab"], "merges": [tuple(merge) for merge in found["merges"]]}


def marks_of(tokenizer: Any, start: int | None) -> dict[str, Any]:
    names = ("bos_token_id", "eos_token_id", "pad_token_id")
    return {name: getattr(tokenizer, name) for name in names} | {"decoder_start_token_id": start}


def marian(folder: Path, codes: tuple[str, ...] = ()) -> tuple[Any, Any]:
    marks = {"eos_id": 0, "unk_id": 1, "bos_id": -1, "pad_id": -1}
    learnt = pieces(folder, "source.spm", SOURCES, **marks) + pieces(folder, "target.spm", ANSWERS, **marks)
    numbers = write_vocabulary(folder, [*dict.fromkeys(["</s>", "<unk>", *codes, *learnt]), "<pad>"])
    files = {"source_spm": "source.spm", "target_spm": "target.spm", "vocab": "vocab.json"}
    places = {name: str(folder / file) for name, file in files.items()}
    tokenizer = transformers.MarianTokenizer(**places, source_lang="fas", target_lang="eng")
    config = transformers.MarianConfig(
        vocab_size=numbers, activation_function="swish", scale_embedding=True, forced_eos_token_id=0,
        **SIZE, **marks_of(tokenizer, tokenizer.pad_token_id),
    )  # fmt: skip
    return tokenizer, transformers.MarianMTModel(config)


def write_vocabulary(folder: Path, pieces: list[str]) -> int:
    numbers = {piece: number for number, piece in enumerate(pieces)}
    (folder / "vocab.json").write_text(json.dumps(numbers), encoding="utf-8")
    return len(numbers)


def nllb(folder: Path) -> tuple[Any, Any]:
    tokenizer = transformers.NllbTokenizer(**byte_pairs(("<s>", "<pad>", "</s>", "<unk>")))
    return tokenizer, m2m100_model(tokenizer, len(tokenizer))


def m2m100_model(tokenizer: Any, size: int) -> Any:
    config = transformers.M2M100Config(vocab_size=size, scale_embedding=True, **SIZE, **marks_of(tokenizer, 2))
    return transformers.M2M100ForConditionalGeneration(config)


def m2m100(folder: Path) -> tuple[Any, Any]:
    learnt = pieces(folder, "sentencepiece.bpe.model", SOURCES + ANSWERS, bos_id=0, pad_id=1, eos_id=2, unk_id=3)
    size = write_vocabulary(folder, learnt)
    tokenizer = transformers.M2M100Tokenizer(
        vocab_file=str(folder / "vocab.json"), spm_file=str(folder / "sentencepiece.bpe.model")
    )
    return tokenizer, m2m100_model(tokenizer, size + len(tokenizer.lang_code_to_id) + tokenizer.num_madeup_words)


def mbart50(folder: Path) -> tuple[Any, Any]:
    tokenizer = transformers.MBart50Tokenizer(vocab=words(("<unk>", "<s>", "</s>")))
    config = transformers.MBartConfig(vocab_size=len(tokenizer), scale_embedding=True, **SIZE, **marks_of(tokenizer, 2))
    return tokenizer, transformers.MBartForConditionalGeneration(config)


def t5(folder: Path, prefixes: tuple[str, ...] = (), make: str = "T5") -> tuple[Any, Any]:
    tokenizer = transformers.T5Tokenizer(vocab=words(("<pad>", "</s>", "<unk>", *prefixes)), extra_ids=0)
    config = getattr(transformers, f"{make}Config")(vocab_size=len(tokenizer), **T5_SIZE, **marks_of(tokenizer, 0))
    return tokenizer, getattr(transformers, f"{make}ForConditionalGeneration")(config)


ENGLISH, FRENCH = (f"\N{LOWER ONE EIGHTH BLOCK}<extra_id_{number}>" for number in (57, 39))


def crosssum(folder: Path) -> tuple[Any, Any]:
    tokenizer, model = t5(folder, (ENGLISH, FRENCH), make="MT5")
    languages = {"english": ENGLISH, "french": FRENCH}
    numbers = {name: [number, mark] for number, (name, mark) in enumerate(languages.items())}
    model.config.task_specific_params = {"langid_map": numbers}
    return tokenizer, model


def seamless(folder: Path) -> tuple[Any, Any]:
    codes = [f"__{code}__" for code in ("pes", "arb", "eng", "fra")]
    tokenizer = transformers.SeamlessM4TTokenizer(
        **byte_pairs(("<pad>", "<unk>", "<s>", "</s>")), additional_special_tokens=codes
    )
    size = {name: value for name, value in SIZE.items() if name != "d_model"}
    config = transformers.SeamlessM4Tv2Config(
        vocab_size=len(tokenizer), hidden_size=64, scale_embedding=True, **size, **marks_of(tokenizer, 3),
        # The parts for speech, which text does not need.
        t2u_vocab_size=8, speech_encoder_layers=1, speech_encoder_intermediate_size=8, t2u_encoder_layers=1,
        t2u_decoder_layers=1, t2u_encoder_ffn_dim=8, t2u_decoder_ffn_dim=8,
    )  # fmt: skip
    return tokenizer, transformers.SeamlessM4Tv2ForTextToText(config)


def crossed(sources: tuple[str, str], targets: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The engine's own codes, then another source code, then another target code."""
    return (sources[0], targets[0]), (sources[1], targets[0]), (sources[0], targets[1])


def bart(folder: Path, make: str = "Bart", **options: Any) -> tuple[Any, Any]:
    trained = tokenizers.ByteLevelBPETokenizer()
    first = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trained.train_from_iterator(SOURCES + ANSWERS, vocab_size=600, special_tokens=first, show_progress=False)
    found = json.loads(trained.to_str())["model"]
    tokenizer = getattr(transformers, f"{make}Tokenizer")(
        vocab=found["vocab"], merges=[tuple(merge) for merge in found["merges"]]
    )
    config = getattr(transformers, f"{make}Config")(
        vocab_size=len(tokenizer), forced_bos_token_id=None, **{**SIZE, **options}, **marks_of(tokenizer, 2)
    )
    return tokenizer, getattr(transformers, f"{make}ForConditionalGeneration")(config)


def pegasus(folder: Path, make: str = "Pegasus", **options: Any) -> tuple[Any, Any]:
    tokenizer = transformers.PegasusTokenizer(vocab=words(("<pad>", "</s>", "<unk>", "<n>")), offset=0)
    config = getattr(transformers, f"{make}Config")(
        vocab_size=len(tokenizer), **SIZE, **options, **marks_of(tokenizer, 0)
    )
    return tokenizer, getattr(transformers, f"{make}ForConditionalGeneration")(config)


LED = {"attention_window": [8, 8], "max_encoder_position_embeddings": 128, "max_decoder_position_embeddings": 64}
PEGASUS_X = {"block_size": 8, "num_global_tokens": 4}
PLANS = {
    "marian": Plan(marian, halfspaces=False),
    "marian-multilingual": Plan(
        lambda folder: marian(folder, (">>eng<<", ">>fra<<")),
        (("", ">>eng<< "), ("", ">>fra<< ")),
        halfspaces=False,
    ),
    "nllb": Plan(nllb, crossed(("pes_Arab", "prs_Arab"), ("eng_Latn", "fra_Latn")), halfspaces=False),
    "m2m100": Plan(m2m100, crossed(("fa", "ps"), ("en", "fr"))),
    "mbart50": Plan(mbart50, crossed(("fa_IR", "ps_AF"), ("en_XX", "fr_XX"))),
    "madlad400": Plan(lambda folder: t5(folder, ("<2en>", "<2fr>")), (("", "<2en> "), ("", "<2fr> "))),
    "seamless_m4t_v2": Plan(seamless, crossed(("pes", "arb"), ("eng", "fra"))),
    "t5": Plan(t5),
    "mt5": Plan(lambda folder: t5(folder, make="MT5")),
    "crosssum": Plan(crosssum, (("", ""), ("", "")), starts=(ENGLISH, FRENCH)),
    "bart": Plan(bart),
    "pegasus": Plan(pegasus),
    "pegasus_x": Plan(lambda folder: pegasus(folder, "PegasusX", **PEGASUS_X)),
    "led": Plan(lambda folder: bart(folder, "LED", **LED)),
}
