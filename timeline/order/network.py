"""A temporal network of events over days: what is added stays consistent, what is refused comes with a proof.

A point is a day and a place within that day. Two kinds of arcs bind points: `days` arcs bound the distance of
the days (Dechter, Meiri & Pearl 1991), `order` arcs compare points, strictly or not. Days alone cannot
order two events of one day, and a strict step of "a bit more than nothing" added to the days would forbid
two ordered events within one known day. But the two kinds can be decided apart: with order arcs read as
"not a later day", the days have a solution if no cycle of days is negative; and given any such days, places
within the days exist unless order arcs alone close a cycle with a strict arc in it. So the network is two
systems of differences.
"""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from timeline.order.differences import ROOT, Differences, Edge
from timeline.values.events import RelationName

ORIGIN = ROOT
"""The point all days are counted from: day number 0, the day before 0001-01-01."""
Kind = Literal["days", "order"]


def begin_of(index: int) -> int:
    """The point where the event of this number begins."""
    return 2 * index + 1


def end_of(index: int) -> int:
    """The point where the event of this number ends."""
    return 2 * index + 2


def event_of(point: int) -> int:
    """The number of the event a point belongs to; -1 for the origin.

    >>> event_of(begin_of(7)), event_of(end_of(7)), event_of(ORIGIN)
    (7, 7, -1)
    """
    return (point - 1) // 2


@frozen(order=True)
class Arc:
    """`target - source <= weight`: in days, or in order, where weight -1 puts target strictly first."""

    source: int
    target: int
    weight: int
    kind: Kind = "days"


def distance(first: int, second: int, least: int | None, most: int | None) -> tuple[Arc, ...]:
    """Arcs that hold `second - first` within `least` and `most` days; None leaves a side open.

    >>> distance(1, 3, 1, 9)
    (Arc(source=3, target=1, weight=-1, kind='days'), Arc(source=1, target=3, weight=9, kind='days'))
    """
    low = () if least is None else (Arc(second, first, -least),)
    high = () if most is None else (Arc(first, second, most),)
    return low + high


def precedes(first: int, second: int, *, strict: bool = True) -> tuple[Arc, ...]:
    """The arc that puts one point before another, perhaps on the same day; not strict: or with it."""
    return (Arc(second, first, -1 if strict else 0, "order"),)


@frozen
class Constraint:
    """Arcs that hold together or not at all, and in words what they say.

    `lines` has the same said from the side of an event, by event number; `states` is the relation between
    two events, by number, that the constraint is the network's form of; `mentions` has the ids of those that
    say so.
    """

    text: str
    arcs: tuple[Arc, ...]
    rank: int = field(default=0, kw_only=True)
    probability: float = field(default=1.0, kw_only=True)
    evidence: str = field(default="text", kw_only=True)
    doc: str | None = field(default=None, kw_only=True)
    lines: tuple[tuple[int, str], ...] = field(default=(), kw_only=True)
    states: tuple[int, RelationName, int] | None = field(default=None, kw_only=True)
    mentions: tuple[str, ...] = field(default=(), kw_only=True)

    def sort_key(self) -> tuple[object, ...]:
        """The order in which constraints are added: the same for any order they come in."""
        return (self.rank, -self.probability, self.evidence, self.arcs, self.text, self.doc or "")

    def line_for(self, index: int) -> str:
        """What it says, from the side of one event."""
        return dict(self.lines).get(index, self.text)


def shape_of(index: int) -> Constraint:
    """The event of this number does not end before it begins: true of all, so it has no words and is added first."""
    return Constraint("", precedes(begin_of(index), end_of(index), strict=False), evidence="shape")


@frozen
class Refusal:
    """Why a constraint was not kept: a closed chain of arcs, each with its constraint, that cannot hold.

    The days along the chain sum to less than 0, or all its arcs are of order and one is strict: either way
    a point would have to lie before itself.
    """

    constraint: Constraint
    steps: tuple[tuple[Arc, Constraint], ...]

    @property
    def total(self) -> int:
        """The sum of the days along the chain, or of the strict steps if it has no days; below 0."""
        days = [arc.weight for arc, _ in self.steps if arc.kind == "days"]
        return sum(days) if days else sum(arc.weight for arc, _ in self.steps)

    @property
    def others(self) -> tuple[Constraint, ...]:
        """The constraints that it cannot hold with, once each, in the order of the chain."""
        found = {id(by): by for _, by in self.steps if by is not self.constraint and by.text}
        return tuple(found.values())

    def words(self) -> str:
        """The proof as a sentence."""
        because = "; ".join(other.text for other in self.others)
        return f"{self.constraint.text} cannot hold with: {because or 'itself'}"


class Network:
    """Constraints on begins and ends that hold together, and the tightest bounds they give.

    >>> network = Network()
    >>> network.add(Constraint("a is on day 7", distance(ORIGIN, begin_of(0), 7, 7)))
    >>> network.add(Constraint("b is 1 to 3 days later", distance(begin_of(0), begin_of(1), 1, 3)))
    >>> network.bounds(begin_of(1))
    (8, 10)
    >>> print(network.add(Constraint("b is before a", precedes(begin_of(1), begin_of(0)))).words())
    b is before a cannot hold with: b is 1 to 3 days later
    """

    def __init__(self) -> None:
        self._days = Differences()
        self._order = Differences()

    def add(self, constraint: Constraint) -> Refusal | None:
        """Keep the constraint if everything can still hold; else change nothing and return the proof."""
        for arc in constraint.arcs:
            steps = self._add_arc(arc, constraint)
            if steps is not None:
                self._days.undo()
                self._order.undo()
                return Refusal(constraint, steps)
        self._days.commit()
        self._order.commit()
        return None

    def bounds(self, point: int) -> tuple[int | None, int | None]:
        """The least and the greatest day of a point, counted from the origin; None where it is open."""
        return self._days.bounds(point)

    def depth(self, point: int) -> int:
        """A number that is smaller for every point that an order arc puts strictly first."""
        return self._order.value(point)

    def not_after(self, point: int) -> tuple[int, ...]:
        """The points that order arcs put directly before or with this one."""
        return tuple(self._order.edges_from(point))

    def reasons(self, point: int) -> tuple[list[Constraint], list[Constraint]]:
        """The constraints behind the least and behind the greatest day, from the point to the origin."""
        low, high = self._days.why_least(point), self._days.why_most(point)
        return [edge.reason[1] for edge in low], [edge.reason[1] for edge in high]

    def _add_arc(self, arc: Arc, constraint: Constraint) -> tuple[tuple[Arc, Constraint], ...] | None:
        reason = (arc, constraint)
        if arc.kind == "order":
            cycle = self._order.add(Edge(arc.source, arc.target, arc.weight, reason))
            if cycle is not None:
                return tuple(edge.reason for edge in cycle)
        days = 0 if arc.kind == "order" else arc.weight
        cycle = self._days.add(Edge(arc.source, arc.target, days, reason))
        return None if cycle is None else tuple(edge.reason for edge in cycle)
