"""Builders of times that are named twice, side by side: the day and its date, one moment in two zones."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.times.absolute import Slots
from timeline.times.composed import inner_of
from timeline.times.plan import Context, Plan
from timeline.values.bounds import Bounds
from timeline.values.timex import days_of

_WEEK = 7


def same_day(slots: Slots) -> Plan | None:
    """Two names of one day side by side: the more exact one counts."""
    first, second = inner_of(slots, "time"), inner_of(slots, "second")

    def value(context: Context) -> str:
        one, two = first.value(context), second.value(context)
        if first.grain == "part":
            return f"{two}{one[10:]}"
        if second.grain == "part" and second.anchor == "time":
            return f"{one}{two[10:]}"
        return one if two.startswith("XXXX") else two

    if (
        first.type not in ("DATE", "TIME")
        or second.type not in ("DATE", "TIME")
        or (first.named and second.named)
        or _are_far(first, second)
    ):
        return None
    exact = second if second.grain == "part" else first
    return Plan(exact.type, exact.grain, value, first.mod or second.mod, second.anchor)


def _are_far(first: Plan, second: Plan) -> bool:
    """Whether two days cannot be one: the second is stated in full, and the first is more than a week off."""
    there = days_of(second.value(Context(None, None, None, "dmy"))) if second.anchor is None else Bounds()
    here = days_of(first.value(Context(there.earliest, None, None, "dmy"))) if there.days() == 1 else Bounds()
    return here.days() == 1 and abs(here.earliest - there.earliest).days > _WEEK  # type: ignore[operator]


def same_time(slots: Slots) -> Plan | None:
    """One moment in two zones, «8:51 p.m. (1451 GMT)»: the second one counts, on the day behind it or of the first."""
    second = inner_of(slots, "second")
    day = inner_of(slots, "day" if "day" in slots else "time")

    def value(context: Context) -> str:
        return f"{day.value(context).partition('T')[0]}T{second.value(context).partition('T')[2]}"

    return Plan("TIME", "time", value, anchor=day.anchor)


DOUBLE_NAMED: Mapping[str, Callable[[Slots], Plan | None]] = {"same_day": same_day, "same_time": same_time}
