"""Builders of days and weeks found by counting: inside a longer time, or away from another time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from attrs import evolve

from timeline.times.absolute import Slots, number
from timeline.times.calendar import CLOCK, DAYS, UNKNOWN_DAY, reference, shifted_value, unit_value
from timeline.times.durations import LENGTH, amount
from timeline.times.plan import Context, Plan
from timeline.values.timex import days_of

_GRAINS = ("day", "week", "month", "year")
_MOST = {("week", "month"): 5, ("day", "month"): 31, ("day", "week"): 7}
"""How many units at most the longer time has."""
_FEW = 31
"""Days or weeks further in than this are no place in a longer time."""


def _inner(slots: Slots) -> Plan | None:
    plan = slots.get("time")
    return plan if isinstance(plan, Plan) and plan.type == "DATE" and not plan.mod else None


def _place(slots: Slots) -> int:
    """First, second, … as 1, 2, …; last as -1."""
    return -1 if "edge" in slots or "past" in slots else number(slots, "ordinal")


def nth_weekday(slots: Slots) -> Plan | None:
    """The second Tuesday of a month, the last Monday of a year; the third of May where that is a Tuesday."""
    inner, nth = _inner(slots), _place(slots)
    weekday = number(slots, "weekday" if "weekday" in slots else "weekday_bare")
    if inner is None or not (nth == -1 or 1 <= nth <= (_FEW if "weekday" in slots else _MOST["week", "month"])):
        return None

    def value(context: Context) -> str:
        whole = days_of(inner.value(context))
        if whole.earliest is None or whole.latest is None:
            return f"XXXX-WXX-{weekday}"
        if "weekday" in slots and nth > 0:
            dated = whole.earliest + timedelta(nth - 1)
            if dated.isoweekday() == weekday or nth > _MOST["week", "month"]:
                return dated.isoformat()
        return _nth_day(whole.earliest, whole.latest, weekday, nth).isoformat()

    return Plan("DATE", "day", value, anchor=inner.anchor)


def _nth_day(first: date, last: date, weekday: int, nth: int) -> date:
    if nth < 0:
        return last - timedelta((last.isoweekday() - weekday) % 7)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def nth_unit(slots: Slots) -> Plan | None:
    """The first day, the third week, the last week of a longer time; weeks count from their Monday."""
    inner, nth, unit = _inner(slots), _place(slots), str(slots.get("unit", slots.get("units", "day")))
    if unit == "decade":
        return _nth_decade(inner, nth)
    if inner is None or unit not in DAYS or nth > _MOST.get((unit, inner.grain), _FEW) or nth == 0:
        return None

    def value(context: Context) -> str:
        whole = days_of(inner.value(context))
        if whole.earliest is None or whole.latest is None:
            return UNKNOWN_DAY if unit == "day" else "XXXX-WXX"
        if unit == "day":
            found = whole.latest if nth < 0 else whole.earliest + timedelta(nth - 1)
        else:
            found = _nth_day(whole.earliest, whole.latest, 1, nth)
        return unit_value(found, unit)

    return Plan("DATE", unit, value, anchor=inner.anchor)


def _nth_decade(century: Plan | None, nth: int) -> Plan | None:
    """The third decade of a century; its first is that of its years 00 to 09."""
    if century is None or century.grain != "century" or nth not in (-1, *range(1, 11)):
        return None
    digit = 9 if nth < 0 else nth - 1
    return Plan("DATE", "decade", lambda c: f"{century.value(c)}{digit}", anchor=century.anchor)


def before_time(slots: Slots) -> Plan | None:
    """A count of units before another time: two days before Christmas."""
    return _away(slots, -1)


def after_time(slots: Slots) -> Plan | None:
    """A count of units after another time: a month after 5 May 2020."""
    return _away(slots, 1)


def _away(slots: Slots, sign: int) -> Plan | None:
    inner = _inner(slots)
    count, unit, mod = amount(slots) if {"unit", "units", "two_units"} & set(slots) else (1.0, "day", None)
    if inner is None or count is None or unit in CLOCK or count != int(count) or inner.grain == "reference":
        return None
    whole = sign * int(count)
    grain = max((g for g in (unit, inner.grain) if g in _GRAINS), key=_GRAINS.index, default=unit)

    def value(context: Context) -> str:
        days = days_of(inner.value(context))
        return shifted_value(days.earliest if sign < 0 else days.latest, unit, whole)[
            : _LENGTHS.get(grain, 10)
        ]

    return Plan("DATE", grain, value, mod, inner.anchor)


_LENGTHS = {"month": 7, "year": 4}


def day_named(slots: Slots) -> Plan | None:
    """A time with a word before it that adds nothing: the day of, an early hour of."""
    inner = slots["time"]
    if not isinstance(inner, Plan) or inner.mod:
        return None
    return evolve(inner, mod=str(slots["edge"])) if "edge" in slots else inner


def eve_event(slots: Slots) -> Plan | None:  # noqa: ARG001
    """The eve of an event, the day after it: one day away from what is named."""
    return Plan("DURATION", LENGTH, lambda _: "P1D", None, "event")


def event_day(slots: Slots) -> Plan | None:
    """The day of an event that is named, or a part of that day."""
    if "part" in slots:
        return Plan("TIME", "part", lambda _: f"{UNKNOWN_DAY}T{slots['part']}", None, "event")
    return Plan("DATE", "day", lambda _: UNKNOWN_DAY, None, "event")


def day_alone(slots: Slots) -> Plan | None:
    """A day of an unnamed month, with or without its weekday: Friday the 22nd."""
    day = number(slots, "day" if "day" in slots else "ordinal")
    weekday = number(slots, "weekday") if "weekday" in slots else None
    if not 1 <= day <= 31:
        return None

    def value(context: Context) -> str:
        base = reference(context)
        days = [base + timedelta(n) for n in range(-_FEW, _FEW + 1)] if base else []
        fits = [d for d in days if d.day == day and weekday in (None, d.isoweekday())]
        if base is None or not fits:
            return f"XXXX-XX-{day:02d}"
        sides = {"future": [d for d in fits if d >= base], "past": [d for d in fits if d <= base]}
        toward = sides.get(context.direction or "", fits) or fits
        return min(toward, key=lambda d: abs(d - base)).isoformat()

    return Plan("DATE", "day", value, None, "published")


def week_of(slots: Slots) -> Plan | None:
    """The week of a calendar date: the week of 5 June."""
    inner = _inner(slots)
    if inner is None or inner.named or inner.grain != "day" or not (inner.loose or inner.anchor is None):
        return None
    return Plan("DATE", "week", lambda c: unit_value(days_of(inner.value(c)).earliest, "week"), None, inner.anchor)


def weekday_span(slots: Slots) -> Plan | None:
    """Days of a week that is said in words: next week from Tuesday to Thursday."""
    inner, first, last = _inner(slots), number(slots, "first"), number(slots, "last")
    if inner is None or first >= last:
        return None

    def value(context: Context) -> str:
        monday = days_of(inner.value(context)).earliest
        ends = [monday + timedelta(day - 1) if monday else None for day in (first, last)]
        return "/".join(unit_value(day, "day") for day in ends)

    return Plan("DATE", "interval", value, anchor=inner.anchor)


COUNTED: Mapping[str, Callable[[Slots], Plan | None]] = {
    "nth_weekday": nth_weekday,
    "nth_unit": nth_unit,
    "before_time": before_time,
    "after_time": after_time,
    "day_named": day_named,
    "eve_event": eve_event,
    "event_day": event_day,
    "day_alone": day_alone,
    "day_bare": day_alone,
    "week_of": week_of,
    "weekday_span": weekday_span,
}
