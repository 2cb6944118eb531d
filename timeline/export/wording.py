"""How the text view says when an event is, and between which others."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from attrs import frozen

from timeline.export.safe import clean, printable
from timeline.export.words import Words, date_words
from timeline.values import Event, Timeline
from timeline.values.events import INVERSES

_SHORT_TITLE = 48
_WHEN = {
    "undated": "undated", "at": "{}", "to": "{} to {}", "from": "from {}", "until": "until {}", "by": "by {}",
    "since": "{} or later", "begun": "begun by {}", "between": "between {} and {}",
}  # fmt: skip
_BESIDE = {"simultaneous": "at the time of {}", "includes": "during {}", "overlap": "around {}"}
_PLACE = {**_BESIDE, "between": "between {} and {}", "after": "after {}", "before": "before {}"}


def say_when(event: Event) -> str:
    """When an event is, in ISO dates and as few words as honesty allows.

    >>> from datetime import date
    >>> from timeline.values import Bounds
    >>> month = Bounds(date(2022, 2, 1), date(2022, 2, 28))
    >>> say_when(Event("e1", "", "en", "happened", "month", "2022-02", month, month))
    '2022-02'
    """
    wording, dates = when_parts(event)
    return _WHEN[wording].format(*dates)


def when_words(event: Event, words: Words) -> str:
    """When an event is, in the words of a language.

    >>> from datetime import date
    >>> from timeline.export.words import load_words
    >>> from timeline.values import Bounds
    >>> told = Bounds(None, date(2022, 2, 1))
    >>> when_words(Event("e1", "", "en", "happened", "unknown", "", told, told), load_words("en"))
    'by 1 February 2022'
    """
    wording, dates = when_parts(event)
    said = (date_words(date, words) or date for date in dates)
    return words["when"][wording].format(**dict(zip("ab", said, strict=False)))


def when_parts(event: Event) -> tuple[str, tuple[str, ...]]:
    """When an event is, before words: which wording fits, and the dates to put in it (EDTF level 1).

    The wordings are undated, at, to, from, until, by, since, begun and between.
    """
    begin, end = event.begin, event.end
    if begin.open and end.open:
        return "undated", ()
    if begin == end:
        return _bounds_parts(begin.earliest, end.latest, begin.edtf())
    if begin.known and end.known:
        return "to", (begin.edtf(), end.edtf())
    if begin.known:
        return "from", (begin.edtf(),)
    if end.known:
        return "until", (end.edtf(),)
    if begin.latest and end.latest is None:
        return "begun", (str(begin.latest),)
    return _bounds_parts(begin.earliest, end.latest, "")


def _bounds_parts(earliest: date | None, latest: date | None, edtf: str) -> tuple[str, tuple[str, ...]]:
    if earliest is None:
        return ("by", (str(latest),)) if latest else ("undated", ())
    if latest is None:
        return "since", (str(earliest),)
    if not edtf or "/" in edtf:
        return "between", (str(earliest), str(latest))
    return "at", (edtf,)


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
        found = self.parts(event)
        return _PLACE[found[0]].format(*(self.titles[name] for name in found[1])) if found else ""

    def parts(self, event: Event) -> tuple[str, tuple[str, ...]] | None:
        """The same before words: which wording fits, and the ids of the events to put in it.

        The wordings are simultaneous, includes, overlap, between, after and before.
        """
        for relation in _BESIDE:
            if name := self._closest(event, relation):
                return relation, (name,)
        after, before = self._closest(event, "before", last=True), self._closest(event, "after")
        if after and before:
            return "between", (after, before)
        return ("after", (after,)) if after else ("before", (before,)) if before else None

    def _closest(self, event: Event, relation: str, *, last: bool = False) -> str | None:
        """The id of the closest event in that relation to this one."""
        ids = sorted(self.near.get((event.id, relation), ()), key=self.rank.__getitem__)
        return ids[-1 if last else 0] if ids else None


def plain_title(event: Event) -> str:
    """The title without control characters; never empty."""
    return clean(event.title) or clean(event.id) or "…"


def short_title(event: Event) -> str:
    """The title in quotation marks, cut to a few words."""
    title = plain_title(event)
    if len(title) > _SHORT_TITLE:
        title = title[:_SHORT_TITLE].rsplit(" ", 1)[0] + "…"
    return printable(f"«{title}»")
