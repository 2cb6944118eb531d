"""Many documents, read in one process or in several, to evidence and to one timeline; what fails is a problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from traceback import walk_tb
from typing import Literal, get_args

from timeline.batch.workers import Crash, work_through
from timeline.errors import InputError, ModelError, PackError, TimelineError
from timeline.pipeline import Keep, build, checked_keep, read_document
from timeline.values.document import Document, as_document
from timeline.values.events import Problem
from timeline.values.overrides import Override, as_overrides
from timeline.values.timeline import Evidence, Timeline, gather

OnError = Literal["collect", "raise"]
"""Whether a document that cannot be read becomes a problem or an exception."""


def extract_many(
    documents: Iterable[str | Document],
    *,
    keep: Keep = "timeline",
    processes: int = 1,
    on_error: OnError = "collect",
    overrides: Iterable[Override] = (),
) -> Timeline:
    """One timeline of many documents; the same for any order of them and of the overrides, and any `processes`.

    A document that cannot be read is a problem of the timeline, or raises with ``on_error="raise"``.
    """
    corrections = Evidence(overrides=as_overrides(overrides))
    read = read_many(documents, keep=keep, processes=processes, on_error=on_error)
    return build(join_evidence(read) | corrections)


def read_many(
    documents: Iterable[str | Document],
    *,
    keep: Keep = "timeline",
    processes: int = 1,
    on_error: OnError = "collect",
) -> Iterator[Evidence | Problem]:
    """The evidence of each document, in the order of the documents; they are taken only as they are needed.

    With ``on_error="collect"`` an exception while reading becomes a problem ``failed`` and a document that kills
    the process that reads it a problem ``worker-crashed``; with ``"raise"`` they are raised. Faults of the library
    itself (`ModelError`, `PackError`) are always raised, and InputError for what is no document, text or option.
    `timeline.batch.join_evidence` makes one evidence of what comes out. The same for any number of `processes`.
    """
    checked_keep(keep)
    if on_error not in get_args(OnError):
        raise InputError(f"collect or raise, not {on_error!r}", place="on_error", value=on_error)
    if not isinstance(processes, int) or processes < 1:
        raise InputError(f"a whole number from 1 on, not {processes!r}", place="processes", value=processes)
    read = partial(read_document if on_error == "raise" else read_or_problem, keep=keep)
    found = work_through(read, map(as_document, documents), processes)
    return _without_crashes(found, on_error)


def join_evidence(found: Iterable[Evidence | Problem]) -> Evidence:
    """What `read_many` gave as one evidence, for `timeline.pipeline.build`."""
    return gather(Evidence(problems=(one,)) if isinstance(one, Problem) else one for one in found)


def read_or_problem(document: Document, *, keep: Keep) -> Evidence | Problem:
    """The evidence of a document, or the problem that says what failed and in which line of the library."""
    try:
        return read_document(document, keep=keep)
    except (ModelError, PackError):
        raise
    except Exception as fault:  # noqa: BLE001  # one bad document does not stop the others
        return Problem("failed", f"{type(fault).__name__}: {fault} ({_place(fault)})", document.id)


def _place(fault: Exception) -> str:
    """The innermost line of the library on the way to an exception: module and line."""
    lines = [(frame.f_globals.get("__name__", ""), line) for frame, line in walk_tb(fault.__traceback__)]
    module, line = [at for at in lines if at[0].startswith("timeline.")][-1]
    return f"{module}:{line}"


def _without_crashes(
    found: Iterator[Evidence | Problem | Crash[Document]], on_error: OnError
) -> Iterator[Evidence | Problem]:
    for one in found:
        if not isinstance(one, Crash):
            yield one
            continue
        message = f"the process that read it ended with exit code {one.code}, also when it read nothing else"
        if on_error == "raise":
            raise TimelineError(message, place=one.item.id)
        yield Problem("worker-crashed", message, one.item.id)
