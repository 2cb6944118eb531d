"""What an archive costs by its size: documents a second, bytes, milliseconds a query.

Documents are varied from annotated articles (`variants`), or from the demo articles; reading the articles is
measured apart from storing what was read. Seconds of storing are those of the processor; queries are timed by the
clock on the wall, each opens the file anew, and makes a timeline of all that it finds up to `LIMIT` events.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from timeline.archive import Archive
from timeline.archive.add import BATCH
from timeline.batch.demo import demo_documents
from timeline.bench.answers import as_document
from timeline.bench.peers import processor_seconds
from timeline.bench.read import read_documents
from timeline.bench.report import Row, format_table
from timeline.bench.variants import BEGIN, DAYS, variants
from timeline.errors import InputError
from timeline.pipeline import read_document
from timeline.values.document import Document
from timeline.values.timeline import Evidence

LIMIT = 100
QUERIES = 40
_PARTS = 4
_PERIOD = timedelta(days=30)
_STEP = 37
_SHORT = 4
"""Letters of a word that may be in too many events to ask for."""
Question = dict[str, Any]
Read = tuple[Document, Evidence]


def archive(count: str, files: Sequence[str] = ()) -> str:
    """Two tables: how an archive grows to so many documents, and how long questions to it take.

    The documents are varied from those of annotated files, or from the demo articles. Raises InputError for a number
    that is none.
    """
    if not count.isdecimal() or not int(count):
        raise InputError(f"how many documents: a whole number from 1 on, not {count!r}", place="N", value=count)
    records = [record for path in files for record in read_documents(path)]
    return measured(int(count), [as_document(record) for record in records] or demo_documents())


def measured(count: int, documents: Sequence[Document]) -> str:
    """The tables for documents varied from some."""
    read_document(documents[0])  # what loads once is no cost of an article
    begin = processor_seconds()
    read = [(document, read_document(document)) for document in documents]
    spent = (processor_seconds() - begin) / len(read)
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "archive.db") as store:
        rows = list(_grow(store, variants(read, count), count))
        asked = [(name, _ask(store, questions)) for name, questions in _questions(store)]
    said = f"Reading an article: {spent * 1000:.0f} ms. Storing what was read, by documents in the archive:"
    return "\n".join([said, format_table(rows), f"Questions (at most {LIMIT} events)", format_table(asked)])


def _grow(store: Archive, read: Iterator[Read], count: int) -> Iterator[tuple[str, Row]]:
    size = 0
    for part in range(1, _PARTS + 1):
        goal = count * part // _PARTS
        spent, slowest, added = 0.0, 0.0, goal - size
        while some := list(islice(read, min(BATCH, goal - size))):
            begin = processor_seconds()
            store.add_read(some)
            took = processor_seconds() - begin
            spent, slowest = spent + took, max(slowest, took)
            size += len(some)
        yield f"{goal} documents", _row(store, added / spent if spent else None, slowest)


def _row(store: Archive, rate: float | None, slowest: float) -> Row:
    stats = store.stats()
    return {
        "a second": rate,
        "slowest batch (s)": slowest,
        "events": stats.events,
        "stories": stats.stories,
        "chapters": stats.chapters,
        "largest": stats.largest_story,
        "MB": round(stats.bytes / 1e6),
        "memory (MB)": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3),
    }


def _questions(store: Archive) -> Iterator[tuple[str, list[Question]]]:
    """Questions of each kind, with names, places and words that the archive has."""
    periods = [_period(n) for n in range(QUERIES)]
    found = [(period, event) for period in periods for event in store.events(**period, limit=LIMIT)]
    told = {
        "participant": _each((p, event.participants) for p, event in found),
        "place": _each((p, (event.place,)) for p, event in found),
        "text": _each((p, [word for word in event.title.split() if len(word) > _SHORT]) for p, event in found),
    }
    yield "period", periods
    yield "period, status", [{**period, "status": "planned"} for period in periods]
    for kind, asked in told.items():
        yield kind, [{kind: value} for _, value in asked]
        yield f"period, {kind}", [{**period, kind: value} for period, value in asked]


def _each(found: Iterable[tuple[Question, Iterable[str | None]]]) -> list[tuple[Question, str]]:
    """Some values, each with a period in which it is told, from the first to the last."""
    values: dict[str, Question] = {}
    for period, some in found:
        for value in some:
            if value:
                values.setdefault(value, period)
    pairs = [(period, value) for value, period in values.items()]
    return pairs[:: max(1, len(pairs) // QUERIES)][:QUERIES]


def _period(number: int) -> Question:
    begin = BEGIN + timedelta(days=number * _STEP * 97 % DAYS)
    return {"begin": begin.isoformat(), "end": (begin + _PERIOD).isoformat()}


def _ask(store: Archive, questions: Sequence[Question]) -> Row:
    spent, found = [], []
    for asked in questions:
        begin = time.perf_counter()
        found.append(len(store.query(**asked, limit=LIMIT).events))
        spent.append((time.perf_counter() - begin) * 1000)
    if len(spent) < 2:
        return {"asked": len(spent)}
    return {
        "asked": len(spent),
        "median ms": median(spent),
        "95 % ms": quantiles(spent, n=20, method="inclusive")[-1],
        "largest ms": max(spent),
        "median events": median(found),
    }
