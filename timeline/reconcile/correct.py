"""The corrections of a person, applied to events: the last word, which never changes what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from attrs import evolve, frozen

from timeline.model import Model
from timeline.reconcile.merge import Dated, choose_period, deciding, granularity, merged_line, sides_for
from timeline.reconcile.named import Named, find_named
from timeline.reconcile.reconcile import settle
from timeline.reconcile.regroup import clashes, regroup
from timeline.reconcile.trace import date_origins
from timeline.text import detect_language
from timeline.values.bounds import Bounds
from timeline.values.edtf import read_edtf
from timeline.values.events import Conflict, Event, Origin, Problem, with_origins
from timeline.values.mentions import STATUSES, EventMention, Status
from timeline.values.overrides import GROUPING, Override
from timeline.values.timeline import Evidence

CORRECTED = "corrected: "
"""Starts a line of `Event.why` that tells of a correction."""
Changes = dict[str, list[Named]]


@frozen
class Corrected:
    """Events and conflicts after corrections, the mentions of dropped events, and the overrides that do not apply."""

    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]
    dropped: tuple[EventMention, ...] = ()
    problems: tuple[Problem, ...] = ()


def correct(
    events: Sequence[Event], conflicts: Sequence[Conflict], evidence: Evidence, model: Model
) -> Corrected:
    """The events as the overrides of the evidence have them: groups first, then what is dropped, then the rest.

    Conflicts stay what the texts disagree on. Of overrides that contradict each other none applies.
    """
    if not evidence.overrides:
        return Corrected(tuple(events), tuple(conflicts))
    named, missing = find_named(evidence)
    grouping = [n for n in named if n.override.kind in GROUPING]
    clashing = clashes(grouping)
    if consistent := [n for n in grouping if not any(n in clash for clash in clashing)]:
        before = events
        events, conflicts = settle(regroup([e.mentions for e in events], consistent, model), evidence)
        events = _told_of_groups(events, before, consistent)
    holder = _holders(events)
    dropped = {holder[n.ids[0]] for n in named if n.override.kind == "drop"}
    changes = _changes(named, holder)
    clashing += [told for id_ in changes.keys() - dropped for told in changes[id_].values() if not _agree(told)]
    late = [n.override for id_ in changes.keys() & dropped for told in changes[id_].values() for n in told]
    return Corrected(
        tuple(_changed(event, changes.get(event.id, {})) for event in events if event.id not in dropped),
        tuple(conflict for conflict in conflicts if dropped.isdisjoint(conflict.events)),
        tuple(m for event in events if event.id in dropped for m in event.mentions),
        tuple(_problems(missing, late, clashing)),
    )


def _holders(events: Iterable[Event]) -> dict[str, str]:
    """The id of the event that holds each mention."""
    return {m.id: event.id for event in events for m in event.mentions}


def _told_of_groups(events: Sequence[Event], before: Sequence[Event], named: Sequence[Named]) -> list[Event]:
    """The events, with each override that changed which of its mentions are together as a reason and an origin."""
    old, new = _holders(before), _holders(events)
    told: dict[str, list[Named]] = {}
    for n in named:
        pairs = list(combinations(n.ids, 2))
        if any((old[a] == old[b]) != (new[a] == new[b]) for a, b in pairs):
            for id_ in {new[one] for one in n.ids}:
                told.setdefault(id_, []).append(n)
    return [_told_of(e, ["mentions"], told[e.id]) if e.id in told else e for e in events]


def _told_of(event: Event, fields: Iterable[str], told: Sequence[Named]) -> Event:
    """The event with overrides among its reasons and as the origin of the fields that they give."""
    why = (*event.why, *(f"{CORRECTED}{n.override}" for n in told))
    overrides = tuple(n.override for n in told)
    return with_origins(evolve(event, why=why), *(Origin(name, overrides=overrides) for name in fields))


def _changes(named: Iterable[Named], holder: Mapping[str, str]) -> dict[str, Changes]:
    """What is to be changed of each event, by its id and by kind."""
    found: dict[str, Changes] = {}
    for n in named:
        if n.override.kind in ("status", "date", "title"):
            found.setdefault(holder[n.ids[0]], {}).setdefault(n.override.kind, []).append(n)
    return found


def _agree(told: Iterable[Named]) -> bool:
    """Whether overrides of one kind and event say the same."""
    return len({read_edtf(n.override.value) if n.override.kind == "date" else n.override.value for n in told}) == 1


def _changed(event: Event, changes: Changes) -> Event:
    """The event with another status, date and title, in this order, and a line for each; as it is where they agree."""
    for kind, change in CHANGES.items():
        told = changes.get(kind, [])
        if told and _agree(told):
            changed = change(event, told[0].override.value)
            if changed != event:
                event = _told_of(changed, GIVES[kind], told)
    return event


def _with_status(event: Event, value: str) -> Event:
    """The event with a status, and the period that its mentions give it then."""
    if value == event.status:
        return event
    status: Status = next(status for status in STATUSES if status == value)
    return _placed(event, choose_period(deciding(event.mentions), status), status)


def _with_date(event: Event, value: str) -> Event:
    bounds = read_edtf(value)
    if bounds == Bounds(event.begin.earliest, event.end.latest):
        return event
    return _placed(event, Dated(bounds), event.status)


def _placed(event: Event, dated: Dated, status: Status) -> Event:
    begin, end = sides_for(dated.bounds, status)
    told = [line for line in event.why if line.startswith(CORRECTED)]
    placed = evolve(
        event,
        status=status,
        granularity=granularity(dated.bounds),
        edtf=dated.bounds.edtf(),
        begin=begin,
        end=end,
        why=(*merged_line(event.mentions), *dated.why, *told),
    )
    return with_origins(placed, *date_origins(placed, dated.mentions))


def _with_title(event: Event, value: str) -> Event:
    lang = detect_language(value)
    return event if value == event.title else evolve(event, title=value, lang=event.lang if lang == "und" else lang)


CHANGES: Mapping[str, Callable[[Event, str], Event]] = {
    "status": _with_status,
    "date": _with_date,
    "title": _with_title,
}
GIVES: Mapping[str, tuple[str, ...]] = {"status": ("status",), "date": ("begin", "end"), "title": ("title",)}
"""The fields of an event that a kind of override gives."""


def _problems(
    missing: Iterable[Override], late: Iterable[Override], clashing: Iterable[Sequence[Named]]
) -> list[Problem]:
    told = [("override-unused", f"{override}: no such mention") for override in missing]
    told += [("override-unused", f"{override}: its event is dropped") for override in late]
    told += [("override-conflict", "; ".join(str(n.override) for n in clash)) for clash in clashing]
    return [Problem(code, message, derived=True) for code, message in sorted(set(told))]
