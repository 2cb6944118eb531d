"""The temporal network on examples small enough to check by eye."""

from timeline.order.network import ORIGIN, Constraint, Network, begin_of, distance, end_of, precedes
from timeline.order.reduce import MOST_COVERS, Reduction

A, B, C = begin_of(0), begin_of(1), begin_of(2)


def add(network, text, arcs):
    return network.add(Constraint(text, arcs))


def test_a_refusal_names_the_facts_in_conflict_and_nothing_else():
    network = Network()
    add(network, "a is on day 17", distance(ORIGIN, A, 17, 17))
    add(network, "c is on day 40", distance(ORIGIN, C, 40, 40))
    add(network, "b is 1 to 10 days after a", distance(A, B, 1, 10))
    refusal = add(network, "b is on day 30", distance(ORIGIN, B, 30, 30))
    assert refusal is not None
    assert refusal.total == -3
    assert {c.text for c in refusal.others} == {"a is on day 17", "b is 1 to 10 days after a"}
    assert refusal.words().startswith("b is on day 30 cannot hold with: ")
    assert network.bounds(B) == (18, 27)


def test_a_constraint_of_several_arcs_is_kept_whole_or_not_at_all():
    network = Network()
    add(network, "a is on day 5", distance(ORIGIN, A, 5, 5))
    inside = precedes(A, B, strict=False) + distance(A, B, 3, None) + distance(ORIGIN, B, None, 6)
    assert add(network, "three things", inside) is not None
    assert network.bounds(B) == (None, None)
    assert add(network, "b is before a", precedes(B, A)) is None


def test_two_events_of_one_day_can_be_in_strict_order():
    network = Network()
    for point in (A, B, C):
        add(network, "on day 7", distance(ORIGIN, point, 7, 7))
    assert add(network, "a is before b", precedes(A, B)) is None
    assert add(network, "b is before c", precedes(B, C)) is None
    assert network.depth(A) < network.depth(B) < network.depth(C)
    refusal = add(network, "c is no later than a", precedes(C, A, strict=False))
    assert refusal is not None
    assert {c.text for c in refusal.others} == {"a is before b", "b is before c"}
    assert [network.bounds(p) for p in (A, B, C)] == [(7, 7)] * 3


def test_order_with_an_exact_distance_of_no_days_is_possible():
    network = Network()
    assert add(network, "same day", distance(A, B, 0, 0)) is None
    assert add(network, "a is before b", precedes(A, B)) is None
    assert add(network, "b is before a", precedes(B, A)) is not None


def test_order_carries_bounds_across_without_inventing_days():
    network = Network()
    add(network, "a begins on day 10 or later", distance(ORIGIN, A, 10, None))
    add(network, "b ends by day 20", distance(ORIGIN, end_of(1), None, 20))
    add(network, "b begins before it ends", precedes(B, end_of(1), strict=False))
    add(network, "a is before b", precedes(A, B))
    assert network.bounds(A) == network.bounds(B) == (10, 20)


def test_an_impossible_distance_is_its_own_proof():
    refusal = add(Network(), "between 5 and 3 days", distance(A, B, 5, 3))
    assert refusal is not None
    assert refusal.words() == "between 5 and 3 days cannot hold with: itself"


def test_reduction_leaves_out_what_a_chain_of_dates_and_steps_states():
    bounds = [(1, 1), (2, 2), (3, 3), (None, None)]
    order = Reduction(bounds, {0: {2, 3}, 3: {2}}, line=[0, 1, 3, 2])
    assert list(order.edges()) == [(0, 1), (0, 3), (1, 2), (3, 2)]


def test_reduction_of_two_busy_days_stays_small():
    bounds = [(1, 1)] * 300 + [(2, 2)] * 300
    order = Reduction(bounds, {}, line=range(600))
    assert len(list(order.edges())) == 300 * MOST_COVERS
