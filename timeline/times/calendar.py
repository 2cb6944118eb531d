"""Arithmetic on days, months and years for relative times. Every function is total: out of range gives None."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from timeline.times.plan import Context, Direction
from timeline.values.timex import days_of

STORY_BACK = 6
"""Months that a story steps back without a word."""
UNKNOWN_DAY = "XXXX-XX-XX"
DAYS = {"day": 1, "week": 7, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
CLOCK = ("second", "minute", "hour")
UNKNOWN = {
    "day": UNKNOWN_DAY, "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX", "hour": UNKNOWN_DAY, "minute": UNKNOWN_DAY, "second": UNKNOWN_DAY,
}  # fmt: skip


def add_days(day: date, count: int) -> date | None:
    """The day so many days later; None outside the years 1 to 9999."""
    try:
        return day + timedelta(count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """The same day so many months later, or the last of that month."""
    month = day.year * 12 + day.month - 1 + count
    year, month = divmod(month, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_value(day: date | None, unit: str) -> str:
    """The TIMEX3 value of the day, week, month, … that holds a day."""
    if day is None:
        return UNKNOWN[unit]
    iso = day.isocalendar()
    values = {
        "week": f"{iso.year:04d}-W{iso.week:02d}",
        "weekend": f"{iso.year:04d}-W{iso.week:02d}-WE",
        "month": f"{day.year:04d}-{day.month:02d}",
        "quarter": f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}",
        "year": f"{day.year:04d}",
        "decade": f"{day.year // 10:03d}",
        "century": f"{day.year // 100:02d}",
    }
    return values.get(unit, day.isoformat())


def shift(day: date | None, unit: str, count: int) -> date | None:
    """The day so many units later."""
    if day is None:
        return None
    if unit in MONTHS:
        return add_months(day, count * MONTHS[unit])
    return add_days(day, count * DAYS.get(unit, 0))


def shifted_value(day: date | None, unit: str, count: int) -> str:
    """The value of the unit so many units after the one that holds a day."""
    return unit_value(shift(day, unit, count), unit)


def first_day(value: str | None) -> date | None:
    """The first day a value means."""
    return days_of(value).earliest if value else None


def reference(context: Context) -> date | None:
    """The day that incomplete dates are counted from: the publication day, or in a text about another time the
    date it last spoke of."""
    told = first_day(context.narrative)
    return told if told is not None and (context.story or context.published is None) else context.published


def nearest_weekday(context: Context, weekday: int, which: str = "") -> str:
    """The day of a weekday (1 Monday … 7 Sunday): by word (`last`, `next`, `this`), else by tense.

    >>> nearest_weekday(Context(date(2025, 4, 8), None, "past", "dmy"), 1)
    '2025-04-07'
    """
    day = reference(context)
    if day is None:
        return f"XXXX-WXX-{weekday}"
    back = (day.isoweekday() - weekday) % 7
    if which == "last":
        found = add_days(day, -(back or 7))
    elif which == "next":
        found = add_days(day, 7 - back)
    elif which == "this":
        found = add_days(day, weekday - day.isoweekday())
    elif context.direction == "future":
        found = add_days(day, (7 - back) % 7)
    else:
        found = add_days(day, -back)
    return unit_value(found, "day")


def choose_year(context: Context, month: int, day: int | None, which: str = "") -> int | None:
    """The year of a month or day without one: by word, else by tense, else the nearest."""
    base = reference(context)
    if base is None:
        return None
    direction: Direction = {"last": "past", "next": "future"}.get(which, context.direction)  # type: ignore[assignment]
    if base != context.published and not which:
        return _story_year(str(context.narrative), base, month)
    here = (base.month, base.day if day else 0)
    there = (month, day or 0)
    if which == "this":
        return base.year
    if direction == "past":
        return base.year - (there > here or (which == "last" and there == here))
    if direction == "future":
        return base.year + (there < here or (which == "next" and there == here))
    return _nearest_year(base, month, day or 15)


def _story_year(told: str, base: date, month: int) -> int:
    """A story goes forward: the year it is in, or the next one where the month is long past."""
    if re.fullmatch(r"\d{4}", told):
        return base.year
    return base.year + (month - base.month < -STORY_BACK)


def _nearest_year(base: date, month: int, day: int) -> int:
    distance = (month - base.month) * 30 + day - base.day
    return base.year + (distance < -182) - (distance > 182)


def day_value(year: int | None, month: int, day: int | None = None) -> str:
    """A value from its parts; unknown year as XXXX, no day for a month.

    >>> day_value(None, 1, 17), day_value(2022, 2)
    ('XXXX-01-17', '2022-02')
    """
    head = f"{year:04d}" if year is not None else "XXXX"
    return f"{head}-{month:02d}" + (f"-{day:02d}" if day else "")


def with_narrative(context: Context, grain: str) -> str:
    """The day, month or year that the text last spoke of."""
    told = context.narrative
    if told is None:
        return UNKNOWN.get(grain, UNKNOWN_DAY)
    if grain == "time":
        return told
    start = first_day(told)
    if start is None or (grain == "day" and not re.match(r"\d{4}-\d\d-\d\d", told)):
        return told
    return unit_value(start, grain)
