import pytest

from brief.engines.base import Decoding
from brief.errors import InputError
from brief.evaluation.summary import score_summaries
from brief.glossary import Glossary
from brief.kit import Kit
from fakes import ScriptedEngine

ARTICLE = """نشست شهرداران در ژنو
نشست شهرداران جهان امروز در شهر ژنو با حضور نمایندگان کشورهای مختلف برگزار شد.
نمایندگان شهرهای عضو درباره برنامه‌های آینده سازمان و بودجه سال بعد گفت‌وگو کردند.
شهردار ژنو از آمادگی این شهر برای میزبانی نشست بعدی و همکاری بیشتر خبر داد.
"""


def test_rouge_and_support_of_persian_summaries(tmp_path) -> None:
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "one.summary.txt").write_text(" ".join(ARTICLE.splitlines()[1:]), encoding="utf-8")
    kit = Kit(ScriptedEngine(lambda _: "English."), Decoding(), Glossary.load(), summary_language="fa")
    scores = score_summaries(tmp_path, kit)
    assert (scores.articles, scores.sentences, scores.support) == (1, 3, 1.0)
    assert scores.rouge.two == 1.0


def test_a_folder_without_pairs_is_an_input_error(tmp_path) -> None:
    kit = Kit(ScriptedEngine(str), Decoding(), Glossary.load())
    with pytest.raises(InputError, match=r"holds no NAME\.txt"):
        score_summaries(tmp_path, kit)
