"""A timeline as a Markdown list or table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.export.safe import printable
from timeline.export.shown import document_names, told_by
from timeline.export.wording import Places, plain_title, say_when
from timeline.values import Event, Timeline

_MARKUP = re.compile(r"([\\`*_\[\]<>&|~$])")
"""What could be markup within a line; no text of an article begins one."""


def to_markdown(timeline: Timeline, *, table: bool = False) -> str:
    """Markdown (CommonMark 0.31; the table as in GitHub Flavored Markdown): events in order, then conflicts.

    No text of an article is read as markup, and right-to-left text stands in Unicode isolates, so that dates
    and titles keep their places whatever the direction of the page.

    >>> to_markdown(Timeline("t1"))
    'No events.\\n'
    """
    if not timeline.events:
        return "No events.\n"
    lines = list(_table(timeline) if table else _list(timeline))
    conflicts = list(_conflicts(timeline))
    return "\n".join([*lines, *(["", *conflicts] if conflicts else [])]) + "\n"


def markdown_text(text: str) -> str:
    """The text with every character that could be markup escaped, set apart if it runs from right to left.

    >>> print(markdown_text("[a]*"))
    \\[a\\]\\*
    """
    return _MARKUP.sub(r"\\\1", printable(text))


def _list(timeline: Timeline) -> Iterator[str]:
    names, places = document_names(timeline), Places.of(timeline)
    for event in timeline.events:
        facts = [markdown_text(fact) for fact in _facts(event, names)]
        yield f"- **{_when(event, places)}** {markdown_text(plain_title(event))} ({' · '.join(facts)})"


def _table(timeline: Timeline) -> Iterator[str]:
    names, places = document_names(timeline), Places.of(timeline)
    yield "| when | event | status · place · sources |"
    yield "|---|---|---|"
    for event in timeline.events:
        facts = " · ".join(markdown_text(fact) for fact in _facts(event, names))
        yield f"| {_when(event, places)} | {markdown_text(plain_title(event))} | {facts} |"


def _when(event: Event, places: Places) -> str:
    """The date, or the place among the others for an event without one."""
    undated = event.begin.open and event.end.open
    return markdown_text((undated and places.say(event)) or say_when(event))


def _facts(event: Event, names: dict[str, str]) -> list[str]:
    return [event.status, *([event.place] if event.place else []), *told_by(event, names)]


def _conflicts(timeline: Timeline) -> Iterator[str]:
    titles = {event.id: plain_title(event) for event in timeline.events}
    for conflict in timeline.conflicts:
        about = " and ".join(markdown_text(f"«{titles.get(name, name)}»") for name in conflict.events)
        claims = " or ".join(markdown_text(claim.value) for claim in conflict.claims)
        yield f"- *{markdown_text(conflict.attribute)}* of {about}: {claims}"
