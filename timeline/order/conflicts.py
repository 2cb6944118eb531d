"""Which facts contradict each other: what a network keeps, and of a contradiction only the facts it takes."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.order.network import ORIGIN, Constraint, Network, Refusal, event_of, shape_of

MOST_FACTS = 40
"""A longer chain of facts is told as it was found: no reader checks it, and trying each fact takes k² steps."""


def add_all(constraints: Iterable[Constraint], network: Network) -> tuple[list[Constraint], list[Refusal]]:
    """Add in order what a network can keep; that, and for each of the others the facts that it takes to refuse it."""
    kept, refused = [], []
    for constraint in constraints:
        refusal = network.add(constraint)
        if refusal is None:
            kept.append(constraint)
        else:
            refused.append(needed(refusal))
    return kept, refused


def needed(refusal: Refusal) -> Refusal:
    """A proof of the same refusal of which every fact is needed: without any one of them the others hold.

    The chain that a network finds may go through facts that it could do without, as a fact has up to four arcs
    and another of them may close a shorter chain. That an event does not end before it begins is no fact that
    could be left out. Method: a deletion filter (Chinneck & Dravnieks, "Locating minimal infeasible constraint
    sets in linear programs", ORSA Journal on Computing 3, 1991).

    >>> from timeline.order.network import begin_of, distance
    >>> a, b = begin_of(0), begin_of(1)
    >>> first = Constraint("a is on day 7", distance(ORIGIN, a, 7, 7))
    >>> later = Constraint("b is a day after a, and on day 8", distance(a, b, 1, 1) + distance(ORIGIN, b, 8, 8))
    >>> wrong = Constraint("b is on day 9", distance(ORIGIN, b, 9, 9))
    >>> chain = [(wrong.arcs[0], wrong), (later.arcs[1], later), (first.arcs[1], first)]
    >>> needed(Refusal(wrong, tuple(chain))).words()
    'b is on day 9 cannot hold with: b is a day after a, and on day 8'
    """
    if len(refusal.others) > MOST_FACTS:
        return refusal
    for fact in refusal.others:
        fewer = _without(fact, refusal)
        if fewer is not None:
            return needed(fewer)
    return refusal


def _without(fact: Constraint, refusal: Refusal) -> Refusal | None:
    """The proof that is left if a fact is left out; None if the others hold."""
    network = Network()
    others = [other for other in refusal.others if other is not fact]
    points = {p for c in (*others, refusal.constraint) for arc in c.arcs for p in (arc.source, arc.target)}
    for event in sorted({event_of(point) for point in points - {ORIGIN}}):
        network.add(shape_of(event))
    for other in others:
        network.add(other)
    return network.add(refusal.constraint)
