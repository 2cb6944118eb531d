"""Events of an archive by what is asked of them: the narrowest index finds them, the rest is tested one by one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from timeline.archive.codec import ids, storable, unpack
from timeline.archive.names import names_like
from timeline.archive.slices import Slice
from timeline.archive.telling import PARTICIPANT, PLACE, UNKNOWN_FIRST, UNKNOWN_LAST, Kept, search_words
from timeline.values.document import DocumentInfo
from timeline.values.events import Conflict, Event, Problem, Relation
from timeline.values.ids import stable_id
from timeline.values.timeline import Evidence, Timeline, gather

_AT_ONCE = 500
"""Events that are read into memory at once while one goes through many."""
_AMONG = "(SELECT value FROM json_each(?))"
Value = str | int


@frozen(eq=False)
class _Where:
    """Conditions on the row `e` of an event, and their values; the first finds the rows, the others test them."""

    conditions: list[str] = field(factory=list)
    values: list[Value] = field(factory=list)

    def add(self, condition: str, *values: Value) -> None:
        """One more condition."""
        self.conditions.append(condition)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """All of them."""
        return f"WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def numbers_of(connection: sqlite3.Connection, asked: Slice) -> list[int]:
    """The numbers of the events of a slice in the order of a timeline: by begin, within a story as it orders them."""
    where = _Where()
    first, last = _days(asked)
    for role, name in ((PARTICIPANT, asked.participant), (PLACE, asked.place)):
        if name is not None:
            _add_name(where, role, json.dumps(names_like(connection, name)), (first, last))
    if asked.text is not None:
        _add_text(where, asked.text)
    if (asked.begin, asked.end) != (None, None):
        _add_period(where, first, last)
    for column, value in (("source", asked.source), ("lang", asked.lang)):
        if value is not None:
            _add_teller(where, column, storable(value))
    if asked.status is not None:
        where.add("e.status = ?", asked.status)
    return ids(
        connection.execute(
            f"SELECT e.n FROM events AS e JOIN stories ON stories.n = e.story {where.sql} "
            "ORDER BY e.placed, stories.name, e.position LIMIT ?",
            (*where.values, -1 if asked.limit is None else asked.limit),
        )
    )


def _days(asked: Slice) -> tuple[int, int]:
    """The ends of the time that is asked for, as ordinals."""
    first = asked.begin.toordinal() if asked.begin else UNKNOWN_FIRST
    return first, asked.end.toordinal() if asked.end else UNKNOWN_LAST


def _add_name(where: _Where, role: str, names: str, days: tuple[int, int]) -> None:
    first, last = days
    if where.conditions:
        named = f"EXISTS (SELECT 1 FROM naming WHERE event = e.n AND role = ? AND name IN {_AMONG})"
        where.add(named, role, names)
        return
    found = f"SELECT event FROM naming WHERE role = ? AND name IN {_AMONG} AND first <= ? AND last >= ?"
    where.add(f"e.n IN ({found})", role, names, last, first)


def _add_text(where: _Where, text: str) -> None:
    match = _match_of(text)
    if match:
        # a plus keeps SQLite from starting there; FTS5 is asked once, as asking it for each event is slow
        where.add(f"{'+' if where.conditions else ''}e.n IN (SELECT rowid FROM words WHERE words MATCH ?)", match)
    else:
        where.add("0")


def _add_period(where: _Where, first: int, last: int) -> None:
    if not where.conditions:
        where.add("e.n IN (SELECT event FROM spans WHERE first <= ? AND last >= ?)", last, first)
    where.add("+e.first <= ? AND +e.last >= ?", last, first)
    where.add("(e.first > ? OR e.last < ?)", UNKNOWN_FIRST, UNKNOWN_LAST)


def _add_teller(where: _Where, column: str, value: str) -> None:
    told = f"SELECT event FROM tellings JOIN documents AS d ON d.n = document WHERE d.{column} = ?"
    where.add(f"EXISTS ({told} AND event = e.n)" if where.conditions else f"e.n IN ({told})", value)


def _match_of(text: str) -> str:
    """The words that are asked for, each quoted, as FTS5 writes that all must be there."""
    parts = [(word, part.endswith("*")) for part in storable(text).split() for word in search_words(part)]
    return " ".join(f'"{word}"*' if open_ else f'"{word}"' for word, open_ in parts)


def events_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Kept]:
    """The events of some numbers, in their order, not all at once in memory."""
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        rows = connection.execute(
            f"SELECT event, body FROM bodies WHERE event IN {_AMONG}",
            (json.dumps(some),),
        )
        bodies = dict(rows)
        yield from (unpack(bodies[n], Kept) for n in some)


def timeline_of(connection: sqlite3.Connection, asked: Slice) -> Timeline:
    """The timeline of a slice: its events, how they stand to each other, and what is said of their documents."""
    numbers = numbers_of(connection, asked)
    kept = list(events_of(connection, numbers))
    events = tuple(one.event for one in kept)
    among = json.dumps(numbers)
    told = connection.execute(f"SELECT DISTINCT document FROM tellings WHERE event IN {_AMONG}", (among,))
    everything = connection.execute("SELECT n FROM documents") if asked == Slice() else told
    documents = json.dumps(ids(everything))
    infos = _unpacked(connection, "contents", "info", f"document IN {_AMONG}", documents)
    said = gather(
        [
            Evidence(tuple(unpack(body, DocumentInfo) for body in infos)),
            Evidence(times=tuple(time for one in kept for time in one.times)),
            Evidence(problems=tuple(_problems(connection, documents))),
        ]
    )
    return Timeline(
        id=_id_of([document.id for document in said.documents]),
        documents=said.documents,
        times=said.times,
        events=events,
        relations=tuple(_relations(connection, among)),
        conflicts=tuple(_conflicts(connection, events, among)),
        problems=said.problems,
    )


def _id_of(documents: Sequence[str]) -> str:
    return documents[0] if len(documents) == 1 else stable_id("tl", *documents)


def _unpacked(connection: sqlite3.Connection, table: str, column: str, where: str, *values: str) -> Iterable[bytes]:
    rows = connection.execute(f"SELECT {column} FROM {table} WHERE {where}", values)
    return (body for (body,) in rows)


def _problems(connection: sqlite3.Connection, documents: str) -> Iterator[Problem]:
    of_stories = f"SELECT story FROM documents WHERE n IN {_AMONG}"
    where = f"document IN {_AMONG} OR (document IS NULL AND story IN ({of_stories}))"
    for body in _unpacked(connection, "problems", "body", where, documents, documents):
        yield unpack(body, Problem)


def _relations(connection: sqlite3.Connection, among: str) -> Iterator[Relation]:
    rows = connection.execute(
        "SELECT body FROM relations JOIN events AS e ON e.n = a JOIN stories ON stories.n = story "
        f"WHERE a IN {_AMONG} AND b IN {_AMONG} ORDER BY stories.name, relations.n",
        (among, among),
    )
    return (unpack(body, Relation) for (body,) in rows)


def _conflicts(connection: sqlite3.Connection, events: Iterable[Event], among: str) -> Iterator[Conflict]:
    """The conflicts of some events with each other or with themselves."""
    rows = connection.execute(
        "SELECT body FROM conflicts JOIN events AS e ON e.n = event JOIN stories ON stories.n = story "
        f"WHERE event IN {_AMONG} ORDER BY stories.name, conflicts.n",
        (among,),
    )
    known = {event.id for event in events}
    found = (unpack(body, Conflict) for (body,) in rows)
    return (conflict for conflict in found if known.issuperset(conflict.events))
