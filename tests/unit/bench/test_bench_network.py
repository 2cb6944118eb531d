"""The cost of the temporal network: the table, and that five thousand events stay quick."""

from __future__ import annotations

from itertools import count

from timeline.bench.network import network

BAR = 2.0
"""Seconds of the processor in which 5,000 events with 20,000 constraints are closed."""


def test_rows_say_what_each_constraint_costs():
    ticks = count(0, 2)
    lines = [line.split() for line in network((50, 100), clock=lambda: float(next(ticks))).splitlines()]
    assert lines[0] == ["constraints", "seconds", "µs", "each", "bytes", "each"]
    assert [line[:5] for line in lines[1:]] == [
        ["50", "events", "200", "2.00", "10000.00"],
        ["100", "events", "400", "2.00", "5000.00"],
    ]


def test_five_thousand_events_are_closed_in_time_and_memory_grows_with_the_constraints():
    small, large = ([float(cell) for cell in line.split()[2:]] for line in network((1_250, 5_000)).splitlines()[1:])
    assert large[0] == 20_000
    assert large[1] < BAR
    assert large[3] < 1.5 * small[3]
