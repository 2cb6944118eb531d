"""Builders of times inside a longer one that is said beside them: its first months, its 25th, its same period."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import evolve

from timeline.times.absolute import SPAN_WORDS, Slots, number, which
from timeline.times.calendar import MONTHS, UNKNOWN, UNKNOWN_DAY, day_value, reference, shift, year_of
from timeline.times.plan import Context, Plan
from timeline.values.timex import days_of

_TOLD = re.compile(r"(?:BC)?\d{4}(-(?:[QH]\d|\d\d))(?:/\d{4}(-\d\d))?")
_MONTHS = 12
_PARTS = {3: ("Q1", "Q4"), 6: ("H1", "H2")}
"""Months that make a quarter or half, at the start and at the end of a year."""


def _year(slots: Slots) -> Plan | None:
    """The year that is said in digits or in words."""
    inner = slots.get("time")
    if isinstance(inner, Plan):
        return inner if inner.type == "DATE" and not inner.mod else None
    year = f"{number(slots, 'year'):04d}"
    return Plan("DATE", "year", lambda _: year)


def months_of(slots: Slots) -> Plan | None:
    """The first nine months of a year, the last three, the first two quarters."""
    inner, count = _year(slots), number(slots, "number") * MONTHS[str(slots["units"])]
    last = "past" in slots or slots.get("edge") == "END"
    if inner is None or not 1 < count < _MONTHS:
        return None

    def value(context: Context) -> str:
        year = year_of(inner.value(context))
        if count in _PARTS:
            return f"{year}-{_PARTS[count][last]}"
        first = _MONTHS - count + 1 if last else 1
        return f"{year}-{first:02d}/{year}-{first + count - 1:02d}"

    return Plan("DATE", "interval", value, anchor=inner.anchor)


def period_told(slots: Slots) -> Plan | None:
    """The same period of another year: the quarter, half or month the text last spoke of."""
    inner = _year(slots)
    if inner is None:
        return None

    def value(context: Context) -> str:
        year = year_of(inner.value(context))
        told = _TOLD.fullmatch(context.said or context.narrative or "")
        if told is None:
            return year
        return f"{year}{told[1]}" + (f"/{year}{told[2]}" if told[2] else "")

    return evolve(inner, value=value, grain="quarter", aside=True)


def day_of_month(slots: Slots) -> Plan | None:
    """The 25th of this, the last or the next month, where only a word for the month follows."""
    day, word = number(slots, "day"), which(slots)
    count = {SPAN_WORDS["past"]: -1, SPAN_WORDS["next"]: 1}.get(word, 0)
    return _on_day(day, lambda c: shift(reference(c), "month", count)) if 1 <= day <= 31 else None


def day_of_told(slots: Slots) -> Plan | None:
    """The 25th of the month that the text last spoke of: «on 25 of it»."""
    day = number(slots, "day")

    def month(context: Context) -> object:
        told = context.day or context.narrative
        return days_of(told).earliest if told else None

    plan = _on_day(day, month) if 1 <= day <= 31 else None
    return evolve(plan, anchor="time") if plan else None


def _on_day(day: int, month: Callable[[Context], object]) -> Plan:
    def value(context: Context) -> str:
        found = month(context)
        return f"{str(found)[:7]}-{day:02d}" if found else f"{UNKNOWN_DAY[:-2]}{day:02d}"

    return Plan("DATE", "day", value, anchor="published")


def day_in_year(slots: Slots) -> Plan | None:
    """This very day or month of another year."""
    inner, unit = _year(slots), str(slots["unit"])
    if inner is None:
        return None

    def value(context: Context) -> str:
        today, year = context.published, year_of(inner.value(context))
        if today is None or not year.isdecimal():
            return UNKNOWN[unit]
        return day_value(int(year), today.month, today.day if unit == "day" else None)

    return Plan("DATE", unit, value, anchor="published")


WITHIN: Mapping[str, Callable[[Slots], Plan | None]] = {
    "months_of": months_of,
    "period_told": period_told,
    "day_of_month": day_of_month,
    "day_of_told": day_of_told,
    "day_in_year": day_in_year,
}
