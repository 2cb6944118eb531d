"""From events to one consistent order: hard facts, tight bounds, the model's decisions, a line, relations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from timeline.order.conflicts import add_all
from timeline.order.decide import Judge, Near, decisions
from timeline.order.facts import hard_facts, numbered, problems_of
from timeline.order.network import Constraint, Network, Refusal
from timeline.order.place import positions
from timeline.order.relations import state_relations
from timeline.order.tighten import tighten
from timeline.values import Event, Problem, Relation
from timeline.values.events import NOT_KEPT

MOST_KEPT, MOST_REFUSED = 8, 3
"""How many decisions of the model an event's reasons tell of."""


@frozen
class Ordered:
    """Events in their order, the relations between them, and the facts that contradict each other."""

    events: tuple[Event, ...]
    relations: tuple[Relation, ...] = ()
    problems: tuple[Problem, ...] = ()


def order_events(
    events: Sequence[Event], judge: Judge, published: Mapping[str, date | None], *, near: Near | None = None
) -> Ordered:
    """One order of the events that never contradicts itself, whatever order they come in.

    Facts of the texts come first and alone tighten bounds; then the judge's decisions, from the most certain
    on, each kept only if everything before it still holds. `published` has the day of each document; `near`
    the mentions that the judge compares, where these events are not all of their documents (`near_pairs`).

    >>> from timeline.order.decide import Undecided
    >>> from timeline.values import Bounds
    >>> def event(name, day):
    ...     bounds = Bounds(day, day)
    ...     return Event(name, name, "en", "happened", "day", bounds.edtf(), bounds, bounds)
    >>> found = order_events([event("b", date(2025, 2, 1)), event("a", date(2025, 1, 1))], Undecided(), {})
    >>> [e.id for e in found.events], found.relations[0].a, found.relations[0].evidence
    (['a', 'b'], 'a', ('dates',))
    """
    nodes = numbered(events)
    network = Network()
    kept, refused = add_all(hard_facts(nodes, published), network)
    placed = tighten(nodes, network)
    decided, declined = add_all(decisions(placed, judge, near), network)
    line = positions(placed, network)
    relations = state_relations(placed, [*kept, *decided], line)
    told = _tell(placed, decided, declined)
    in_line = sorted(range(len(told)), key=lambda index: line[index])
    return Ordered(tuple(told[index] for index in in_line), relations, tuple(problems_of(refused)))


def _tell(events: Sequence[Event], kept: Sequence[Constraint], declined: Sequence[Refusal]) -> list[Event]:
    """The events with a line for each decision about them, and the proof against each that was refused."""
    for_it: dict[int, list[str]] = {}
    against: dict[int, list[str]] = {}
    for decision in kept:
        for index, line in decision.lines:
            for_it.setdefault(index, []).append(line)
    for refusal in declined:
        for index, _ in refusal.constraint.lines:
            against.setdefault(index, []).append(f"{NOT_KEPT}{refusal.words()}")
    return [
        evolve(e, why=(*e.why, *for_it.get(i, [])[:MOST_KEPT], *against.get(i, [])[:MOST_REFUSED]))
        for i, e in enumerate(events)
    ]
