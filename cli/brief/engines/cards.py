"""The models that `brief` knows, best first within each task: what `auto` goes by and `brief models list` shows.

Figures of translators: BLEU (sacreBLEU 13a) on FLORES devtest, Persian to English, where the figure says no more. Those
of summarisers: ROUGE on the test set named. A figure, size or commit that no public source gives is left out.
"""

from typing import Any

from brief.engines.base import UNKNOWN_LICENCE, ModelCard

_HUB = "https://huggingface.co/"
_LEADERBOARD = "https://github.com/Helsinki-NLP/External-MT-leaderboard"
_FAIRSEQ = "https://github.com/facebookresearch/fairseq"
_NONE = "no figure published, Persian to English"
_PICKLES = "weights only as pickles: --allow-pickles"

_TINY = {
    "quickmt", "marian-multilingual", "nllb", "m2m100", "mbart50", "madlad400", "seamless_m4t_v2", "t5", "bart",
    "pegasus", "led", "hy-mt2", "translategemma", "lmt-60", "qwen", "gemma", "qwen3.5", "gemma4", "crosssum",
    "pegasus_x",
}  # fmt: skip
"""Families of which our tests train a small checkpoint of the same classes."""


def _card(name: str, repo: str, family: str, licence: str, **facts: Any) -> ModelCard:
    """A model on the Hub; `facts` are the fields that differ from the usual translator's."""
    usual: dict[str, Any] = {
        "kind": "seq2seq", "tested": "tiny checkpoint" if family in _TINY else "untested",
        "revision": None, "commercial": "-NC" not in licence and licence != UNKNOWN_LICENCE,
        "task": "translate", "languages": "fa-en", "size_mb": None, "quality": "none", "figure": _NONE,
        "source": _HUB + repo,
    }  # fmt: skip
    return ModelCard(name=name, repo=repo, family=family, licence=licence, **{**usual, **facts})


_TRANSLATORS = (
    _card(
        "quickmt-fa-en", "quickmt/quickmt-fa-en", "quickmt", "CC-BY-4.0", kind="ct2", size_mb=402, quality="good",
        figure="BLEU 37.57, chrF 63.37", note="recommended",
    ),
    _card(
        "nllb-200-3.3B", "facebook/nllb-200-3.3B", "nllb", "CC-BY-NC-4.0", size_mb=17580, quality="good",
        figure="BLEU 37.0, chrF++ 60.87", source=_LEADERBOARD, note=_PICKLES,
    ),
    _card(
        "nllb-200-distilled-1.3B", "facebook/nllb-200-distilled-1.3B", "nllb", "CC-BY-NC-4.0", size_mb=5480,
        quality="good", figure="BLEU 36.5, chrF++ 60.44", source=_LEADERBOARD, note=_PICKLES,
    ),
    _card(
        "nllb-200-1.3B", "facebook/nllb-200-1.3B", "nllb", "CC-BY-NC-4.0", quality="good",
        figure="BLEU 36.1, chrF++ 60.13", source=_LEADERBOARD,
    ),
    _card(
        "opus-mt-tc-bible-big-iir", "Helsinki-NLP/opus-mt-tc-bible-big-iir-deu_eng_fra_por_spa", "marian-multilingual",
        "Apache-2.0", revision="843954fb57af8f83e81a4e3230147ab83caafe1a", quality="good",
        figure="BLEU 34.4, NTREX news 26.7", source="https://github.com/Helsinki-NLP/OPUS-MT-leaderboard",
        note="the best that runs on transformers alone and may be used for anything",
    ),
    _card(
        "nllb-200-distilled-600M", "facebook/nllb-200-distilled-600M", "nllb", "CC-BY-NC-4.0", size_mb=2460,
        quality="good", figure="BLEU 33.3, chrF++ 57.74", source=_LEADERBOARD,
        note=f"another harness gives BLEU 29.4; {_PICKLES}",
    ),
    _card(
        "m2m100-1.2B", "facebook/m2m100_1.2B", "m2m100", "MIT", size_mb=4960, quality="good",
        figure="BLEU 29.1, on FLORES-101", source=_LEADERBOARD, note=_PICKLES,
    ),
    _card(
        "m2m100-418M", "facebook/m2m100_418M", "m2m100", "MIT", size_mb=1940, quality="good",
        figure="BLEU 27.0, on FLORES-101", source=_LEADERBOARD, note=_PICKLES,
    ),
    _card(
        "hy-mt2-7b", "tencent/Hy-MT2-7B", "hy-mt2", "Apache-2.0", kind="chat",
        note="FLORES over all languages 87.06 (maker's chart); wants a GPU",
    ),
    _card(
        "hy-mt2-1.8b", "tencent/Hy-MT2-1.8B", "hy-mt2", "Apache-2.0", kind="chat",
        note="FLORES over all languages 79.20 (maker's chart)",
    ),
    _card(
        "translategemma-4b-it", "google/translategemma-4b-it", "translategemma", "LicenseRef-Gemma", kind="chat",
        gated=True, note="Gemma terms with a use policy",
    ),
    _card(
        "lmt-60-1.7b", "NiuTrans/LMT-60-1.7B", "lmt-60", "Apache-2.0", kind="chat",
        note="trained on FLORES dev and NTREX: do not score it there",
    ),
    _card(
        "madlad400-3b-mt", "google/madlad400-3b-mt", "madlad400", "Apache-2.0", size_mb=11800,
        note="known to invent and to drop sentences",
    ),
    _card(
        "mbart-50-many-to-one", "facebook/mbart-large-50-many-to-one-mmt", "mbart50", "MIT", size_mb=2440,
        note=f"the licence is fairseq's, which covers its models; {_PICKLES}",
    ),
    _card(
        "seamless-m4t-v2", "facebook/seamless-m4t-v2-large", "seamless_m4t_v2", "CC-BY-NC-4.0",
        note="text to text only; known to drop sentences",
    ),
    ModelCard(
        name="embedded", kind="ct2", family="embedded", repo=None, revision=None, licence="CC-BY-SA-4.0",
        commercial=True, task="translate", languages="fa-en", size_mb=9, quality="draft",
        figure="BLEU 30.8, on held-out agency news; 17.7 on FLORES dev", source="models/embedded/README.md",
        tested="published weights", copies=True,
        note="travels in the package; called a draft for what FLORES says of it",
    ),
    ModelCard(
        name="echo", kind="echo", family="echo", repo=None, revision="echo", licence="Apache-2.0", commercial=True,
        task="translate", languages="fa-en", size_mb=0, quality="none", figure="gives back the Persian",
        source="engines/echo.py", note="for tests and dry runs",
    ),
)  # fmt: skip

