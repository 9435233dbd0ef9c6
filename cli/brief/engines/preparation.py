"""What a family's models were trained to read, where that differs from the article's own spelling."""

import re
import unicodedata
from functools import cache
from typing import Any

_OPUS = str.maketrans({"“": '"', "”": '"', "’": "'", "…": "..."})


def prepare_as_is(text: str) -> str:
    """Nothing to change."""
    return text


def prepare_for_opus(text: str) -> str:
    """The rules of OPUS-MT's own `preprocess.sh` that concern Persian: no half-space reaches the model."""
    return re.sub(" +", " ", _space_hidden(text.translate(_OPUS))).strip()


def prepare_for_nllb(text: str) -> str:
    """The `preprocess_line` of NLLB's training pipeline (stopes): Moses punctuation, hidden characters, NFKC.

    Without it NLLB loses quotation marks and half-spaces (sillsdev/machine.py #94). The one place where sacremoses
    sees Persian: the model was trained on what it makes of it.
    """
    return unicodedata.normalize("NFKC", _space_hidden(_moses_punctuation().normalize(text)))


def _space_hidden(text: str) -> str:
    """A space for every character of Unicode's class C, among them the half-space."""
    return "".join(" " if unicodedata.category(character).startswith("C") else character for character in text)


@cache
def _moses_punctuation() -> Any:
    from sacremoses import MosesPunctNormalizer

    return MosesPunctNormalizer(lang="en")
