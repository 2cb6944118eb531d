"""A timeline as a Vega-Lite chart."""

from __future__ import annotations

from datetime import date
from typing import Any

from timeline.export.safe import printable
from timeline.export.shown import is_exact, shown_days
from timeline.export.vis import day_after
from timeline.export.wording import plain_title, say_when
from timeline.values import Event, Timeline
from timeline.values.convert import dump_json
from timeline.values.mentions import STATUSES

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_COLORS = ("#2e7d32", "#00838f", "#1565c0", "#f9a825", "#c62828")
_DATE = {"type": "temporal", "scale": {"type": "utc"}, "title": None}
_ROW = {"field": "name", "type": "nominal", "sort": None, "axis": {"title": None, "labelLimit": 480}}
_STATUS = {"field": "status", "type": "nominal", "scale": {"domain": [*STATUSES], "range": [*_COLORS]}}
_COLOR = {**_STATUS, "legend": {"orient": "top", "title": None}}


def to_vega(timeline: Timeline) -> str:
    """A Vega-Lite 5 specification with its data: a row an event, a bar over its days, pale if they are only bounds.

    Events without days on both sides are left out; ``usermeta`` counts them.
    """
    shown = [(event, days) for event in timeline.events if (days := shown_days(event))]
    spec: dict[str, Any] = {
        "$schema": SCHEMA,
        "description": "Events by date",
        "usermeta": {"left_out": len(timeline.events) - len(shown)},
        "width": 640,
        "height": {"step": 24},
        "data": {"values": [_value(row, event, days) for row, (event, days) in enumerate(shown, 1)]},
        "layer": [_bars(), _begins()],
    }
    return dump_json(spec, indent=2)


def _value(row: int, event: Event, days: tuple[date, date]) -> dict[str, Any]:
    return {
        "name": f"{row}. {printable(plain_title(event))}",
        "title": plain_title(event),
        "when": say_when(event),
        "start": days[0].isoformat(),
        "end": day_after(days[1]),
        "status": event.status,
        "exact": is_exact(event),
    }


def _bars() -> dict[str, Any]:
    told = [{"field": name, "type": "nominal"} for name in ("title", "when", "status")]
    return {
        "mark": {"type": "bar", "size": 14},
        "encoding": {
            "x": {"field": "start", **_DATE},
            "x2": {"field": "end"},
            "y": _ROW,
            "color": _COLOR,
            "opacity": {"condition": {"test": "datum.exact", "value": 1}, "value": 0.4},
            "tooltip": told,
        },
    }


def _begins() -> dict[str, Any]:
    """A stroke where each bar begins, so that a day is seen in a chart of years."""
    mark = {"type": "tick", "thickness": 3, "size": 14}
    return {"mark": mark, "encoding": {"x": {"field": "start", **_DATE}, "y": _ROW, "color": _COLOR}}
