import copy
import dataclasses
import threading

import pytest
import torch
from training_toy import toy_recipe

from training import update

OPTIMISER = dataclasses.replace(toy_recipe().optimiser, clip=0.5)


def loss_of(model, part):
    return model(part).square().sum()


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_together_make_the_update_of_adamw_over_the_whole_batch(workers):
    torch.manual_seed(1)
    reference = torch.nn.Linear(40, 30)
    batches = torch.randn(5, 2, 8, 40)
    models = [copy.deepcopy(reference) for _ in range(workers)]
    flat = update.allocate(reference, workers, "cpu", torch.float32)
    barrier = threading.Barrier(workers, timeout=60)

    def work(rank):
        update.bind(models[rank], flat, rank)
        step = update.Updater(flat, rank, OPTIMISER, 0, barrier.wait)
        for halves in batches:
            loss_of(models[rank], halves[rank] if workers == 2 else halves).backward()
            step(1e-2)

    threads = [threading.Thread(target=work, args=(rank,)) for rank in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    adam = torch.optim.AdamW(reference.parameters(), 1e-2, OPTIMISER.betas, weight_decay=OPTIMISER.weight_decay)
    for halves in batches:
        loss_of(reference, halves).backward()
        torch.nn.utils.clip_grad_norm_(reference.parameters(), OPTIMISER.clip)
        adam.step()
        adam.zero_grad()
    for model in models:
        torch.testing.assert_close(dict(model.named_parameters()), dict(reference.named_parameters()))
