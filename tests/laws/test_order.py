"""Laws of the order layer: the network is exact, and the order built on it never contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.order import Arc, Constraint, Network, order_events
from timeline.order.network import ORIGIN, distance, precedes
from timeline.values import Bounds, Event, EventMention, Link

FAR = 10**9
DAY_ZERO = date(2025, 1, 1)


# --- strategies ---------------------------------------------------------------------------------------------
@st.composite
def constraints(draw, points=8, days=9):
    """A constraint between two different points of a small network; point 0 is the origin."""
    first, second = draw(st.lists(st.integers(0, points - 1), min_size=2, max_size=2, unique=True))
    if ORIGIN not in (first, second) and draw(st.booleans()):
        return Constraint("order", precedes(first, second, strict=draw(st.booleans())))
    least = draw(st.none() | st.integers(-days, days))
    most = draw(st.none() | st.integers(-days if least is None else least, days))
    return Constraint("days", distance(first, second, least, most))


small_networks = st.lists(constraints(), max_size=25)
tiny_networks = st.lists(constraints(points=4, days=2), max_size=7)
day_bounds = st.one_of(
    st.just(Bounds()),
    st.builds(
        lambda start, length: Bounds(DAY_ZERO + timedelta(start), DAY_ZERO + timedelta(start + length)),
        st.integers(0, 30),
        st.sampled_from([0, 0, 0, 3, 30]),
    ),
    st.builds(lambda start: Bounds(None, DAY_ZERO + timedelta(start)), st.integers(0, 30)),
    st.builds(lambda start: Bounds(DAY_ZERO + timedelta(start), None), st.integers(0, 30)),
)


@st.composite
def links(draw, targets):
    relation = draw(st.sampled_from(["before", "after", "simultaneous", "includes", "is_included"]))
    days = draw(st.none() | st.tuples(st.integers(0, 3), st.integers(3, 9)))
    return Link(relation, draw(st.sampled_from(targets)), days, "as the text says")


@st.composite
def event_lists(draw, most=8):
    """Events of one or two documents, some dated, some linked, some contradicting each other."""
    count = draw(st.integers(0, most))
    names = [f"m{i}" for i in range(count)]
    events = []
    for i in range(count):
        sentence = (40 * (i // 3), 40 * (i // 3) + 39)
        mention = EventMention(
            id=names[i],
            doc=draw(st.sampled_from(["d1", "d2"])),
            start=40 * (i // 3) + 10 * (i % 3),
            end=40 * (i // 3) + 10 * (i % 3) + 5,
            text=f"word{i}",
            sentence=sentence,
            status=draw(st.sampled_from(["happened", "happened", "planned", "ongoing"])),
            links=tuple(draw(st.lists(links(names), max_size=2))),
        )
        begin = draw(day_bounds)
        end = Bounds(begin.earliest, None) if draw(st.booleans()) else begin
        edtf = "unknown" if begin.open else begin.edtf()
        events.append(
            Event(f"e{i}", f"event {i}", "en", mention.status, "day", edtf, begin, end, mentions=(mention,))
        )
    return events


class TableJudge:
    """A judge that answers from a table of numbers, by the mentions' starts: the same for the same pair."""

    def __init__(self, table: Sequence[int]) -> None:
        self.table = table

    def relations(self, pairs) -> list[Mapping[str, float]]:
        answers = []
        for a, b in pairs:
            seed = self.table[(a.start * 7 + b.start) % len(self.table)]
            name = ["before", "after", "simultaneous", "includes", "is_included", "vague"][seed % 6]
            answers.append({name: 0.5 + (seed % 50) / 100, "vague": 0.01})
        return answers


judges = st.builds(TableJudge, st.lists(st.integers(0, 299), min_size=1, max_size=20))
publications = st.fixed_dictionaries(
    {"d1": st.none() | st.dates(DAY_ZERO, date(2025, 2, 10)), "d2": st.just(date(2025, 1, 20))}
)


# --- helpers ------------------------------------------------------------------------------------------------
def built(network_constraints):
    network = Network()
    kept, refusals = [], []
    for constraint in network_constraints:
        refusal = network.add(constraint)
        (kept if refusal is None else refusals).append(constraint if refusal is None else refusal)
    return network, kept, refusals


def floyd_warshall(points, arcs):
    days = [[0 if i == j else FAR for j in range(points)] for i in range(points)]
    order = [[0 if i == j else FAR for j in range(points)] for i in range(points)]
    for arc in arcs:
        days[arc.source][arc.target] = min(
            days[arc.source][arc.target], 0 if arc.kind == "order" else arc.weight
        )
        if arc.kind == "order":
            order[arc.source][arc.target] = min(order[arc.source][arc.target], arc.weight)
    for matrix in (days, order):
        for k, i, j in product(range(points), repeat=3):
            matrix[i][j] = min(matrix[i][j], matrix[i][k] + matrix[k][j])
    consistent = all(matrix[i][i] >= 0 for matrix in (days, order) for i in range(points))
    return days, consistent


def arcs_of(network_constraints):
    return [arc for constraint in network_constraints for arc in constraint.arcs]


def before_pairs(ordered):
    return {(r.a, r.b) for r in ordered.relations if r.relation == "before"}


def closure(pairs):
    found = set(pairs)
    while more := {(a, d) for a, b in found for c, d in found if b == c} - found:
        found |= more
    return found


def holds(arc: Arc, at) -> bool:
    """Whether an arc holds for points given as (day, place within the day)."""
    (day_s, _), (day_t, _) = at[arc.source], at[arc.target]
    if arc.kind == "days":
        return day_t - day_s <= arc.weight
    return at[arc.target] < at[arc.source] if arc.weight < 0 else at[arc.target] <= at[arc.source]


# --- the network --------------------------------------------------------------------------------------------
@given(small_networks)
def test_closure_equals_brute_force(network_constraints):
    network, kept, _ = built(network_constraints)
    days, consistent = floyd_warshall(8, arcs_of(kept))
    assert consistent
    for point in range(8):
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


@given(event_lists(), judges, publications, st.permutations(range(8)))
def test_relabelling_ids_only_relabels(events, judge, published, labels):
    names = {event.id: f"x{labels[i]}" for i, event in enumerate(events)}
    plain = order_events(events, judge, published)
    other = order_events([evolve(e, id=names[e.id]) for e in events], judge, published)
    assert {evolve(e, id=names[e.id]) for e in plain.events} == set(other.events)
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
