"""A timeline as flat rows: one an event, or one a mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from timeline.export.safe import clean
from timeline.export.shown import document_names, told_by
from timeline.values import Event, EventMention, Timeline

Cell = str | int | float | date | None
Row = dict[str, Cell]
ByMention = defaultdict[tuple[str, int], list[str]]
"""By the id of an event and the position of a mention in it."""
BETWEEN = "; "
"""Between the values of a cell that holds several."""

EVENT_COLUMNS = (
    "id", "edtf", "begin_earliest", "begin_latest", "end_earliest", "end_latest", "granularity", "status", "title",
    "lang", "participants", "place", "says", "sources", "mentions", "confidence",
)  # fmt: skip
CLAIM_COLUMNS = (
    "event", "edtf", "title", "doc", "source", "published", "start", "end", "text", "quote", "says", "earliest",
    "latest", "status", "participants", "place", "numbers", "gives", "disputed",
    "mention",
)  # fmt: skip


def event_rows(timeline: Timeline) -> list[Row]:
    """A row an event, in the timeline's order, with `EVENT_COLUMNS`."""
    names = document_names(timeline)
    return [_event_row(event, names) for event in timeline.events]


def claim_rows(timeline: Timeline) -> list[Row]:
    """A row a mention, event by event, with `CLAIM_COLUMNS`: what one place of one document says of the event.

    `gives` has the fields of the event that come from this mention: ``title; status``. `disputed` has what it says
    in a conflict: ``date: 2025-03-10``.
    """
    names, given, disputed = document_names(timeline), _given(timeline), _disputed(timeline)
    published = {document.id: document.published for document in timeline.documents}
    return [
        {
            **_claim_row(event, mention),
            "source": names.get(mention.doc),
            "published": published.get(mention.doc),
            "gives": _join(given[event.id, number]),
            "disputed": _join(disputed[event.id, number]),
        }
        for event in timeline.events
        for number, mention in enumerate(event.mentions)
    ]


def _event_row(event: Event, names: Mapping[str, str]) -> Row:
    return {
        "id": clean(event.id),
        "edtf": clean(event.edtf),
        "begin_earliest": event.begin.earliest,
        "begin_latest": event.begin.latest,
        "end_earliest": event.end.earliest,
        "end_latest": event.end.latest,
        "granularity": clean(event.granularity),
        "status": event.status,
        "title": clean(event.title),
        "lang": clean(event.lang),
        "participants": _join(event.participants),
        "place": clean(event.place or "") or None,
        "says": _join(mention.says or "" for mention in event.mentions),
        "sources": _join(told_by(event, names)),
        "mentions": len(event.mentions),
        "confidence": event.confidence,
    }


def _claim_row(event: Event, mention: EventMention) -> Row:
    return {
        "event": clean(event.id),
        "edtf": clean(event.edtf),
        "title": clean(event.title),
        "doc": clean(mention.doc),
        "start": mention.start,
        "end": mention.end,
        "text": clean(mention.text),
        "quote": clean(mention.quote),
        "says": clean(mention.says or "") or None,
        "earliest": mention.earliest,
        "latest": mention.latest,
        "status": mention.status,
        "participants": _join(mention.participants),
        "place": clean(mention.place or "") or None,
        "numbers": _join(f"{name}: {count}" for name, count in mention.numbers),
        "mention": clean(mention.id),
    }


def _given(timeline: Timeline) -> ByMention:
    """The fields of the event that come from each mention."""
    fields: ByMention = defaultdict(list)
    for event in timeline.events:
        for origin in event.provenance:
            for number in origin.mentions:
                fields[event.id, number].append(origin.field)
    return fields


def _disputed(timeline: Timeline) -> ByMention:
    """What each mention says in conflicts; `mentions` count in the first event."""
    said: ByMention = defaultdict(list)
    for conflict in timeline.conflicts:
        for claim in conflict.claims if conflict.events else ():
            for number in claim.mentions:
                said[conflict.events[0], number].append(f"{conflict.attribute}: {claim.value}")
    return said


def _join(words: Iterable[str]) -> str | None:
    return BETWEEN.join(dict.fromkeys(shown for word in words if (shown := clean(word)))) or None
