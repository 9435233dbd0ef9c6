"""How far an attribution is to be trusted: a product of named factors. Under the threshold nobody is named."""

from brief.quotes.speakers import Resolved
from brief.quotes.statements import Draft

THRESHOLD = 0.5
"""Below it the statement is shown as unattributed rather than with a guess."""

MARKINGS = {
    "guillemet": 0.99,
    "colon": 0.97,
    "preposition": 0.92,
    "that": 0.93,
    "of": 0.92,
    "on": 0.9,
    "to": 0.85,
    "toward": 0.85,
    "object": 0.85,
    "small": 0.85,
    "demand": 0.9,
    "ask": 0.85,
    "comma": 0.85,
    "bare": 0.85,
    "frame": 0.9,
    "headline": 0.85,
    "continuation": 0.8,
    "answer": 0.8,
}
"""How far the frame is what it looks like: an order set by hand, not calibrated figures."""


def weigh(draft: Draft, resolved: Resolved) -> tuple[float, tuple[str, ...]]:
    """The confidence (0 to 1, two digits) and the reasons in the order of the factors."""
    marking = MARKINGS[draft.marking]
    value = round(marking * resolved.share, 2)
    return value, (f"frame {draft.marking} {marking:.2f}", f"speaker by {resolved.basis} {resolved.share:.2f}")
