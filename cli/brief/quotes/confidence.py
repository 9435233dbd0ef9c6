"""How far an attribution is to be trusted: a logistic model of what was found, fitted on judged articles.

Under the threshold nobody is named. `benchmarks/quote_confidence.py` fits the weights on statements that were judged
when the rules first met their articles; what those show too seldom weighs nothing.
"""

import json
from functools import cache
from importlib.resources import files
from math import exp

from brief.quotes.directory import Resolved
from brief.quotes.rivals import Rivalry
from brief.quotes.statements import Draft

THRESHOLD = 0.6
"""Below it the statement is shown as unattributed rather than with a guess."""


def weigh(draft: Draft, resolved: Resolved, rivalry: Rivalry) -> tuple[float, tuple[str, ...]]:
    """The confidence (0 to 1, two digits), and the reasons with their weights in log-odds."""
    if resolved.speaker is None:
        return 0.0, (f"frame {draft.marking}", f"speaker by {resolved.basis}")
    factors = (
        ("frame", draft.marking),
        ("speaker by", resolved.basis),
        ("known as", resolved.speaker.form),
        ("with", rivalry),
    )
    weights = [_weights()[kind].get(name, 0.0) for kind, name in factors]
    reasons = tuple(f"{kind} {name} {weight:+.2f}" for (kind, name), weight in zip(factors, weights, strict=True))
    return round(1 / (1 + exp(-_weights()["start"][""] - sum(weights))), 2), reasons


@cache
def _weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = json.loads(
        files("brief.quotes").joinpath("confidence.json").read_text(encoding="utf-8")
    )
    return weights
