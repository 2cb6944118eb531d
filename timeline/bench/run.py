"""Scores the library on annotated files: read, answer, count, print."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from timeline.bench import answers
from timeline.bench.awareness import Awareness
from timeline.bench.clusters import score_clusters
from timeline.bench.entity_timelines import answer_entities, with_documents
from timeline.bench.events import score_events
from timeline.bench.read import Record, read_documents, read_stories, read_targets
from timeline.bench.relations import score_relations
from timeline.bench.report import Row, format_misses, format_table
from timeline.bench.spans import Misses
from timeline.bench.speed import speed
from timeline.bench.timelines import TimelineCounts, gold_of
from timeline.bench.times import score_times
from timeline.errors import InputError

SPEED = "speed"
"""The task that measures time and needs no annotation."""


def _read_documents(paths: Sequence[str | Path]) -> list[Record]:
    return [record for path in paths for record in read_documents(path)]


@frozen
class Task:
    """One thing the library is scored on: what it answers for records, and how that is counted."""

    answer: Callable[[Sequence[Record]], list[Record]]
    score: Callable[[Sequence[Record], Mapping[str, Record], Misses], Row]
    read: Callable[[Sequence[str | Path]], list[Record]] = _read_documents


def bench(
    task: str,
    paths: Sequence[str | Path],
    *,
    out: str | Path | None = None,
    lang: str | None = None,
    keep: str = "all",
    weights: str | Path | None = None,
    verbose: bool = False,
) -> str:
    """Score the library on annotated files and say how well it did, as a table.

    The answers are written to `out`, one JSON line a document. With `verbose` the misses follow the
    table, grouped by the rule or the kind they belong to. `keep` says which mentions the task `events` answers with:
    all, or those that belong on a timeline; `weights` is the folder of a model other than the shipped one, for
    the task `relations`. The task `speed` scores nothing: it takes the texts
    alone, or the demo articles where no files are given, and says how fast they are read.
    """
    if task == SPEED:
        return speed(_read_all(TASKS["times"], paths, lang) if paths else (), lang=lang)
    if task not in TASKS:
        raise InputError(f"unknown task {task!r}, expected one of {', '.join((*TASKS, SPEED))}", value=task)
    work = TIMELINE_EVENTS if task == "events" and keep == "timeline" else TASKS[task]
    if weights is not None:
        work = _with_weights(task, Path(weights))
    records = _read_all(work, paths, lang)
    given = work.answer(records)
    if out is not None:
        _write_lines(given, Path(out))
    found = {answer["id"]: answer for answer in given}
    misses: Misses = []
    rows = [(name, work.score(some, found, misses)) for name, some in by_language(records).items()]
    return format_table(rows) + (format_misses(misses) if verbose else "")


def _with_weights(task: str, folder: Path) -> Task:
    if task != "relations":
        raise InputError("only the task relations takes other weights", value=task)
    return evolve(TASKS[task], answer=lambda records: [answers.answer_relations(one, folder) for one in records])


def by_language(records: Sequence[Record]) -> dict[str, list[Record]]:
    """The records of each language, or all under one name if there is only one."""
    codes = sorted({str(record["lang"]) for record in records})
    return {code: [r for r in records if str(r["lang"]) == code] for code in codes}


def _read_all(work: Task, paths: Sequence[str | Path], lang: str | None) -> list[Record]:
    records = [r for r in work.read(paths) if lang in (None, r["lang"])]
    places = ", ".join(map(str, paths))
    if not records:
        raise InputError("no annotated documents for this task", place=places)
    twice = [name for name, many in Counter(record["id"] for record in records).items() if many > 1]
    if twice:
        raise InputError(f"two documents have the id {twice[0]!r}; score the files apart", place=places)
    return records


def _read_timelines(paths: Sequence[str | Path]) -> list[Record]:
    """Annotated timelines: of documents, of stories, or of entities over sets of documents."""
    documents = _read_documents(paths)
    whole = [record for record in documents if "gold" in record] + [r for path in paths for r in read_stories(path)]
    targets = [target for path in paths for target in read_targets(path)]
    if whole and targets:
        raise InputError("score timelines of entities apart from others", place=str(targets[0]["id"]))
    return with_documents(targets, documents) if targets else whole


def _answer_timelines(records: Sequence[Record]) -> list[Record]:
    if "entity" in records[0]:
        return answer_entities(records)
    return [answers.answer_timeline(one) for one in records]


def _score_timelines(records: Sequence[Record], found: Mapping[str, Record], misses: Misses) -> Row:
    if "entity" in records[0]:
        return _score_entities(records, found, misses)
    counts = TimelineCounts()
    for record in records:
        counts.add(gold_of(record), found.get(record["id"], {}), misses)
    return counts.scores()


def _score_entities(targets: Sequence[Record], found: Mapping[str, Record], misses: Misses) -> Row:
    counts = Awareness()
    for target in targets:
        counts.add(target["items"], found[target["id"]]["items"], misses)
    return {"timelines": len(targets), **counts.scores()}


def _write_lines(given: Sequence[Record], path: Path) -> None:
    lines = "".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in given)
    try:
        # A lone surrogate comes out as the escape that JSON has for it.
        path.write_bytes(lines.encode("utf-8", "backslashreplace"))
    except OSError as fault:
        raise InputError(f"cannot write: {fault.strerror}", place=str(path)) from fault


TASKS: dict[str, Task] = {
    "times": Task(
        lambda records: [answers.answer_times(one) for one in records],
        lambda gold, found, misses: score_times(gold, found, misses).scores(),
    ),
    "events": Task(
        lambda records: [answers.answer_events(one) for one in records],
        lambda gold, found, misses: score_events(gold, found, misses).scores(),
    ),
    "relations": Task(
        lambda records: [answers.answer_relations(one) for one in records],
        lambda gold, found, misses: score_relations(gold, found, misses).scores(),
    ),
    "merging": Task(answers.answer_merging, score_clusters),
    "timelines": Task(_answer_timelines, _score_timelines, _read_timelines),
}
TIMELINE_EVENTS = evolve(
    TASKS["events"], answer=lambda records: [answers.answer_events(one, keep="timeline") for one in records]
)
"""The task `events` for annotations that have only what belongs on a timeline."""
