"""How the text view says when an event is, and between which others."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from attrs import frozen

from timeline.export.safe import clean, printable
from timeline.values import Event, Timeline
from timeline.values.events import INVERSES

_SHORT_TITLE = 48
_BESIDE = {"simultaneous": "at the time of", "includes": "during", "overlap": "around"}


def say_when(event: Event) -> str:
    """When an event is, in ISO dates and as few words as honesty allows.

    >>> from datetime import date
    >>> from timeline.values import Bounds
    >>> month = Bounds(date(2022, 2, 1), date(2022, 2, 28))
    >>> say_when(Event("e1", "", "en", "happened", "month", "2022-02", month, month))
    '2022-02'
    """
    begin, end = event.begin, event.end
    if begin.open and end.open:
        return "undated"
    if begin == end:
        return _say_bounds(begin.earliest, end.latest, begin.edtf())
    if begin.known and end.known:
        return f"{begin.edtf()} to {end.edtf()}"
    if begin.known:
        return f"from {begin.edtf()}"
    if end.known:
        return f"until {end.edtf()}"
    return _say_bounds(begin.earliest, end.latest, "")


def _say_bounds(earliest: date | None, latest: date | None, edtf: str) -> str:
    if earliest is None:
        return f"by {latest}" if latest else "undated"
    if latest is None:
        return f"{earliest} or later"
    if not edtf or "/" in edtf:
        return f"between {earliest} and {latest}"
    return edtf


@frozen
class Places:
    """Where every event of a timeline stands, and how the others stand to it."""

    rank: dict[str, int]
    titles: dict[str, str]
    near: dict[tuple[str, str], list[str]]
    """By event and relation: the events that stand in that relation to it."""

    @classmethod
    def of(cls, timeline: Timeline) -> Places:
        """Read the places from the relations once."""
        rank = {event.id: number for number, event in enumerate(timeline.events)}
        near: dict[tuple[str, str], list[str]] = defaultdict(list)
        for relation in timeline.relations:
            if relation.a in rank and relation.b in rank:
                near[relation.b, relation.relation].append(relation.a)
                near[relation.a, INVERSES[relation.relation]].append(relation.b)
        return cls(rank, {event.id: short_title(event) for event in timeline.events}, dict(near))

    def say(self, event: Event) -> str:
        """Where an event without a date stands among the others, or an empty string if nothing is known."""
        for relation, words in _BESIDE.items():
            if title := self._title(event, relation):
                return f"{words} {title}"
        after, before = self._title(event, "before", last=True), self._title(event, "after")
        if after and before:
            return f"between {after} and {before}"
        return f"after {after}" if after else f"before {before}" if before else ""

    def _title(self, event: Event, relation: str, *, last: bool = False) -> str:
        """The title of the closest event in that relation to this one."""
        ids = sorted(self.near.get((event.id, relation), ()), key=self.rank.__getitem__)
        return self.titles[ids[-1 if last else 0]] if ids else ""


def plain_title(event: Event) -> str:
    """The title without control characters; never empty."""
    return clean(event.title) or clean(event.id) or "…"


def short_title(event: Event) -> str:
    """The title in quotation marks, cut to a few words."""
    title = plain_title(event)
    if len(title) > _SHORT_TITLE:
        title = title[:_SHORT_TITLE].rsplit(" ", 1)[0] + "…"
    return printable(f"«{title}»")
