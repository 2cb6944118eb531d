"""What the heads learn from: labelled triggers and pairs of triggers, from every corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import combinations

from attrs import evolve, field, frozen

from timeline.model import Model
from timeline.training.corpora import OURS, OWN, Part, Record, Sources, make_document, part_of, story_of
from timeline.training.gold import GOLD, GoldMention, GoldTime, own_counted
from timeline.training.own import Surface, own_clusters, own_order, story_clusters
from timeline.values import Document

SAME, DIFFERENT = "same", "different"
MOST_PAIRS = 12
"""Pairs of one event in one pair of documents; a much repeated event must not drown the others."""
NEGATIVES = 3
"""Pairs of different events drawn at random for each pair of one event; alike ones come on top."""
FAR = 800
"""Characters between two triggers beyond which the library does not ask the model for their relation."""

RELATIONS = {
    "BEFORE": "before",
    "IBEFORE": "before",
    "AFTER": "after",
    "IAFTER": "after",
    "INCLUDES": "includes",
    "BEGUN_BY": "includes",
    "ENDED_BY": "includes",
    "IS_INCLUDED": "is_included",
    "DURING": "is_included",
    "BEGINS": "is_included",
    "ENDS": "is_included",
    "SIMULTANEOUS": "simultaneous",
    "IDENTITY": "simultaneous",
    "EQUAL": "simultaneous",
    "VAGUE": "vague",
}
"""TimeML's names, and those of the corpora that follow it, by what they say of the begins."""


@frozen(order=True)
class Trigger:
    """Where an event is named: document id, and the span in its text."""

    doc: str
    start: int
    end: int


@frozen
class LabelledPair:
    """Two triggers and how they stand to each other."""

    a: Trigger
    b: Trigger
    label: str
    part: Part


@frozen
class Dataset:
    """One corpus made ready for one task."""

    name: str
    documents: Mapping[str, Document]
    pairs: tuple[LabelledPair, ...] = ()
    gold: Mapping[str, tuple[GoldMention, ...]] = field(factory=dict)
    """By document id, what is annotated of single mentions."""
    parts: Mapping[str, Part] = field(factory=dict)
    stories: tuple[Mapping[Trigger, str], ...] = ()
    """What documents tell together: trigger to the name of its event."""
    models: Mapping[str, Model] = field(factory=dict)
    """By document id, a model that has not learnt from it."""
    counted: Mapping[str, tuple[GoldTime, ...]] = field(factory=dict)
    """By document id, the times that are annotated as counted from an event."""
    told: Mapping[str, str] = field(factory=dict)
    """By document id, its story."""


def all_for_test(dataset: Dataset) -> Dataset:
    """The data set with every part for the test: a corpus that nothing is learnt from."""
    pairs = tuple(evolve(pair, part="test") for pair in dataset.pairs)
    return evolve(dataset, pairs=pairs, parts=dict.fromkeys(dataset.parts, "test"))


def relation_dataset(name: str, sources: Sources) -> Dataset:
    """Pairs of one document with a relation name of the library, or ``vague``."""
    records = list(sources.records(name))
    read = own_order if name in OURS else _read_links
    pairs = [
        LabelledPair(Trigger(doc, *a), Trigger(doc, *b), label, part_of(record, name))
        for record in records
        for doc, (a, b, label) in ((str(record["id"]), link) for link in read(record))
        if max(a[0], b[0]) - min(a[1], b[1]) <= FAR
    ]
    return Dataset(name, _documents(records), tuple(pairs))


def _read_links(record: Record) -> Iterator[tuple[tuple[int, int], tuple[int, int], str]]:
    spans = {e["eid"]: (e["start"], e["end"]) for e in record["events"] if e.get("eid")}
    for link in record["tlinks"]:
        label = link_label(link)
        if label and link["a"] in spans and link["b"] in spans:
            yield spans[link["a"]], spans[link["b"]], label


def link_label(link: Record) -> str | None:
    """The library's name for an annotated link, None if it has none.

    UDS-Time has relations of the begins too; where the periods only overlap, that one is taken.

    >>> link_label({"rel": "OVERLAP", "start": "AFTER"}), link_label({"rel": "BEGUN_BY"})
    ('after', 'includes')
    """
    name = link["rel"]
    if name == "OVERLAP":
        name = link.get("start")
    return RELATIONS.get(str(name).upper())


def same_event_dataset(name: str, sources: Sources) -> Dataset:
    """Pairs in one document and between documents of one topic or story, ``same`` or ``different``."""
    records = list(sources.records(name))
    parts = {str(r["id"]): part_of(r, name) for r in records}
    groups = _own_groups(records, sources) if name in OURS else _topic_groups(records)
    pairs = [pair for group in groups for pair in _pair_up(group, parts)]
    return Dataset(name, _documents(records), tuple(dict.fromkeys(pairs)))


