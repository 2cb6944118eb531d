"""Builders of clock times: an hour, its minutes, and the day it is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from timeline.times.absolute import Slots, number
from timeline.times.calendar import day_at, first_day, shifted_value, unit_value
from timeline.times.plan import Context, Plan

_LATE = frozenset(("pm", "AF", "EV", "NI"))
_EARLY = frozenset(("am", "MO", "NI"))
_MINUTES = {"half": 30, "quarter": 15, "third": 20, "three_quarters": 45}
_NOON = 12
_NIGHT_ENDS = 5
"""Up to this hour «at night» is the hour after midnight."""


def clock_time(slots: Slots) -> Plan | None:
    """An hour of a day: given, spoken of last, or the publication day."""
    clock = _hour_minute(slots)
    said = str(slots.get("meridiem", slots.get("part", "")))
    if clock is None or not _possible(clock[0], said):
        return None
    inner = slots.get("time")
    if isinstance(inner, Plan) and inner.type not in ("DATE", "TIME"):
        return None
    zone = str(slots.get("zone", ""))

    def value(context: Context) -> str:
        day = inner.value(context) if isinstance(inner, Plan) else day_at(context)
        day, _, part = day.partition("T")
        return f"{day}T{_half(clock[0], said or part):02d}:{clock[1]}{'' if zone == 'zone' else zone}"

    return Plan("TIME", "time", value, anchor=inner.anchor if isinstance(inner, Plan) else "published")


def clock_alone(slots: Slots) -> Plan | None:
    """Noon or midnight without its day; midnight then is where the day begins."""
    return clock_time({"clock": "00:00" if slots["clock"] == "24:00" else slots["clock"]})


def _possible(hour: int, said: str) -> bool:
    return 0 <= hour <= 24 and not (said in ("am", "MO") and hour > 12)


def _half(hour: int, said: str) -> int:
    """The hour of the whole day, by what is said of the part of the day."""
    if (said == "NI" and hour <= _NIGHT_ENDS) or (said in _EARLY and hour == 12):
        return hour % 12
    return hour + 12 if said in _LATE and hour < 12 else hour


def _hour_minute(slots: Slots) -> tuple[int, str] | None:
    """The hour as written and the rest («30», «30:15»)."""
    if "clock" in slots:
        hour, _, rest = str(slots["clock"]).partition(":")
        return int(hour), rest
    hours = number(slots, "ordinal" if "ordinal" in slots else "number")
    minute = _MINUTES.get(str(slots.get("fraction")), 0) + (
        number(slots, "minute") if "minute" in slots else 0
    )
    less = _MINUTES.get(str(slots.get("less_part")), 0) + (number(slots, "less") if "less" in slots else 0)
    if not 0 <= minute < 60 or not 0 <= less < 60:
        return None
    return (hours, f"{minute:02d}") if not less else ((hours - 1) or 12, f"{60 - less:02d}")


def clock_on(slots: Slots) -> Plan | None:
    """A clock time with its day, or with the part of the day that tells morning from evening."""
    clock, inner = slots["clock"], slots.get("time")
    if (
        not isinstance(clock, Plan)
        or clock.type != "TIME"
        or (isinstance(inner, Plan) and inner.type not in ("DATE", "TIME"))
    ):
        return None

    def value(context: Context) -> str:
        own, _, hours = clock.value(context).partition("T")
        if "night" in slots and isinstance(inner, Plan):
            return _at_night(first_day(inner.value(context)), hours)
        if "/" in hours:
            return _moved(clock.value(context), inner.value(context) if isinstance(inner, Plan) else own)
        day, _, part = (
            inner.value(context).partition("T") if isinstance(inner, Plan) else (own, "", str(slots["part"]))
        )
        return f"{day}T{_half(int(hours[:2]), part):02d}{hours[2:]}"

    return Plan("TIME", "moment", value, clock.mod, inner.anchor if isinstance(inner, Plan) else clock.anchor)


def _at_night(morrow: date | None, hours: str) -> str:
    """A clock time in the night before a day: after midnight it is of that day, else of the one before."""
    hour = _half(int(hours[:2]), "NI")
    return f"{shifted_value(morrow, 'day', -(hour >= _NOON))}T{hour:02d}{hours[2:]}"


def _moved(interval: str, day: str) -> str:
    """A range of hours, moved to a day."""
    return "/".join(f"{day.partition('T')[0]}T{end.partition('T')[2]}" for end in interval.split("/"))


def clock_range(slots: Slots) -> Plan | None:
    """From one hour to another: what is said of the half of the day holds for both."""
    first, last = slots.get("first"), slots.get("last")
    begin = None if "hour" not in slots else number(slots, "hour")
    end = None if "end" not in slots else number(slots, "end")
    if not all(hour is None or 0 <= hour <= 24 for hour in (begin, end)):
        return None
    if any(isinstance(plan, Plan) and plan.type != "TIME" for plan in (first, last)):
        return None

    def value(context: Context) -> str:
        known = first if isinstance(first, Plan) else last
        day, _, hours = known.value(context).partition("T") if isinstance(known, Plan) else ("", "", "00")
        day = day or unit_value(context.published, "day")
        one = hours if begin is None else f"{_same_half(begin, hours):02d}:00"
        two = hours if end is None else f"{_same_half(end, hours):02d}:00"
        return f"{day}T{one}/{day}T{two}"

    return Plan("TIME", "interval", value, anchor="published")


def _same_half(hour: int, other: str) -> int:
    return hour + 12 if int(other[:2]) > 12 and hour < 12 and hour + 12 <= 24 else hour


CLOCK_TIMES: Mapping[str, Callable[[Slots], Plan | None]] = {
    "clock_time": clock_time,
    "clock_on": clock_on,
    "clock_range": clock_range,
    "clock_alone": clock_alone,
}
