"""A timeline for TimelineJS."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

from timeline.export.shown import document_names, known_parts, shown_days, told_by
from timeline.export.wording import plain_title, say_when
from timeline.values import Event, Timeline
from timeline.values.convert import dump_json


def to_timelinejs(timeline: Timeline) -> str:
    """The JSON of TimelineJS 3: a slide an event, with only those parts of a date that are known.

    ``display_date`` says in words what the parts cannot. TimelineJS shows nothing without a date, so events
    without days are left out, and a title slide counts them. All text is escaped: TimelineJS reads HTML.
    """
    names = document_names(timeline)
    slides = [_slide(event, told_by(event, names)) for event in timeline.events if shown_days(event)]
    left_out = len(timeline.events) - len(slides)
    data: dict[str, Any] = {"scale": "human", "events": slides}
    if left_out:
        data["title"] = {"text": {"headline": "", "text": f"Without a date and left out: {left_out}"}}
    return dump_json(data, indent=2)


def _slide(event: Event, sources: list[str]) -> dict[str, Any]:
    facts = [event.status, *([event.place] if event.place else []), *sources]
    return {
        "unique_id": event.id,
        **_dates(event),
        "display_date": escape(say_when(event)),
        "group": event.status,
        "text": {"headline": escape(plain_title(event)), "text": escape(" · ".join(facts))},
    }


def _dates(event: Event) -> dict[str, Any]:
    """The known parts of begin and end; where not even the year of the begin is known, the years it lies between.

    An end of which so little is known that it would be drawn before the begin is left to ``display_date``.
    """
    begin, end = known_parts(event.begin), known_parts(event.end)
    if not begin:
        first, last = shown_days(event) or (date.min, date.max)
        return {"start_date": {"year": first.year}, "end_date": {"year": last.year}}
    drawn = event.end != event.begin and [*end.values()] >= [*begin.values()]
    return {"start_date": begin, **({"end_date": end} if drawn else {})}
