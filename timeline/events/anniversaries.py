"""Anniversaries («the second anniversary of the attack»): from the day of the event to that day, and back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from timeline.events.counted import ANNIVERSARY, Counted, Days
from timeline.times import anniversary_of
from timeline.values.mentions import EventMention, TimeMention
from timeline.values.timex import days_of

_SOON = 31
"""Days after the publication up to which an anniversary may lie if the date behind the event is that of the event."""


class Placed(NamedTuple):
    """A mention that an anniversary dates, its days, and the line that says why."""

    mention: str
    days: Days
    reason: str
    not_by: str | None = None
    """Id of the time beside it that is not when it happened, but when the event did."""


def is_anniversary(one: Counted) -> bool:
    """Whether a time that is counted from an event is an anniversary of it."""
    return one.distance is not None and one.distance.unit == ANNIVERSARY


def stated_day(one: Counted, published: date | None) -> TimeMention | None:
    """The day of the anniversary, if the sentence says it: a date beside it, or one behind it that is too late to be
    that of the event."""
    if one.beside and _days(one.beside):
        return one.beside
    return one.dated if one.dated and _days(one.dated) and not dates_event(one, published) else None


def dates_event(one: Counted, published: date | None) -> bool:
    """Whether the date behind an event says when it was: its anniversary is not still to come."""
    if one.dated is None or one.dated.earliest is None or one.dated.latest is None or one.distance is None:
        return False
    first = days_of(anniversary_of((one.dated.earliest, one.dated.latest), one.distance.number)).earliest
    return first is not None and (published is None or first <= published + timedelta(_SOON))


def event_days(day: TimeMention, one: Counted) -> Days | None:
    """The day of the event, from that of its anniversary."""
    known = _days(day)
    back = days_of(anniversary_of(known, -one.distance.number)) if known and one.distance else None
    return (back.earliest, back.latest) if back and back.earliest and back.latest else None


def placed(one: Counted, value: str, target: Days | None) -> Iterator[Placed]:
    """What the anniversary dates, given its value and the days of the event: itself, what happens on it, the event."""
    reason, days = f"«{one.words}» is {value} [{one.time.rule}]", days_of(value)
    not_by = one.dated.id if one.dated else None
    for mention in (one.source, one.own):
        if mention and (mention is one.own or _is_told(mention)) and days.earliest and days.latest:
            yield Placed(mention.id, (days.earliest, days.latest), reason, not_by)
    if one.named and target and one.distance:
        years = f"{one.distance.number} year{'s' if one.distance.number > 1 else ''}"
        yield Placed(one.named.id, target, f"{reason}, {years} after it")


def _is_told(mention: EventMention) -> bool:
    return mention.status in ("happened", "ongoing") and mention.kind != "reporting"


def _days(time: TimeMention) -> Days | None:
    """The day a time means, if it is a single one."""
    return (time.earliest, time.earliest) if time.earliest and time.earliest == time.latest else None
