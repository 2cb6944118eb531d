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

    `weights` is the folder of a model other than the shipped one.
    """
    evidence, mentions = _described(record)
    asked = {(link["a"], link["b"]) for link in event_links(record)}
    pairs = sorted((a, b) for a, b in asked if a in mentions and b in mentions)
    model = None if weights is None else import_module("timeline.model").load_model(weights)
    judged = _pipeline().judge_pairs(evidence, [(mentions[a], mentions[b]) for a, b in pairs], model)
    choose = _start_label if _only_starts(record) else _label
    names = dict(zip(pairs, map(choose, judged), strict=True))
    spelled = _spelling(record)
    links = [(_bare_link(link), names.get((link["a"], link["b"]), VAGUE)) for link in record["tlinks"]]
    answered = [{**link, "rel": spelled(name)} for link, name in links]
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


def _label(judged: Mapping[str, float]) -> str:
    """The most probable relation."""
    label = max(judged, key=lambda name: (judged[name], name)).upper()
    return label if label in KNOWN else VAGUE


def _only_starts(record: Record) -> bool:
    """Whether a corpus relates start points alone, as MATRES does: it knows no inclusion."""
    labels = {relation_name(link.get("rel")) for link in record["tlinks"]}
    return not labels & {"INCLUDES", "IS_INCLUDED", "OVERLAP"}


def _start_label(judged: Mapping[str, float]) -> str:
    """The most probable relation of the start points: what includes starts before; vague only if it is likelier than
    all others together."""
    starts = {
        "BEFORE": judged["before"] + judged["includes"],
        "AFTER": judged["after"] + judged["is_included"],
        "SIMULTANEOUS": judged["simultaneous"],
    }
    return VAGUE if judged["vague"] > 0.5 else max(starts, key=lambda name: (starts[name], name))


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
