"""Builders of times counted from the publication day, from another time, or from an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve

from timeline.times.absolute import Slots, edge, number, which
from timeline.times.calendar import (
    CLOCK,
    first_day,
    nearest_weekday,
    reference_value,
    shift,
    shifted_told,
    shifted_value,
    unit_value,
    with_narrative,
)
from timeline.times.durations import LENGTH, amount, duration, length
from timeline.times.plan import Context, Plan, fixed
from timeline.values.timex import days_of

_COARSE = ("month", "year")
_HISTORY = 50
"""Years after which a text that is no story counts nothing from a date."""


def day_offset(slots: Slots) -> Plan | None:
    """Yesterday, today, the day after tomorrow."""
    count = number(slots, "day_offset")
    return Plan(
        "DATE", "day", lambda c: unit_value(shift(c.published, "day", count), "day"), anchor="published"
    )


def weekday(slots: Slots) -> Plan | None:
    """A weekday by word or tense."""
    day = number(slots, "weekday" if "weekday" in slots else "weekday_bare")
    word = which(slots)
    further = 7 * (word == "next") - 7 * (word == "last") if _is_twice(slots) else 0

    def value(context: Context) -> str:
        found = nearest_weekday(context, day, word)
        start = days_of(found).earliest if further else None
        return unit_value(shift(start, "day", further), "day") if start else found

    return Plan("DATE", "day", value, anchor="published", named=True)


def _is_twice(slots: Slots) -> bool:
    """Whether the word says twice as far: the week before last."""
    return "twice" in (slots.get("past"), slots.get("next"))


def unit_this(slots: Slots) -> Plan | None:
    """Last, this or next week, month, year, …; twice as far for «the week after next»."""
    unit, word = str(slots["unit"]), which(slots)
    count = {"last": -1, "next": 1, "this": 0}[word]
    count *= 1 + _is_twice(slots)
    mod = edge(slots)
    if unit in CLOCK:
        return None
    return Plan("DATE", unit, lambda c: _from_reference(c, unit, count), mod, "published")


def unit_now(slots: Slots) -> Plan | None:
    """The week, month or year of the publication day («the year» in «the end of the year»)."""
    unit = str(slots["unit"])
    mod = edge(slots)
    return Plan("DATE", unit, lambda c: _from_reference(c, unit, 0), mod, "published")


def _from_reference(context: Context, unit: str, count: int) -> str:
    told = reference_value(context)
    return shifted_told(told, unit, count) if told else shifted_value(None, unit, count)


def ago(slots: Slots) -> Plan | None:
    """A count of units before the publication day, with the grain of the unit."""
    return _counted(slots, -1)


def hence(slots: Slots) -> Plan | None:
    """A count of units after the publication day."""
    return _counted(slots, 1)


def _counted(slots: Slots, sign: int) -> Plan | None:
    count, unit, mod = amount(slots)
    if count is None:
        return fixed("DATE", "reference", "PAST_REF" if sign < 0 else "FUTURE_REF", mod)
    if unit in CLOCK:
        return Plan("TIME", "day", lambda c: unit_value(c.published, "day"), mod, "published")
    shown = unit
    if count != int(count):
        unit, size, shown = _FINER.get(unit, ("day", 1, "day"))
        count = count * size
    whole = sign * int(count)
    grain = "days" if shown == "day" else shown
    return Plan("DATE", grain, lambda c: unit_value(shift(c.published, unit, whole), shown), mod, "published")


_FINER = {
    "week": ("day", 7, "day"), "month": ("day", 30, "month"), "quarter": ("month", 3, "month"),
    "year": ("month", 12, "month"), "decade": ("year", 10, "year"), "century": ("year", 100, "year"),
}  # fmt: skip
"""For parts of a unit the unit in which they are counted, how many make one, and the unit of the value."""


def duration_tense(slots: Slots) -> Plan | None:
    """«in two weeks»: a day ahead of the publication where the tense looks ahead, else a length of time."""
    ahead = _counted(slots, 1)
    if ahead is None or ahead.grain == "reference":
        return duration(slots)
    return evolve(ahead, tense="future", otherwise=duration(slots))


def unit_latest(slots: Slots) -> Plan | None:
    """The latest quarter: the last one that has ended."""
    unit = str(slots["unit"])
    return Plan("DATE", unit, lambda c: shifted_value(c.published, unit, -1), anchor="published")


def later(slots: Slots) -> Plan | None:
    """A count of units after the date the text last spoke of."""
    return _from_narrative(slots, 1)


def earlier(slots: Slots) -> Plan | None:
    """A count of units before the date the text last spoke of."""
    return _from_narrative(slots, -1)


def later_vague(slots: Slots) -> Plan | None:
    """A few days later: a length, in a story a time after the one told."""
    return evolve(fixed("DATE", "reference", "FUTURE_REF"), telling=True, otherwise=duration(slots))


def earlier_vague(slots: Slots) -> Plan | None:
    """A few days earlier."""
    return evolve(fixed("DATE", "reference", "PAST_REF"), telling=True, otherwise=duration(slots))


def _from_narrative(slots: Slots, sign: int) -> Plan | None:
    count, unit, mod = amount(slots)
    if count is not None and unit in CLOCK:
        return Plan("DURATION", LENGTH, lambda _: length(count, unit), mod, "time")
    if count is None:
        return None
    whole = sign * int(count)

    def value(context: Context) -> str:
        narrative = (context.said if context.story and sign > 0 else None) or context.narrative
        told = narrative or (unit_value(context.published, "day") if context.published else None)
        if sign > 0 and _looks_ahead(context):
            told = unit_value(context.published, "day")
        if not context.story and told and (_coarser(unit, told) != unit or _is_long_ago(context, told)):
            told = context.day or (unit_value(context.published, "day") if context.published else told)
        found = _cut(shifted_told(told or "", unit, whole), _coarser(unit, told))
        return length(count, unit) if sign > 0 and _is_a_length(context, unit, found) else found

    return Plan("DATE", "days" if unit == "day" else unit, value, mod, "time", aside=sign < 0)


def _cut(value: str, unit: str) -> str:
    """A value no finer than a unit: a day counted from a month is only known to the month."""
    first = first_day(value)
    return unit_value(first, unit) if unit in _COARSE and first else value


def _is_a_length(context: Context, unit: str, value: str) -> bool:
    """Whether «after 17 years» says how long something took: it would be years after the publication, and no plan."""
    first, published = days_of(value).earliest, context.published
    if context.story or first is None or published is None or first <= published:
        return False
    return context.direction != "future" and unit in ("year", "decade", "century")


def _looks_ahead(context: Context) -> bool:
    """Whether what comes later comes after the publication, though the text last spoke of a day before it."""
    told = days_of(context.narrative).latest if context.narrative else None
    if context.story or context.direction != "future" or context.published is None:
        return False
    return told is None or told < context.published


def _is_long_ago(context: Context, told: str) -> bool:
    """Whether what the text last spoke of is history beside its publication."""
    first = days_of(told).latest
    return (
        first is not None and context.published is not None and context.published.year - first.year > _HISTORY
    )


def _coarser(unit: str, told: str | None) -> str:
    """The unit that a count from a time is known to."""
    if told and len(told) == 7 and unit in ("day", "week"):
        return "month"
    if told and len(told) == 4 and unit in ("day", "week", "month"):
        return "year"
    return unit


def narrative(slots: Slots) -> Plan | None:
    """The same day, at that time: the date the text last spoke of."""
    grain = str(slots.get("narrative", slots.get("unit", "time")))
    mod = edge(slots)
    own = "told" if grain == "time" else grain  # «at that time» is no time of the day
    return Plan("DATE", own, lambda c: with_narrative(c, grain), mod, "time")


def narrative_next(slots: Slots) -> Plan | None:
    """The following day, the next year: one unit after the date the text last spoke of."""
    return _one_unit(slots, 1)


def narrative_previous(slots: Slots) -> Plan | None:
    """The previous day, the year before."""
    return _one_unit(slots, -1)


def _one_unit(slots: Slots, count: int) -> Plan | None:
    unit = str(slots["unit"])
    if unit in CLOCK:
        return None

    def value(context: Context) -> str:
        told = context.narrative
        return shifted_told(told, unit, count) if told else shifted_value(context.published, unit, count)

    return Plan("DATE", unit, value, anchor="time")


def recent_units(slots: Slots) -> Plan | None:
    """Recent weeks, the coming months: no more than the direction is known."""
    return fixed("DATE", "reference", "PAST_REF" if "other_past" in slots else "FUTURE_REF")


def not_a_time(slots: Slots) -> Plan | None:  # noqa: ARG001
    """What looks like a time and is none (an age, a resolution's number): it keeps others off its words."""
    return fixed("DURATION", NOTHING, "")


def reference_word(slots: Slots) -> Plan | None:
    """Earlier, now, soon."""
    return fixed("DATE", "reference", str(slots["reference"]))


def reference_told(slots: Slots) -> Plan | None:
    """A former king, a recent victory: of the time told, so only where the text tells a story."""
    return evolve(fixed("DATE", "reference", str(slots["reference_told"])), telling=True)


def reference_present(slots: Slots) -> Plan | None:  # noqa: ARG001
    """Now, where its neighbours allow."""
    return fixed("DATE", "reference", "PRESENT_REF")


def reference_ahead(slots: Slots) -> Plan | None:  # noqa: ARG001
    """Soon, where its neighbours allow."""
    return fixed("DATE", "reference", "FUTURE_REF")


NOTHING = "nothing"
"""Grain of a match that is no time."""

RELATIVE: Mapping[str, Callable[[Slots], Plan | None]] = {
    "day_offset": day_offset,
    "weekday": weekday,
    "weekday_last": weekday,
    "unit_this": unit_this,
    "unit_now": unit_now,
    "ago": ago,
    "hence": hence,
    "duration_tense": duration_tense,
    "unit_latest": unit_latest,
    "later": later,
    "later_vague": later_vague,
    "earlier_vague": earlier_vague,
    "earlier": earlier,
    "earlier_alone": earlier,
    "narrative": narrative,
    "narrative_alone": narrative,
    "narrative_then": narrative,
    "narrative_edge": narrative,
    "narrative_next": narrative_next,
    "narrative_previous": narrative_previous,
    "reference_word": reference_word,
    "reference_told": reference_told,
    "reference_alone": reference_ahead,
    "reference_present": reference_present,
    "reference_ahead": reference_ahead,
    "recent_units": recent_units,
    "not_a_time": not_a_time,
}
