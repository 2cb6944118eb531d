"""A sample of titles, for reading: does each stand alone in a timeline?

Nothing is scored, a reader judges. The sample is drawn by a number, so that it can be drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline.bench.answers import as_document
from timeline.bench.read import Record, read_documents
from timeline.errors import InputError
from timeline.pipeline import extract
from timeline.values.events import Event
from timeline.values.ids import stable_id

SIZE = 100
"""Titles of a sample."""
DOCUMENTS = 45
"""Documents that are read for it."""
SHARE = 6
"""Titles that one document gives at most."""


def titles(paths: Sequence[str | Path], *, lang: str | None = None, seed: int = 0) -> str:
    """A numbered list of titles of events of some of the documents, a list a language."""
    records = [r for path in paths for r in read_documents(path) if lang in (None, r["lang"])]
    if not records:
        raise InputError("no documents to take titles from", place=", ".join(map(str, paths)))
    codes = sorted({str(r["lang"]) for r in records})
    return "\n".join(_list(code, [r for r in records if str(r["lang"]) == code], seed) for code in codes)


def _list(code: str, records: Sequence[Record], seed: int) -> str:
    rows = sorted(records, key=lambda r: stable_id("t", seed, r["id"]))[:DOCUMENTS]
    drawn = [pair for record in rows for pair in _some(record, seed)]
    drawn.sort(key=lambda pair: stable_id("t", seed, pair[0].id))
    lines = [f"{number:3}. {event.title}  ({doc})" for number, (event, doc) in enumerate(drawn[:SIZE], 1)]
    return "\n".join([code, *lines]) + "\n"


def _some(record: Record, seed: int) -> Iterator[tuple[Event, str]]:
    events = extract(as_document(record)).events
    for event in sorted(events, key=lambda e: stable_id("t", seed, e.id))[:SHARE]:
        yield event, str(record["id"])
