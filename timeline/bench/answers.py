"""What the library answers for an annotated document, in the shape of the annotation.

Of the bench only this module, `entity_timelines` and `speed` call the library.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

from timeline.bench.read import Record, event_id
from timeline.bench.relations import KNOWN, VAGUE, event_links, relation_name
from timeline.reconcile.across import stem_of
from timeline.values import Document, EventMention, Evidence, Timeline
from timeline.values.convert import CONVERTER

_SHAPE = ("id", "lang", "dct", "text")


def as_document(record: Record) -> Document:
    """The document that the library is given: no annotation in it."""
    return Document(
        record["text"],
        id=record["id"],
        published=record["dct"],
        lang=record["lang"],
        source=record.get("source"),
        title=record.get("title"),
    )


def answer_times(record: Record) -> Record:
    """The time expressions that the library reads in the text."""
    evidence = _pipeline().read_document(as_document(record))
    return _shaped(record, timexes=[_without_none(CONVERTER.unstructure(time)) for time in evidence.times])


def answer_events(record: Record, *, keep: str = "all") -> Record:
    """The event mentions that the library reads in the text: all, or those that belong on a timeline."""
    evidence = _pipeline().read_document(as_document(record), keep=keep)
    return _shaped(record, events=[_event(mention) for mention in evidence.mentions])


def answer_relations(record: Record, weights: Path | None = None) -> Record:
    """How the library relates the annotated pairs of annotated events; other pairs stay vague.

    `weights` is the folder of a model other than the shipped one. A link that was judged says how probable its label
    is, under ``probability``.
    """
    evidence, mentions = _described(record)
    asked = {(link["a"], link["b"]) for link in event_links(record)}
    pairs = sorted((a, b) for a, b in asked if a in mentions and b in mentions)
    model = None if weights is None else import_module("timeline.model").load_model(weights)
    judged = _pipeline().judge_pairs(evidence, [(mentions[a], mentions[b]) for a, b in pairs], model)
    choose = label_chooser(relation_name(link.get("rel")) for link in record["tlinks"])
    chosen = dict(zip(pairs, map(choose, judged), strict=True))
    spelled = _spelling(record)
    answered = [_answered(link, chosen.get((link["a"], link["b"])), spelled) for link in record["tlinks"]]
    return _shaped(record, events=record["events"], tlinks=answered)


def answer_merging(records: Sequence[Record]) -> list[Record]:
    """Which annotated events of the records the library takes for the same.

    Records of one `topic` are read together and share the ids of their groups. Beside that, under ``same_stem``, what
    whoever takes all triggers of one stem for the same would answer.
    """
    topics = groupby(sorted(records, key=_topic), key=_topic)
    found = {answer["id"]: answer for _, some in topics for answer in _merge_topic(list(some))}
    return [found[record["id"]] for record in records]


def answer_timeline(record: Record) -> Record:
    """The timeline of a document, or of all documents of a story, under its id."""
    library = import_module("timeline")
    if "records" in record:
        timeline = library.extract_many([as_document(one) for one in record["records"]])
    else:
        timeline = library.extract(as_document(record))
    data: Record = json.loads(timeline.to_json())
    return {**data, "id": record["id"]}


def _pipeline() -> Any:
    return import_module("timeline.pipeline")


def _shaped(record: Record, **answers: list[Record]) -> Record:
    empty: Record = {"timexes": [], "events": [], "tlinks": [], "clusters": []}
    return {**{key: record[key] for key in _SHAPE}, **empty, **answers}


def _without_none(data: Record) -> Record:
    return {key: value for key, value in data.items() if value is not None}


def _event(mention: EventMention) -> Record:
    data = _without_none(CONVERTER.unstructure(mention))
    return {"eid": data.pop("id"), **data}


def _described(record: Record) -> tuple[Evidence, dict[str, str]]:
    """The annotated events as the library sees them, and the mention that stands for each."""
    spans = sorted({(event["start"], event["end"]) for event in record["events"]})
    evidence: Evidence = _pipeline().describe_document(as_document(record), spans)
    made = {(mention.start, mention.end): mention.id for mention in evidence.mentions}
    named = [(event_id(event), made.get((event["start"], event["end"]))) for event in record["events"]]
    return evidence, {name: mention for name, mention in named if mention}


Choice = tuple[str, float]
"""A label as the corpora spell it in `KNOWN`, and its probability."""


def label_chooser(gold: Iterable[str]) -> Callable[[Mapping[str, float]], Choice]:
    """What makes one label of the probabilities of a pair, for a corpus or document with the `gold` labels.

    A corpus that knows no inclusion relates start points alone, as MATRES does.
    """
    return _start_label if not {"INCLUDES", "IS_INCLUDED", "OVERLAP"}.intersection(gold) else _label


def _label(judged: Mapping[str, float]) -> Choice:
    """The most probable relation."""
    name = max(judged, key=lambda name: (judged[name], name))
    return (name.upper() if name.upper() in KNOWN else VAGUE), judged[name]


def _start_label(judged: Mapping[str, float]) -> Choice:
    """The most probable relation of the start points: what includes starts before; vague only if it is likelier than
    all others together."""
    starts = {
        "BEFORE": judged["before"] + judged["includes"],
        "AFTER": judged["after"] + judged["is_included"],
        "SIMULTANEOUS": judged["simultaneous"],
    }
    if judged["vague"] > 0.5:
        return VAGUE, judged["vague"]
    best = max(starts, key=lambda name: (starts[name], name))
    return best, starts[best]


def _answered(link: Record, choice: Choice | None, spelled: Callable[[str], str]) -> Record:
    bare = _bare_link(link)
    if choice is None:
        return {**bare, "rel": spelled(VAGUE)}
    name, probability = choice
    return {**bare, "rel": spelled(name), "probability": probability}


def _bare_link(link: Record) -> Record:
    return {key: link[key] for key in ("a", "b", "ai", "bi") if key in link}


def _spelling(record: Record) -> Callable[[str], str]:
    """The labels as this corpus spells them: some say EQUAL, some are in lower case."""
    labels = {str(link.get("rel")) for link in record["tlinks"]}
    words = {"SIMULTANEOUS": "EQUAL"} if "EQUAL" in labels else {}
    lower = bool(labels & {"before", "after", "overlap", "included"})
    return lambda name: words.get(name, name.lower() if lower else name)


def _topic(record: Record) -> str:
    return str(record.get("topic") or record["id"])


def _merge_topic(records: Sequence[Record]) -> Iterator[Record]:
    described = [_described(record) for record in records]
    evidence = Evidence()
    for some, _ in described:
        evidence |= some
    timeline: Timeline = _pipeline().build(evidence)
    group = {m.id: event.id for event in timeline.events for m in event.mentions}
    scope = "cross" if len(records) > 1 else "intra"
    for record, (some, mentions) in zip(records, described, strict=True):
        owners = [(group[mention], name) for name, mention in mentions.items() if mention in group]
        stems = {m.id: f"{_topic(record)} {stem_of(m)}" for m in some.mentions}
        alike = [(stems[mention], name) for name, mention in mentions.items()]
        answer = _shaped(record, events=record["events"], clusters=_clusters(owners, scope))
        yield {**answer, "same_stem": _clusters(alike, scope)}


def _clusters(owners: Iterable[tuple[str, str]], scope: str) -> list[Record]:
    return [
        {"id": group, "scope": scope, "kind": "event", "members": [name for _, name in some]}
        for group, some in groupby(sorted(owners), key=lambda owner: owner[0])
    ]
