"""Times counted from an event («two days after the attack»), resolved where the document dates that event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from attrs import evolve

from timeline.events.anniversaries import Placed, event_days, is_anniversary, placed, stated_day
from timeline.events.counted import Counted
from timeline.events.periods import date_by_status
from timeline.languages import load_families
from timeline.times import anniversary_of, shifted_days
from timeline.values.ids import stable_id
from timeline.values.mentions import Anchor, EventMention, Link, TimeMention
from timeline.values.timex import days_of

Days = tuple[date, date]
_LENGTHS = {"day": 10, "month": 7, "quarter": 7, "year": 4, "decade": 3}
_LONGEST = 31
"""Days of the longest period of an event that is only pointed back to."""
_NEWS = 0.3
"""How much less a date on the eve of the publication counts: it is often that of the report."""
SIGHT = 400
"""Mentions to each side of a time among which its event is looked for."""
_YEAR, _NEAR = 366, 600
"""Days behind which an event is history, and characters within which the text still speaks of it."""
MISHAPS = frozenset(("attack", "accident", "crime"))
"""Families of concepts that «the accident» or «the attack» may point back to."""


Dated = tuple[EventMention, Days | None]
"""A mention with the days that a time of its own sentence gives it."""


class Resolved(NamedTuple):
    """The value of a time that is counted from an event, and the days of that event."""

    value: str
    target: Days | None


def resolve_anchors(
    kept: Sequence[EventMention],
    everyone: Sequence[EventMention],
    times: Sequence[TimeMention],
    counted: Iterable[Counted],
    published: date | None = None,
) -> tuple[list[EventMention], list[TimeMention]]:
    """Give times that are counted from a dated event their value, and date what happens then.

    An event counts as dated if a date stands behind it, or if a time dates another mention of the same word or
    concept; words that only point back («the accident») mean the surest dated event of the document.
    """
    known = {t.id: t for t in times}
    dated = [(m, _days(m)) for m in everyone]
    resolved: dict[str, Resolved] = {}
    anchors: dict[str, Days] = {}
    days: dict[str, Placed] = {}
    for one in counted:
        found = _resolve(one, dated, published)
        if found is not None:
            resolved[one.time.id] = found
            ref = one.named.id if one.named else None
            known[one.time.id] = _give_value(one, found.value, ref)
            if found.target and one.named:
                anchors[one.named.id] = found.target
            if is_anniversary(one):
                days.update((p.mention, p) for p in placed(one, found.value, found.target))
    moved = {old: time.id for old, time in known.items() if old != time.id}
    out = [_on_anniversary(m, days.get(m.id)) or _dated(m, anchors, published) for m in kept]
    if moved:
        out = [evolve(m, times=tuple(moved.get(t, t) for t in m.times)) for m in out]
    return out, [known[t.id] for t in times]


def _resolve(one: Counted, everyone: Sequence[Dated], published: date | None) -> Resolved | None:
    if one.distance is None:
        return None
    if is_anniversary(one) and (day := stated_day(one, published)):
        return Resolved(day.value.partition("T")[0], event_days(day, one))
    beside = _beside(one)
    if beside and _is_fine(beside, one.distance.unit):
        return Resolved(_cut(beside.value, one.distance.unit), None)
    target = _target_days(one, everyone, published)
    value = _value(one, target) if target else None
    if beside and not (value and _fits(value, beside)):
        return Resolved(beside.value.partition("T")[0], None)
    return Resolved(value, target) if value else None


def _value(one: Counted, target: Days) -> str:
    number, unit = one.distance or (0, "day")
    if is_anniversary(one):
        return anniversary_of(target, number)
    return shifted_days(target, unit, one.sign * number)


def _beside(one: Counted) -> TimeMention | None:
    """The date beside, unless the time names the very day of the event."""
    return one.beside if one.sign else None


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


def _target_days(one: Counted, everyone: Sequence[Dated], published: date | None) -> Days | None:
    """The days of the event that a time is counted from, by the best way there is to know them."""
    if one.dated and one.dated.earliest and one.dated.latest:
        return one.dated.earliest, one.dated.latest
    named, points = one.named, one.anaphor or (one.named is not None and _is_mishap(one.named))
    known = [
        (m, days)
        for m, days in _in_sight(one, everyone)
        if days and (_is_same(m, named) or (points and _is_mishap(m))) and m is not one.source and m is not named
        if _is_possible(one, days, published) and _is_spoken_of(one, m, days, published)
    ]
    same = [(m, d) for m, d in known if _is_same(m, named)]
    if same and named and named.concept not in _POINTERS:
        lemma = named.lemma
        best = max(same, key=lambda x: (x[0].lemma == lemma, x[0].date_probability, -_length(x[1]), -x[0].start))
        return best[1]
    if not points:
        return None
    main = [(m, d) for m, d in known if _is_mishap(m) and m.status == "happened" and _length(d) <= _LONGEST]
    best_main = max(main, key=lambda x: (x[0].date_probability - _newness(x[1], published), -x[0].start), default=None)
    return best_main[1] if best_main else None


_POINTERS = frozenset(("incident", "happen", "commit_crime"))
"""Concepts of words that name no event of their own."""


def _in_sight(one: Counted, everyone: Sequence[Dated]) -> Sequence[Dated]:
    """The mentions nearest to a time: no text costs more than linear time."""
    at = bisect_left(everyone, one.time.start, key=lambda row: row[0].start)
    return everyone[max(0, at - SIGHT) : at + SIGHT]


def _is_same(mention: EventMention, named: EventMention | None) -> bool:
    return named is not None and (mention.lemma == named.lemma or _concept(mention) == named.concept)


def _is_mishap(mention: EventMention) -> bool:
    return not MISHAPS.isdisjoint(load_families().get(mention.concept, ()))


def _concept(mention: EventMention) -> str | None:
    return mention.concept or None


def _is_possible(one: Counted, days: Days, published: date | None) -> bool:
    """Whether what has happened would not lie after the publication."""
    first = days_of(_value(one, days)).earliest
    over = one.source is None or one.source.status in ("happened", "ongoing")
    return not over or published is None or first is None or first <= published


def _is_spoken_of(one: Counted, mention: EventMention, days: Days, published: date | None) -> bool:
    """Whether an event is of the time the text speaks of there: history counts only near its own date."""
    if published is None or one.distance is None or one.distance.unit not in ("day", "week"):
        return True
    return abs((published - days[0]).days) <= _YEAR or abs(mention.start - one.time.start) <= _NEAR


def _newness(days: Days, published: date | None) -> float:
    return _NEWS if published and days[0] >= published - timedelta(1) else 0.0


def _days(mention: EventMention) -> Days | None:
    """The days that a time of its own sentence gives a mention."""
    known = mention.date_from == "time" and mention.earliest and mention.latest
    return (mention.earliest, mention.latest) if known and mention.earliest and mention.latest else None


def _length(days: Days) -> int:
    return (days[1] - days[0]).days


def _give_value(one: Counted, value: str, ref: str | None) -> TimeMention:
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
        anchor=Anchor("event", ref),
    )


def _dated(mention: EventMention, anchors: Mapping[str, Days], published: date | None) -> EventMention:
    """A mention dated through the event that it is linked to, unless a time dates it.

    A distance to an undated event leaves it undated too: the day of another sentence is not its day.
    """
    counted = [x for x in mention.links if x.days is not None]
    if not counted or mention.date_from == "time":
        return mention
    link = next((x for x in counted if x.target in anchors), None)
    period = _shifted(anchors[link.target], link) if link else None
    return _date_by(mention, period, link) if period and link else _undated(mention, published)


def _on_anniversary(mention: EventMention, day: Placed | None) -> EventMention | None:
    """A mention dated by an anniversary, unless a time of its own dates it."""
    if day is None or (mention.date_from == "time" and mention.times != (day.not_by,)):
        return None
    first, last = day.days
    return evolve(
        mention, earliest=first, latest=last, dated_by=day.reason, date_from="time", date_probability=1.0, times=()
    )


def _undated(mention: EventMention, published: date | None) -> EventMention:
    dating = date_by_status(None, mention.status, published)
    return evolve(
        mention, earliest=dating.earliest, latest=dating.latest, dated_by=dating.reason, date_from=dating.source,
        date_probability=0.0, times=(),
    )  # fmt: skip


def _shifted(days: Days, link: Link) -> Days | None:
    least, most = link.days or (0, 0)
    try:
        if link.relation == "before":
            return days[0] - timedelta(most), days[1] - timedelta(least)
        return days[0] + timedelta(least), days[1] + timedelta(most)
    except OverflowError:
        return None


def _date_by(mention: EventMention, period: Days, link: Link) -> EventMention:
    return evolve(
        mention,
        earliest=period[0],
        latest=period[1],
        date_from="time",
        date_probability=1.0,
        dated_by=f"«{link.evidence}»: {link.days[0]} to {link.days[1]} days {link.relation}" if link.days else "",
    )
