from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from brief.evaluation.assignment import assign

MATRICES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=1, max_size=4)
)


def heaviest(weights):
    rows, columns = len(weights), len(weights[0])
    if rows > columns:
        return heaviest([list(column) for column in zip(*weights, strict=True)])
    return max(sum(weights[i][j] for i, j in enumerate(chosen)) for chosen in permutations(range(columns), rows))


def test_the_greedy_pair_is_not_always_in_it():
    assert assign([[9, 8], [8, 0]]) == [(0, 1), (1, 0)]


def test_nothing_to_assign():
    assert assign([]) == []
    assert assign([[]]) == []


@given(MATRICES)
def test_heaviest_of_all_and_one_to_one(weights):
    pairs = assign(weights)
    assert sum(weights[i][j] for i, j in pairs) == heaviest(weights)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == min(len(weights), len(weights[0]))
