"""The moment of speaking: «tomorrow» in a quotation is the day after the saying, where the text dates the saying."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from attrs import evolve

from timeline.events.describe import Described
from timeline.events.view import SentenceView, TimeSpan
from timeline.values.mentions import Anchor, EventMention, TimeMention
from timeline.values.timex import days_of

LONGEST = 31
"""Days before the publication in which a saying still gives its day to a word like «tomorrow»."""
DEICTIC = frozenset(("day_offset", "part_today", "part_of_day"))
"""Patterns of days counted from the moment of speaking."""
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T\D\w*)?")


def spoken_times(described: Sequence[Described], published: date | None) -> dict[str, TimeMention]:
    """The times of quotations that count from a dated saying outside the quotation, by id."""
    rows: dict[int, list[Described]] = {}
    for one in described:
        rows.setdefault(one.candidate.view.index, []).append(one)
    found: dict[str, TimeMention] = {}
    for row in rows.values():
        view = row[0].candidate.view
        quoted = [s.mention for s in view.times if s.first in view.quoted and _is_deictic(view, s)]
        saying = _saying(row, published) if quoted and view.quoted else None
        if saying and saying.earliest and published:
            moved = (_moved(time, saying, saying.earliest - published) for time in quoted)
            found.update((time.id, time) for time in moved if time)
    return found


def _is_deictic(view: SentenceView, span: TimeSpan) -> bool:
    """Whether a time counts from the day it is said on: no weekday names it."""
    names = {form for kind in ("weekday", "weekday_bare") for forms in view.pack.words[kind].values() for form in forms}
    return span.mention.rule in DEICTIC and names.isdisjoint(view.text.forms[span.first : span.last])


def _saying(row: Sequence[Described], published: date | None) -> EventMention | None:
    """The surest dated saying of a sentence outside its quotations, of one day before the publication."""
    view = row[0].candidate.view
    outside = {s.mention.id for s in view.times if s.first not in view.quoted}
    sayings = [d.mention for d in row if d.candidate.trigger.first not in view.quoted and d.mention.kind == "reporting"]
    dated = [m for m in sayings if m.date_from == "time" and m.earliest and m.earliest == m.latest]
    near = [m for m in dated if published and 0 < (published - (m.earliest or published)).days <= LONGEST]
    return max((m for m in near if outside & set(m.times)), key=lambda m: m.date_probability, default=None)


def _moved(time: TimeMention, saying: EventMention, delta: timedelta) -> TimeMention | None:
    match = _DAY.fullmatch(time.value)
    if match is None or time.anchor is None or time.anchor.kind != "published":
        return None
    value = (date.fromisoformat(match[1]) + delta).isoformat() + (match[2] or "")
    days = days_of(value, time.mod)
    return evolve(
        time, value=value, earliest=days.earliest, latest=days.latest, anchor=Anchor("quote", saying.id)
    )


def date_again(mention: EventMention, spoken: Mapping[str, TimeMention]) -> EventMention:
    """A mention that a spoken time dates, with the day of the saying counted in."""
    time = next((spoken[t] for t in mention.times if t in spoken), None)
    if time is None or mention.date_from not in ("time", "context") or not (mention.earliest and mention.latest):
        return mention
    return evolve(
        mention,
        earliest=time.earliest,
        latest=time.latest,
        dated_by=f"«{time.text}» is {time.value}, counted from the day of the saying [{time.rule}]",
    )
