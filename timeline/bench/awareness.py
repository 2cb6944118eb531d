"""Temporal awareness of timelines of entities, as the evaluation tool of SemEval-2015 task 4 counts it.

A timeline is a graph of intervals: every event mention is simultaneous with its time, and each mention of the order is
before the next one, or simultaneous with it where both have one ordinal. Relations that follow from those before them
are left out. Precision is the share of the rest that the closure of the annotated graph holds, recall the share of the
annotated graph's that the closure of the other holds (UzZaman and Allen, 2011: Temporal Evaluation). Mentions with the
ordinal 0 are not ordered, and not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from attrs import define, field, frozen

from timeline.bench.spans import Misses, percent

Record = Mapping[str, Any]
Mention = tuple[str, int]
"""A mention as the tool names it (document, sentence, words), and how many of the same name stand before it."""
Point = tuple[str, str]
"""The begin or end (``s``, ``e``) of the interval that a time stands for."""
Relation = tuple[str, Mention, Mention | str]
"""``at`` a time, or ``before`` or ``same`` as another mention."""


@frozen
class Placed:
    """A mention on a timeline: its ordinal and its time."""

    mention: Mention
    order: int
    time: str


@define
class TimeGraph:
    """What a timeline says, and what follows from it."""

    times: dict[Mention, str] = field(factory=dict)
    stated: set[Relation] = field(factory=set)
    reduced: list[Relation] = field(factory=list)
    _after: dict[Point, set[Point]] = field(factory=dict)

    def holds(self, relation: Relation) -> bool:
        """Whether the timeline says a relation or it follows from what it says."""
        kind, a, b = relation
        if relation in self.stated or (kind == "same" and isinstance(b, tuple) and ("same", b, a) in self.stated):
            return True
        one, other = self.times.get(a), b if isinstance(b, str) else self.times.get(b)
        if one is None or other is None:
            return False
        if kind == "before":
            return one != other and self._compare((one, "e"), (other, "s")) == "<"
        return one == other or all(self._compare((one, side), (other, side)) == "=" for side in "se")

    def add(self, relation: Relation) -> None:
        """Take up a relation; what follows from others is not reduced, what cannot hold has no consequences."""
        kind, a, b = relation
        self.stated.add(relation)
        if isinstance(b, str):
            self.times[a] = b
            self.reduced.append(relation)
            return
        one, other = self.times[a], self.times[b]
        if one == other:
            self.reduced += [relation] if kind == "before" else []
        elif kind == "before":
            self._add_before(relation, one, other)
        else:
            self._add_same(relation, one, other)

    def _add_before(self, relation: Relation, one: str, other: str) -> None:
        found = self._compare((one, "e"), (other, "s"))
        if found != "<":
            self.reduced.append(relation)
        if found == "":
            self._after.setdefault((one, "e"), set()).add((other, "s"))

    def _add_same(self, relation: Relation, one: str, other: str) -> None:
        found = [self._compare((one, side), (other, side)) for side in "se"]
        if found != ["=", "="]:
            self.reduced.append(relation)
            if set(found) <= {"", "="}:
                for side in "se":
                    self._after.setdefault((one, side), set()).add((other, side))
                    self._after.setdefault((other, side), set()).add((one, side))

    def _compare(self, a: Point, b: Point) -> str:
        """``<``, ``>`` or ``=`` of two points of different times, nothing if that is not known."""
        one, other = self._reaches(a, b), self._reaches(b, a)
        return "=" if one and other else "<" if one else ">" if other else ""

    def _reaches(self, a: Point, b: Point) -> bool:
        todo, seen = [a], {a}
        while todo:
            time, side = point = todo.pop()
            if point == b:
                return True
            steps = self._after.get(point, set()) | ({(time, "e")} if side == "s" else set())
            todo += steps - seen
            seen |= steps
        return False


@define
class Awareness:
    """Counts over the timelines of any number of entities."""

    found: int = 0
    system: int = 0
    recalled: int = 0
    gold: int = 0

    def add(self, gold: Sequence[Record], system: Sequence[Record], misses: Misses | None = None) -> None:
        """Count one timeline: the annotated items and the found ones."""
        wanted, given = time_graph(gold), time_graph(system)
        if misses is not None:
            misses += _misses(wanted, given)
        self.found += sum(map(wanted.holds, given.reduced))
        self.system += len(given.reduced)
        self.recalled += sum(map(given.holds, wanted.reduced))
        self.gold += len(wanted.reduced)

    def scores(self) -> dict[str, float | None]:
        """Micro precision, recall and F1 in percent."""
        precision = self.found / self.system if self.system else 0.0
        recall = self.recalled / self.gold if self.gold else 0.0
        f1 = percent(2 * precision * recall, precision + recall)
        shares = {"precision": percent(self.found, self.system), "recall": percent(self.recalled, self.gold)}
        return {"gold": self.gold, "system": self.system, **shares, "f1": f1}


def _misses(wanted: TimeGraph, given: TimeGraph) -> Iterator[tuple[str, str]]:
    for mention in sorted(wanted.times.keys() | given.times.keys()):
        gold, found = wanted.times.get(mention), given.times.get(mention)
        if gold != found:
            kind = "missed" if found is None else "spurious" if gold is None else "wrong time"
            yield kind, f"«{mention[0]}» {gold or '–'} != {found or '–'}"


def time_graph(items: Iterable[Record]) -> TimeGraph:
    """The graph of the items of a timeline: an ordinal, a time and the mentions of one event each."""
    graph = TimeGraph()
    row = placed(items)
    for one in row:
        graph.add(("at", one.mention, one.time))
    for one, other in pairwise(row):
        graph.add(("before" if one.order < other.order else "same", one.mention, other.mention))
    return graph


def placed(items: Iterable[Record]) -> list[Placed]:
    """The mentions of the ordered items in the order of the tool: of their lines, numbers in them by value."""
    lines = [(item, "\t".join([str(item["order"]), item["time"], *map(name_of, item["events"])])) for item in items]
    seen: dict[str, int] = {}
    row = []
    for item, _ in sorted(lines, key=lambda line: _natural(line[1])):
        for name in map(name_of, item["events"] if int(item["order"]) else ()):
            row.append(Placed((name, seen.setdefault(name, 0)), int(item["order"]), item["time"]))
            seen[name] += 1
    return row


def name_of(event: Record) -> str:
    """How a timeline file names an event mention.

    >>> name_of({"doc": "11778", "sent": 2, "word": "launch"})
    '11778-2-launch'
    """
    return f"{event['doc']}-{event['sent']}-{'_'.join(str(event['word']).split())}"


def _natural(line: str) -> list[tuple[bool, int, str]]:
    parts = re.split(r"(\d+)", line)
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]
