import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief.engines.batching import batches_of_one_width, run_halving, split_to_fit
from brief.engines.failures import OutOfMemoryError
from brief.errors import EngineError


@given(st.lists(st.integers(0, 40)), st.integers(1, 100), st.integers(1, 8), st.integers(1, 16))
def test_every_text_is_in_one_batch_of_its_own_width(
    lengths: list[int], max_tokens: int, step: int, workers: int
) -> None:
    batches = list(batches_of_one_width(lengths, max_tokens, width=lambda length: length // step, workers=workers))

    assert sorted(position for batch in batches for position in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len({lengths[position] // step for position in batch}) == 1
        assert len(batch) == 1 or len(batch) * (lengths[batch[0]] // step) <= max_tokens


@pytest.mark.parametrize(
    ("max_tokens", "batches"), [(100, [(1, 4), (5,), (3, 0), (2,)]), (10, [(1,), (5,), (4,), (3, 0), (2,)])]
)
def test_few_texts_are_dealt_out_to_the_workers(max_tokens: int, batches: list[tuple[int, ...]]) -> None:
    lengths, width = [3, 9, 4, 5, 8, 9], lambda length: -(-length // 5) * 5

    assert list(batches_of_one_width(lengths, max_tokens, width=width, workers=2)) == batches


def test_a_batch_is_halved_until_it_fits() -> None:
    def run(items: list[int]) -> list[int]:
        if len(items) > 2:
            raise OutOfMemoryError
        return [item * 10 for item in items]

    assert run_halving(run, [1, 2, 3, 4, 5]) == [10, 20, 30, 40, 50]


def test_a_single_item_that_does_not_fit_is_an_error() -> None:
    def run(items: list[int]) -> list[int]:
        message = "out of memory"
        raise OutOfMemoryError(message)

    with pytest.raises(EngineError, match="one text alone"):
        run_halving(run, [1, 2])


@pytest.mark.parametrize(
    ("limit", "text", "parts"),
    [
        (10, "کوتاه است.", ["کوتاه است."]),
        (10, "وزیر رفت؛ رئیس آمد، او ماند", ["وزیر رفت؛", "رئیس آمد،", "او ماند"]),
        (16, "وزیر نفت رفت و رئیس بانک آمد", ["وزیر نفت رفت", "و رئیس بانک آمد"]),
        (10, "آآآآآآآآآآآآآآآآآآآآ", ["آآآآآآآآآآ", "آآآآآآآآآآ"]),
        (10, "   ", []),
    ],
)
def test_long_texts_part_at_the_best_mark(limit: int, text: str, parts: list[str]) -> None:
    assert split_to_fit(text, lambda part: len(part) <= limit) == parts


@given(st.text("آب و،؛ .", max_size=200))
def test_parts_fit_and_lose_nothing(text: str) -> None:
    parts = split_to_fit(text, lambda part: len(part) <= 12)

    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(0 < len(part) <= 12 for part in parts)
