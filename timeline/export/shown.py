"""Which days of an event a calendar or a picture can show, and who tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from timeline.export.safe import clean
from timeline.values import Bounds, DocumentInfo, Event, Timeline


def shown_days(event: Event) -> tuple[date, date] | None:
    """The first and last day between which an event lies, or its begin or its end if that alone is known.

    None for an event without days on both sides: nobody invents them.

    >>> month = Bounds(date(2022, 2, 1), date(2022, 2, 28))
    >>> shown_days(Event("e1", "", "en", "happened", "month", "2022-02", month, month))
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    begin, end = event.begin, event.end
    for first, last in ((begin.earliest, end.latest), (begin.earliest, begin.latest), (end.earliest, end.latest)):
        if first and last and first <= last:
            return first, last
    return None


def is_exact(event: Event) -> bool:
    """Whether the very days of begin and end are known."""
    return event.begin.days() == 1 == event.end.days()


def known_parts(bounds: Bounds) -> dict[str, int]:
    """The parts of a date on which both sides of its bounds agree.

    >>> known_parts(Bounds(date(2022, 2, 1), date(2022, 2, 28))), known_parts(Bounds(None, date(2022, 2, 1)))
    ({'year': 2022, 'month': 2}, {})
    """
    parts: dict[str, int] = {}
    if bounds.earliest and bounds.latest:
        for name in ("year", "month", "day"):
            value = getattr(bounds.earliest, name)
            if value != getattr(bounds.latest, name):
                break
            parts[name] = value
    return parts


def document_names(timeline: Timeline) -> dict[str, str]:
    """What a reader knows each document by: its source, else its title, else its id."""
    return {document.id: _document_name(document) for document in timeline.documents}


def _document_name(document: DocumentInfo) -> str:
    names = (clean(name or "") for name in (document.source, document.title))
    return next((name for name in names if name), clean(document.id))


def told_by(event: Event, names: Mapping[str, str]) -> list[str]:
    """The names of the documents that tell of an event, each once."""
    told = (names.get(mention.doc, clean(mention.doc)) for mention in event.mentions)
    return list(dict.fromkeys(name for name in told if name))
