"""Systems of difference constraints `x_target - x_source <= weight`, kept consistent while they grow.

Simple temporal networks: Dechter, Meiri & Pearl, "Temporal constraint networks", Artificial Intelligence 49
(1991). A system has a solution if and only if its graph has no negative cycle, and its tightest bounds are
shortest paths. One constraint is added at the price of the points it moves: Cotton & Maler, "Fast and
flexible difference constraint propagation", SAT 2006 (a solution as potential function, then Dijkstra); here
the search runs from both ends of the new constraint, so that a contradiction is found where the two meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush
from typing import Any

from attrs import field, frozen

ROOT = 0


@frozen(eq=False)
class Edge:
    """`x_target - x_source <= weight`, and whatever it was added for."""

    source: int
    target: int
    weight: int
    reason: Any = None


Graph = dict[int, dict[int, Edge]]


@frozen(eq=False)
class Paths:
    """How far points are from the root, and the edge that each came by."""

    value: dict[int, int] = field(factory=dict)
    came_by: dict[int, Edge] = field(factory=dict)


class Front:
    """One of two searches for a chain of edges, by how far each edge is from binding in a known solution.

    `sign` is -1 for the search along the edges, whose points would have to move down, and 1 against them.
    """

    def __init__(self, graph: Graph, known: Mapping[int, int], start: int, *, sign: int) -> None:
        self.near = {start: 0}
        self.sign = sign
        self.heap = [(0, start)]
        self._graph = graph
        self._known = known
        self._came_by: dict[int, Edge] = {}
        self._done: set[int] = set()
        self._work = 0

    def cost(self) -> int:
        """The work done so far and that of the next step, so that a hub can wait for the other search."""
        return self._work + (len(self._graph.get(self.heap[0][1], ())) if self.heap else 0)

    def step(self, slack: int, others: Mapping[int, int]) -> int | None:
        """Go on from the nearest point; a point that both searches reach with less than `slack` together."""
        apart, point = heappop(self.heap)
        if point in self._done:
            return None
        self._done.add(point)
        edges = self._graph.get(point, {})
        self._work += len(edges) + 1
        for other, edge in edges.items():
            reached = apart + edge.weight - (self._known[edge.target] - self._known[edge.source])
            if reached < self.near.get(other, slack):
                self.near[other], self._came_by[other] = reached, edge
                if other in others and reached + others[other] < slack:
                    return other
                heappush(self.heap, (reached, other))
        return None

    def path(self, point: int) -> list[Edge]:
        """The edges between the start and the point, the one at the point first."""
        found = []
        while edge := self._came_by.get(point):
            found.append(edge)
            point = edge.source if self.sign < 0 else edge.target
        return found


class Differences:
    """Difference constraints over numbered points; point 0 is the root, from which bounds are counted.

    >>> system = Differences()
    >>> system.add(Edge(0, 1, 5)) or system.add(Edge(1, 0, -3)) or system.add(Edge(1, 2, 4))
    >>> system.bounds(1), system.bounds(2)
    ((3, 5), (None, 9))
    >>> [edge.weight for edge in system.add(Edge(1, 0, -6))]
    [-6, 5]
    """

    def __init__(self) -> None:
        self._ahead: Graph = {}
        self._behind: Graph = {}
        self._solution = {ROOT: 0}
        self._journal: list[tuple[dict[int, Any], int, Any]] = []
        self._shortest: tuple[Paths, Paths] | None = None

    def add(self, edge: Edge) -> list[Edge] | None:
        """Add an edge; if that leaves no solution, the negative cycle it closes (first the edge itself).

        After a cycle the edge is not in; what was added since `commit` stays until `undo`.
        """
        known = self._ahead.get(edge.source, {}).get(edge.target)
        if known is not None and known.weight <= edge.weight:
            return None
        if edge.source == edge.target:
            return [edge] if edge.weight < 0 else None
        self._start(edge)
        cycle = self._settle(edge)
        if cycle is not None:
            return cycle
        self._set(self._ahead.setdefault(edge.source, {}), edge.target, edge)
        self._set(self._behind.setdefault(edge.target, {}), edge.source, edge)
        self._shortest = None
        return None

    def commit(self) -> None:
        """Make all that was added final."""
        self._journal.clear()

    def undo(self) -> None:
        """Take back all that was added since the last `commit`."""
        if self._journal:
            self._shortest = None
        while self._journal:
            place, key, old = self._journal.pop()
            if old is None:
                del place[key]
            else:
                place[key] = old

    def value(self, point: int) -> int:
        """A value for the point that, with those of all others, solves the system."""
        return self._solution.get(point, 0)

    def bounds(self, point: int) -> tuple[int | None, int | None]:
        """The least and the greatest value of a point if the root is 0; None where it is not bounded."""
        behind, ahead = self._paths()
        least = behind.value.get(point)
        return (None if least is None else -least), ahead.value.get(point)

    def edges_from(self, point: int) -> Mapping[int, Edge]:
        """The edges out of a point, by target."""
        return self._ahead.get(point, {})

    def why_least(self, point: int) -> list[Edge]:
        """The edges whose sum is the least value of the point, from the point to the root."""
        chain = []
        while point != ROOT and (edge := self._paths()[0].came_by.get(point)):
            chain.append(edge)
            point = edge.target
        return chain

    def why_most(self, point: int) -> list[Edge]:
        """The edges whose sum is the greatest value of the point, from the point back to the root."""
        chain = []
        while point != ROOT and (edge := self._paths()[1].came_by.get(point)):
            chain.append(edge)
            point = edge.source
        return chain

    def _start(self, edge: Edge) -> None:
        """Give a point that nothing binds yet a value that the edge allows, so that nothing must move."""
        known, (source, target) = self._solution, (edge.source, edge.target)
        if source not in known:
            self._set(known, source, known.get(target, 0) - edge.weight)
        if target not in known:
            self._set(known, target, known[source] + edge.weight)

    def _settle(self, edge: Edge) -> list[Edge] | None:
        """Move as few points as possible for the edge to hold: its target and what follows down, or its
        source and what leads there up, whichever search ends first. A cycle if the searches meet."""
        known = self._solution
        slack = known[edge.target] - known[edge.source] - edge.weight
        if slack <= 0:
            return None
        down = Front(self._ahead, known, edge.target, sign=-1)
        up = Front(self._behind, known, edge.source, sign=1)
        while True:
            front, other = (down, up) if down.cost() <= up.cost() else (up, down)
            if not front.heap:
                break
            meeting = front.step(slack, other.near)
            if meeting is not None:
                return [edge, *reversed(down.path(meeting)), *up.path(meeting)]
        for point, apart in front.near.items():
            self._set(known, point, known[point] + front.sign * (slack - apart))
        return None

    def _paths(self) -> tuple[Paths, Paths]:
        """Shortest paths to the root and from it."""
        if self._shortest is None:
            self._shortest = (self._from_root(self._behind, -1), self._from_root(self._ahead, 1))
        return self._shortest

    def _from_root(self, graph: Graph, sign: int) -> Paths:
        """Dijkstra over weights that the solution makes positive; `sign` is -1 against the edges."""
        known, paths = self._solution, Paths({ROOT: 0})
        heap, done = [(0, ROOT)], set()
        while heap:
            _, point = heappop(heap)
            if point in done:
                continue
            done.add(point)
            for other, edge in graph.get(point, {}).items():
                reached = paths.value[point] + edge.weight
                if other not in paths.value or reached < paths.value[other]:
                    paths.value[other], paths.came_by[other] = reached, edge
                    heappush(heap, (reached - sign * (known[other] - known[ROOT]), other))
        return paths

    def _set(self, place: dict[int, Any], key: int, value: Any) -> None:
        self._journal.append((place, key, place.get(key)))
        place[key] = value