def across_dataset(name: str, sources: Sources) -> Dataset:
    """The triggers of topics and stories that several documents tell, each with the name of its event."""
    records = list(sources.records(name))
    parts = {str(r["id"]): part_of(r, name) for r in records}
    by_doc = {str(record["id"]): own_clusters(record) for record in records} if name in OURS else {}
    groups = _told_stories(by_doc, sources) if name in OURS else _topic_groups(records)
    stories = tuple({t: event for event, some in group.items() for t, _ in some} for group in groups)
    return Dataset(name, _documents(records), parts=parts, stories=stories)


Group = Mapping[str, list[tuple[Trigger, str]]]
"""Event id to its triggers and their surface, of documents that are compared with each other."""


def _topic_groups(records: Iterable[Record]) -> Iterator[Group]:
    topics: dict[str, dict[str, list[tuple[Trigger, str]]]] = {}
    for record in records:
        members = {
            eid: cluster["id"]
            for cluster in record["clusters"]
            if cluster["kind"] == "event"
            for eid in cluster["members"]
        }
        topic = topics.setdefault(record["topic"], {})
        for event in record["events"]:
            if event.get("eid") not in members:
                continue
            trigger = Trigger(str(record["id"]), event["start"], event["end"])
            topic.setdefault(members[event["eid"]], []).append((trigger, event["text"]))
    yield from topics.values()


def _own_groups(records: Iterable[Record], sources: Sources) -> Iterator[Group]:
    by_doc = {str(record["id"]): own_clusters(record) for record in records}
    for doc, clusters in by_doc.items():
        yield {
            event: [(Trigger(doc, s, e), text) for s, e, text in spans] for event, spans in clusters.items()
        }
    yield from _told_stories(by_doc, sources)


def _told_stories(by_doc: Mapping[str, Mapping[str, list[Surface]]], sources: Sources) -> Iterator[Group]:
    for story in sources.stories():
        yield {
            event: [(Trigger(doc, s, e), text) for doc, (s, e, text) in spans]
            for event, spans in story_clusters(story, by_doc).items()
        }


def _pair_up(group: Group, parts: Mapping[str, Part]) -> Iterator[LabelledPair]:
    same = [
        pair
        for triggers in group.values()
        for pair in _draw(combinations([t for t, _ in triggers], 2), MOST_PAIRS)
    ]
    flat = [(trigger, text, event) for event, triggers in group.items() for trigger, text in triggers]
    alike: list[tuple[Trigger, Trigger]] = []
    other: list[tuple[Trigger, Trigger]] = []
    for (a, text_a, event_a), (b, text_b, event_b) in combinations(flat, 2):
        if event_a != event_b:
            (alike if _alike(text_a, text_b) else other).append((a, b))
    drawn = _draw(alike, NEGATIVES * len(same)) + _draw(other, NEGATIVES * len(same) + len(flat))
    for label, chosen in ((SAME, same), (DIFFERENT, drawn)):
        for a, b in chosen:
            if parts[a.doc] == parts[b.doc]:
                yield LabelledPair(a, b, label, parts[a.doc])


def _alike(a: str, b: str) -> bool:
    """Whether two surfaces look like forms of one word: the negatives that are hard to tell."""
    return a[:4].lower() == b[:4].lower()


def _draw(pairs: Iterable[tuple[Trigger, Trigger]], most: int) -> list[tuple[Trigger, Trigger]]:
    """At most so many of the pairs, by a digest of each: the same ones in every run."""
    return sorted(pairs, key=_digest)[:most]


def _digest(pair: tuple[Trigger, Trigger]) -> bytes:
    return blake2b(repr(pair).encode("utf-8", "replace"), digest_size=8).digest()


def mention_dataset(name: str, sources: Sources) -> Dataset:
    """Documents with what annotators say of single mentions, for the heads that judge one mention."""
    records = list(sources.records(name))
    gold = {str(r["id"]): tuple(GOLD[name](r)) for r in records}
    parts = {str(r["id"]): part_of(r, name) for r in records}
    told = {str(r["id"]): story_of(r) for r in records}
    counted = {str(r["id"]): tuple(own_counted(r)) for r in records} if name == OWN else {}
    return Dataset(name, _documents(records), gold=gold, parts=parts, told=told, counted=counted)


def _documents(records: Iterable[Record]) -> dict[str, Document]:
    return {str(record["id"]): make_document(record) for record in records}


READERS: Mapping[str, Callable[[str, Sources], Dataset]] = {
    "dating": mention_dataset,
    "status": mention_dataset,
    "anchor": mention_dataset,
    "salience": mention_dataset,
    "same_event": same_event_dataset,
    "same_across": across_dataset,
    "event": mention_dataset,
    "relation": relation_dataset,
}
