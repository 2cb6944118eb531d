"""Builders of times that lean on the date the text last spoke of: that night, the quarter, a year earlier."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import evolve

from timeline.times.absolute import Slots, edge
from timeline.times.calendar import UNKNOWN_DAY, first_day, nearest_weekday, shifted_value, unit_value, year_of
from timeline.times.composed import part_alone
from timeline.times.plan import Context, Plan
from timeline.values.timex import days_of

_SATURDAY = 6
_QUARTER = re.compile(r"(\d{4})-(Q\d)")


def narrative_part(slots: Slots) -> Plan | None:
    """That night, the same evening: a part of the day the text last spoke of."""
    part = str(slots["part"])

    def value(context: Context) -> str:
        return f"{context.day or unit_value(context.published, 'day')}T{part}"

    return Plan("TIME", "part", value, anchor="time")


def part_habit(slots: Slots) -> Plan | None:
    """At night: of the day the text speaks of, in a story of any day."""
    part, of_day = str(slots["part"]), part_alone(slots)
    if of_day is None:
        return None

    def value(context: Context) -> str:
        return f"{UNKNOWN_DAY}T{part}" if context.story else of_day.value(context)

    return Plan("TIME", "part", value, anchor="time", aside=True)


def part_next(slots: Slots) -> Plan | None:
    """The next morning, the following night: of the day after the one the text last spoke of."""
    return _part_beside(slots, 1)


def part_previous(slots: Slots) -> Plan | None:
    """The previous evening, the night before."""
    return _part_beside(slots, -1)


def _part_beside(slots: Slots, count: int) -> Plan | None:
    part, mod = str(slots["part"]), edge(slots)

    def value(context: Context) -> str:
        told = first_day(context.day) or context.published
        return f"{shifted_value(told, 'day', count)}T{part}"

    return Plan("TIME", "part", value, mod, "time")


def month_told(slots: Slots) -> Plan | None:
    """That August, that spring: of the year the text last spoke of."""
    tail = f"{int(str(slots['month'])):02d}" if "month" in slots else str(slots["season"])
    grain = "month" if "month" in slots else "season"

    def value(context: Context) -> str:
        year = year_of(context.narrative) if context.narrative else unit_value(context.published, "year")
        return f"{year}-{tail}"

    return Plan("DATE", grain, value, anchor="time")


def part_told(slots: Slots) -> Plan | None:  # noqa: ARG001
    """The quarter: the one the text last spoke of, else the last one that has ended."""
    return Plan("DATE", "quarter", _quarter, anchor="time")


def _quarter(context: Context) -> str:
    told = context.narrative or ""
    return told if _QUARTER.fullmatch(told) else shifted_value(context.published, "quarter", -1)


def part_of_told(slots: Slots) -> Plan | None:
    """The 1988 quarter: the one the text speaks of, in another year."""
    year = int(str(slots["year"]))
    return Plan("DATE", "quarter", lambda c: f"{year:04d}-{_quarter(c)[5:]}", anchor="time", aside=True)


def year_before(slots: Slots) -> Plan | None:
    """A year earlier, the year-ago quarter: counted from the date the text last spoke of."""
    if slots.get("unit") == "quarter":
        return quarter_before(slots)
    return Plan("DATE", "year", lambda c: _year_back(c, c.narrative), anchor="time", aside=True)


def quarter_before(slots: Slots) -> Plan | None:
    """The corresponding quarter last year; the year-ago third quarter."""
    nth = f"-Q{slots['ordinal']}" if "ordinal" in slots else ""
    return Plan(
        "DATE", "quarter", lambda c: _year_back(c, _quarter(c)[: -len(nth) or None] + nth), anchor="time", aside=True
    )


def weekday_before(slots: Slots) -> Plan | None:
    """The previous Friday: the last one before the day the text spoke of."""
    return _weekday_beside(slots, "last")


def weekday_after(slots: Slots) -> Plan | None:
    """The following Friday."""
    return _weekday_beside(slots, "next")


def _weekday_beside(slots: Slots, which: str) -> Plan | None:
    day = int(str(slots["weekday"]))

    def value(context: Context) -> str:
        told = first_day(context.day) or context.published
        return nearest_weekday(evolve(context, published=told, narrative=None), day, which)

    return Plan("DATE", "day", value, anchor="time", aside=which == "last", named=True)


def year_ago(slots: Slots) -> Plan | None:  # noqa: ARG001
    """A year ago, counted from the publication."""
    return Plan("DATE", "year", lambda c: _year_back(c, None), anchor="published", aside=True)


def _year_back(context: Context, told: str | None) -> str:
    """The year before; where the text last spoke of a quarter, the same quarter of the year before."""
    if found := _QUARTER.fullmatch(told or context.narrative or ""):
        return f"{int(found[1]) - 1:04d}-{found[2]}"
    return shifted_value(days_of(told).earliest if told else context.published, "year", -1)


def weekend_near(slots: Slots) -> Plan | None:  # noqa: ARG001
    """The weekend: the coming one where the tense looks ahead, else the one under way or just over."""

    def value(context: Context) -> str:
        day = context.published
        back = day is not None and day.isoweekday() < _SATURDAY and context.direction != "future"
        return shifted_value(day, "weekend", -1 if back else 0)

    return Plan("DATE", "weekend", value, anchor="published")


TOLD: Mapping[str, Callable[[Slots], Plan | None]] = {
    "narrative_part": narrative_part,
    "part_habit": part_habit,
    "part_next": part_next,
    "part_previous": part_previous,
    "part_of_told": part_of_told,
    "month_told": month_told,
    "season_told": month_told,
    "part_told": part_told,
    "year_before": year_before,
    "quarter_before": quarter_before,
    "year_ago": year_ago,
    "weekday_before": weekday_before,
    "weekday_after": weekday_after,
    "weekend_near": weekend_near,
}
