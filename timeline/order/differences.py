"""Systems of difference constraints `x_target - x_source <= weight`, kept consistent while they grow.

Simple temporal networks: Dechter, Meiri & Pearl, "Temporal constraint networks", Artificial Intelligence 49
(1991). A system has a solution if and only if its graph has no negative cycle, and its tightest bounds are
shortest paths. One constraint is added at the price of the points it moves: Cotton & Maler, "Fast and
flexible difference constraint propagation", SAT 2006 (the last solution as potential, then Dijkstra).
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush
from typing import Any

from attrs import field, frozen

ROOT = 0
FAR = 1 << 60
"""Farther than any sum of weights. Every point starts this far from the root on both sides."""
_OPEN = FAR >> 1


@frozen(eq=False)
class Edge:
    """`x_target - x_source <= weight`, and whatever it was added for."""

    source: int
    target: int
    weight: int
    reason: Any = None


Graph = dict[int, dict[int, Edge]]


@frozen(eq=False)
class _Side:
    """Shortest distances between the root and every point in one direction, and the edge each came by."""

    graph: Graph = field(factory=dict)
    distance: dict[int, int] = field(factory=lambda: {ROOT: 0})
    came_by: dict[int, Edge] = field(factory=dict)


@frozen(eq=False)
class _Wave:
    """Distances that one new edge shortens."""

    distance: dict[int, int] = field(factory=dict)
    came_by: dict[int, Edge] = field(factory=dict)


class Differences:
    """Difference constraints over numbered points; point 0 is the root, whose value is 0.

    >>> system = Differences()
    >>> system.add(Edge(0, 1, 5)) or system.add(Edge(1, 0, -3)) or system.add(Edge(1, 2, 4))
    >>> system.bounds(1), system.bounds(2)
    ((3, 5), (None, 9))
    >>> [edge.weight for edge in system.add(Edge(1, 0, -6))]
    [-6, 5]
    """

    def __init__(self) -> None:
        self._ahead = _Side()
        self._behind = _Side()
        self._journal: list[tuple[dict[int, Any], int, Any]] = []

    def add(self, edge: Edge) -> list[Edge] | None:
        """Add an edge; if that leaves no solution, the negative cycle it closes (first the edge itself).

        After a cycle the system is as it was before, but what was added since `commit` stays until `undo`.
        """
        known = self._ahead.graph.get(edge.source, {}).get(edge.target)
        if known is not None and known.weight <= edge.weight:
            return None
        if edge.source == edge.target:
            return [edge] if edge.weight < 0 else None
        wave = self._wave(self._ahead, edge.target, edge, stop=edge.source)
        if edge.source in wave.came_by:
            return _cycle(wave.came_by, edge)
        self._write(self._ahead, wave)
        self._write(self._behind, self._wave(self._behind, edge.source, edge, stop=None))
        self._set(self._ahead.graph.setdefault(edge.source, {}), edge.target, edge)
        self._set(self._behind.graph.setdefault(edge.target, {}), edge.source, edge)
        return None

    def commit(self) -> None:
        """Make all that was added final."""
        self._journal.clear()

    def undo(self) -> None:
        """Take back all that was added since the last `commit`."""
        while self._journal:
            place, key, old = self._journal.pop()
            if old is None:
                del place[key]
            else:
                place[key] = old

    def bounds(self, point: int) -> tuple[int | None, int | None]:
        """The least and the greatest value of a point; None where it is not bounded."""
        least = self._behind.distance.get(point, FAR)
        most = self._ahead.distance.get(point, FAR)
        return (-least if least < _OPEN else None), (most if most < _OPEN else None)

    def depth(self, point: int) -> int:
        """A value for the point that, with those of all others, solves the system."""
        return self._ahead.distance.get(point, FAR)

    def edges_from(self, point: int) -> Mapping[int, Edge]:
        """The edges out of a point, by target."""
        return self._ahead.graph.get(point, {})

    def why_most(self, point: int) -> list[Edge]:
        """The edges whose sum is the greatest value of the point, from the point back to the root."""
        return self._chain(self._ahead, point)

    def why_least(self, point: int) -> list[Edge]:
        """The edges whose sum is the least value of the point, from the point to the root."""
        return self._chain(self._behind, point)

    def _chain(self, side: _Side, point: int) -> list[Edge]:
        chain: list[Edge] = []
        while point != ROOT and point in side.came_by:
            edge = side.came_by[point]
            chain.append(edge)
            point = edge.source if side is self._ahead else edge.target
        return chain

    def _wave(self, side: _Side, first: int, edge: Edge, *, stop: int | None) -> _Wave:
        """What the edge shortens, the most shortened point first; ends early where it reaches `stop`."""
        ahead, wave, done = side is self._ahead, _Wave(), set()
        old, new = side.distance, wave.distance
        start = old.get(edge.source if ahead else edge.target, FAR) + edge.weight
        if start >= old.get(first, FAR):
            return wave
        new[first], wave.came_by[first] = start, edge
        heap = [(start - old.get(first, FAR), first)]
        while heap:
            _, point = heappop(heap)
            if point in done:
                continue
            done.add(point)
            if point == stop:
                break
            for other, step in side.graph.get(point, {}).items():
                reached, before = new[point] + step.weight, old.get(other, FAR)
                if reached < new.get(other, before):
                    new[other], wave.came_by[other] = reached, step
                    heappush(heap, (reached - before, other))
        return wave

    def _write(self, side: _Side, wave: _Wave) -> None:
        for point, value in wave.distance.items():
            self._set(side.distance, point, value)
            self._set(side.came_by, point, wave.came_by[point])

    def _set(self, place: dict[int, Any], key: int, value: Any) -> None:
        self._journal.append((place, key, place.get(key)))
        place[key] = value


def _cycle(came_by: Mapping[int, Edge], edge: Edge) -> list[Edge]:
    back, point = [], edge.source
    while point != edge.target:
        back.append(came_by[point])
        point = came_by[point].source
    return [edge, *reversed(back)]
