"""The best one-to-one assignment between few things."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from attrs import define


def best_total(weights: Sequence[Sequence[float]]) -> float:
    """The largest sum of weights, each row and each column used at most once (Hungarian method).

    >>> best_total([[3, 2], [2, 0]])
    4.0
    """
    rows = [list(row) for row in weights]
    if not rows or not rows[0]:
        return 0.0
    if len(rows) > len(rows[0]):
        rows = [list(column) for column in zip(*rows, strict=True)]
    search = _Search.over(rows)
    for row in range(len(rows)):
        search.place(row)
    return float(sum(rows[row][column] for column, row in enumerate(search.owner) if row >= 0))


@define
class _Search:
    """Prices of rows and columns, and which row owns each column (-1: none).

    Row by row, the cheapest chain of changed owners that ends in a free column is taken
    (Jonker and Volgenant's form of the method).
    """

    costs: list[list[float]]
    row_price: list[float]
    column_price: list[float]
    owner: list[int]

    @classmethod
    def over(cls, weights: list[list[float]]) -> _Search:
        costs = [[-weight for weight in row] for row in weights]
        width = len(costs[0])
        return cls(costs, [0.0] * len(costs), [0.0] * width, [-1] * width)

    def place(self, row: int) -> None:
        """Give the row a column, and the rows that it drives out other ones."""
        width = len(self.owner)
        slack, before, tree = [inf] * width, [-1] * width, list[int]()
        last, current = -1, row
        while current >= 0:
            free = [column for column in range(width) if column not in tree]
            for column in free:
                cost = self.costs[current][column] - self.row_price[current] - self.column_price[column]
                if cost < slack[column]:
                    slack[column], before[column] = cost, last
            last = min(free, key=slack.__getitem__)
            self._raise_prices(row, slack, tree, by=slack[last])
            tree.append(last)
            current = self.owner[last]
        while last >= 0:
            self.owner[last] = row if before[last] < 0 else self.owner[before[last]]
            last = before[last]

    def _raise_prices(self, row: int, slack: list[float], tree: list[int], *, by: float) -> None:
        self.row_price[row] += by
        for column in tree:
            self.row_price[self.owner[column]] += by
            self.column_price[column] -= by
        for column in range(len(slack)):
            if column not in tree:
                slack[column] -= by
