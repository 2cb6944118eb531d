"""What the script gets: days and choices as numbers, and our own words. No text of an article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from timeline.export.html.tools import choices
from timeline.export.html.view import View
from timeline.values import Event
from timeline.values.mentions import STATUSES

Menus = list[tuple[str, list[str]]]


def menus(view: View) -> Menus:
    """The names that events can be chosen by, kind by kind."""
    events = view.timeline.events
    return [
        ("source", choices(name for event in events for name in _sources(view, event))),
        ("participant", choices(name for event in events for name in event.participants)),
        ("language", choices(name for event in events for name in _langs(view, event))),
    ]


def numbers(view: View, kinds: Menus) -> dict[str, Any]:
    """For each event its bounds as day numbers (1 is 0001-01-01), its status, its names, its number of documents."""
    indexes = [{name: number for number, name in enumerate(names)} for _, names in kinds]
    return {
        "kinds": [kind for kind, _ in kinds],
        "events": [_row(view, event, indexes) for event in view.timeline.events],
        "status": [view.words["status"][name] for name in STATUSES],
        "months": list(view.words.short_months),
        "dates": dict(view.words["date"]),
        "words": dict(view.words["script"]),
    }


def _row(view: View, event: Event, indexes: Sequence[dict[str, int]]) -> list[Any]:
    sides = (event.begin.earliest, event.begin.latest, event.end.earliest, event.end.latest)
    named = (_sources(view, event), list(event.participants), _langs(view, event))
    chosen = [sorted({at[n] for n in names if n in at}) for at, names in zip(indexes, named, strict=True)]
    docs = len({mention.doc for mention in event.mentions})
    return [[_ordinal(day) for day in sides], STATUSES.index(event.status), chosen, docs]


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _sources(view: View, event: Event) -> list[str]:
    return list(dict.fromkeys(view.source(m.doc) for m in event.mentions if m.doc in view.numbers))


def _langs(view: View, event: Event) -> list[str]:
    documents = view.timeline.documents
    found = (documents[view.numbers[m.doc] - 1].lang for m in event.mentions if m.doc in view.numbers)
    return [view.words.named("language", lang) for lang in dict.fromkeys(found) or (event.lang,)]
