"""Hard facts: what the texts themselves say of begins and ends, as constraints of a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from timeline.order.network import (
    ORIGIN,
    Arc,
    Constraint,
    Refusal,
    begin_of,
    distance,
    end_of,
    precedes,
    shape_of,
)
from timeline.order.wording import date_text, relation_lines
from timeline.values import Bounds, Event, EventMention, Link, Problem
from timeline.values.events import INVERSES, RelationName, name_of

DATES, LINKS, PUBLISHED, ASSUMED = range(1, 5)
"""Ranks: facts are added in this order, so a later one gives way to an earlier one; what all events share is 0."""


def numbered(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events sorted by what they are about, so that neither their order nor their ids decide anything.

    The place of an event in the result is its number in the network.
    """
    return tuple(sorted(events, key=_content_key))


def _content_key(event: Event) -> tuple[object, ...]:
    spans = sorted((m.doc, m.start, m.end, m.id) for m in event.mentions)
    return (spans, event.title, event.edtf, str(event.begin), str(event.end), event.status, event.id)


def hard_facts(events: Sequence[Event], published: Mapping[str, date | None]) -> list[Constraint]:
    """The facts of numbered events, in the order in which a network should take them."""
    facts: list[Constraint] = []
    for index, event in enumerate(events):
        facts += _shape_and_dates(index, event)
        facts += _from_publication(index, event, published)
    facts += _from_links(events)
    including = {fact.states[0] for fact in facts if fact.states and fact.states[1] == "includes"}
    facts += [_one_day(i, event) for i, event in enumerate(events) if i not in including and event.one_day]
    return sorted(facts, key=Constraint.sort_key)


def problems_of(refusals: Iterable[Refusal]) -> list[Problem]:
    """A problem for each refused date or link; what was only assumed gives way in silence."""
    stated = [r for r in refusals if r.constraint.rank <= LINKS]
    found = {(r.constraint.doc or "", r.words()) for r in stated}
    return [
        Problem(code="contradiction", message=words, doc=doc or None, derived=True)
        for doc, words in sorted(found)
    ]


def _shape_and_dates(index: int, event: Event) -> Iterator[Constraint]:
    name = name_of(event)
    yield shape_of(index)
    for point, bounds, side in ((begin_of(index), event.begin, "begin"), (end_of(index), event.end, "end")):
        if not bounds.open:
            text = f"«{name}» {side}s {date_text(bounds)}"
            arcs = distance(ORIGIN, point, _number(bounds.earliest), _number(bounds.latest))
            said = tuple(event.mentions[i].id for i in event.origin(side).mentions)
            yield Constraint(text, arcs, rank=DATES, evidence="dates", lines=((index, text),), mentions=said)


def _number(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _from_publication(index: int, event: Event, published: Mapping[str, date | None]) -> Iterator[Constraint]:
    """What has happened began by its publication, and a plan lies after it, where no date says more."""
    told = [(day, m) for m in event.mentions if (day := published.get(m.doc)) is not None]
    real = [(day, m.id) for day, m in told if m.status in ("happened", "ongoing", "denied")]
    if event.status == "planned":
        plans = [(day, m.id) for day, m in told if m.status == "planned"]
        if plans and event.begin.open:
            yield _by_publication(index, event, begin_of(index), Bounds(max(plans)[0], None), plans)
    elif event.status != "possible" and real:
        if event.begin.latest is None:
            yield _by_publication(index, event, begin_of(index), Bounds(None, min(real)[0]), real)
        if event.end.latest is None:
            last = max(real) if event.status == "ongoing" else min(real)
            yield _by_publication(index, event, end_of(index), Bounds(None, last[0]), real)


def _by_publication(
    index: int, event: Event, point: int, bounds: Bounds, told: Sequence[tuple[date, str]]
) -> Constraint:
    """The bounds of a point by a day of publication; `told` has that of each mention that may say so, and its id."""
    side = f"still to come on {bounds.earliest}" if bounds.earliest else f"told of on {bounds.latest}"
    line = f"{side}, the day of publication"
    return Constraint(
        f"«{name_of(event)}» was {line}",
        distance(ORIGIN, point, _number(bounds.earliest), _number(bounds.latest)),
        rank=PUBLISHED,
        evidence="published",
        lines=((index, line),),
        mentions=tuple(id_ for day, id_ in told if day in (bounds.earliest, bounds.latest)),
    )


def _one_day(index: int, event: Event) -> Constraint:
    """An event dated as a whole is taken to end on the day it begins, unless a fact says otherwise."""
    text = f"«{name_of(event)}» is taken to end on the day it begins"
    arcs = distance(begin_of(index), end_of(index), 0, 0)
    return Constraint(text, arcs, rank=ASSUMED, evidence="assumed", lines=((index, text),))


def _from_links(events: Sequence[Event]) -> Iterator[Constraint]:
    holder = {mention.id: index for index, event in enumerate(events) for mention in event.mentions}
    for index, event in enumerate(events):
        for mention in event.mentions:
            for link in mention.links:
                other = holder.get(link.target, index)
                if other != index:
                    yield _link_fact(events, mention, link, (index, other))


def _link_fact(
    events: Sequence[Event], mention: EventMention, link: Link, ends: tuple[int, int]
) -> Constraint:
    """The link from the side that comes first or is the larger, so that a link and its inverse are alike."""
    relation: RelationName = link.relation
    if relation in ("after", "is_included"):
        relation, ends = INVERSES[relation], (ends[1], ends[0])
    names = name_of(events[ends[0]]), name_of(events[ends[1]])
    source = f" («{link.evidence}»)" if link.evidence else ""
    lines = [line + source for line in relation_lines(relation, names, link.days)]
    return Constraint(
        f"«{names[1]}» is {lines[1]}",
        relation_arcs(relation, ends, link.days),
        rank=LINKS,
        doc=mention.doc,
        lines=tuple(zip(ends, lines, strict=True)),
        states=None if relation == "simultaneous" and link.days else (ends[0], relation, ends[1]),
        mentions=(mention.id,),
    )


def relation_arcs(
    relation: RelationName, ends: tuple[int, int], days: tuple[int, int] | None = None
) -> tuple[Arc, ...]:
    """The arcs of `before`, `includes` or `simultaneous` between two numbered events.

    `days` limits how long after the begin of the first the second begins; for `simultaneous` in both
    directions, and then the two share a day, not a moment.
    """
    first, second = begin_of(ends[0]), begin_of(ends[1])
    least, most = days if days else (None, None)
    if relation == "before":
        return precedes(first, second) + distance(first, second, least, most)
    if relation == "includes":
        inside = precedes(first, second, strict=False)
        inside += precedes(end_of(ends[1]), end_of(ends[0]), strict=False)
        return inside + distance(first, second, least, most)
    if most is not None:
        return distance(first, second, -most, most)
    return precedes(first, second, strict=False) + precedes(second, first, strict=False)
