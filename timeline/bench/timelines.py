"""Scores of whole timelines: events, dates, status, order, merging, conflicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from attrs import define, field, frozen

from timeline.bench.clusters import b_cubed
from timeline.bench.periods import gold_period, periods_agree, surely_before, system_period
from timeline.bench.read import Record
from timeline.bench.spans import Misses, f1, percent

Place = tuple[str, int, int]
"""Document, start and end of a mention."""
Places = Mapping[str, Sequence[Place]]

_LONGEST = 40


@frozen
class Gold:
    """What is annotated for one document or story."""

    name: str
    events: dict[str, Record]
    places: dict[str, list[Place]]
    order: list[tuple[str, str]] = field(factory=list)


def gold_of(record: Record) -> Gold:
    """What is annotated for a document, or for a story of several."""
    return gold_of_story(record) if "records" in record else gold_of_document(record)


def gold_of_document(record: Record) -> Gold:
    """The annotated timeline of one document."""
    gold, name = record["gold"], record["id"]
    events = {event["id"]: event for event in gold["events"]}
    places = {key: [(name, m["start"], m["end"]) for m in event["mentions"]] for key, event in events.items()}
    return Gold(name, events, places, [(a, b) for a, b in gold["order"] if a in events and b in events])


def gold_of_story(story: Record) -> Gold:
    """The annotated timeline of several documents; the mentions are those of the members."""
    members = {
        (record["id"], event["id"]): [(record["id"], m["start"], m["end"]) for m in event["mentions"]]
        for record in story["records"]
        for event in record["gold"]["events"]
    }
    events = {event["id"]: event for event in story["events"]}
    places = {
        key: [place for m in event["members"] for place in members.get((m["doc"], m["event"]), ())]
        for key, event in events.items()
    }
    return Gold(story["name"], events, places)


def touch(a: Place, b: Place) -> bool:
    """Whether two mentions share at least half of the shorter one."""
    common = min(a[2], b[2]) - max(a[1], b[1])
    return a[0] == b[0] and common > 0 and 2 * common >= min(a[2] - a[1], b[2] - b[1])


def match_events(gold: Places, system: Places) -> dict[str, str]:
    """For each annotated event the found one that shares the most mentions with it, one to one."""
    ranked = sorted(
        (-hits, len(found), name, other)
        for name, wanted in gold.items()
        for other, found in system.items()
        if (hits := sum(any(touch(place, one) for one in found) for place in wanted))
    )
    matched: dict[str, str] = {}
    for _, _, name, other in ranked:
        if name not in matched and other not in matched.values():
            matched[name] = other
    return matched


def merge_f1(gold: Places, system: Places) -> float | None:
    """B-cubed F1 over the annotated mentions that a found event covers, in percent."""
    wanted: dict[Place, str] = {}
    got: dict[Place, str] = {}
    for name, places in gold.items():
        for place in places:
            owner = next((s for s, found in system.items() if any(touch(place, one) for one in found)), None)
            if owner is not None:
                wanted[place], got[place] = name, owner
    groups = [
        [frozenset(p for p in owners if owners[p] == name) for name in dict.fromkeys(owners.values())]
        for owners in (wanted, got)
    ]
    return b_cubed(groups[0], groups[1]).f1 if wanted else None


def reachable(relations: Sequence[Record]) -> dict[str, set[str]]:
    """For each event all events that a path of `before` leads to."""
    after: dict[str, set[str]] = {}
    for link in relations:
        if link.get("relation") in ("before", "after"):
            first, second = (link["a"], link["b"]) if link["relation"] == "before" else (link["b"], link["a"])
            after.setdefault(first, set()).add(second)
    return {name: _closure(name, after) for name in after}


def _closure(start: str, after: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        fresh = after.get(todo.pop(), set()) - seen
        seen |= fresh
        todo += fresh
    return seen


@define
class TimelineCounts:
    """Hits so far, over all documents or stories together."""

    gold: int = 0
    system: int = 0
    hit: int = 0
    dated: int = 0
    status: int = 0
    ordered: int = 0
    order: int = 0
    order_known: int = 0
    merges: list[float] = field(factory=list)
    conflicts: int = 0
    conflicts_all: int = 0

    def scores(self) -> dict[str, float | None]:
        """The table row, counted as the scorer of the annotated articles does."""
        return {
            "gold": self.gold,
            "system": self.system,
            "precision": percent(self.hit, self.system),
            "recall": percent(self.hit, self.gold),
            "f1": f1(self.hit, self.gold, self.system),
            "dated_f1": f1(self.dated, self.gold, self.system),
            "date_acc": percent(self.dated, self.hit),
            "status": percent(self.status, self.hit),
            "order_rec": percent(self.ordered, self.order),
            "order_acc": percent(self.ordered, self.order_known),
            "merge_b3": round(fmean(self.merges), 2) if self.merges else None,
            "conflicts": percent(self.conflicts, self.conflicts_all),
        }

    def add(self, gold: Gold, timeline: Record, misses: Misses | None = None) -> None:
        """Count one timeline."""
        events = {event["id"]: event for event in timeline.get("events", ())}
        places = {name: _places(event) for name, event in events.items()}
        matched = match_events(gold.places, places)
        self.gold += len(gold.events)
        self.system += len(events)
        self.hit += len(matched)
        for name, other in matched.items():
            self._add_event(gold.events[name], events[other])
        self._add_order(gold, matched, timeline)
        self._add_conflicts(gold, matched, timeline)
        score = merge_f1(gold.places, places)
        self.merges += [score] if score is not None else []
        if misses is not None:
            misses += _misses(gold, matched, events)

    def _add_event(self, wanted: Record, found: Record) -> None:
        self.dated += _same_date(wanted, found)
        self.status += found.get("status") == wanted.get("status")

    def _add_order(self, gold: Gold, matched: Mapping[str, str], timeline: Record) -> None:
        events = {event["id"]: event for event in timeline.get("events", ())}
        later = reachable(timeline.get("relations", ()))
        for a, b in gold.order:
            self.order += 1
            if a in matched and b in matched:
                first, second = matched[a], matched[b]
                self.order_known += 1
                stated = second in later.get(first, ())
                self.ordered += stated or surely_before(events[first], events[second])

    def _add_conflicts(self, gold: Gold, matched: Mapping[str, str], timeline: Record) -> None:
        found = {name for conflict in timeline.get("conflicts", ()) for name in conflict.get("events", ())}
        wanted = [name for name, event in gold.events.items() if event.get("conflicts")]
        self.conflicts_all += len(wanted)
        self.conflicts += sum(matched.get(name) in found for name in wanted)


def _places(event: Record) -> list[Place]:
    """The mentions of a found event; one that names a whole passage is cut."""
    return [(m["doc"], m["start"], min(m["end"], m["start"] + _LONGEST)) for m in event.get("mentions", ())]


def _same_date(wanted: Record, found: Record) -> bool:
    """Whether the periods agree; an event that is annotated without a date needs none."""
    period = gold_period(wanted)
    return period is None or periods_agree(period, system_period(found))


def _misses(gold: Gold, matched: Mapping[str, str], events: Mapping[str, Record]) -> Misses:
    out: Misses = []
    for name, event in gold.events.items():
        line = f"{gold.name} «{event.get('title')}» {event.get('begin')} – {event.get('end')}"
        if name not in matched:
            out.append(("missed", line))
            continue
        found = events[matched[name]]
        if not _same_date(event, found):
            out.append(("wrong date", f"{line} != {found.get('edtf')} «{found.get('title')}»"))
        if event.get("status") != found.get("status"):
            out.append((f"status {event.get('status')} taken for {found.get('status')}", line))
    spurious = [event for name, event in events.items() if name not in matched.values()]
    return out + [("spurious", f"{gold.name} «{event.get('title')}»") for event in spurious]
