"""The network: a pre-norm encoder-decoder out of transformers' M2M100 classes, without language codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from transformers import M2M100Config, M2M100ForConditionalGeneration

from training.segmentation import END, PAD

if TYPE_CHECKING:
    from training.config import Shape

POSITIONS = 512


def build_model(shape: Shape, vocabulary: int) -> M2M100ForConditionalGeneration:
    """A fresh float32 model: embeddings N(0, 1/width), matrices Xavier-uniform. Draws from torch's generator.

    Attention is eager because the alignment loss reads its weights; on a CPU masked sdpa was slower besides.
    """
    config = M2M100Config(
        vocab_size=vocabulary,
        d_model=shape.width,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        encoder_ffn_dim=shape.feed_forward,
        decoder_ffn_dim=shape.feed_forward,
        activation_function="relu",
        dropout=shape.dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        encoder_layerdrop=0.0,
        decoder_layerdrop=0.0,
        max_position_embeddings=POSITIONS,
        scale_embedding=True,
        pad_token_id=PAD,
        eos_token_id=END,
        bos_token_id=END,
        decoder_start_token_id=END,
        forced_eos_token_id=END,
        tie_word_embeddings=True,
        attn_implementation="eager",
    )
    model = M2M100ForConditionalGeneration(config)
    for name, weight in model.named_parameters():
        if "shared" in name or "embed_tokens" in name:
            torch.nn.init.normal_(weight, 0.0, shape.width**-0.5)
        elif weight.dim() == 2:
            torch.nn.init.xavier_uniform_(weight)
    return model
