"""Builders of times made of other times: parts of a day, clock times, edges, appositions, ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import evolve

from timeline.times.absolute import Slots, number, which
from timeline.times.calendar import UNKNOWN_DAY, choose_year, day_value, shift, unit_value
from timeline.times.holidays import holiday_value
from timeline.times.plan import Context, Plan
from timeline.values.timex import days_of


def _inner(slots: Slots, name: str = "time") -> Plan:
    plan = slots[name]
    if not isinstance(plan, Plan):
        raise TypeError(f"slot {name!r} holds no time: {plan!r}")
    return plan


def part_of_day(slots: Slots) -> Plan | None:
    """The morning, evening, … of a day."""
    inner, part = _inner(slots), str(slots["part"])
    return Plan("TIME", "part", lambda c: f"{inner.value(c)}T{part}", anchor=inner.anchor)


def part_today(slots: Slots) -> Plan | None:
    """Tonight, this morning; last night is of the day before."""
    part = str(slots["part_last"] if "part_last" in slots else slots["part_today"])
    back = -1 if "part_last" in slots else 0
    return Plan(
        "TIME", "part", lambda c: f"{unit_value(shift(c.published, 'day', back), 'day')}T{part}", anchor="published"
    )


def part_alone(slots: Slots) -> Plan | None:
    """A part of the day without its day: of the day the text speaks of, else of the publication."""
    part = str(slots["part"])

    def value(context: Context) -> str:
        told = context.narrative or ""
        day = told[:10] if re.match(r"\d{4}-\d\d-\d\d", told) else unit_value(context.published, "day")
        return f"{day}T{part}"

    return Plan("TIME", "part", value, anchor="time")


def clock_time(slots: Slots) -> Plan | None:
    """An hour of a day: given, spoken of last, or the publication day."""
    hour, minute = _hour_minute(slots)
    if hour is None or hour > 24 or minute > 59:
        return None
    inner = slots.get("time")
    zone = str(slots.get("zone", ""))

    def value(context: Context) -> str:
        day = inner.value(context) if isinstance(inner, Plan) else unit_value(context.published, "day")
        return f"{day.split('T')[0]}T{hour:02d}:{minute:02d}{zone}"

    return Plan("TIME", "time", value, anchor="published")


def _hour_minute(slots: Slots) -> tuple[int | None, int]:
    if "clock" in slots:
        hour, minute = (int(x) for x in str(slots["clock"]).split(":")[:2])
    else:
        hour = number(slots, "ordinal" if "ordinal" in slots else "number")
        minute = {"half": 30, "quarter": 15, "third": 20}.get(str(slots.get("fraction")), 0)
        minute = number(slots, "minute") if "minute" in slots else minute
    half = str(slots.get("meridiem", slots.get("part", "")))
    if half and hour > 12:
        return (hour, minute) if half in ("pm", "AF", "EV", "NI") else (None, 0)
    if half in ("pm", "AF", "EV", "NI") and hour < 12:
        hour += 12
    elif half in ("am", "MO", "NI") and hour == 12:
        hour = 0
    return hour, minute


def edge_of(slots: Slots) -> Plan | None:
    """The start, middle or end of a time."""
    inner = _inner(slots)
    return None if inner.mod else evolve(inner, mod=str(slots["edge"]))


def modified(slots: Slots) -> Plan | None:
    """About a time, more than a time."""
    inner = _inner(slots)
    return None if inner.mod else evolve(inner, mod=str(slots["mod"]))


def same_day(slots: Slots) -> Plan | None:
    """Two names of one day side by side: the more exact one counts."""
    first, second = _inner(slots, "time"), _inner(slots, "second")

    def value(context: Context) -> str:
        one, two = first.value(context), second.value(context)
        if first.grain == "part":
            return f"{two}{one[10:]}"
        return one if two.startswith("XXXX") else two

    return Plan(first.type, first.grain, value, first.mod or second.mod, second.anchor)


def weekday_date(slots: Slots) -> Plan | None:
    """A weekday with its date: the date counts; without a year, the year in which the weekday fits, if one is near."""
    inner, weekday = _inner(slots), number(slots, "weekday" if "weekday" in slots else "weekday_bare")

    def value(context: Context) -> str:
        found = inner.value(context)
        day = days_of(found).earliest
        if day is None or day.isoweekday() == weekday or inner.anchor is None:
            return found
        for year in (day.year - 1, day.year + 1):
            moved = days_of(day_value(year, day.month, day.day)).earliest
            if moved and moved.isoweekday() == weekday:
                return moved.isoformat()
        return found

    return Plan("DATE", "day", value, inner.mod, inner.anchor)


def month_of(slots: Slots) -> Plan | None:
    """A month of a year that is said in words: March of last year."""
    inner, month = _inner(slots), number(slots, "month")
    return Plan("DATE", "month", lambda c: f"{inner.value(c)[:4]}-{month:02d}", anchor=inner.anchor)


def date_of(slots: Slots) -> Plan | None:
    """A day of a year or month that is said in words: 5 March of last year, the fifth of last month."""
    inner, day = _inner(slots), number(slots, "day")
    if "month" not in slots:
        return Plan("DATE", "day", lambda c: f"{inner.value(c)[:7]}-{day:02d}", anchor=inner.anchor)
    month = number(slots, "month")
    return Plan("DATE", "day", lambda c: f"{inner.value(c)[:4]}-{month:02d}-{day:02d}", anchor=inner.anchor)


def weekday_of(slots: Slots) -> Plan | None:
    """A weekday of a week that is said in words: Tuesday of last week."""
    inner, weekday = _inner(slots), number(slots, "weekday" if "weekday" in slots else "weekday_bare")

    def value(context: Context) -> str:
        week = inner.value(context)
        return unit_value(shift(days_of(week).earliest, "day", weekday - 1), "day")

    return Plan("DATE", "day", value, anchor=inner.anchor)


def time_range(slots: Slots) -> Plan | None:
    """From one time to another, as one interval."""
    first, last = _inner(slots, "first"), _inner(slots, "last")
    if first.type != "DATE" or last.type != "DATE" or "reference" in (first.grain, last.grain):
        return None
    return Plan("DATE", "interval", lambda c: f"{first.value(c)}/{last.value(c)}", anchor=first.anchor)


def day_range(slots: Slots) -> Plan | None:
    """Days of one month: 5 to 9 April 2020."""
    month, first = number(slots, "month"), number(slots, "first")
    inner = slots.get("time")
    if not isinstance(inner, Plan) or first > 31:
        return None

    def value(context: Context) -> str:
        last = inner.value(context)
        if UNKNOWN_DAY in last or not re.fullmatch(r"(\d{4}|XXXX)-\d\d-\d\d", last):
            return last
        year = None if last.startswith("XXXX") else int(last[:4])
        return f"{day_value(year, month, first)}/{last}"

    return Plan("DATE", "interval", value)


def day_span(slots: Slots) -> Plan | None:
    """Days of one month with the month first: May 6 to 9."""
    month, first, last = number(slots, "month"), number(slots, "first"), number(slots, "last")
    if first >= last or last > 31:
        return None
    given = number(slots, "year") if "year" in slots else None

    def value(context: Context) -> str:
        year = given if given is not None else choose_year(context, month, last, which(slots))
        return f"{day_value(year, month, first)}/{day_value(year, month, last)}"

    return Plan("DATE", "interval", value)


def year_range(slots: Slots) -> Plan | None:
    """Between 2015 and 2018."""
    first, last = number(slots, "first"), number(slots, "last")
    if last < 100:
        last += first // 100 * 100
    return Plan("DATE", "interval", lambda _: f"{first:04d}/{last:04d}") if first < last else None


def holiday(slots: Slots) -> Plan | None:
    """A feast or public holiday, of the year named or the nearest by tense."""
    name = str(slots["holiday"])
    year = number(slots, "year") if "year" in slots else None
    return Plan("DATE", "day", lambda c: holiday_value(name, year, c) or UNKNOWN_DAY)


COMPOSED: Mapping[str, Callable[[Slots], Plan | None]] = {
    "part_of_day": part_of_day,
    "part_today": part_today,
    "part_alone": part_alone,
    "clock_time": clock_time,
    "edge_of": edge_of,
    "modified": modified,
    "same_day": same_day,
    "weekday_date": weekday_date,
    "month_of": month_of,
    "date_of": date_of,
    "weekday_of": weekday_of,
    "time_range": time_range,
    "day_range": day_range,
    "day_span": day_span,
    "year_range": year_range,
    "holiday": holiday,
}
