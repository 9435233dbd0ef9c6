"""The models that `brief` knows, best first within each task: what `auto` goes by and `brief models list` shows.

Figures: BLEU (sacreBLEU 13a) on FLORES devtest, Persian to English, where the figure says no more. A figure or a
commit that no public source gives is left out; none is invented.
"""

from typing import Any

from brief.engines.base import ModelCard

_LEADERBOARD = "https://github.com/Helsinki-NLP/External-MT-leaderboard"
_HUB = "https://huggingface.co/"
_NO_FIGURE = "no Persian-English figure published"


def _card(name: str, repo: str, **facts: Any) -> ModelCard:
    """A translator on the Hub; `facts` are the fields that differ from the usual."""
    usual = {"revision": None, "commercial": True, "task": "translate", "languages": "fa-en", "source": _HUB + repo}
    return ModelCard(name=name, repo=repo, **{**usual, **facts})


_CARDS = (
    _card(
        "quickmt-fa-en", "quickmt/quickmt-fa-en", kind="ct2", family="quickmt", licence="CC-BY-4.0", size_mb=402,
        quality="good", figure="BLEU 37.57, chrF 63.37", note="recommended",
    ),
    ModelCard(
        name="embedded", kind="ct2", family="embedded", repo=None, revision=None, licence="CC-BY-SA-4.0",
        commercial=True, task="translate", languages="fa-en", size_mb=8, quality="gist",
        figure="BLEU 10.5 on held-out agency news, 4.5 on FLORES dev", source="training/README.md",
        note="travels in the package",
    ),
    ModelCard(
        name="echo", kind="echo", family="echo", repo=None, revision="echo", licence="Apache-2.0", commercial=True,
        task="translate", languages="fa-en", size_mb=0, quality="none", figure="gives back the Persian",
        source="engines/echo.py", note="for tests and dry runs",
    ),
)  # fmt: skip

MODELS: dict[str, ModelCard] = {card.name: card for card in _CARDS}
