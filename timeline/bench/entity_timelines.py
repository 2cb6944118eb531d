"""Timelines of entities over a set of documents whose event mentions are given (SemEval-2015 task 4, track B)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import PurePath

from attrs import frozen

from timeline.bench.answers import as_document
from timeline.bench.entities import Names, taking_part
from timeline.bench.read import Record, event_id
from timeline.errors import InputError
from timeline.model import load_model
from timeline.pipeline import Draft, describe_draft
from timeline.reconcile import reconcile
from timeline.values import EventMention, Evidence

UNKNOWN = "XXXX-XX-XX"
"""The time of what cannot be placed; its ordinal is 0."""
_CALENDAR = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?(T.*)?")


def with_documents(targets: Sequence[Record], documents: Sequence[Record]) -> list[Record]:
    """The entities, each with the documents of its set under `records`; those of other sets are left out."""
    sets: dict[object, list[Record]] = {}
    for document in documents:
        sets.setdefault(document.get("set"), []).append(document)
    if not sets.keys() & {target.get("set") for target in targets}:
        raise InputError("the timelines need the documents of their set beside them", place=str(targets[0]["id"]))
    kept = [target for target in targets if target.get("set") in sets]
    return [{**t, "records": sets[t.get("set")], "lang": sets[t.get("set")][0]["lang"]} for t in kept]


def answer_entities(targets: Sequence[Record]) -> list[Record]:
    """The timeline of each entity, in the shape of the annotated ones."""
    rows = sorted(targets, key=lambda target: str(target.get("set")))
    return [answer for _, some in groupby(rows, key=lambda t: str(t.get("set"))) for answer in _answer_set(list(some))]


@frozen
class _Told:
    """A given event mention: how a timeline names it, when it is, and which event it is."""

    event: Record
    time: str
    group: str


def _answer_set(targets: Sequence[Record]) -> Iterator[Record]:
    records = targets[0]["records"]
    drafts = [describe_draft(as_document(record), _spans(record)) for record in records]
    names = Names(
        {target["entity"]: _names_of(target) for target in targets}, [draft.text for draft in drafts if draft.text]
    )
    groups = _groups(drafts)
    found: dict[str, list[_Told]] = {target["entity"]: [] for target in targets}
    for record, draft in zip(records, drafts, strict=True):
        named = names.find(draft.text) if draft.text else []
        mentions = {(mention.start, mention.end): mention for mention in draft.mentions}
        for event in record["events"]:
            if mention := mentions.get((event["start"], event["end"])):
                told = _Told(_named(record, event), _time_of(mention, draft), groups[mention.id])
                for entity in taking_part(draft.candidates[mention.id], named):
                    found[entity].append(told)
    for target in targets:
        kept = {key: value for key, value in target.items() if key not in ("items", "records", "lang")}
        yield {**kept, "items": _items(found[target["entity"]])}


def _spans(record: Record) -> list[tuple[int, int]]:
    return sorted({(event["start"], event["end"]) for event in record["events"]})


def _names_of(target: Record) -> tuple[str, ...]:
    """What the entity is called, and what its file is called after."""
    return target["entity"], PurePath(str(target.get("file") or "")).stem.replace("_", " ")


def _groups(drafts: Sequence[Draft]) -> dict[str, str]:
    """The id of the event that each mention is of, over all documents."""
    evidence = Evidence()
    for draft in drafts:
        evidence |= draft.evidence()
    events, _ = reconcile(evidence, load_model())
    return {mention.id: event.id for event in events for mention in event.mentions}


def _named(record: Record, event: Record) -> Record:
    word = "_".join(record["text"][event["start"] : event["end"]].split())
    return {"doc": record["id"], "sent": event.get("sent"), "word": word, "eid": event_id(event)}


def _time_of(mention: EventMention, draft: Draft) -> str:
    """The value of the time that dates a mention, else its period, else the day of publication: what news tells
    without a date is news of the day.
    """
    values = {time.id: time.value for time in draft.times}
    value = values.get(mention.times[0], "") if mention.times else ""
    if told := _CALENDAR.fullmatch(value):
        return f"{told[1]}{told[2] or '-XX'}{told[3] or '-XX'}"
    first, last = mention.earliest or draft.info.published, mention.latest or draft.info.published
    return as_time(first.isoformat(), last.isoformat()) if first and last else UNKNOWN


def as_time(first: str, last: str) -> str:
    """What two days have in common, as timelines write it.

    >>> as_time("2005-04-27", "2005-04-27"), as_time("2005-04-01", "2005-04-30"), as_time("2005-01-01", "2005-12-31")
    ('2005-04-27', '2005-04-XX', '2005-XX-XX')
    """
    size = next((size for size in (10, 7, 4) if first[:size] == last[:size]), 0)
    return first[:size] + UNKNOWN[size:]


def _items(told: Sequence[_Told]) -> list[Record]:
    """The lines of a timeline: mentions of one event together, those of one time under one ordinal."""
    rows: dict[tuple[str, str], list[Record]] = {}
    for one in told:
        rows.setdefault((one.time, one.group), []).append(one.event)
    times = sorted({time for time, _ in rows} - {UNKNOWN}, key=lambda time: time.replace("X", "0"))
    order: Mapping[str, int] = {UNKNOWN: 0, **{time: number for number, time in enumerate(times, 1)}}
    items = [{"order": order[time], "time": time, "events": events} for (time, _), events in rows.items()]
    return sorted(items, key=lambda item: item["order"])
