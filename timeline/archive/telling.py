"""What an archive keeps of a story so that its events are found: one row an event in each table that is asked."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import frozen

from timeline.archive.codec import pack, storable
from timeline.archive.names import number_of
from timeline.languages import load_pack, pack_codes
from timeline.pipeline import build
from timeline.text import fold
from timeline.values.events import Event
from timeline.values.mentions import TimeMention
from timeline.values.timeline import Evidence, Timeline, gather

UNKNOWN_FIRST, UNKNOWN_LAST = 0, 1 << 22
"""Ordinals, before and after all days, of the open sides of a period."""
PARTICIPANT, PLACE = "participant", "place"
_WORD = re.compile(r"\w+")


@frozen
class Kept:
    """What is kept of an event: it, and the times that date its mentions."""

    event: Event
    times: tuple[TimeMention, ...]


def write_story(connection: sqlite3.Connection, evidence: Mapping[int, Evidence]) -> None:
    """Make the timeline of the documents of a story, by their numbers, and store what it says."""
    told = build(gather(evidence.values()))
    number = {document.id: n for n, some in evidence.items() for document in some.documents}
    name = storable(min(number))
    story = connection.execute("INSERT INTO stories (name) VALUES (?)", (name,)).lastrowid
    assert story is not None
    connection.executemany("UPDATE documents SET story = ? WHERE n = ?", [(story, n) for n in evidence])
    rows = _write_events(connection, story, told, number)
    _write_ties(connection, told, rows)
    problems = [(story, number.get(problem.doc or ""), pack(problem)) for problem in told.problems]
    connection.executemany("INSERT INTO problems (story, document, body) VALUES (?, ?, ?)", problems)


def _write_events(
    connection: sqlite3.Connection, story: int, told: Timeline, number: Mapping[str, int]
) -> dict[str, int]:
    """The number of each event by its id."""
    times = {time.id: time for time in told.times}
    rows = {}
    for position, (event, placed) in enumerate(zip(told.events, _places(told.events), strict=True)):
        first, last = span_of(event)
        row = connection.execute(
            "INSERT INTO events (story, id, placed, position, first, last, status) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (story, event.id, placed, position, first, last, event.status),
        ).lastrowid
        assert row is not None
        rows[event.id] = row
        dating = {id_: times[id_] for m in event.mentions for id_ in m.times if id_ in times}
        connection.execute("INSERT INTO bodies VALUES (?, ?)", (row, pack(Kept(event, tuple(dating.values())))))
        connection.execute("INSERT INTO spans VALUES (?, ?, ?)", (row, first, last))
        connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (row, searched(event)))
        documents = sorted({number[m.doc] for m in event.mentions})
        connection.executemany("INSERT INTO tellings VALUES (?, ?)", [(row, n) for n in documents])
        names = {(role, number_of(connection, name)) for role, name in _names(event)}
        naming = [(role, name, first, row, last) for role, name in sorted(names)]
        connection.executemany("INSERT INTO naming VALUES (?, ?, ?, ?, ?)", naming)
    return rows


def _write_ties(connection: sqlite3.Connection, told: Timeline, rows: Mapping[str, int]) -> None:
    relations = [(rows[r.a], rows[r.b], pack(r)) for r in told.relations]
    connection.executemany("INSERT INTO relations (a, b, body) VALUES (?, ?, ?)", relations)
    conflicts = [(rows[c.events[0]], pack(c)) for c in told.conflicts]
    connection.executemany("INSERT INTO conflicts (event, body) VALUES (?, ?)", conflicts)


def span_of(event: Event) -> tuple[int, int]:
    """The first day an event may begin on and the last it may end on, as proleptic Gregorian ordinals."""
    first, last = event.begin.earliest, event.end.latest
    return first.toordinal() if first else UNKNOWN_FIRST, last.toordinal() if last else UNKNOWN_LAST


def _places(events: Sequence[Event]) -> list[int]:
    """A day for each event that never falls along the line of a story, so that lines merge and stay in order."""
    least = UNKNOWN_LAST
    found = []
    for event in reversed(events):
        day = event.begin.earliest or event.begin.latest
        least = min(least, day.toordinal() if day else UNKNOWN_LAST)
        found.append(least)
    return found[::-1]


def _names(event: Event) -> Iterator[tuple[str, str]]:
    """All names of those who take part, in all languages, and of the place."""
    for names in (event.participants, *event.aliases):
        yield from ((PARTICIPANT, name) for name in names)
    for place in (event.place, *(m.place for m in event.mentions)):
        if place:
            yield PLACE, place


def searched(event: Event) -> str:
    """The words by which an event is found: of its title and of the sentences that tell it."""
    texts = dict.fromkeys((event.title, *(m.quote for m in event.mentions)))
    return " ".join(word for text in texts for word in search_words(text))


def search_words(text: str) -> list[str]:
    """The folded words of a text, without the article that some languages write as one with the noun.

    >>> search_words("The Mayor"), search_words("والعمدة")
    (['the', 'mayor'], ['عمده'])
    """
    return [_bare(word) for word in _WORD.findall(fold(text))]


def _bare(word: str) -> str:
    start = next((p for p in _article_forms() if word.startswith(p) and len(word) > len(p) + 1), "")
    return word[len(start) :]


@cache
def _article_forms() -> tuple[str, ...]:
    """The articles of all languages, with what may stand before them in a word; the longest first."""
    packs = [load_pack(code) for code in pack_codes()]
    forms = {before + article for p in packs for before in ("", *p.proclitics) for article in p.articles}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
