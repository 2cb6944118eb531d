"""Days, bounds and TIMEX3 values."""

from __future__ import annotations

import calendar
from datetime import date

from hypothesis import strategies as st

from timeline.values.bounds import Bounds


def days(first: date = date.min, last: date = date.max) -> st.SearchStrategy[date]:
    """Any day between two days, mostly of the years that news speaks of."""
    news = (max(first, date(1990, 1, 1)), min(last, date(2035, 12, 31)))
    return st.one_of(st.dates(*news), st.dates(first, last)) if news[0] < news[1] else st.dates(first, last)


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    """Open, half open, one day, a month, a year, a decade, or any interval."""
    day = draw(days())
    year, ten = day.year, day.year // 10 * 10
    month_end = day.replace(day=calendar.monthrange(year, day.month)[1])
    closed = [(day, day), (day.replace(day=1), month_end), (date(year, 1, 1), date(year, 12, 31))]
    closed += [(date(max(ten, 1), 1, 1), date(ten + 9, 12, 31)), (day, draw(st.dates(day)))]
    return Bounds(*draw(st.sampled_from([(None, None), (day, None), (None, day), *closed])))


@st.composite
def timex_values(draw: st.DrawFn) -> str:
    """A TIMEX3 value: dates of every grain, clock times, lengths, intervals, references, unknown parts."""
    day, number = draw(days()), draw(st.integers(1, 4))
    iso, year = day.isocalendar(), f"{day.year:04d}"
    week = f"{iso.year:04d}-W{iso.week:02d}"
    season, unit = draw(st.sampled_from(["SP", "FA", "WI"])), draw(st.sampled_from("DWMQY"))
    dates = [f"{day}", f"{year}-{day.month:02d}", year, year[:3], year[:2], f"{year[:3]}X", f"{year[:2]}XX"]
    dates += [week, f"{week}-{iso.weekday}", f"{week}-WE", f"{year}-02-30", f"{day}/{draw(days())}"]
    dates += [f"{year}-{season}", f"{year}-Q{number}", f"{year}-H{number}"]
    others = [f"{day}TMO", f"{day}TNI", f"{day}T14:30", f"{week}T10:00", f"P{number}{unit}", "PXD", "PT3H"]
    vague = ["PAST_REF", "PRESENT_REF", "FUTURE_REF", "XXXX-WXX-2", "XXXX-XX-XX", f"XXXX-{day.month:02d}"]
    return draw(st.sampled_from([*dates, *others, *vague]))
