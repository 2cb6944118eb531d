"""Every format that a timeline can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from timeline.errors import InputError
from timeline.export.csv_file import to_csv
from timeline.export.frame import to_frame
from timeline.export.html import to_html
from timeline.export.ical import to_ical
from timeline.export.jsonl import to_jsonl
from timeline.export.jsonld import to_jsonld
from timeline.export.markdown import to_markdown
from timeline.export.mermaid import to_mermaid
from timeline.export.notebook import mime_bundle
from timeline.export.png import to_png
from timeline.export.reasons import say_reasons
from timeline.export.svg import to_svg
from timeline.export.text import to_text
from timeline.export.timelinejs import to_timelinejs
from timeline.export.timeml import one_timeml
from timeline.export.vega import to_vega
from timeline.export.vis import to_vis
from timeline.values import Timeline

Texts = Mapping[str, str]
"""The texts of the documents by their ids."""
Writer = Callable[[Timeline, Texts], str]
_WIDTH = 100


def _plain(write: Callable[[Timeline], str]) -> Writer:
    """A writer that needs no texts."""
    return lambda timeline, _: write(timeline)


FORMATS: Mapping[str, Writer] = {
    "text": _plain(partial(to_text, width=_WIDTH, color=False)),
    "html": _plain(to_html),
    "json": _plain(Timeline.to_json),
    "jsonl": _plain(to_jsonl),
    "csv": _plain(to_csv),
    "csv-claims": _plain(partial(to_csv, claims=True)),
    "markdown": _plain(to_markdown),
    "markdown-table": _plain(partial(to_markdown, table=True)),
    "ical": _plain(to_ical),
    "timelinejs": _plain(to_timelinejs),
    "vis": _plain(to_vis),
    "mermaid": _plain(to_mermaid),
    "vega": _plain(to_vega),
    "jsonld": _plain(to_jsonld),
    "svg": _plain(to_svg),
    "timeml": one_timeml,
}
NEED_TEXTS = frozenset({"timeml"})
"""The formats that need the texts."""
PICTURES: Mapping[str, Callable[[Timeline], bytes]] = {"png": to_png}
"""The formats that are no text."""


def write(timeline: Timeline, form: str, texts: Texts | None = None) -> str:
    """The timeline in a format of `FORMATS`; TimeML needs the texts of the documents by their ids.

    >>> write(Timeline("t1"), "markdown")
    'No events.\\n'
    """
    if form not in FORMATS:
        raise InputError(f"no format {form!r}; there are {', '.join(FORMATS)}", place="format", value=form)
    return FORMATS[form](timeline, texts or {})


VIEWS: Mapping[str, Callable[..., Any]] = {
    "write": write,
    "page": to_html,
    "picture": to_png,
    "frame": to_frame,
    "notebook": mime_bundle,
    "why": say_reasons,
}
"""What the methods of `Timeline` ask for by name, so that the layer of values need not import this one."""
