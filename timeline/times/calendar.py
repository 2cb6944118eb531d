"""Arithmetic on days, months and years for relative times. All are total: out of range gives None."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from timeline.times.plan import Context
from timeline.values.timex import days_of

UNKNOWN_DAY = "XXXX-XX-XX"
_TOLD = re.compile(r"(BC)?(\d{4})(?:-(\d\d))?(?![\d/])")
DAYS = {"day": 1, "week": 7, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
CLOCK = ("second", "minute", "hour")
UNKNOWN = {
    "day": UNKNOWN_DAY, "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
    "hour": UNKNOWN_DAY, "minute": UNKNOWN_DAY, "second": UNKNOWN_DAY,
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


def shifted_days(days: tuple[date, date], unit: str, count: int) -> str:
    """The value of the unit so many units after a period, no finer than the period is known.

    >>> may = date(2025, 5, 1), date(2025, 5, 31)
    >>> shifted_days((date(2025, 5, 5), date(2025, 5, 5)), "week", 2), shifted_days(may, "day", 3)
    ('2025-W21', '2025-05')
    """
    grain, order = _grain(days), [g for g, _ in _GRAINS]
    coarser = unit if unit not in order or order.index(unit) > order.index(grain) else grain
    return unit_value(shift(_middle(days), unit, count), coarser)


def anniversary_of(days: tuple[date, date], years: int) -> str:
    """The value of the same day, or month, so many years after a period.

    >>> may = date(2025, 5, 1), date(2025, 5, 31)
    >>> anniversary_of((date(2023, 10, 7), date(2023, 10, 7)), 2), anniversary_of(may, -1)
    ('2025-10-07', '2024-05')
    """
    return unit_value(shift(_middle(days), "year", years), _grain(days))


def _middle(days: tuple[date, date]) -> date:
    return days[0] + (days[1] - days[0]) / 2


def _grain(days: tuple[date, date]) -> str:
    """The unit to which a period is known."""
    length = (days[1] - days[0]).days
    return next((grain for grain, longest in _GRAINS if length <= longest), "year")


_GRAINS = (("day", 0), ("week", 6), ("month", 31), ("year", 366))
"""Units, and the longest period that is known to one of them."""


def shifted_told(told: str, unit: str, count: int) -> str:
    """The value of the unit so many units after a time that was told, also before the common era.

    >>> shifted_told("BC0490-09", "year", 1), shifted_told("BC0001", "year", 1), shifted_told("1990", "month", 2)
    ('BC0489', '0001', '1990-03')
    """
    before = _TOLD.match(told) if told.startswith("BC") else None
    if before is None or unit not in MONTHS:
        return shifted_value(first_day(told), unit, count)
    month = (1 - int(before[2])) * 12 + int(before[3] or 1) - 1 + count * MONTHS[unit]
    year = month // 12 if month >= 12 else month // 12 - 1
    return unit_value(date(year, month % 12 + 1, 1), unit) if year > 0 else _before_era(-year, month % 12 + 1, unit)


def _before_era(year: int, month: int, unit: str) -> str:
    values = {
        "month": f"BC{year:04d}-{month:02d}",
        "quarter": f"BC{year:04d}-Q{(month - 1) // 3 + 1}",
        "decade": f"BC{year // 10:03d}",
        "century": f"BC{year // 100:02d}",
    }
    return values.get(unit, f"BC{year:04d}")


def reference_value(context: Context) -> str | None:
    """The time that incomplete dates are counted from, as a value; see `reference`."""
    told = context.narrative or ""
    if told.startswith("BC") and (context.story or context.published is None):
        return told
    day = reference(context)
    return day.isoformat() if day else None


def first_day(value: str | None) -> date | None:
    """The first day a value means."""
    return days_of(value).earliest if value else None


def reference(context: Context) -> date | None:
    """The day that incomplete dates are counted from.

    It is the publication day, or in a text about another time the date it last spoke of.
    """
    told = first_day(context.narrative)
    return told if told is not None and (context.story or context.published is None) else context.published


def day_at(context: Context) -> str:
    """The day a text is at: that of its publication, in a story the last one it spoke of."""
    return context.day if context.story and context.day else unit_value(context.published, "day")


def nearest_weekday(context: Context, weekday: int, which: str = "") -> str:
    """The day of a weekday (1 Monday … 7 Sunday): by word (`last`, `next`, `this`), else by tense.

    >>> nearest_weekday(Context(date(2025, 4, 8), None, "past", "dmy"), 1)
    '2025-04-07'
    """
    day = reference(context)
    if day is None:
        return f"XXXX-WXX-{weekday}"
    if not which and context.direction != "future" and weekday in context.weekdays:
        return context.weekdays[weekday]
    back = (day.isoweekday() - weekday) % 7
    if which == "last":
        found = add_days(day, -(back or 7))
    elif which == "next":
        found = add_days(day, 7 - back)
    elif which == "this":
        passed = context.direction == "future" and weekday < day.isoweekday()
        found = add_days(day, weekday - day.isoweekday() + 7 * passed)
    elif context.direction == "future":
        found = add_days(day, (7 - back) % 7)
    else:
        found = add_days(day, -back)
    return unit_value(found, "day")


def year_text(year: int | None) -> str:
    """A year as TIMEX3 writes it; years before the common era are negative.

    >>> year_text(1990), year_text(-480), year_text(None)
    ('1990', 'BC0480', 'XXXX')
    """
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def year_of(value: str) -> str:
    """The year of a value, with its era."""
    return value[:6] if value.startswith("BC") else value[:4]


def day_value(year: int | None, month: int, day: int | None = None) -> str:
    """A value from its parts; unknown year as XXXX, no day for a month.

    >>> day_value(None, 1, 17), day_value(2022, 2)
    ('XXXX-01-17', '2022-02')
    """
    head = year_text(year)
    return f"{head}-{month:02d}" + (f"-{day:02d}" if day else "")


def with_narrative(context: Context, grain: str) -> str:
    """The day, month or year that the text last spoke of."""
    told = context.narrative
    if grain == "time":
        return told or "PAST_REF"
    if told is None:
        return UNKNOWN.get(grain, UNKNOWN_DAY)
    if grain == "year":
        told = context.said or told
        if told.startswith("BC"):
            return year_of(told)
    start = first_day(told)
    if start is None or (grain == "day" and not re.match(r"\d{4}-\d\d-\d\d", told)):
        return context.day or told
    return unit_value(start, grain)
