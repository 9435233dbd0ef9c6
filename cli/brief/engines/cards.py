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
        quality="good", figure="BLEU 37.57, chrF 63.37",
        note="recommended",
    ),
    _card(
        "nllb-200-3.3B", "facebook/nllb-200-3.3B", kind="seq2seq", family="nllb", licence="CC-BY-NC-4.0",
        commercial=False, size_mb=None, quality="good", figure="BLEU 37.0, chrF++ 60.87", source=_LEADERBOARD,
    ),
    _card(
        "nllb-200-distilled-1.3B", "facebook/nllb-200-distilled-1.3B", kind="seq2seq", family="nllb",
        licence="CC-BY-NC-4.0", commercial=False, size_mb=None, quality="good", figure="BLEU 36.5, chrF++ 60.44",
        source=_LEADERBOARD,
    ),
    _card(
        "nllb-200-1.3B", "facebook/nllb-200-1.3B", kind="seq2seq", family="nllb", licence="CC-BY-NC-4.0",
        commercial=False, size_mb=None, quality="good", figure="BLEU 36.1, chrF++ 60.13", source=_LEADERBOARD,
    ),
    _card(
        "opus-mt-tc-bible-big-iir", "Helsinki-NLP/opus-mt-tc-bible-big-iir-deu_eng_fra_por_spa", kind="seq2seq",
        family="marian", revision="843954fb57af8f83e81a4e3230147ab83caafe1a", licence="Apache-2.0", size_mb=None,
        quality="good", figure="BLEU 34.4, NTREX news 26.7", source="https://github.com/Helsinki-NLP/OPUS-MT-leaderboard",
        note="the best that runs on transformers alone and may be used for anything",
    ),
    _card(
        "nllb-200-distilled-600M", "facebook/nllb-200-distilled-600M", kind="seq2seq", family="nllb",
        licence="CC-BY-NC-4.0", commercial=False, size_mb=None, quality="good", figure="BLEU 33.3, chrF++ 57.74",
        source=_LEADERBOARD, note="another harness gives BLEU 29.4",
    ),
    _card(
        "m2m100-1.2B", "facebook/m2m100_1.2B", kind="seq2seq", family="m2m100", licence="MIT", size_mb=None,
        quality="good", figure="BLEU 29.1 (FLORES-101)", source=_LEADERBOARD,
        note="licence as commonly stated, not verified by us",
    ),
    _card(
        "m2m100-418M", "facebook/m2m100_418M", kind="seq2seq", family="m2m100", licence="MIT", size_mb=None,
        quality="good", figure="BLEU 27.0 (FLORES-101)", source=_LEADERBOARD,
        note="licence as commonly stated, not verified by us",
    ),
    _card(
        "hy-mt2-7b", "tencent/Hy-MT2-7B", kind="chat", family="hy-mt2", licence="Apache-2.0", size_mb=None,
        quality="none", figure=_NO_FIGURE, note="FLORES over all languages 87.06 (maker's chart); wants a GPU",
    ),
    _card(
        "hy-mt2-1.8b", "tencent/Hy-MT2-1.8B", kind="chat", family="hy-mt2", licence="Apache-2.0", size_mb=None,
        quality="none", figure=_NO_FIGURE, note="FLORES over all languages 79.20 (maker's chart)",
    ),
    _card(
        "lmt-60-1.7b", "NiuTrans/LMT-60-1.7B", kind="chat", family="lmt-60", licence="Apache-2.0", size_mb=None,
        quality="none", figure=_NO_FIGURE, note="trained on FLORES dev and NTREX: do not score it there",
    ),
    _card(
        "madlad400-3b-mt", "google/madlad400-3b-mt", kind="seq2seq", family="madlad400", licence="Apache-2.0",
        size_mb=None, quality="none", figure=_NO_FIGURE, note="known to invent and to drop sentences; not in float16",
    ),
    _card(
        "translategemma-4b-it", "google/translategemma-4b-it", kind="chat", family="translategemma",
        licence="LicenseRef-Gemma", size_mb=None, quality="none", figure=_NO_FIGURE, gated=True,
        note="Gemma terms with a use policy",
    ),
    ModelCard(
        name="embedded", kind="ct2", family="embedded", repo=None, revision=None, licence="CC-BY-SA-4.0",
        commercial=True, task="translate", languages="fa-en", size_mb=9, quality="draft",
        figure="BLEU 22.7 on held-out agency news, 12.5 on FLORES dev", source="models/embedded/README.md",
        note="travels in the package",
    ),
    _card(
        "bart-large-cnn", "facebook/bart-large-cnn", kind="seq2seq", family="bart", licence="MIT", size_mb=None,
        task="summarise", languages="en", quality="none", figure="CNN/DM ROUGE 44.16/21.28/40.90",
        source="https://github.com/facebookresearch/fairseq",
    ),
    _card(
        "mt5-xlsum", "csebuetnlp/mT5_multilingual_XLSum", kind="seq2seq", family="mt5", licence="CC-BY-NC-SA-4.0",
        commercial=False, size_mb=2330, task="summarise", languages="fa", quality="none",
        figure="XL-Sum fa ROUGE 36.94/16.19/30.07", source="https://github.com/csebuetnlp/xl-sum",
    ),
    ModelCard(
        name="echo", kind="echo", family="echo", repo=None, revision="echo", licence="Apache-2.0", commercial=True,
        task="translate", languages="fa-en", size_mb=0, quality="none", figure="gives back the Persian",
        source="engines/echo.py", note="for tests and dry runs",
    ),
)  # fmt: skip

MODELS: dict[str, ModelCard] = {card.name: card for card in _CARDS}
