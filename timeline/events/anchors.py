"""Times counted from an event («two days after the attack»), resolved where the document dates that event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import evolve, field, frozen

from timeline.events.anniversaries import Placed, event_days, is_anniversary, placed, stated_day
from timeline.events.counted import Counted, Days, counted_times
from timeline.events.describe import Described
from timeline.events.periods import date_by_status
from timeline.events.targets import choose_targets, days_apart, value_of
from timeline.model import Model
from timeline.times import shifted_days
from timeline.values.bounds import say_days
from timeline.values.ids import stable_id
from timeline.values.mentions import Anchor, EventMention, Link, TimeMention
from timeline.values.timex import days_of

_LENGTHS = {"day": 10, "month": 7, "quarter": 7, "year": 4, "decade": 3}


@frozen(eq=False)
class Resolved:
    """What is known of the times that are counted from an event."""

    times: dict[str, TimeMention] = field(factory=dict)
    """By the id of such a time as it was read, the time with its value."""
    targets: dict[str, Days] = field(factory=dict)
    """By the id of a mention that a time is counted from, the days of the event that it means."""
    anniversaries: dict[str, Placed] = field(factory=dict)
    """By the id of a mention, the anniversary that dates it."""


def resolve_times(described: Sequence[Described], published: date | None, model: Model) -> Resolved:
    """The values of times that are counted from a dated event.

    The event is dated by a date right behind the words for it, else by the mention of the document that the model
    finds to be the one meant.
    """
    counted = list(counted_times(described))
    if not counted:
        return Resolved()
    chosen = choose_targets(counted, described, published, model)
    found = Resolved()
    for number, one in enumerate(counted):
        value, target = _resolve(one, _stated(one) or chosen.get(number), published)
        if target and one.named:
            found.targets[one.named.id] = target
        if value is not None:
            found.times[one.time.id] = _give_value(one, value)
            if is_anniversary(one):
                found.anniversaries.update((p.mention, p) for p in placed(one, value, target))
    return found


def date_mentions(
    mentions: Sequence[EventMention], found: Resolved, published: date | None
) -> list[EventMention]:
    """The mentions with the days that anniversaries and vague distances to events («days before the attack») give."""
    return [
        _on_anniversary(m, found.anniversaries.get(m.id)) or _at_distance(m, found.targets, published)
        for m in mentions
    ]


def _stated(one: Counted) -> Days | None:
    """The days of the event, if a date behind the words for it says them."""
    return (one.dated.earliest, one.dated.latest) if one.dated and one.dated.earliest and one.dated.latest else None


def _resolve(one: Counted, target: Days | None, published: date | None) -> tuple[str | None, Days | None]:
    """The value of a time, if it has one, and the days of the event if it is counted from them.

    A date beside it that says the same in another way counts more.
    """
    if one.distance is None:
        return None, target
    if is_anniversary(one) and (day := stated_day(one, published)):
        return day.value.partition("T")[0], event_days(day, one)
    beside = one.beside if one.sign else None
    if beside and _is_fine(beside, one.distance.unit):
        return _cut(beside.value, one.distance.unit), None
    value = value_of(one, target) if target else None
    if beside and not (value and _fits(value, beside)):
        return beside.value.partition("T")[0], None
    return value, target


def _is_fine(time: TimeMention, unit: str) -> bool:
    length = len(time.value.partition("T")[0])
    return "/" not in time.value and length >= {"week": 8}.get(unit, _LENGTHS.get(unit, 10))


def _cut(value: str, unit: str) -> str:
    day = value.partition("T")[0]
    if unit == "week":
        first = days_of(day).earliest
        return shifted_days((first, first), "week", 0) if first and len(day) == _LENGTHS["day"] else day
    return day[: _LENGTHS.get(unit, 10)]


def _fits(value: str, time: TimeMention) -> bool:
    """Whether a value shares a day with a time."""
    days = days_of(value)
    if None in (days.earliest, days.latest, time.earliest, time.latest):
        return False
    return bool(days.earliest <= time.latest and time.earliest <= days.latest)  # type: ignore[operator]


def _give_value(one: Counted, value: str) -> TimeMention:
    """The time with its value; it then takes in the words for the event."""
    time, end = one.time, one.time.start + len(one.words)
    part = time.value.partition("T")[2] if time.type == "TIME" else ""
    value = f"{value}T{part}" if part else value
    days = days_of(value, time.mod)
    return evolve(
        time,
        id=stable_id("t", time.doc, time.start, end),
        end=end,
        text=one.words,
        type="TIME" if part else "DATE",
        value=value,
        earliest=days.earliest,
        latest=days.latest,
        anchor=Anchor("event", one.named.id if one.named else None),
    )


def _on_anniversary(mention: EventMention, day: Placed | None) -> EventMention | None:
    """A mention dated by an anniversary, unless a time of its own dates it."""
    if day is None or (mention.date_from == "time" and mention.times != (day.not_by,)):
        return None
    first, last = day.days
    return evolve(
        mention, earliest=first, latest=last, dated_by=day.reason, date_from="time", date_probability=1.0, times=()
    )


def _at_distance(mention: EventMention, targets: dict[str, Days], published: date | None) -> EventMention:
    """A mention dated by its distance to an event whose days are known, unless a time dates it.

    A distance to an undated event leaves it undated too: the day of another sentence is not its day.
    """
    counted = [x for x in mention.links if x.days is not None]
    if not counted or mention.date_from == "time":
        return mention
    link = next((x for x in counted if x.target in targets), None)
    return (_date_by(mention, targets[link.target], link) if link else None) or _undated(mention, published)


def _undated(mention: EventMention, published: date | None) -> EventMention:
    dating = date_by_status(None, mention.status, published)
    return evolve(
        mention, earliest=dating.earliest, latest=dating.latest, dated_by=dating.reason, date_from=dating.source,
        date_probability=0.0, times=(),
    )  # fmt: skip


def _date_by(mention: EventMention, target: Days, link: Link) -> EventMention | None:
    """A mention with the days at the distance of a link to its target; None outside the calendar."""
    least, most = link.days or (0, 0)
    days = days_apart(target, (least, most), before=link.relation == "before")
    if not days.known:
        return None
    return evolve(
        mention,
        earliest=days.earliest,
        latest=days.latest,
        date_from="time",
        date_probability=1.0,
        dated_by=f"«{link.evidence}»: {say_days(least, most)} {link.relation}",
    )
