"""What the Python workers do with the mentions and events that belong together; knows frames of pandas, not Spark."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

import pandas as pd
from attrs import evolve

from timeline.model import load_model
from timeline.order import order_events
from timeline.order.decide import near_pairs, undecided
from timeline.order.facts import numbered
from timeline.order.judge import ModelJudge
from timeline.reconcile.group import agglomerate, heads_of
from timeline.reconcile.reconcile import settle
from timeline.spark.extract import Row, evidence_row, node_of, table
from timeline.values.convert import CONVERTER, dump_json, load_value
from timeline.values.document import DocumentInfo
from timeline.values.events import Event
from timeline.values.mentions import EventMention
from timeline.values.timeline import Evidence, gather

T = TypeVar("T")
MENTIONS = "id string, head string, node string, doc string, lang string, published string, mention string"
GROUPS = "head string, event string"
EVENTS = "event string, json string, published string, conflicts array<string>"
PARTS = "doc string, json string"
NEAR = "a_event string, b_event string, doc string, place int, a string, b string"
RESULT = "kind string, id string, json string"
_LINKED = -1
"""The place of what no model compares, but the text links."""


def dump(value: object) -> str:
    """A value as it stands in the JSON of a timeline."""
    return dump_json(CONVERTER.unstructure(value))


def load(text: str, kind: type[T]) -> T:
    """What `dump` wrote."""
    return CONVERTER.structure(json.loads(text), kind)


def one_text(frame: pd.DataFrame, schema: str) -> pd.DataFrame:
    """Of the evidence of unlike texts under one id that of the one that stays, as `timeline.values.timeline.gather`."""
    evidence = gather(load_value(text, Evidence) for text in frame["evidence"])
    return table([evidence_row(evidence, frame["doc"].iloc[0])], schema)


def mentions_of(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The mentions of evidence, each with the one that it repeats or itself, and the group of its document."""
    for frame in frames:
        read = (load_value(text, Evidence) for text in frame["evidence"])
        yield table((row for evidence in read for row in _mention_rows(evidence)), MENTIONS)


def _mention_rows(evidence: Evidence) -> Iterator[Row]:
    heads = {m.id: m for m in heads_of(evidence.mentions)}
    infos = {info.id: info for info in evidence.documents}
    for m in evidence.mentions:
        head, info = heads.get(m.id) or heads.get(str(m.repeats)), infos[m.doc]
        if head is not None:
            said = {"doc": m.doc, "lang": info.lang, "published": _iso(info.published), "mention": dump(m)}
            yield {"id": m.id, "head": head.id, "node": node_of(head), **said}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def join_groups(members: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """The event, named by its first group, of each mention of groups that are connected by probable pairs."""
    mentions = [load(text, EventMention) for text in members["mention"]]
    mentions.sort(key=lambda m: (m.doc, m.start, m.end, m.id))
    place = {m.id: i for i, m in enumerate(mentions)}
    known = {(place[a], place[b]): float(p) for a, b, p in zip(scores["a"], scores["b"], scores["score"], strict=True)}
    groups = ([mentions[i] for i in group] for group in agglomerate(mentions, known))
    return table(({"head": m.id, "event": node_of(group[0])} for group in groups for m in group), GROUPS)


def merge(frame: pd.DataFrame) -> pd.DataFrame:
    """The event that mentions make, and where they disagree."""
    mentions = [load(text, EventMention) for text in frame["mention"]]
    rows = dict(zip(frame["doc"], zip(frame["lang"], frame["published"], strict=True), strict=True))
    infos = [DocumentInfo(doc, lang, _day(day)) for doc, (lang, day) in sorted(rows.items())]
    (event,), conflicts = settle([mentions], Evidence(documents=tuple(infos)))
    published = dump_json({info.id: _iso(info.published) for info in infos})
    said = {"event": event.id, "json": dump(event), "published": published}
    return table([{**said, "conflicts": [dump(conflict) for conflict in conflicts]}], EVENTS)


def _day(said: Any) -> date | None:
    return date.fromisoformat(said) if isinstance(said, str) else None


def parts_of(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """What each document has of each event: the event with its period, and only the places and links of mentions."""
    for frame in frames:
        yield table((row for text in frame["json"] for row in _parts(load(text, Event))), PARTS)


def _parts(event: Event) -> Iterator[Row]:
    bare = evolve(event, title="", participants=(), aliases=(), why=(), history=())
    for doc in sorted({m.doc for m in event.mentions}):
        mentions = tuple(evolve(m, quote="", title="", caption="") for m in event.mentions if m.doc == doc)
        yield {"doc": doc, "json": dump(evolve(bare, mentions=mentions))}


def near_in(frame: pd.DataFrame) -> pd.DataFrame:
    """The pairs of events that a document ties together: by what it states, or where the model is to be asked."""
    events = numbered(load(text, Event) for text in frame["json"])
    holder = {m.id: event for event in events for m in event.mentions}
    (near,) = near_pairs(events)
    rows = [(place, a, b) for place, (a, b) in enumerate(near) if undecided(holder[a], holder[b])]
    linked = ((m.id, link.target) for event in events for m in event.mentions for link in m.links)
    rows += [(_LINKED, a, b) for a, b in linked if b in holder]
    doc = frame["doc"].iloc[0]
    ends = ({"a_event": holder[a].id, "b_event": holder[b].id, "place": place, "a": a, "b": b} for place, a, b in rows)
    return table(({"doc": doc, **pair} for pair in ends), NEAR)


def order(frame: pd.DataFrame, near: pd.DataFrame) -> pd.DataFrame:
    """Events that documents tie together, in order: they, their relations, their conflicts, and contradictions."""
    events = [load(text, Event) for text in frame["json"]]
    published: dict[str, date | None] = {}
    for text in frame["published"]:
        published |= {doc: _day(day) for doc, day in json.loads(text).items()}
    asked = near[near["place"] != _LINKED].sort_values(["doc", "place"])
    pairs = [list(zip(rows["a"], rows["b"], strict=True)) for _, rows in asked.groupby("doc")]
    found = order_events(events, ModelJudge(load_model()), published, near=pairs)
    rows: list[tuple[str, str | None, str]] = [("event", event.id, dump(event)) for event in found.events]
    rows += [("relation", relation.a, dump(relation)) for relation in found.relations]
    apart = zip(frame["event"], frame["conflicts"], strict=True)
    rows += [("conflict", id_, text) for id_, told in apart for text in told]
    rows += [("problem", problem.doc, dump(problem)) for problem in found.problems]
    return table((dict(zip(("kind", "id", "json"), row, strict=True)) for row in rows), RESULT)


def problems_of(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """What went wrong while documents were read."""
    for frame in frames:
        read = (load_value(text, Evidence) for text in frame["evidence"])
        found = (problem for evidence in read for problem in evidence.problems)
        yield table(({"kind": "problem", "id": p.doc, "json": dump(p)} for p in found), RESULT)
