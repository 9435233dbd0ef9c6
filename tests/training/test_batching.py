import random

import pytest
import torch
from training.batching import IGNORED, count_targets, draw_epoch, pack, to_tensors
from training.segmentation import END, PAD


def examples(number):
    rng = random.Random(5)
    return [([7] * rng.randint(1, 40) + [END], [8] * rng.randint(1, 40) + [END]) for _ in range(number)]


@pytest.mark.parametrize("tokens", [100, 500])
def test_padded_size_stays_within_the_bound(tokens):
    batches = pack(examples(300), tokens, random.Random(1))
    for batch in batches:
        padded = len(batch) * (max(len(s) for s, _ in batch) + max(len(t) for _, t in batch))
        assert padded <= 2 * tokens or len(batch) == 1


def test_nothing_is_lost_or_doubled():
    given = examples(300)
    batches = pack(given, 200, random.Random(1))
    assert sorted(pair for batch in batches for pair in batch) == sorted(given)
    assert sum(map(count_targets, batches)) == sum(len(target) for _, target in given)


def test_a_pair_beyond_the_bound_travels_alone():
    long = ([7] * 90, [8] * 90)
    assert [long] in pack([*examples(20), long], 100, random.Random(1))


def test_tensors_shift_the_target_and_mark_padding():
    found = to_tensors([([5, 6, END], [8, 9, END]), ([5, END], [8, END])], "cpu")
    assert found.source.tolist() == [[5, 6, END], [5, END, PAD]]
    assert found.mask.tolist() == [[1, 1, 1], [1, 1, 0]]
    assert found.shifted.tolist() == [[END, 8, 9], [END, 8, END]]
    assert found.labels.tolist() == [[8, 9, END], [8, END, IGNORED]]
    assert found.labels.dtype == torch.int64


def test_an_epoch_follows_from_seed_and_number(tmp_path):
    from training.prepare import read_pairs
    from training.renaming import Names
    from training.segmentation import open_pieces
    from training_toy import toy_recipe, toy_run

    recipe = toy_recipe()
    run = toy_run(tmp_path / "run", recipe)
    pieces, domains = open_pieces(run / "spm.model"), read_pairs(run / "pairs.tsv")

    def epoch(seed, number):
        return draw_epoch(domains, recipe.data.share, recipe.noise, Names(), pieces, seed=seed, epoch=number, tokens=60)

    assert epoch(3, 0) == epoch(3, 0)
    assert epoch(3, 0) != epoch(3, 1)
    assert epoch(3, 0) != epoch(4, 0)
    assert sum(map(len, epoch(3, 0))) == 60 + 60 + 30
