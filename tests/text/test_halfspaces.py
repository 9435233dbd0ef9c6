import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.text.characters import ZWNJ
from brief.text.halfspaces import joint, lexicon, restore_halfspaces, split_word

CASES = json.loads((Path(__file__).parents[1] / "cases/halfspaces.json").read_text("utf-8"))
SEED = Path(__file__).parents[2] / "seeds/000_b1efa616d600e43d.txt"
DATA = os.environ.get("BRIEF_DATA_DIR")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_restored(case: dict[str, str]) -> None:
    assert restore_halfspaces(case["text"]) == case["restored"]


def test_the_seed_gets_its_twenty_six_back_and_nothing_else() -> None:
    """Of the 27 lost positions of the gold annotation one is `ماه.ها`, which `preparation` mends."""
    before = SEED.read_text("utf-8")
    after = restore_halfspaces(before)
    assert after.count(ZWNJ) == 26
    assert after.replace(ZWNJ, "") == before


@pytest.mark.parametrize(
    ("stem", "expected"), [("کتاب", "joining"), ("خانه", "heh"), ("گروه", "joining"), ("کار", "apart")]
)
def test_joint(stem: str, expected: str) -> None:
    assert joint(stem) == expected


def test_frequent_words_stay_whole() -> None:
    """No word that the corpora write joined far more often than parted may change."""
    known = lexicon()
    frequent = [word for word, count in known.counts.items() if ZWNJ not in word and count > 300]
    changed = [word for word in frequent if split_word(word) != word]
    assert len(frequent) > 1000
    assert all(2 * known.counts[known.spellings[word]] >= known.counts[word] for word in changed)


@given(st.text(st.sampled_from(sorted("ابتسشمیهدرنکوها \u200c.،«»")), max_size=60))
def test_only_half_spaces_and_spaces_change(text: str) -> None:
    def letters(words: str) -> str:
        return words.replace(ZWNJ, "").replace(" ", "")

    assert letters(restore_halfspaces(text)) == letters(text)


def test_one_long_word_takes_linear_time() -> None:
    word = "ب" * 500_000
    assert restore_halfspaces(word) == word


@pytest.mark.skipif(not DATA, reason="BRIEF_DATA_DIR is unset")
def test_held_out_news_is_restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Floors a little under what `benchmarks/halfspaces.py` finds over all of them: P .968, R .928."""
    monkeypatch.syspath_prepend(Path(__file__).parents[2])
    from benchmarks.halfspaces import score
    from training.word_frequencies import articles, is_held_out, tidy

    held_out = [tidy(text) for outlet, text in articles(Path(DATA or "")) if outlet == "isna" and is_held_out(text)]
    sample = random.Random(0).sample(held_out, 100)
    result = score((text, restore_halfspaces(text.replace(ZWNJ, ""))) for text in sample)
    assert result.right / (result.right + result.spurious) > 0.95
    assert result.right / (result.right + result.missed) > 0.90
