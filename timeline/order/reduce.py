"""The fewest `before` relations that state a whole order: its transitive reduction.

Two sources order begins: dates (all days of one before all days of the other: an interval order) and strict
steps (a text or the model says so). Dates order up to n² pairs, so they are never listed: intervals are
sorted and only covering pairs are made. Unlike a general graph (Aho, Garey & Ullman, "The transitive
reduction of a directed graph", SIAM J. Computing 1, 1972) this takes about n log n
steps when few days hold many events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

Steps = Mapping[int, set[int]]
MOST_COVERS = 16
"""How many relations from dates alone start at one event. Two busy days in a row would have (events a day)²;
what is left out is still stated by the dates themselves."""


class Reduction:
    """A begin order from `bounds` (least and greatest day of each event, None if open) and strict steps.

    `line` gives each event's position in a sorting that respects both.

    >>> order = Reduction([(1, 1), (2, 3), (5, 9)], {0: {2}}, line=[0, 1, 2])
    >>> list(order.edges())
    [(0, 1), (1, 2)]
    """

    def __init__(
        self, bounds: Sequence[tuple[int | None, int | None]], steps: Steps, *, line: Sequence[int]
    ) -> None:
        self._low = [float("-inf") if low is None else low for low, _ in bounds]
        self._high = [float("inf") if high is None else high for _, high in bounds]
        self._steps = {a: sorted(steps[a]) for a in sorted(steps)}
        self._line = line
        self._back: dict[int, list[int]] = {}
        for a, targets in self._steps.items():
            for b in targets:
                self._back.setdefault(b, []).append(a)
        self._sort()

    def _sort(self) -> None:
        """Reach over strict steps: `_soon` is the least high side among what follows, `_late` the greatest
        low side among what precedes. So a reaches b over some date if and only if soon(a) < late(b)."""
        order = sorted(range(len(self._line)), key=lambda a: self._line[a])
        self._soon, self._late = list(self._high), list(self._low)
        for a in reversed(order):
            self._soon[a] = min([self._soon[a], *(self._soon[b] for b in self._steps.get(a, ()))])
        for b in order:
            self._late[b] = max([self._late[b], *(self._late[a] for a in self._back.get(b, ()))])
        by_late = sorted(order, key=lambda a: self._late[a])
        self._lates = [self._late[a] for a in by_late]
        soons = [self._soon[a] for a in by_late]
        self._least_soon = [*reversed(list(accumulate(reversed(soons), min))), float("inf")]
        self._by_low = sorted(order, key=lambda a: self._low[a])
        self._lows = [self._low[a] for a in self._by_low]

    def dates_decide(self, a: int, b: int) -> bool:
        """Whether every possible begin of a lies before every possible begin of b."""
        return self._high[a] < self._low[b]

    def edges(self) -> Iterator[tuple[int, int]]:
        """The pairs (a, b), a before b, that no chain of other pairs states."""
        for a in sorted(range(len(self._line)), key=lambda a: self._line[a]):
            targets = [b for b in self._steps.get(a, ()) if not self._redundant(a, b)]
            yield from ((a, b) for b in sorted({*targets, *self._covers(a)}, key=lambda b: self._line[b]))

    def _turn(self, a: int) -> float:
        """The first day by whose end something that begins after all days of a has passed."""
        return self._least_soon[bisect_right(self._lates, self._high[a])]

    def _covers(self, a: int) -> Iterator[int]:
        found = 0
        for place in range(bisect_right(self._lows, self._high[a]), bisect_right(self._lows, self._turn(a))):
            b = self._by_low[place]
            if not self._redundant(a, b):
                yield b
                found += 1
                if found == MOST_COVERS:
                    return

    def _redundant(self, a: int, b: int) -> bool:
        if self._turn(a) < self._low[b]:
            return True
        if any(
            self._soon[s] < self._late[b] or self._steps_lead(s, b) for s in self._steps.get(a, ()) if s != b
        ):
            return True
        return any(self._soon[a] < self._late[p] for p in self._back.get(b, ()) if p != a)

    def _steps_lead(self, a: int, b: int) -> bool:
        seen, todo = {a}, [a]
        while todo:
            for other in self._steps.get(todo.pop(), ()):
                if other == b:
                    return True
                if other not in seen and self._line[other] < self._line[b]:
                    seen.add(other)
                    todo.append(other)
        return False
