"""Two days that share a month: April 24 and 25 are two times, April 24 to 29 are two in a story."""

from __future__ import annotations

from attrs import evolve

from timeline.times.items import Scan
from timeline.times.plan import Context, Plan

PAIR = "pair"
"""Grain of a reading that stands for two times."""


def middle_of(scan: Scan, start: int, end: int) -> int:
    """The token between two days: the one behind the first of them."""
    for at in range(start, end):
        if ends := [item.end for item in scan.items.get(at, ()) if item.kind == "day"]:
            return max(ends)
    return start


def parts_of(plan: Plan) -> tuple[Plan, Plan]:
    """The plans of both days, from one whose value has both."""
    return _part(plan, 0), _part(plan, 1)


def _part(plan: Plan, index: int) -> Plan:
    def value(context: Context) -> str:
        return plan.value(context).split("/")[index]

    return evolve(plan, grain="day", value=value, telling=None if plan.telling is None else True)
