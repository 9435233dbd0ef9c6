import numpy as np
import torch
from training.align import affinity, ibm1
from training.batching import to_tensors
from training.loss import alignment_targets
from training.segmentation import END

VOCABULARY = 20
SHIFT = 8
"""Source piece n translates to n + SHIFT."""


def toy_corpus(number=200):
    rng = np.random.default_rng(1)
    sources = [rng.permutation(np.arange(3, 11))[: rng.integers(2, 6)] for _ in range(number)]
    return sources, [source + SHIFT for source in sources]


def test_the_aligner_finds_the_translation_of_each_piece():
    sources, targets = toy_corpus()
    table = ibm1(sources, targets, VOCABULARY, rounds=5, diagonal=2.0)
    assert (table[3:11].argmax(1) == np.arange(3, 11) + SHIFT).all()
    np.testing.assert_allclose(table.sum(1), 1.0, rtol=1e-4)


def test_targets_are_distributions_that_follow_the_words_and_end_at_the_end():
    table = torch.from_numpy(affinity(*toy_corpus(), VOCABULARY, rounds=5, diagonal=2.0))
    batch = to_tensors([([5, 3, 9, END], [9 + SHIFT, 5 + SHIFT, 3 + SHIFT, END]), ([4, END], [4 + SHIFT, END])], "cpu")
    looked = alignment_targets(table, batch, diagonal=2.0)
    assert looked.shape == (2, 4, 4)
    assert looked[0].argmax(1).tolist() == [2, 0, 1, 3]
    assert looked[1, :2].argmax(1).tolist() == [0, 1]
    torch.testing.assert_close(looked[0].sum(1), torch.ones(4))
    assert looked[1, :, 2:].sum() == 0
