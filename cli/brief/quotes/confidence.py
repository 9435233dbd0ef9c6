"""How far an attribution is to be trusted: the shares of its frame and of its speaker's basis that proved right.

Under the threshold nobody is named. The shares are measured on annotated articles (`benchmarks/quote_confidence.py`).
"""

import json
from functools import cache
from importlib.resources import files

from brief.quotes.directory import Resolved
from brief.quotes.rivals import Rivalry
from brief.quotes.statements import Draft

THRESHOLD = 0.5
"""Below it the statement is shown as unattributed rather than with a guess."""


def weigh(draft: Draft, resolved: Resolved, rivalry: Rivalry) -> tuple[float, tuple[str, ...]]:
    """The confidence (0 to 1, two digits) and the reasons in the order of the factors."""
    frame = _shares()["frames"][draft.marking]
    speaker = _shares()["speakers"][resolved.basis] if resolved.speaker else 0.0
    reasons = (f"frame {draft.marking} {frame:.2f}", f"speaker by {resolved.basis} {speaker:.2f}")
    if resolved.speaker:
        reasons += (f"known by {resolved.speaker.form} 1", f"with {rivalry} 1")
    return round(frame * speaker, 2), reasons


@cache
def _shares() -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = json.loads(
        files("brief.quotes").joinpath("confidence.json").read_text(encoding="utf-8")
    )
    return shares
