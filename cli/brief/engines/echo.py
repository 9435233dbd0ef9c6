"""Gives back what it got: for tests and dry runs."""

from collections.abc import Sequence
from dataclasses import dataclass

from brief.engines.base import Decoding, ModelCard, Reply


@dataclass(frozen=True, slots=True)
class EchoEngine:
    """An engine without a model; a token is a word."""

    card: ModelCard
    revision: str = "echo"

    def generate(self, texts: Sequence[str], decoding: Decoding) -> list[Reply]:
        """The texts themselves, without scores."""
        return [Reply(text) for text in texts]

    def count(self, text: str) -> int:
        """Words between white space."""
        return len(text.split())
