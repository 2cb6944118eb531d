"""A timeline as a notebook shows it."""

from __future__ import annotations

from collections.abc import Container
from html import escape

from timeline.export.safe import clean
from timeline.export.shown import document_names, told_by
from timeline.export.text import to_text
from timeline.export.wording import plain_title, say_when
from timeline.values import Event, Timeline

_SHOWN = 30
_WIDTH = 100


def to_notebook(timeline: Timeline) -> str:
    """A small HTML table of the first events; all text is escaped, and each cell runs in its own direction.

    >>> to_notebook(Timeline("t1"))
    '<p>No events.</p>'
    """
    if not timeline.events:
        return "<p>No events.</p>"
    names = document_names(timeline)
    head = "".join(f"<th>{name}</th>" for name in ("when", "status", "event", "place", "sources"))
    rows = "".join(_row(event, told_by(event, names)) for event in timeline.events[:_SHOWN])
    more = len(timeline.events) - _SHOWN
    rest = f"<p>… and {more} more</p>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{rest}"


def mime_bundle(timeline: Timeline, include: Container[str] | None, exclude: Container[str] | None) -> dict[str, str]:
    """The timeline in the MIME types of a notebook (Jupyter messaging protocol, display data)."""
    forms = {"text/plain": to_text(timeline, width=_WIDTH, color=False), "text/html": to_notebook(timeline)}
    return {
        name: text
        for name, text in forms.items()
        if (not include or name in include) and not (exclude and name in exclude)
    }


def _row(event: Event, sources: list[str]) -> str:
    cells = [say_when(event), event.status, plain_title(event), clean(event.place or ""), " · ".join(sources)]
    return "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in cells) + "</tr>"