# Windows leave room for the marks of start and end.
_XLSUM = "https://github.com/csebuetnlp/xl-sum"
_CNN = {"task": "summarise", "languages": "en"}

_SUMMARISERS = (
    _card(
        "bart-large-cnn", "facebook/bart-large-cnn", "bart", "MIT", **_CNN, size_mb=1630, window=1020,
        figure="ROUGE-2 21.28, on CNN/DM; ROUGE-1 44.16, ROUGE-L 40.90", source=_FAIRSEQ,
    ),
    _card(
        "distilbart-cnn-12-6", "sshleifer/distilbart-cnn-12-6", "bart", "Apache-2.0", **_CNN, window=1020,
        figure="no figure, none that we could verify",
    ),
    _card(
        "pegasus-cnn_dailymail", "google/pegasus-cnn_dailymail", "pegasus", "Apache-2.0", **_CNN, window=1020,
        figure="ROUGE-2 21.56, on CNN/DM; ROUGE-1 44.16, ROUGE-L 41.30",
        source="https://github.com/google-research/pegasus", note="the licence is that of its repository",
    ),
    _card(
        "led-book-summary", "pszemraj/led-large-book-summary", "led", "Apache-2.0", **_CNN, window=16380,
        figure="no figure on news", note="also under BSD-3-Clause; trained on chapters of books; for long articles",
    ),
    _card(
        "pegasus-x-book-summary", "pszemraj/pegasus-x-large-book-summary", "pegasus_x", "Apache-2.0", **_CNN,
        window=16380, figure="no figure on news",
        note="also under BSD-3-Clause; trained on chapters of books; for long articles",
    ),
    _card(
        "mt5-xlsum", "csebuetnlp/mT5_multilingual_XLSum", "t5", "CC-BY-NC-SA-4.0", task="summarise", languages="fa",
        size_mb=2330, window=510, figure="ROUGE-2 16.19, on XL-Sum fa; ROUGE-1 36.94, ROUGE-L 30.07", source=_XLSUM,
        note="one sentence",
    ),
    _card(
        "pn-summary-mt5-base", "HooshvareLab/pn-summary-mt5-base", "t5", UNKNOWN_LICENCE, task="summarise",
        languages="fa", window=510, figure="ROUGE-2 27.84, on PN-Summary; ROUGE-1 45.91, ROUGE-L 39.90",
        source="https://github.com/hooshvare/pn-summary", note="its repository is MIT, its weights do not say",
    ),
    _card(
        "crosssum-m2m", "csebuetnlp/mT5_m2m_crossSum_enhanced", "crosssum", "CC-BY-NC-SA-4.0", task="summarise",
        size_mb=2330, window=510, figure="ROUGE-2 about 12, read off its makers' chart", source=_XLSUM,
        note=f"from Persian to English in one step; one sentence; {_PICKLES}",
    ),
)  # fmt: skip

_CHAT = {"kind": "chat", "task": "chat"}

_CHAT_MODELS = (
    _card("gemma-4-E4B-it", "google/gemma-4-E4B-it", "gemma4", "Apache-2.0", **_CHAT),
    _card(
        "gemma-3-4b-it", "google/gemma-3-4b-it", "gemma", "LicenseRef-Gemma", gated=True,
        **_CHAT,
    ),
    _card("qwen3.5-4b", "Qwen/Qwen3.5-4B", "qwen3.5", "Apache-2.0", **_CHAT),
    _card("qwen3-4b", "Qwen/Qwen3-4B", "qwen", "Apache-2.0", **_CHAT, size_mb=8060),
)  # fmt: skip

MODELS: dict[str, ModelCard] = {card.name: card for card in (*_TRANSLATORS, *_SUMMARISERS, *_CHAT_MODELS)}
