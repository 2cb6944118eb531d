"""A timeline for vis-timeline."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import Any

from timeline.export.shown import document_names, is_exact, shown_days, told_by
from timeline.export.wording import plain_title, say_when
from timeline.values import Event, Timeline
from timeline.values.convert import dump_json


def to_vis(timeline: Timeline) -> str:
    """The items of vis-timeline 7 and 8 as a JSON list: boxes for days, ranges for what lasts or is known within days.

    The end of a range is the day after the last. The class of an item is its status, and ``imprecise`` if its days
    are not known exactly. Events without days on both sides are left out. All text is escaped: items hold HTML.

    >>> to_vis(Timeline("t1"))
    '[]'
    """
    names = document_names(timeline)
    shown = [(event, days) for event in timeline.events if (days := shown_days(event))]
    return dump_json([_item(event, days, told_by(event, names)) for event, days in shown], indent=2)


def _item(event: Event, days: tuple[date, date], sources: list[str]) -> dict[str, Any]:
    first, last = days
    exact, when = is_exact(event), say_when(event)
    span: dict[str, str] = {"start": first.isoformat(), "type": "box"}
    if not (exact and first == last):
        span = {"start": first.isoformat(), "end": day_after(last), "type": "range"}
    return {
        "id": event.id,
        "content": escape(plain_title(event)),
        "title": escape(" · ".join([when, event.status, *sources])),
        **span,
        "className": event.status if exact else f"{event.status} imprecise",
    }


def day_after(day: date) -> str:
    """The next day in ISO 8601; of the last day of the calendar its last second.

    >>> day_after(date(2025, 12, 31)), day_after(date.max)
    ('2026-01-01', '9999-12-31T23:59:59')
    """
    return f"{day}T23:59:59" if day == date.max else (day + timedelta(1)).isoformat()
