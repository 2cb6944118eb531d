"""Reasons in plain English: what a line of `why` and the message of a problem say.

The sentences stand in `timeline/export/words/en.toml` too, by which other languages read them.
"""

from __future__ import annotations

from timeline.values import Bounds
from timeline.values.bounds import say_days
from timeline.values.events import INVERSES, RelationName


def date_text(bounds: Bounds) -> str:
    """The bounds as the end of a sentence.

    >>> from datetime import date
    >>> date_text(Bounds(date(2025, 1, 17), None)), date_text(Bounds(date(2025, 1, 1), date(2025, 1, 31)))
    ('on or after 2025-01-17', 'between 2025-01-01 and 2025-01-31')
    """
    if bounds.earliest is None:
        return f"on or before {bounds.latest}"
    if bounds.latest is None:
        return f"on or after {bounds.earliest}"
    if bounds.earliest == bounds.latest:
        return f"on {bounds.earliest}"
    return f"between {bounds.earliest} and {bounds.latest}"


def days_text(days: tuple[int, int] | None) -> str:
    """A distance in days, with a leading space, or nothing.

    >>> days_text((1, 10)), days_text((2, 2)), days_text((1, 1)), days_text(None)
    (' by 1 to 10 days', ' by 2 days', ' by 1 day', '')
    """
    return f" by {say_days(*days)}" if days else ""


def relation_line(relation: RelationName, other: str, days: tuple[int, int] | None = None) -> str:
    """A relation from the side of one event.

    >>> relation_line("after", "the signing", (1, 10))
    'after «the signing» by 1 to 10 days'
    """
    if relation == "includes":
        return f"«{other}» falls within it{_offset(days)}"
    if relation == "is_included":
        return f"within «{other}»{_offset(days)}"
    if relation == "simultaneous":
        within = "" if days is None else f", {_same_day(days)}"
        return f"at the same time as «{other}»{within}"
    return f"{relation} «{other}»{days_text(days)}"


def _offset(days: tuple[int, int] | None) -> str:
    return "" if days is None else f", begin later{days_text(days)}"


def _same_day(days: tuple[int, int]) -> str:
    return "on the same day" if days[1] == 0 else f"at most {days[1]} days apart"


def relation_lines(
    relation: RelationName, names: tuple[str, str], days: tuple[int, int] | None = None
) -> tuple[str, str]:
    """A relation between two named events, from the side of each.

    >>> relation_lines("before", ("the raid", "the trial"))
    ('before «the trial»', 'after «the raid»')
    """
    return relation_line(relation, names[1], days), relation_line(INVERSES[relation], names[0], days)
