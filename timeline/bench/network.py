"""What the temporal network costs: seconds, microseconds a constraint, and bytes a constraint, by size.

The events have days all over some decades; half of them are dated, to a day, a week or a month. The other
constraints are steps and distances between any two of them. Everything follows from the numbers of the events, so that
two runs build the same network. Closing includes the bounds of all begins and ends.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from itertools import islice

from timeline.bench.peers import Clock, processor_seconds
from timeline.bench.report import Row, format_table
from timeline.order.network import ORIGIN, Constraint, Network, begin_of, distance, end_of, precedes, shape_of

EVENTS = (1_250, 2_500, 5_000, 10_000)
EACH = 4
"""Constraints an event."""
_DAYS, _FIRST = 10_007, 730_000
_STEP, _OTHER = 7_919, 104_729
"""Primes, so that days and pairs are spread evenly."""


def network(sizes: tuple[int, ...] = EVENTS, *, clock: Clock = processor_seconds) -> str:
    """A table: one row a size."""
    return format_table([(f"{size} events", _row(size, clock)) for size in sizes])


def _row(size: int, clock: Clock) -> Row:
    constraints = list(islice(_constraints(size), EACH * size))
    begin = clock()
    _close(constraints, size)
    spent = clock() - begin
    tracemalloc.start()
    network = _close(constraints, size)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del network
    count = len(constraints)
    return {"constraints": count, "seconds": spent, "µs each": spent / count * 1e6, "bytes each": round(held / count)}


def _close(constraints: list[Constraint], size: int) -> Network:
    network = Network()
    for constraint in constraints:
        network.add(constraint)
    for index in range(size):
        network.bounds(begin_of(index))
        network.bounds(end_of(index))
    return network


def _constraints(size: int) -> Iterator[Constraint]:
    """That no event ends before it begins, dates of half of them, then steps and distances without end."""
    days = [_FIRST + index * _STEP % _DAYS for index in range(size)]
    for index, day in enumerate(days):
        yield shape_of(index)
        if index % 2:
            slack = (0, 3, 15)[index % 3]
            yield Constraint("dated", distance(ORIGIN, begin_of(index), day - slack, day + slack))
    number = 0
    while True:
        number += 1
        other = (number * _OTHER + number // size * _STEP) % size
        a, b = sorted((number % size, other), key=lambda index: days[index])
        if days[a] == days[b]:
            continue
        apart = days[b] - days[a]
        arcs = distance(begin_of(a), begin_of(b), max(0, apart - 5), apart + 5)
        yield Constraint("placed", precedes(begin_of(a), begin_of(b)) if number % 2 else arcs)
