import torch
import torch.nn.functional as functional
from training.batching import IGNORED
from training.loss import cross_entropy


def test_value_and_gradients_are_those_of_the_textbook_chain():
    torch.manual_seed(1)
    hidden, table = torch.randn(3, 90, 16, requires_grad=True), torch.randn(50, 16, requires_grad=True)
    labels = torch.randint(0, 50, (3, 90))
    labels[1, 40:] = IGNORED
    count = int((labels != IGNORED).sum())

    ours = cross_entropy(hidden, table, labels, smoothing=0.1, scale=count)
    ours.backward()
    found = hidden.grad.clone(), table.grad.clone()
    hidden.grad = table.grad = None
    theirs = functional.cross_entropy(
        (hidden @ table.T).flatten(0, 1), labels.flatten(), ignore_index=IGNORED, label_smoothing=0.1
    )
    theirs.backward()

    torch.testing.assert_close(ours, theirs)
    torch.testing.assert_close(found, (hidden.grad, table.grad))
