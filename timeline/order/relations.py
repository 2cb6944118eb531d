"""The relations that leave the library: the reduced order of begins, and every other relation kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from timeline.order.network import Constraint, begin_of, event_of
from timeline.order.reduce import Reduction
from timeline.values import Event, Relation
from timeline.values.events import RelationName

MOST_TOGETHER = 16
"""Over how many events that begin together (or around each other) a strict step is carried on."""


@frozen
class Support:
    """How sure a statement is, and from what."""

    probability: float
    evidence: tuple[str, ...]

    def __or__(self, other: Support) -> Support:
        evidence = tuple(sorted({*self.evidence, *other.evidence}))
        return Support(max(self.probability, other.probability), evidence)

    def __and__(self, other: Support) -> Support:
        evidence = tuple(sorted({*self.evidence, *other.evidence}))
        return Support(min(self.probability, other.probability), evidence)


Supports = dict[tuple[int, int], Support]
FROM_DATES = Support(1.0, ("dates",))


def state_relations(
    events: Sequence[Event], kept: Sequence[Constraint], line: Sequence[int]
) -> tuple[Relation, ...]:
    """The relations of numbered events, sorted by their places in the line.

    `before` is reduced: what follows from other relations is left out.
    """
    steps = _strict_steps(kept)
    targets: dict[int, set[int]] = {}
    for a, b in steps:
        targets.setdefault(a, set()).add(b)
    bounds = [tuple(d.toordinal() if d else None for d in (e.begin.earliest, e.begin.latest)) for e in events]
    reduction = Reduction([(low, high) for low, high in bounds], targets, line=line)
    found: dict[tuple[int, RelationName, int], Support] = _others(kept)
    for a, b in reduction.edges():
        support = steps.get((a, b))
        if reduction.dates_decide(a, b):
            support = support | FROM_DATES if support else FROM_DATES
        if support:
            found[(a, "before", b)] = support
    ordered = sorted(found, key=lambda key: (line[key[0]], line[key[2]], key[1]))
    return tuple(
        Relation(
            events[a].id, events[b].id, name, found[(a, name, b)].probability, found[(a, name, b)].evidence
        )
        for a, name, b in ordered
    )


def _others(kept: Iterable[Constraint]) -> dict[tuple[int, RelationName, int], Support]:
    found: dict[tuple[int, RelationName, int], Support] = {}
    for constraint in kept:
        if constraint.states is None or constraint.states[1] == "before":
            continue
        a, name, b = constraint.states
        if name == "simultaneous" and a > b:
            a, b = b, a
        support = Support(constraint.probability, (constraint.evidence,))
        found[(a, name, b)] = found.get((a, name, b), support) | support
    return found


def _strict_steps(kept: Sequence[Constraint]) -> Supports:
    """The strict steps between begins, also those that follow over begins not after one another.

    If a begins no later than b, b before c, and c no later than d, then a before d: no chain of `before`
    alone says that, so it becomes a step of its own.
    """
    strict = _begin_arcs(kept, -1)
    loose = _begin_arcs(kept, 0)
    ahead: dict[int, Supports] = {}
    back: dict[int, Supports] = {}
    for (a, b), support in loose.items():
        ahead.setdefault(a, {})[(a, b)] = support
        back.setdefault(b, {})[(b, a)] = support
    found: Supports = {}
    for (a, b), support in sorted(strict.items()):
        for first, up in _reach(a, back).items():
            for last, down in _reach(b, ahead).items():
                whole = support & up & down
                found[(first, last)] = found.get((first, last), whole) | whole
    return {**found, **strict}


def _begin_arcs(kept: Iterable[Constraint], weight: int) -> Supports:
    found: Supports = {}
    for constraint in kept:
        for arc in constraint.arcs:
            a, b = event_of(arc.target), event_of(arc.source)
            begins = (begin_of(a), begin_of(b)) == (arc.target, arc.source)
            if arc.kind == "order" and arc.weight == weight and begins and a != b:
                support = Support(constraint.probability, (constraint.evidence,))
                found[(a, b)] = found.get((a, b), support) | support
    return found


def _reach(start: int, graph: Mapping[int, Supports]) -> dict[int, Support]:
    """What loose steps reach from an event, itself first, and the weakest support on the way."""
    found = {start: Support(1.0, ())}
    todo = [start]
    for event in todo:
        for (_, other), support in sorted(graph.get(event, {}).items()):
            if other not in found and len(found) < MOST_TOGETHER:
                found[other] = found[event] & support
                todo.append(other)
    return found
