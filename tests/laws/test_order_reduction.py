"""The reduction of an order by dates and strict steps equals brute force."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.order.reduce import Reduction


def closure(pairs):
    found = set(pairs)
    while more := {(a, d) for a, b in found for c, d in found if b == c} - found:
        found |= more
    return found


@st.composite
def interval_orders(draw):
    """Bounds around hidden moments, and strict steps that the hidden moments respect."""
    count = draw(st.integers(1, 9))
    moments = draw(st.lists(st.integers(0, 12), min_size=count, max_size=count))
    around = st.none() | st.integers(0, 4)
    bounds = []
    for moment in moments:
        low, high = draw(around), draw(around)
        bounds.append((None if low is None else moment - low, None if high is None else moment + high))
    line = sorted(range(count), key=lambda i: (moments[i], i))
    pairs = [(line[i], line[j]) for i in range(count) for j in range(i + 1, count)]
    steps: dict[int, set[int]] = {}
    for a, b in draw(st.lists(st.sampled_from(pairs), max_size=8, unique=True)) if pairs else []:
        steps.setdefault(a, set()).add(b)
    return bounds, steps, [line.index(i) for i in range(count)]


@given(interval_orders())
def test_reduction_equals_brute_force(order):
    bounds, steps, line = order
    reduction = Reduction(bounds, steps, line=line)
    dates = {(a, b) for a in range(len(line)) for b in range(len(line)) if reduction.dates_decide(a, b)}
    whole = closure(dates | {(a, b) for a, targets in steps.items() for b in targets})
    middles = range(len(line))
    least = {(a, b) for a, b in whole if not any((a, c) in whole and (c, b) in whole for c in middles)}
    assert set(reduction.edges()) == least
