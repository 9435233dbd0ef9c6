"""The assignment problem: pair rows with columns, one to one, so that the sum of weights is largest."""

from collections.abc import Sequence


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of a heaviest assignment, min(rows, columns) of them, by row.

    Hungarian method with potentials and shortest augmenting paths (Kuhn 1955, Jonker and Volgenant 1987), cubic time.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        turned = [list(column) for column in zip(*weights, strict=True)]
        return sorted((row, column) for column, row in assign(turned))
    rows, columns = len(weights), len(weights[0])
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        _augment(weights, row_potential, column_potential, owner)
    return sorted((owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column])


def _augment(
    weights: Sequence[Sequence[float]], row_potential: list[float], column_potential: list[float], owner: list[int]
) -> None:
    """Give the row in `owner[0]` a column along a cheapest alternating path. Index 0 is the column of nobody."""
    columns = len(column_potential) - 1
    cheapest = [float("inf")] * (columns + 1)
    previous, visited = [0] * (columns + 1), [False] * (columns + 1)
    column = 0
    while owner[column]:
        visited[column] = True
        row = owner[column]
        for other in range(1, columns + 1):
            cost = -weights[row - 1][other - 1] - row_potential[row] - column_potential[other]
            if not visited[other] and cost < cheapest[other]:
                cheapest[other], previous[other] = cost, column
        following = min((c for c in range(1, columns + 1) if not visited[c]), key=lambda c: cheapest[c])
        step = cheapest[following]
        for other in range(columns + 1):
            if visited[other]:
                row_potential[owner[other]] += step
                column_potential[other] -= step
            else:
                cheapest[other] -= step
        column = following
    while column:
        owner[column] = owner[previous[column]]
        column = previous[column]
