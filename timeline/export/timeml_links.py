"""The TLINKs of a document: how its triggers stand to each other, to its times and to its publication day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.values import Bounds, DocumentInfo, Event, EventMention, Timeline, TimeMention
from timeline.values.events import RelationName

DCT = "t0"
"""The TIMEX3 of the publication day."""
_TYPES: Mapping[RelationName, str] = {
    "before": "BEFORE", "after": "AFTER", "includes": "INCLUDES", "is_included": "IS_INCLUDED",
    "simultaneous": "SIMULTANEOUS",
}  # fmt: skip
"""TimeML has no relation for events that only overlap."""


def links(timeline: Timeline, document: DocumentInfo, names: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The attributes of each TLINK between what has a TimeML name in `names`."""
    first: dict[str, str] = {}
    for event in timeline.events:
        here = [m for m in event.mentions if m.doc == document.id and m.id in names]
        if here:
            first[event.id] = instance_name(names[here[0].id])
            yield from _repeats(first[event.id], [instance_name(names[m.id]) for m in here[1:]])
            yield from _to_publication(event, first[event.id], document)
    times = {time.id: time for time in timeline.times if time.id in names}
    for mention in (m for event in timeline.events for m in event.mentions if m.id in names):
        yield from _to_times(mention, times, names)
    for relation in timeline.relations:
        a, b, kind = first.get(relation.a), first.get(relation.b), _TYPES.get(relation.relation)
        if a and b and kind:
            yield {"eventInstanceID": a, "relatedToEventInstance": b, "relType": kind}


def instance_name(name: str) -> str:
    """The MAKEINSTANCE of an EVENT: every event has one.

    >>> instance_name("e1")
    'ei1'
    """
    return f"ei{name[1:]}"


def _repeats(first: str, others: list[str]) -> Iterator[dict[str, str]]:
    for other in others:
        yield {"eventInstanceID": other, "relatedToEventInstance": first, "relType": "IDENTITY"}


def _to_publication(event: Event, instance: str, document: DocumentInfo) -> Iterator[dict[str, str]]:
    """Before, after or on the publication day, where the bounds leave no doubt."""
    day, begin, end = document.published, event.begin.earliest, event.end.latest
    kind = None
    if day and end and end < day:
        kind = "BEFORE"
    elif day and begin and begin > day:
        kind = "AFTER"
    elif day and begin == day == end:
        kind = "IS_INCLUDED"
    if kind:
        yield {"eventInstanceID": instance, "relatedToTime": DCT, "relType": kind}


def _to_times(
    mention: EventMention, times: Mapping[str, TimeMention], names: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    """Within the times that date it."""
    days = Bounds(mention.earliest, mention.latest)
    for time in (times[name] for name in mention.times if name in times):
        period = Bounds(time.earliest, time.latest)
        if period.known and days.known and days.within(period):
            found = {"eventInstanceID": instance_name(names[mention.id]), "relatedToTime": names[time.id]}
            yield {**found, "relType": "IS_INCLUDED"}
