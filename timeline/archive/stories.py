"""Which documents belong together: stories, as a function of the set of documents in the archive.

On each level of facts (`linking`), documents that tell one fact of that level or a higher one hang together; what
hangs together is a component, and those of a higher level lie within those of a lower one. The story of a document is
its component on the lowest level where that has at most `MOST` documents: the larger the crowd, the more must agree.
Where it has more on every level, it is cut into chapters by time: its documents lie on a line by the day of their
publication, and the line is halved until each part has at most `MOST`; documents of one day are parted by their ids.
The halves lie fixed on the calendar. So stories never depend on the order in which documents came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b

from attrs import field, frozen

from timeline.archive.codec import ids, unpack_numbers
from timeline.archive.linking import LEVELS, level_of

MOST = 40
"""Documents of a story: what one new document can cost grows with it."""
_COUNTED = 1_000
"""Documents up to which the larger of two components is found."""
_ID_BITS = 32
_END = (1 << (date.max.toordinal().bit_length() + _ID_BITS)) - 1


def place_of(id_: str, published: date | None) -> int:
    """Where a document lies on the line of its component: by day, then by id; undated ones at its begin."""
    spread = blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=_ID_BITS // 8).digest()
    return ((published.toordinal() if published else 0) << _ID_BITS) | int.from_bytes(spread, "big")


@frozen(eq=False)
class Stories:
    """The stories of an archive while documents come and go within a transaction.

    `spots` are documents whose story may have become another since the last `settle`.
    """

    connection: sqlite3.Connection
    spots: set[int] = field(factory=set, init=False)

    def enter(self, document: int, place: int, facts: Collection[int]) -> None:
        """Tie a document that has been stored to those that tell one of its facts."""
        found: list[set[int]] = [set() for _ in LEVELS]
        for fact in facts:
            for other in self._column("SELECT document FROM facts WHERE fact = ? LIMIT 1", fact):
                for level in LEVELS[: level_of(fact) + 1]:
                    found[level].add(self._component(level, other))
        for level in LEVELS:
            home = self._joined(level, found[level]) if found[level] else self._new_component(level)
            self.connection.execute("INSERT INTO components VALUES (?, ?, ?, ?)", (level, home, place, document))
        self.connection.executemany("INSERT INTO facts VALUES (?, ?)", [(fact, document) for fact in sorted(facts)])
        self.spots.add(document)

    def leave(self, documents: Mapping[int, Iterable[int]]) -> None:
        """Untie documents, given with their facts; what hung together only through them falls apart."""
        touched = {(level, self._component(level, n)) for n in documents for level in LEVELS}
        for n, facts in documents.items():
            for story in self._column("SELECT story FROM documents WHERE n = ?", n):
                self._dissolve(story)
            self._mark_neighbours(n)
            self.connection.execute("DELETE FROM components WHERE document = ?", (n,))
            self.connection.executemany("DELETE FROM facts WHERE fact = ? AND document = ?", [(f, n) for f in facts])
        for level, component in sorted(touched):
            self._split(level, component)
        self.spots.difference_update(documents)

    def settle(self) -> Iterator[list[int]]:
        """The documents of each story that is to be made anew; the stories that they were in are gone."""
        done: set[int] = set()
        while self.spots:
            document = self.spots.pop()
            if document in done:
                continue
            members = self._members(document)
            done.update(members)
            for story in {story for n in members for story in self._column(_STORY, n)}:
                self._dissolve(story)
            yield members

    def _members(self, document: int) -> list[int]:
        """The documents of the story that a document belongs to."""
        for level in LEVELS:
            members = self._documents(level, self._component(level, document), MOST + 1)
            if len(members) <= MOST:
                return members
        return self._chapter(document)

    def _chapter(self, document: int) -> list[int]:
        level = LEVELS[-1]
        (place,) = self._column("SELECT place FROM components WHERE level = ? AND document = ?", level, document)
        component = self._component(level, document)
        low, high = 0, _END
        part = f"{_IN} AND place BETWEEN ? AND ? LIMIT {MOST + 1}"
        while len(members := self._column(part, level, component, low, high)) > MOST and low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if place <= middle else (middle + 1, high)
        return members

    def _joined(self, level: int, found: Collection[int]) -> int:
        """One component made of several."""
        sizes = {c: len(self._documents(level, c, _COUNTED)) for c in sorted(found)}
        home = max(sizes, key=lambda c: sizes[c])
        for component, size in sizes.items():
            if size <= MOST:
                self.spots.update(self._documents(level, component))
            if component != home:
                self._move(level, component, home)
        return home

    def _move(self, level: int, component: int, home: int) -> None:
        if level == LEVELS[-1]:
            self.spots.update(self._documents(level, component))
        values = (home, level, component)
        self.connection.execute("UPDATE components SET component = ? WHERE level = ? AND component = ?", values)

    def _split(self, level: int, component: int) -> None:
        """Make components of the parts of one that no longer hang together; the largest part stays."""
        parts = self._parts(level, component)
        for part in parts[1:]:
            new = self._new_component(level)
            for n in part:
                if level == LEVELS[-1]:
                    self._mark_neighbours(n)
                values = (new, level, n)
                self.connection.execute("UPDATE components SET component = ? WHERE level = ? AND document = ?", values)
            self.spots.update(part)
        if parts and len(parts[0]) <= MOST:
            self.spots.update(parts[0])

    def _parts(self, level: int, component: int) -> list[list[int]]:
        """The documents of a component, those that hang together in one part; the largest part first."""
        leader: dict[int, int] = {}

        def top(n: int) -> int:
            while leader.setdefault(n, n) != n:
                leader[n] = n = leader[leader[n]]
            return n

        told: dict[int, int] = {}
        for n, facts in self.connection.execute(_FACTS, (level, component)):
            top(n)
            for fact in unpack_numbers(facts):
                if level_of(fact) >= level:
                    leader[top(n)] = top(told.setdefault(fact, n))
        parts: dict[int, list[int]] = {}
        for n in sorted(leader):
            parts.setdefault(top(n), []).append(n)
        return sorted(parts.values(), key=len, reverse=True)

    def _mark_neighbours(self, document: int) -> None:
        """Those next to a document that goes from a line: their part of it may become larger."""
        level = LEVELS[-1]
        component = self._component(level, document)
        (place,) = self._column("SELECT place FROM components WHERE level = ? AND document = ?", level, document)
        for side, order in (("<", "DESC"), (">", "ASC")):
            next_to = f"{_IN} AND place {side} ? ORDER BY place {order} LIMIT 1"
            self.spots.update(self._column(next_to, level, component, place))

    def _dissolve(self, story: int) -> None:
        """Delete a story and all that was made of it; its documents need another."""
        execute = self.connection.execute
        self.spots.update(self._column("SELECT n FROM documents WHERE story = ?", story))
        for table, column in (("spans", "event"), ("words", "rowid")):
            execute(f"DELETE FROM {table} WHERE {column} IN (SELECT n FROM events WHERE story = ?)", (story,))
        execute("DELETE FROM events WHERE story = ?", (story,))
        execute("UPDATE documents SET story = NULL WHERE story = ?", (story,))
        execute("DELETE FROM stories WHERE n = ?", (story,))

    def _new_component(self, level: int) -> int:
        return self._column("SELECT coalesce(max(component), 0) + 1 FROM components WHERE level = ?", level)[0]

    def _component(self, level: int, document: int) -> int:
        return self._column("SELECT component FROM components WHERE document = ? AND level = ?", document, level)[0]

    def _documents(self, level: int, component: int, most: int = -1) -> list[int]:
        return self._column(f"{_IN} LIMIT ?", level, component, most)

    def _column(self, query: str, *values: int) -> list[int]:
        return ids(self.connection.execute(query, values))


_IN = "SELECT document FROM components WHERE level = ? AND component = ?"
_STORY = "SELECT story FROM documents WHERE n = ?"
_FACTS = """
SELECT components.document, facts FROM components JOIN contents ON contents.document = components.document
WHERE level = ? AND component = ?
"""
