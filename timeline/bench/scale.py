"""What a timeline of many documents costs: documents a second, memory, and what one document more costs.

The documents are variations of articles, none of which tells what another tells (`variations`), but for articles of
one story in one round. So an event of mentions of several stories is one too many: `mixed` counts them.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from timeline.batch.reading import join_evidence, read_many
from timeline.bench.read import Record, read_documents
from timeline.bench.report import Row, format_table
from timeline.bench.speed import growth
from timeline.bench.variations import variations
from timeline.errors import InputError
from timeline.pipeline import build, read_document

PROCESSES = 2
STEP = 10
"""By how much the smaller of the two runs is smaller."""
Clock = Callable[[], float]


def scale(
    paths: Sequence[str | Path],
    documents: int,
    *,
    lang: str | None = None,
    processes: int = PROCESSES,
    clock: Clock = time.perf_counter,
) -> str:
    """A table: a row for a tenth of the documents, and one for all of them; then the exponents of growth.

    `read` and `join` are seconds by the clock on the wall, `a second` counts documents over both; `one more` is the
    seconds that it takes to join one more document to the timeline; `MB` is the peak of this process, which only
    grows, `MB reader` that of the largest of its workers; `several` counts the events of several documents, `mixed`
    those of several stories. Raises InputError for fewer documents than two runs need, or none to make them of.
    """
    if documents < STEP:
        raise InputError(f"at least {STEP} documents, not {documents}", place="documents", value=documents)
    records = [record for path in paths for record in read_documents(path) if lang in (None, record["lang"])]
    if not records:
        raise InputError("no documents to vary", place=", ".join(map(str, paths)))
    rows = {size: _row(records, size, processes, clock) for size in (documents // STEP, documents)}
    told = ", ".join(f"{name} {growth({size: row[name] or 0 for size, row in rows.items()})}" for name in _GROWING)
    return format_table([(f"{size} documents", row) for size, row in rows.items()]) + f"growth: {told}\n"


_GROWING = ("read", "join", "one more", "MB")


def _row(records: Sequence[Record], size: int, processes: int, clock: Clock) -> Row:
    stories = {v.document.id: v.story for v in variations(records, size)}
    begin = clock()
    read = join_evidence(read_many((v.document for v in variations(records, size)), processes=processes))
    middle = clock()
    timeline = build(read)
    end = clock()
    *_, last = variations(records, size + 1)
    one = build(read_document(last.document))
    before = clock()
    timeline | one
    told = [{stories[m.doc] for m in event.mentions} for event in timeline.events]
    return {
        "read": middle - begin,
        "join": end - middle,
        "a second": size / max(end - begin, 1e-9),
        "one more": clock() - before,
        "MB": _peak(resource.RUSAGE_SELF),
        "MB reader": _peak(resource.RUSAGE_CHILDREN),
        "events": len(told),
        "several": sum(len({m.doc for m in event.mentions}) > 1 for event in timeline.events),
        "mixed": sum(len(some) > 1 for some in told),
    }


def _peak(who: int) -> int:
    """The largest memory that a process had, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(who).ru_maxrss * unit / 1e6)
