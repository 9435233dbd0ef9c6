import os
from pathlib import Path

import pytest

from brief.article import Attribution, Cue, Quote, Span, Speaker
from brief.evaluation.identity import same_speaker
from brief.evaluation.quotes import score_articles
from brief.steps.attribute import attribute
from gold_files import gold_quote, write_gold

TEXT = "خبر\nعلی رضایی گفت: کار تمام شد.\nوی افزود: فردا ادامه می‌دهیم.\n"
GOLD = {
    "speakers": [{"id": "s1", "name_fa": "علی رضایی", "role_fa": None, "kind": "person"}],
    "quotes": [
        gold_quote(2, "گفت", "کار تمام شد", "s1"),
        gold_quote(3, "افزود", "فردا ادامه می‌دهیم", "s1"),
    ],
}
GOLD_DIR = os.environ.get("BRIEF_GOLD_DIR")


def emitted(identifier, words, speaker):
    start = TEXT.index(words)
    cue = Cue(Span(0, 3), "گفتن", "neutral", "said")
    return Quote(identifier, 2, "direct", False, cue, (Span(start, start + len(words)),), None, speaker)


@pytest.fixture
def gold_dir(tmp_path):
    return write_gold(tmp_path, TEXT, GOLD)


def scores(gold_dir, speakers, *quotes):
    return score_articles(gold_dir, lambda *_: Attribution(tuple(speakers), quotes, ()))


def test_the_rules_read_the_made_up_article(gold_dir):
    result = score_articles(gold_dir, attribute)
    assert (result.joint_f1, result.false_attribution, result.cue_accuracy) == (1.0, 0.0, 1.0)
    assert result.kinds[0] == ("direct", 2, 2, 2)


def test_a_wrong_name_is_a_false_attribution(gold_dir):
    other = Speaker("s1", "حسن احمدی", None, "person")
    result = scores(gold_dir, [other], emitted("q1", "کار تمام شد", "s1"))
    assert (result.content_f1, result.joint_f1, result.false_attribution) == (pytest.approx(2 / 3), 0.0, 1.0)


def test_no_name_is_no_false_attribution(gold_dir):
    result = scores(gold_dir, [], emitted("q1", "کار تمام شد", None))
    assert (result.speaker_accuracy, result.false_attribution, result.coverage) == (0.0, 0.0, 0.0)


def test_saying_it_twice_costs_precision(gold_dir):
    right = Speaker("s1", "علی رضایی", None, "person")
    twice = [emitted("q1", "کار تمام شد", "s1"), emitted("q2", "کار تمام شد", "s1")]
    assert scores(gold_dir, [right], *twice).joint_f1 == pytest.approx(2 / 4)


def test_a_catch_all_name_matches_nobody():
    everybody = Speaker("s1", "علی رضایی حسن احمدی مهناز همتی", None, "person")
    assert not same_speaker({"name_fa": "علی رضایی"}, everybody)


@pytest.mark.skipif(not GOLD_DIR, reason="BRIEF_GOLD_DIR is not set")
@pytest.mark.parametrize(("part", "floor", "most_false"), [("seed", 1.0, 0.0), ("dev", 0.86, 0.04)])
def test_floors_on_the_gold_articles(part, floor, most_false):
    result = score_articles(Path(GOLD_DIR or "") / part, attribute)
    assert result.joint_f1 >= floor
    assert result.false_attribution <= most_false
