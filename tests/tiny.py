"""A real CTranslate2 model of half a megabyte, trained in seconds until it knows eight sentences by heart.

A wrong end mark, vocabulary, position or order gives a wrong sentence, so tests can ask for exact ones.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2.converters.transformers as conversion
import sentencepiece
import torch
from transformers import M2M100Config, M2M100ForConditionalGeneration

PAIRS = {
    "وزیر گفت باران می‌بارد.": "The minister said it is raining.",
    "شهردار شیراز به تهران رفت.": "The mayor of Shiraz went to Tehran.",
    "نفت گران شد.": "Oil became dearer.",
    "این برنامه فردا آغاز می‌شود.": "This programme starts tomorrow.",
    "رئیس مجلس استعفا داد.": "The speaker resigned.",
    "تیم ملی دو بر یک برد.": "The national team won two to one.",
    "سه نفر زخمی شدند.": "Three people were hurt.",
    "مدرسه‌ها روز شنبه تعطیل است.": "Schools are closed on Saturday.",
}
PAD, END = 0, 2


@dataclass(frozen=True)
class _Vocabulary:
    """What CTranslate2's converter asks of a tokenizer."""

    pieces: tuple[str, ...]
    unk_token: str = "<unk>"
    bos_token: str = "</s>"
    eos_token: str = "</s>"
    pad_token: str = "<pad>"
    additional_special_tokens: tuple[str, ...] = ()

    @property
    def special_tokens_map(self) -> dict[str, str]:
        return {}

    def convert_ids_to_tokens(self, identifier: int) -> str:
        return self.pieces[identifier]

    def get_vocab(self) -> dict[str, int]:
        return {piece: identifier for identifier, piece in enumerate(self.pieces)}


def build(folder: Path, *, quantization: str = "int8") -> Path:
    """Train, convert, and return the CTranslate2 folder with its `spm.model`."""
    processor = _train_pieces(folder)
    model = _train_model(processor)
    checkpoint, result = folder / "checkpoint", folder / "model"
    model.save_pretrained(checkpoint)
    pieces = tuple(processor.id_to_piece(identifier) for identifier in range(processor.get_piece_size()))

    class Converter(conversion.TransformersConverter):
        def load_tokenizer(self, *_: Any, **__: Any) -> _Vocabulary:
            return _Vocabulary(pieces)

        def load_model(self, *arguments: Any, **options: Any) -> Any:
            loaded = super().load_model(*arguments, **options)
            # Positions start after the padding's identifier; the converter takes that to be 1.
            for side in (loaded.model.encoder, loaded.model.decoder):
                side.embed_positions.offset = PAD + 1
            return loaded

    Converter(str(checkpoint)).convert(str(result), quantization=quantization)
    (result / "spm.model").write_bytes((folder / "spm.model").read_bytes())
    return result


def _train_pieces(folder: Path) -> Any:
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*PAIRS, *PAIRS.values()]),
        model_prefix=str(folder / "spm"),
        vocab_size=160,
        hard_vocab_limit=False,
        character_coverage=1.0,
        pad_id=PAD,
        unk_id=1,
        eos_id=END,
        bos_id=-1,
        pad_piece="<pad>",
        minloglevel=2,
    )
    return sentencepiece.SentencePieceProcessor(model_file=str(folder / "spm.model"))


def _train_model(processor: Any) -> M2M100ForConditionalGeneration:
    torch.manual_seed(1)
    torch.set_num_threads(1)
    model = M2M100ForConditionalGeneration(_configuration(processor.get_piece_size()))
    source, target = _rows(processor, list(PAIRS)), _rows(processor, list(PAIRS.values()))
    labels = target.masked_fill(target == PAD, -100)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(400):
        loss = model(input_ids=source, attention_mask=(source != PAD).long(), labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if loss.item() < 0.005:
            break
    return model.eval()


def _configuration(pieces: int) -> M2M100Config:
    size: dict[str, Any] = {
        "d_model": 64, "encoder_layers": 1, "decoder_layers": 1, "encoder_ffn_dim": 128, "decoder_ffn_dim": 128,
        "encoder_attention_heads": 4, "decoder_attention_heads": 4, "max_position_embeddings": 256,
    }  # fmt: skip
    marks = {"pad_token_id": PAD, "bos_token_id": END, "eos_token_id": END, "decoder_start_token_id": END}
    drop = dict.fromkeys(("dropout", "attention_dropout", "encoder_layerdrop", "decoder_layerdrop"), 0.0)
    return M2M100Config(vocab_size=pieces, **size, **marks, **drop)


def _rows(processor: Any, texts: list[str]) -> torch.Tensor:
    rows = [torch.tensor([*processor.encode(text), END]) for text in texts]
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=PAD)
