"""Questions to a timeline, answered from the bounds and relations that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from timeline.errors import InputError
from timeline.values.answers import Matches, Reasons, Verdict
from timeline.values.begins import Begins
from timeline.values.bounds import Bounds
from timeline.values.edtf import read_edtf
from timeline.values.events import NOT_KEPT, Event
from timeline.values.mentions import TimeMention

Test = Callable[[int], Verdict]


def find_event(events: Sequence[Event], key: object) -> Event:
    """The event of an id, or with the id of another value of it. Raises InputError if there is none."""
    wanted = key.id if isinstance(key, Event) else key
    for event in events:
        if event.id == wanted:
            return event
    raise InputError(f"no event {wanted!r} in this timeline", place="event", value=wanted)


def events_at(events: Iterable[Event], period: Bounds) -> Matches:
    """The events that share a day with a period, whatever days of their bounds they begin and end on; and may."""

    def test(event: Event) -> Verdict:
        return _all({_in_order(event.begin, period.latest), _in_order(period.earliest, event.end)})

    return _sorted_out((event, test(event)) for event in events)


def _all(verdicts: set[Verdict]) -> Verdict:
    return "no" if "no" in verdicts else "unknown" if "unknown" in verdicts else "yes"


def _over(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first <= second


def _later(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first > second


def _sorted_out(tested: Iterable[tuple[Event, Verdict]]) -> Matches:
    rows = list(tested)
    return Matches(
        tuple(event for event, verdict in rows if verdict == "yes"),
        tuple(event for event, verdict in rows if verdict == "unknown"),
    )


def events_between(begins: Begins, first: object, last: object) -> Matches:
    """The events of which the whole period lies between two limits, each an event or a date.

    Behind an event: they begin when it is over. Ahead of one: they are over when it begins. A date counts itself.
    """
    limits = [_event_of(begins, key) for key in (first, last)]
    behind = _behind(begins, limits[0], first)
    ahead = _ahead(begins, limits[1], last)

    def test(index: int) -> Verdict:
        return _all({behind(index), ahead(index)})

    return _sorted_out((event, test(index)) for index, event in enumerate(begins.events) if event not in limits)


def _event_of(begins: Begins, key: object) -> Event | None:
    """The event that a limit names; None if it should be a date."""
    if isinstance(key, Event) or (isinstance(key, str) and key in begins.number):
        return find_event(begins.events, key)
    return None


def _behind(begins: Begins, event: Event | None, limit: object) -> Test:
    if event is not None:
        before = begins.around(begins.number[event.id])[0]
        return lambda index: _wholly_before(event, begins.events[index], before[index])
    day = read_edtf(limit, "first").earliest
    return lambda index: _in_order(day, begins.events[index].begin)


def _ahead(begins: Begins, event: Event | None, limit: object) -> Test:
    if event is not None:
        before = begins.around(begins.number[event.id])[1]
        return lambda index: _wholly_before(begins.events[index], event, before[index])
    day = read_edtf(limit, "last").latest
    return lambda index: _in_order(begins.events[index].end, day)


def _wholly_before(a: Event, b: Event, begins_before: Verdict) -> Verdict:
    """Whether a is over when b begins, given whether it begins before it."""
    if _later(b.begin.earliest, a.end.latest) or (begins_before == "yes" and a.one_day):
        return "yes"
    return "no" if begins_before == "no" or _later(a.end.earliest, b.begin.latest) else "unknown"


def _in_order(first: Bounds | date | None, second: Bounds | date | None) -> Verdict:
    """Whether one is not later than the other, of which one is a day; no day is a side left open."""
    if first is None or second is None:
        return "yes"
    a = first if isinstance(first, Bounds) else Bounds(first, first)
    b = second if isinstance(second, Bounds) else Bounds(second, second)
    if _over(a.latest, b.earliest):
        return "yes"
    return "no" if _later(a.earliest, b.latest) else "unknown"


def reasons_of(event: Event, times: Iterable[TimeMention]) -> Reasons:
    """Why an event stands where it does, from its mentions, the times of the timeline, and its own reasons."""
    dating = {id_ for mention in event.mentions for id_ in mention.times}
    return Reasons(
        event,
        event.mentions,
        tuple(time for time in times if time.id in dating),
        tuple(line for line in event.why if not line.startswith(NOT_KEPT)),
        tuple(line for line in event.why if line.startswith(NOT_KEPT)),
    )
