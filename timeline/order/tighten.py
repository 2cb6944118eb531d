"""What the hard facts make of each event's bounds, and the reasons for it in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from timeline.order.facts import DATES
from timeline.order.network import Constraint, Network, begin_of, end_of
from timeline.order.wording import date_text
from timeline.values import Bounds, Event
from timeline.values.bounds import edtf_of
from timeline.values.events import Origin, with_origins

MOST_STEPS = 5
"""How many steps of one chain of reasons are told."""
Chain = list[Constraint]


def tighten(events: Sequence[Event], network: Network) -> list[Event]:
    """The numbered events with the bounds that a network of hard facts gives; no bound gets wider."""
    return [_tightened(index, events, network) for index in range(len(events))]


def _tightened(index: int, events: Sequence[Event], network: Network) -> Event:
    event = events[index]
    begin = _narrowed(event.begin, network.bounds(begin_of(index)))
    end = _narrowed(event.end, network.bounds(end_of(index)))
    if (begin, end) == (event.begin, event.end):
        return event
    told = set(event.why)
    begins, ends = network.reasons(begin_of(index)), network.reasons(end_of(index))
    why = (
        *event.why,
        *_told(index, "begins", (event.begin, begin), begins, told),
        *_told(index, "ends", (event.end, end), ends, told),
    )
    origins = (
        _traced("begin", index, events, _moved((event.begin, begin), begins)),
        _traced("end", index, events, _moved((event.end, end), ends)),
    )
    changed = with_origins(evolve(event, begin=begin, end=end, why=why), *origins)
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


def _told(
    index: int, verb: str, bounds: tuple[Bounds, Bounds], chains: tuple[Chain, Chain], told: set[str]
) -> Iterator[str]:
    """A line for each side of a point that changed, or for both: its days, then the chain from the event to what
    holds it. Steps of lines before (`told`) are not told again; what all events share needs no word."""
    before, after = bounds
    least, most = (_words(index, chain) for chain in chains)
    lower, upper = Bounds(after.earliest, None), Bounds(None, after.latest)
    changed = (before.earliest != after.earliest, before.latest != after.latest)
    if all(changed) and least == most:
        sides = [(after, least)]
    else:
        sides = [side for side, new in zip(((lower, least), (upper, most)), changed, strict=True) if new]
    for days, words in sides:
        if steps := [step for step in words if step not in told]:
            told.update(steps)
            yield f"{verb} {date_text(days)}: {'; '.join(steps)}"


def _words(index: int, chain: Chain) -> list[str]:
    """The steps of a chain from the side of an event, without its own date."""
    own = (DATES, index)
    return [s.line_for(index) for s in chain[:MOST_STEPS] if s.text and (s.rank, s.lines[0][0]) != own]


def _moved(bounds: tuple[Bounds, Bounds], chains: tuple[Chain, Chain]) -> Chain:
    """The first steps of the chains behind the sides of a point that changed."""
    before, after = bounds
    changed = (before.earliest != after.earliest, before.latest != after.latest)
    return [step for chain, new in zip(chains, changed, strict=True) if new for step in chain[:MOST_STEPS]]


def _traced(name: str, index: int, events: Sequence[Event], steps: Chain) -> Origin:
    """The origin of a bound of an event that also comes from some steps: its own mentions, and other events."""
    event, origin = events[index], events[index].origin(name)
    said = {id_ for step in steps for id_ in step.mentions}
    own = {i for i, m in enumerate(event.mentions) if m.id in said}
    others = dict.fromkeys(events[number].id for step in steps for number, _ in step.lines if number != index)
    return evolve(origin, mentions=tuple(sorted({*origin.mentions, *own})), events=tuple(others))


def _granularity(event: Event, first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "unknown"
    if first == last:
        return "day"
    return "unknown" if event.begin.open and event.end.open else "interval"
