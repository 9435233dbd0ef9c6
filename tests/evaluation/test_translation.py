import pytest

from brief.engines.base import Decoding
from brief.errors import InputError
from brief.evaluation.translation import Pair, read_hypotheses, read_pairs, score_translations, translate_pairs
from brief.glossary import Glossary
from brief.kit import Kit
from fakes import ScriptedEngine

PAIRS = (
    Pair("۵ شهر در ایران عضو شدند", "Five cities in Iran became members"),
    Pair("نشست در تهران برگزار شد", "The meeting was held in Tehran"),
)


def test_the_reference_itself_is_perfect() -> None:
    scores = score_translations(PAIRS, [pair.english for pair in PAIRS])
    assert [(metric.name, metric.score) for metric in scores.metrics] == [
        ("BLEU", 100.0),
        ("chrF2", 100.0),
        ("chrF2++", 100.0),
    ]
    assert all("version:" in metric.signature for metric in scores.metrics)
    assert (scores.numbers, scores.names) == (1.0, 1.0)


def test_numbers_and_names_that_are_lost() -> None:
    scores = score_translations(PAIRS, ["Six cities in Iran became members", "The meeting was held"])
    assert (scores.numbers, scores.names) == (0.0, 0.5)


def test_every_line_has_its_translation() -> None:
    kit = Kit(ScriptedEngine(lambda text: f"English of {len(text.split())} words"), Decoding(), Glossary.load())
    hypotheses, speed = translate_pairs([*PAIRS] * 30, kit)
    assert len(hypotheses) == 60
    assert set(hypotheses) == {"English of 6 words", "English of 5 words"}
    assert speed > 0


def test_malformed_files_are_told_by_line(tmp_path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("یک\tone\nدو\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"pairs.tsv, line 2: a line has Persian"):
        read_pairs(path)
    path.write_text("one\n", encoding="utf-8")
    with pytest.raises(InputError, match="has 1 lines for 2 pairs"):
        read_hypotheses(path, PAIRS)
