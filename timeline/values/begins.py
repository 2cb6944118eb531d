"""Which events begin before which, from their dates and from chains of relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from timeline.values.answers import Answer, Verdict
from timeline.values.events import Event, Relation, name_of

_NEVER, _EVER = float("inf"), float("-inf")
_FORWARD = {"before": True, "includes": False, "simultaneous": False}
_BACK = {"after": True, "is_included": False, "simultaneous": False}
"""Whether the begin that comes first, that of a (forward) or of b (back), comes strictly first."""


class Step(NamedTuple):
    """From one event to one that begins later (strict), or not earlier; without a relation by their dates."""

    source: int
    target: int
    strict: bool
    relation: Relation | None = None


class State(NamedTuple):
    """An event that is reached, and whether some step to it was strict."""

    event: int
    strict: bool


class Reached(NamedTuple):
    """How sure an event is reached, and the step it was reached by."""

    probability: float
    came_by: tuple[State, Step] | None


Way = tuple[float, int, int, State, tuple[State, Step] | None]
"""Less the probability, the steps, a number that makes ways unlike, and as in `Reached`."""


class Side:
    """One direction of time: the least and greatest begin of each event, and the steps that lead on from it."""

    def __init__(self, low: Sequence[float], high: Sequence[float], steps: Iterable[Step]) -> None:
        self._low, self._high = low, high
        self._steps: dict[int, list[Step]] = {}
        for step in steps:
            self._steps.setdefault(step.source, []).append(step)
        self._latest_first = sorted(range(len(low)), key=lambda index: -low[index])

    def reach(self, start: int) -> dict[State, Reached]:
        """Every event that begins with or after the one of number `start`, itself first, by the surest chain.

        Method: Dijkstra's algorithm for widest paths. Steps by dates are not listed, there may be n²: as events are
        reached from the surest on, the first one that is over before another begins leads there best.
        """
        found: dict[State, Reached] = {}
        soon, dated = _NEVER, 0
        ticket = count()
        heap: list[Way] = [(-1.0, 0, next(ticket), State(start, False), None)]
        while heap:
            sure, length, _, state, came_by = heappop(heap)
            if state in found:
                continue
            found[state] = Reached(-sure, came_by)
            steps = []
            soon = min(soon, self._high[state.event])
            while dated < len(self._low) and self._low[self._latest_first[dated]] > soon:
                steps.append(Step(state.event, self._latest_first[dated], True))
                dated += 1
            for step in (*steps, *self._steps.get(state.event, ())):
                width = max(sure, -step.relation.probability) if step.relation else sure
                to = State(step.target, state.strict or step.strict)
                heappush(heap, (width, length + 1, next(ticket), to, (state, step)))
        return found


class Begins:
    """The order of the begins of some events: a partial order, asked pair by pair.

    a begins before b if all days on which a may begin lie before all those of b, or if a chain of dates and
    relations leads from a to b with a strict step in it. A chain is as sure as its weakest step, for its steps come
    from the same texts and are not independent; the surest chain counts, of equally sure ones the shortest. Dates
    and what the text states have probability 1, as in `Relation`.
    """

    def __init__(self, events: Sequence[Event], relations: Iterable[Relation]) -> None:
        self.events = events
        self.number = {event.id: index for index, event in enumerate(events)}
        low = [e.begin.earliest.toordinal() if e.begin.earliest else _EVER for e in events]
        high = [e.begin.latest.toordinal() if e.begin.latest else _NEVER for e in events]
        steps = list(self._stated(relations))
        self._ahead = Side(low, high, steps)
        back = [Step(step.target, step.source, step.strict, step.relation) for step in steps]
        self._back = Side([-day for day in high], [-day for day in low], back)

    def before(self, a: int, b: int) -> Answer:
        """Whether the event of number a begins before that of number b."""
        ahead, back = self._ahead.reach(a), self._ahead.reach(b)
        known, against = ahead.get(State(b, True)), _surest(back, a)
        verdict = _verdict(known, against)
        chain, last = (ahead, known) if verdict == "yes" else (back, against)
        return Answer(verdict, last.probability, self._told(chain, last)) if last else Answer("unknown")

    def around(self, a: int) -> tuple[list[Verdict], list[Verdict]]:
        """For each event, whether a begins before it, and whether it begins before a."""
        ahead, behind = self._ahead.reach(a), self._back.reach(a)
        numbers = range(len(self.events))
        return (
            [_verdict(ahead.get(State(x, True)), _surest(behind, x)) for x in numbers],
            [_verdict(behind.get(State(x, True)), _surest(ahead, x)) for x in numbers],
        )

    def _stated(self, relations: Iterable[Relation]) -> Iterator[Step]:
        for relation in relations:
            a, b = self.number.get(relation.a), self.number.get(relation.b)
            if a is None or b is None:
                continue
            if (strict := _FORWARD.get(relation.relation)) is not None:
                yield Step(a, b, strict, relation)
            if (strict := _BACK.get(relation.relation)) is not None:
                yield Step(b, a, strict, relation)

    def _told(self, found: dict[State, Reached], last: Reached) -> tuple[str, ...]:
        lines = []
        at = last
        while at.came_by is not None:
            state, step = at.came_by
            lines.append(self._line(step))
            at = found[state]
        return tuple(reversed(lines))

    def _line(self, step: Step) -> str:
        if step.relation is None:
            first, second = self.events[step.source], self.events[step.target]
            dates = f"by {first.begin.latest}, not before {second.begin.earliest}"
            return f"«{name_of(first)}» before «{name_of(second)}» (dates: {dates})"
        a, b = (name_of(self.events[self.number[id_]]) for id_ in (step.relation.a, step.relation.b))
        sources = ", ".join(step.relation.evidence) or "stated"
        name = step.relation.relation.replace("_", " ")
        return f"«{a}» {name} «{b}» ({sources}, {step.relation.probability:.2f})"


def _surest(found: dict[State, Reached], event: int) -> Reached | None:
    """How an event is reached best, whether by a strict step or not."""
    ways = [way for strict in (True, False) if (way := found.get(State(event, strict)))]
    return max(ways, key=lambda way: way.probability, default=None)


def _verdict(known: Reached | None, against: Reached | None) -> Verdict:
    if known and (against is None or known.probability >= against.probability):
        return "yes"
    return "no" if against else "unknown"
