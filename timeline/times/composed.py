"""Builders of times made of other times: parts of a day, clock times, edges, appositions, ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import evolve

from timeline.times.absolute import HIJRI_YEARS, Slots, edge, number, which
from timeline.times.calendar import UNKNOWN_DAY, day_value, shift, unit_value, year_of
from timeline.times.hijri import hijri_year
from timeline.times.holidays import holiday_value
from timeline.times.pairs import PAIR
from timeline.times.plan import Context, Direction, Plan, fixed
from timeline.times.years import choose_year
from timeline.values.timex import days_of


def inner_of(slots: Slots, name: str = "time") -> Plan:
    """The time in a slot."""
    plan = slots[name]
    if not isinstance(plan, Plan):
        raise TypeError(f"slot {name!r} holds no time: {plan!r}")
    return plan


def part_of_day(slots: Slots) -> Plan | None:
    """The morning, evening, … of a day."""
    inner, part = inner_of(slots), str(slots["part"])
    return Plan("TIME", "part", lambda c: f"{inner.value(c)}T{part}", anchor=inner.anchor)


def part_today(slots: Slots) -> Plan | None:
    """Tonight, this morning; last night is of the day before."""
    part = str(slots["part_last"] if "part_last" in slots else slots["part_today"])
    back = -1 if "part_last" in slots else 0
    return Plan(
        "TIME",
        "part",
        lambda c: f"{unit_value(shift(c.published, 'day', back), 'day')}T{part}",
        anchor="published",
    )


def part_alone(slots: Slots) -> Plan | None:
    """A part of the day without its day: of the day the text speaks of, else of the publication."""
    part = str(slots["part"])

    def value(context: Context) -> str:
        told = context.narrative or ""
        day = told[:10] if re.match(r"\d{4}-\d\d-\d\d", told) else unit_value(context.published, "day")
        return f"{day}T{part}"

    return Plan("TIME", "part", value, edge(slots), "time")


def edge_of(slots: Slots) -> Plan | None:
    """The start, middle or end of a time."""
    inner = inner_of(slots)
    return None if inner.mod else evolve(inner, mod=str(slots["edge"]))


def modified(slots: Slots) -> Plan | None:
    """About a time, more than a time."""
    inner = inner_of(slots)
    return None if inner.mod else evolve(inner, mod=str(slots["mod"]))


def season_of(slots: Slots) -> Plan | None:
    """A season of a year that is said in words: the spring of last year, of 480 BC."""
    inner, season = inner_of(slots), str(slots["season"])
    mod = edge(slots)
    return Plan("DATE", "season", lambda c: f"{year_of(inner.value(c))}-{season}", mod, inner.anchor)


def month_range(slots: Slots) -> Plan | None:
    """From a month of one year to a month of another."""
    first = day_value(number(slots, "year"), number(slots, "first"))
    last = day_value(number(slots, "last_year"), number(slots, "last"))
    return Plan("DATE", "interval", lambda _: f"{first}/{last}") if first < last else None


def weekday_date(slots: Slots) -> Plan | None:
    """A weekday with its date: the date counts; without a year, a near one that fits the weekday."""
    inner, weekday = inner_of(slots), number(slots, "weekday" if "weekday" in slots else "weekday_bare")
    if inner.named or inner.type != "DATE" or ("weekday_bare" in slots and not _may_be_on(inner, weekday)):
        return None

    def value(context: Context) -> str:
        found = inner.value(context)
        day = days_of(found).earliest
        if day is None or day.isoweekday() == weekday or not inner.loose:
            return found
        for year in (day.year - 1, day.year + 1):
            moved = days_of(day_value(year, day.month, day.day)).earliest
            if moved and moved.isoweekday() == weekday:
                return moved.isoformat()
        return found

    return Plan("DATE", "day", value, inner.mod, inner.anchor)


def _may_be_on(date: Plan, weekday: int) -> bool:
    """Whether a calendar date may fall on a weekday; without its article that word may be a name."""
    day = days_of(date.value(Context(None, None, None, "dmy"))).earliest
    return date.loose or (date.anchor is None and day is not None and day.isoweekday() == weekday)


def month_of(slots: Slots) -> Plan | None:
    """A month of a year that is said in words: March of last year."""
    inner, month = inner_of(slots), number(slots, "month")
    mod = edge(slots)
    return Plan("DATE", "month", lambda c: f"{year_of(inner.value(c))}-{month:02d}", mod, inner.anchor)


def date_of(slots: Slots) -> Plan | None:
    """A day of a year or month that is said in words: 5 March of last year, the fifth of last month."""
    inner, day = inner_of(slots), number(slots, "day")
    if inner.mod:
        return None
    if "month" not in slots:
        return Plan("DATE", "day", lambda c: f"{inner.value(c)[:7]}-{day:02d}", anchor=inner.anchor)
    month = number(slots, "month")
    return Plan(
        "DATE", "day", lambda c: f"{year_of(inner.value(c))}-{month:02d}-{day:02d}", anchor=inner.anchor
    )


def weekday_of(slots: Slots) -> Plan | None:
    """A weekday of a week that is said in words: Tuesday of last week."""
    inner, weekday = inner_of(slots), number(slots, "weekday" if "weekday" in slots else "weekday_bare")

    def value(context: Context) -> str:
        week = inner.value(context)
        return unit_value(shift(days_of(week).earliest, "day", weekday - 1), "day")

    return Plan("DATE", "day", value, anchor=inner.anchor)


def time_range(slots: Slots) -> Plan | None:
    """From one time to another, as one interval."""
    first, last = inner_of(slots, "first"), inner_of(slots, "last")
    if (
        first.type != last.type
        or first.type not in ("DATE", "TIME")
        or {"reference", "interval"} & {first.grain, last.grain}
    ):
        return None

    def value(context: Context) -> str:
        begin = first.value(context)
        end = last.value(evolve(context, narrative=begin, day=begin) if last.anchor == "time" else context)
        if first.loose and begin[4:5] == end[4:5] == "-":
            begin = _year_before(begin, end)
        return f"{begin}/{end}"

    return Plan(first.type, "interval", value, anchor=first.anchor)


def date_range(slots: Slots) -> Plan | None:
    """From one calendar date to another without a word before: 2 October to 5 November."""
    ends = inner_of(slots, "first"), inner_of(slots, "last")
    return time_range(slots) if all(end.loose or end.anchor is None for end in ends) else None


def _year_before(begin: str, end: str) -> str:
    """The first end of a range, moved to the year of the second, or to the one before."""
    year = end[:4]
    if begin[4:] > end[4:] and year.isdigit():
        year = f"{int(year) - 1:04d}"
    return year + begin[4:]


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


def day_pair(slots: Slots) -> Plan | None:
    """Two days of one month: 24 and 25 April."""
    span = day_span(slots)
    return evolve(span, grain=PAIR) if span else None


def day_stretch(slots: Slots) -> Plan | None:
    """From one day of a month to another: one time, in a story two."""
    pair = day_pair(slots)
    return evolve(pair, telling=False) if pair else None


def day_span_of(slots: Slots) -> Plan | None:
    """Days of a month that is said in words: 4 to 23 of next month."""
    inner, first, last = inner_of(slots), number(slots, "first"), number(slots, "last")
    if inner.type != "DATE" or not first < last <= 31:
        return None

    def value(context: Context) -> str:
        month = inner.value(context)[:7]
        return f"{month}-{first:02d}/{month}-{last:02d}"

    return Plan("DATE", "interval", value, anchor=inner.anchor)


def year_range(slots: Slots) -> Plan | None:
    """Between 2015 and 2018."""
    first, last = number(slots, "first"), number(slots, "last")
    if last < 100:
        last += first // 100 * 100
    if first >= last:
        return None
    if first in HIJRI_YEARS and last in HIJRI_YEARS:
        ends = hijri_year(first).partition("/")[0], hijri_year(last).partition("/")[2]
        return fixed("DATE", "interval", "/".join(ends))
    return fixed("DATE", "interval", f"{first:04d}/{last:04d}")


def holiday(slots: Slots) -> Plan | None:
    """A feast or public holiday, of the year named or the nearest by tense."""
    name = str(slots["holiday"]) if "holiday" in slots else "ramadan"
    year = number(slots, "year") if "year" in slots else None
    said = _DIRECTIONS.get(which(slots))

    def value(context: Context) -> str:
        return holiday_value(name, year, evolve(context, direction=said) if said else context) or UNKNOWN_DAY

    return Plan("DATE", "day", value)


_DIRECTIONS: Mapping[str, Direction] = {"last": "past", "next": "future"}


COMPOSED: Mapping[str, Callable[[Slots], Plan | None]] = {
    "part_of_day": part_of_day,
    "part_today": part_today,
    "part_alone": part_alone,
    "part_early": part_alone,
    "part_bare": part_alone,
    "edge_of": edge_of,
    "modified": modified,
    "season_of": season_of,
    "month_range": month_range,
    "weekday_date": weekday_date,
    "month_of": month_of,
    "date_of": date_of,
    "weekday_of": weekday_of,
    "time_range": time_range,
    "date_range": date_range,
    "day_range": day_range,
    "day_span": day_span,
    "day_pair": day_pair,
    "day_stretch": day_stretch,
    "day_span_of": day_span_of,
    "year_range": year_range,
    "holiday": holiday,
    "holiday_span": holiday,
}
