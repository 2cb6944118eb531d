"""A timeline as linked data."""

from __future__ import annotations

import re
from typing import Any

from timeline.export.safe import clean
from timeline.export.wording import plain_title, say_when
from timeline.values import DocumentInfo, Event, Timeline
from timeline.values.convert import dump_json

_STATUS = {**dict.fromkeys(("happened", "ongoing", "planned"), "EventScheduled"), "denied": "EventCancelled"}
"""After schema.org: scheduled is «taking place or has taken place on the startDate as scheduled»; what is only
possible has no status there."""
_ONE_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_FOR_SCRIPTS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def to_jsonld(timeline: Timeline) -> str:
    """JSON-LD 1.1 with the vocabulary of schema.org: an Event each, with the articles that tell of it.

    A date stands only where it is one day, month or year; `description` has all dates in words. The text can
    stand within ``<script type="application/ld+json">`` as it is.
    """
    documents = {document.id: document for document in timeline.documents}
    events = [_event(event, documents) for event in timeline.events]
    return dump_json({"@context": "https://schema.org", "@graph": events}, indent=2).translate(_FOR_SCRIPTS)


def _event(event: Event, documents: dict[str, DocumentInfo]) -> dict[str, Any]:
    told = [documents[name] for name in dict.fromkeys(m.doc for m in event.mentions) if name in documents]
    status = _STATUS.get(event.status)
    known = {
        "startDate": _date(event.begin.edtf()),
        "endDate": _date(event.end.edtf()),
        "eventStatus": f"https://schema.org/{status}" if status else None,
        "location": _named("Place", event.place),
        "about": [thing for name in event.participants if (thing := _named("Thing", name))],
        "subjectOf": [_article(document) for document in told],
    }
    head = {"@type": "Event", "identifier": event.id, "name": plain_title(event), "description": say_when(event)}
    return head | {name: value for name, value in known.items() if value}


def _article(document: DocumentInfo) -> dict[str, Any]:
    known = {
        "headline": clean(document.title or ""),
        "datePublished": document.published.isoformat() if document.published else None,
        "publisher": _named("Organization", document.source),
        "inLanguage": clean(document.lang),
    }
    return {"@type": "NewsArticle", "identifier": document.id} | {k: v for k, v in known.items() if v}


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    shown = clean(name or "")
    return {"@type": kind, "name": shown} if shown else None


def _date(edtf: str) -> str | None:
    """The ISO 8601 date, of full or reduced precision, or None for what is no single one."""
    return edtf if _ONE_DATE.fullmatch(edtf) else None
