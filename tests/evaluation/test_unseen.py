import pytest

from brief.evaluation.comparison import compare
from brief.evaluation.quotes import summarise
from brief.steps.attribute import attribute
from brief.text import segment
from unseen import DATA_DIR, articles


def counts(text, gold):
    paragraphs = segment.paragraphs(text)
    return compare(text, gold, attribute(text, paragraphs, segment.sentences(text, paragraphs)))


@pytest.mark.skipif(not DATA_DIR, reason="BRIEF_DATA_DIR is not set")
@pytest.mark.parametrize(
    ("part", "number", "floor", "most_false"),
    [
        ("open", 26, 0.89, 0.04),
        ("aside", 10, 0.78, 0.06),
        ("second open", 15, 0.86, 0.05),
        ("second aside", 12, 0.78, 0.05),
        ("third", 23, 0.89, 0.05),
        ("fourth", 24, 0.77, 0.09),
    ],
)
def test_floors_on_articles_annotated_before_the_rules_saw_them(part, number, floor, most_false):
    result = summarise([counts(text, gold) for _, text, gold in articles(part)])
    assert result.articles == number
    assert result.joint_f1 >= floor
    assert result.false_attribution <= most_false
