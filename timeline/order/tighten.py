"""What the hard facts make of each event's bounds, and the reasons for it in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve

from timeline.order.facts import DATES
from timeline.order.network import Constraint, Network, begin_of, end_of
from timeline.values import Bounds, Event
from timeline.values.bounds import edtf_of

MOST_STEPS = 5
"""How many steps of one chain of reasons are told."""


def tighten(events: Sequence[Event], network: Network) -> list[Event]:
    """The numbered events with the bounds that a network of hard facts gives; no bound gets wider."""
    return [_tightened(index, event, network) for index, event in enumerate(events)]


def _tightened(index: int, event: Event, network: Network) -> Event:
    begin = _narrowed(event.begin, network.bounds(begin_of(index)))
    end = _narrowed(event.end, network.bounds(end_of(index)))
    if (begin, end) == (event.begin, event.end):
        return event
    steps = _steps(begin_of(index), (event.begin, begin), network)
    steps += _steps(end_of(index), (event.end, end), network)
    told = list(dict.fromkeys(_told(index, steps)))
    why = (*event.why, *(line for line in told if line not in event.why))
    changed = evolve(event, begin=begin, end=end, why=why)
    if (begin.earliest, end.latest) == (event.begin.earliest, event.end.latest):
        return changed
    edtf = edtf_of(begin.earliest, end.latest)
    return evolve(changed, edtf=edtf, granularity=_granularity(event, begin.earliest, end.latest))


def _narrowed(given: Bounds, days: tuple[int | None, int | None]) -> Bounds:
    """The given bounds cut to the days; as given where a refused fact keeps the two from meeting."""
    least, most = (_date(day) for day in days)
    if least and most and least > most:
        return given
    return given.meet(Bounds(least, most)) or given


def _date(day: int | None) -> date | None:
    """The day, or None where the calendar has no such day."""
    if day is None or not 1 <= day <= date.max.toordinal():
        return None
    return date.fromordinal(day)


def _steps(point: int, bounds: tuple[Bounds, Bounds], network: Network) -> list[Constraint]:
    """The constraints behind the sides that changed, from the event to what holds it."""
    low, high = network.reasons(point)
    before, after = bounds
    steps = low[:MOST_STEPS] if before.earliest != after.earliest else []
    return steps + (high[:MOST_STEPS] if before.latest != after.latest else [])


def _told(index: int, steps: Iterable[Constraint]) -> Iterator[str]:
    for step in steps:
        own_date = step.rank == DATES and step.lines[0][0] == index
        if step.text and not own_date:
            yield step.line_for(index)


def _granularity(event: Event, first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "unknown"
    if first == last:
        return "day"
    return "unknown" if event.begin.open and event.end.open else "interval"
