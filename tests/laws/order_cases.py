"""Small networks and lists of events for the laws of the order layer, and brute force to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from timeline.order import Arc, Constraint, Network
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
