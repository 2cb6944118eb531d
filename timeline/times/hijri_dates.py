"""Builders of days and months of the Umm al-Qura calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.times.absolute import HIJRI_YEARS, Slots, edge, number, which, year_said
from timeline.times.calendar import UNKNOWN_DAY, year_of
from timeline.times.hijri import hijri_day, hijri_month, hijri_year_of
from timeline.times.plan import Context, Plan, fixed


def hijri_date(slots: Slots) -> Plan | None:
    """A day of the Umm al-Qura calendar, given as the Gregorian day."""
    month, day = number(slots, "hijri_month"), number(slots, "day")
    year = year_said(slots)
    if year is not None:
        found = hijri_day(year, month, day)
        return fixed("DATE", "day", found) if found else None
    word = which(slots)
    return Plan("DATE", "day", lambda c: hijri_day(None, month, day, c, word) or UNKNOWN_DAY)


def hijri_month_date(slots: Slots) -> Plan | None:
    """A month of the Umm al-Qura calendar, given as the interval of its Gregorian days."""
    month, year = number(slots, "hijri_month"), year_said(slots)
    if year is not None and year not in HIJRI_YEARS:
        year = hijri_year_of(year, month)
    word, inner = which(slots), slots.get("time")

    def value(context: Context) -> str:
        known = _year_told(inner.value(context), month) if isinstance(inner, Plan) else year
        return hijri_month(known, month, context, word) or "XXXX-XX"

    return Plan("DATE", "period", value, edge(slots))


def _year_told(told: str, month: int) -> int | None:
    """The Hijri year of a month in a year of the common era, or in a Hijri one, whose value is its interval of days."""
    year = year_of(told)
    if not year.isdecimal():
        return None
    known = hijri_year_of(int(year), month)
    begin, whole, _ = told.partition("/")
    return known + bool(whole and (hijri_day(known, month, 1) or "") < begin)


HIJRI: Mapping[str, Callable[[Slots], Plan | None]] = {
    "hijri_date": hijri_date,
    "hijri_month_date": hijri_month_date,
    "hijri_month_alone": hijri_month_date,
}
