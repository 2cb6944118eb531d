"""Laws of the order layer: the network is exact, and the order built on it never contradicts itself."""

from __future__ import annotations

from itertools import product

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from order_cases import (
    FAR,
    TableJudge,
    arcs_of,
    before_pairs,
    built,
    closure,
    constraints,
    event_lists,
    floyd_warshall,
    holds,
    judges,
    publications,
    small_networks,
    tiny_networks,
)

from timeline.order import Constraint, Network, order_events
from timeline.order.conflicts import add_all
from timeline.order.facts import LINKS, hard_facts, numbered
from timeline.order.network import ORIGIN, shape_of

EVENTS = 7
POINTS = 2 * EVENTS + 1
"""Begins and ends, and the origin."""


# --- the network --------------------------------------------------------------------------------------------
@given(st.lists(constraints(points=POINTS), max_size=40))
def test_closure_equals_brute_force(network_constraints):
    network, kept, _ = built(network_constraints)
    days, consistent = floyd_warshall(POINTS, arcs_of(kept))
    assert consistent
    for point in range(POINTS):
        least, most = network.bounds(point)
        back, ahead = days[point][ORIGIN], days[ORIGIN][point]
        assert (least, most) == (None if back > FAR // 2 else -back, None if ahead > FAR // 2 else ahead)


@given(small_networks)
def test_only_what_contradicts_is_refused_and_the_proof_is_a_contradiction(network_constraints):
    network, kept = Network(), []
    for constraint in network_constraints:
        refusal = network.add(constraint)
        _, consistent = floyd_warshall(8, arcs_of([*kept, constraint]))
        assert (refusal is None) == consistent
        if refusal is None:
            kept.append(constraint)
            continue
        arcs = [arc for arc, _ in refusal.steps]
        assert all(a.target == b.source for a, b in zip(arcs, [*arcs[1:], arcs[0]], strict=True))
        assert refusal.total < 0
        assert not floyd_warshall(8, arcs)[1]
        assert all(arc in by.arcs for arc, by in refusal.steps)
        assert all(any(by is k for k in [*kept, constraint]) for _, by in refusal.steps)


@settings(max_examples=60)
@given(tiny_networks)
def test_kept_constraints_have_days_and_places_that_meet_them_all(network_constraints):
    """Days and places within days are decided apart; this searches for both at once."""
    moments = list(product(range(-3, 4), range(3)))
    kept: list[Constraint] = []
    network = Network()
    for constraint in network_constraints:
        refusal = network.add(constraint)
        arcs = arcs_of([*kept, constraint])
        solved = any(
            all(holds(arc, at) for arc in arcs)
            for at in ([(0, 0), *rest] for rest in product(moments, repeat=3))
        )
        if refusal is None:
            kept.append(constraint)
            least_needed = max((abs(arc.weight) for arc in arcs), default=0)
            assert solved or least_needed * len(arcs) > 3
        else:
            assert not solved


@given(small_networks)
def test_a_refused_constraint_leaves_the_network_unchanged(network_constraints):
    network, kept, _ = built(network_constraints)
    clean, kept_again, refused = built(kept)
    assert kept_again == kept
    assert not refused
    assert [network.bounds(p) for p in range(8)] == [clean.bounds(p) for p in range(8)]
    assert all(
        (network.depth(arc.target) < network.depth(arc.source)) if arc.weight else True
        for arc in arcs_of(kept)
        if arc.kind == "order"
    )


@given(small_networks)
def test_adding_a_constraint_never_widens_a_bound(network_constraints):
    network = Network()
    before = [network.bounds(p) for p in range(8)]
    for constraint in network_constraints:
        network.add(constraint)
        after = [network.bounds(p) for p in range(8)]
        for (old_low, old_high), (low, high) in zip(before, after, strict=True):
            assert old_low is None or (low is not None and low >= old_low)
            assert old_high is None or (high is not None and high <= old_high)
        before = after


def assert_needed(refusals, shapes):
    """Together the facts cannot hold; with any one of them left out the others can."""
    points = 2 * len(shapes) + 1
    for refusal in refusals:
        facts = [refusal.constraint, *refusal.others]
        assert not floyd_warshall(points, arcs_of([*shapes, *facts]))[1]
        for fact in facts:
            others = [other for other in facts if other is not fact]
            assert floyd_warshall(points, arcs_of([*shapes, *others]))[1]


@given(st.lists(st.lists(constraints(points=7, days=4), min_size=1, max_size=4), max_size=10))
def test_of_facts_in_conflict_every_one_is_needed(arcs):
    shapes = [shape_of(index) for index in range(3)]
    facts = [Constraint(f"fact {i}", tuple(arcs_of(parts))) for i, parts in enumerate(arcs)]
    _, refused = add_all([*shapes, *facts], Network())
    assert_needed(refused, shapes)


@given(event_lists(EVENTS), publications)
def test_of_events_in_conflict_every_fact_is_needed(events, published):
    nodes = numbered(events)
    _, refused = add_all(hard_facts(nodes, published), Network())
    assert_needed(refused, [shape_of(index) for index in range(len(nodes))])


@given(event_lists(EVENTS), judges, publications)
def test_every_contradiction_of_stated_facts_is_a_problem(events, judge, published):
    """Facts may contradict each other in any way: there is an answer, and none goes unsaid."""
    nodes = numbered(events)
    stated = [fact for fact in hard_facts(nodes, published) if fact.rank <= LINKS]
    consistent = floyd_warshall(2 * len(nodes) + 1, arcs_of(stated))[1]
    assert consistent == (not order_events(events, judge, published).problems)


# --- the order ----------------------------------------------------------------------------------------------
@given(event_lists(), judges, publications)
def test_no_cycle_ever_and_the_list_respects_the_order(events, judge, published):
    ordered = order_events(events, judge, published)
    place = {event.id: i for i, event in enumerate(ordered.events)}
    assert sorted(place) == sorted(event.id for event in events)
    assert all(place[a] < place[b] for a, b in before_pairs(ordered))
    for a, b in product(ordered.events, repeat=2):
        if a.begin.latest and b.begin.earliest and a.begin.latest < b.begin.earliest:
            assert place[a.id] < place[b.id]


@given(event_lists(), judges, publications)
def test_no_bound_gets_wider_and_begin_is_not_after_end(events, judge, published):
    given_events = {event.id: event for event in events}
    for event in order_events(events, judge, published).events:
        old = given_events[event.id]
        assert event.begin.within(old.begin)
        assert event.end.within(old.end)
        assert not (event.begin.earliest and event.end.latest) or event.begin.earliest <= event.end.latest
        assert event.why[: len(old.why)] == old.why


@given(event_lists(), judges, publications)
def test_the_model_moves_no_bound(events, judge, published):
    with_model = order_events(events, judge, published)
    without = order_events(events, TableJudge([5]), published)
    assert {e.id: (e.begin, e.end) for e in with_model.events} == {
        e.id: (e.begin, e.end) for e in without.events
    }


@given(event_lists(), judges, publications, st.randoms(use_true_random=False))
def test_permuting_the_events_changes_nothing(events, judge, published, random):
    shuffled = list(events)
    random.shuffle(shuffled)
    assert order_events(shuffled, judge, published) == order_events(events, judge, published)


def renamed(event, names):
    """An event with other ids, its own and those of the events that its bounds come from."""
    origins = (evolve(o, events=tuple(names[id_] for id_ in o.events)) for o in event.provenance)
    return evolve(event, id=names[event.id], provenance=tuple(origins))


@given(event_lists(), judges, publications, st.permutations(range(8)))
def test_relabelling_ids_only_relabels(events, judge, published, labels):
    names = {event.id: f"x{labels[i]}" for i, event in enumerate(events)}
    plain = order_events(events, judge, published)
    other = order_events([evolve(e, id=names[e.id]) for e in events], judge, published)
    assert {renamed(e, names) for e in plain.events} == set(other.events)
    assert {(names[r.a], names[r.b], r.relation, r.probability) for r in plain.relations} == {
        (r.a, r.b, r.relation, r.probability) for r in other.relations
    }
    assert plain.problems == other.problems


@given(event_lists(), judges, publications)
def test_before_relations_are_reduced_and_lose_nothing(events, judge, published):
    ordered = order_events(events, judge, published)
    pairs = before_pairs(ordered)
    whole = closure(pairs)
    assert all((a, b) not in closure(pairs - {(a, b)}) for a, b in pairs)
    for a, b in product(ordered.events, repeat=2):
        if a.begin.latest and b.begin.earliest and a.begin.latest < b.begin.earliest:
            assert (a.id, b.id) in whole
