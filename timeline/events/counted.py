"""Times counted from an event («two days after the attack»): which event, which side, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from timeline.events.describe import Described
from timeline.events.links import NEAR, distance
from timeline.events.options import can_date, link_cost
from timeline.events.signals import time_signals
from timeline.events.view import SentenceView, TimeSpan, function_words
from timeline.values.mentions import EventMention, TimeMention

SIGNAL_REACH = 2
"""Tokens behind a time in which the word stands that says on which side of the event it lies."""
CLOSE = 12
"""Tokens behind the event in which a date still says when it was."""
UNKNOWN_NEAR = 4
"""Tokens behind its signal within which the first word for an event that is no trigger stands."""
BESIDE = 8
"""Tokens between a date and a time counted from an event that says the same day in another way."""
_LENGTH = re.compile(r"P(T?)(\d+)(DE|CE|WE|[SMHDWQY])")
_UNITS = {"D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade"}

Days = tuple[date, date]
"""The first and the last day of an event."""
ANNIVERSARY = "anniversary"
"""A unit: whole years, to the same day of the calendar."""


class Distance(NamedTuple):
    """So many units; a clock unit is none of the calendar and counts as no day."""

    number: int
    unit: str


class Counted(NamedTuple):
    """A time counted from an event, with what its sentence says of the event and of what happens then."""

    time: TimeMention
    sign: Literal[-1, 0, 1]
    distance: Distance | None
    """None if the length is vague."""
    named: EventMention | None
    """The mention of the event it is counted from."""
    anaphor: bool
    """Whether the words for the event only point back: the accident, its occurrence."""
    dated: TimeMention | None
    """A date behind the event that says when it was."""
    beside: TimeMention | None
    """A date before it that says the same in another way: «on Monday, two days after …»."""
    source: EventMention | None
    """What happens then."""
    own: EventMention | None
    """The word for an anniversary, which is an event of its own."""
    words: str
    """The words of the time with those for the event right behind it."""
    event: str
    """The words for the event alone; those of the time where the text names none."""
    sentence: int
    """The index of its sentence."""
    days: tuple[int, int] | None
    """The least and most days that the distance may be."""


def counted_times(described: Sequence[Described]) -> Iterator[Counted]:
    """All times of a document that are counted from an event, sentence by sentence."""
    rows: dict[int, list[Described]] = {}
    for one in described:
        rows.setdefault(one.candidate.view.index, []).append(one)
    for row in rows.values():
        view = row[0].candidate.view
        for span in view.times:
            if found := _counted(view, span, row):
                yield found


def _side(view: SentenceView, span: TimeSpan) -> Literal[-1, 0, 1] | None:
    """On which side of an event a time lies; None if it is not counted from one."""
    signals = view.cues_named(("before", "after"), span.first, span.last + SIGNAL_REACH)
    sides = {c.name for c in signals}
    bare = bool(signals) and max(c.last for c in signals) == span.last
    if len(sides) > 1 or not (span.names_event or (bare and _leans(span))) or (span.is_anniversary and sides):
        return None
    return -1 if "before" in sides else 1 if sides or span.is_anniversary else 0


def _counted(view: SentenceView, span: TimeSpan, row: Sequence[Described]) -> Counted | None:
    side = _side(view, span)
    if side is None:
        return None
    back = span.mention.rule == "anniversary_back"
    inside = next((i for i, d in enumerate(row) if span.first <= d.candidate.trigger.first < span.last), None)
    target = None if span.is_anniversary else inside
    if target is None and not back:
        target = _next(view, row, start_of_event(view, span))
    if not span.names_event and target is None:
        return None
    end = max(span.last, row[target].candidate.trigger.last) if target is not None else span.last
    source = _source(view, span, [d for i, d in enumerate(row) if i != target], end)
    named = row[target].mention if target is not None else None
    unknown = None if named else _unknown_event(view, span)
    return Counted(
        span.mention,
        side,
        _distance(span),
        named,
        back or _points_back(view, span.first, end),
        _date_behind(view, row, end),
        _date_beside(view, span),
        source.mention if source else None,
        row[inside].mention if span.is_anniversary and inside is not None else None,
        _words(view, span, row[target].candidate.trigger.last if target is not None else unknown),
        named.text if named else view.form(unknown - 1) if unknown else span.mention.text,
        view.index,
        distance(view, span),
    )


def start_of_event(view: SentenceView, span: TimeSpan) -> int:
    """The token from which on the event may be named that a time is counted from: behind the time and its signal."""
    signals = view.cues_named(("before", "after"), span.first, span.last + SIGNAL_REACH)
    return max([span.last, *(c.last for c in signals)])


def _unknown_event(view: SentenceView, span: TimeSpan) -> int | None:
    """The token behind a word for an event that is no trigger («the heist»): the last of the time if that is behind
    its signal, else the first one there that is no function word."""
    start = start_of_event(view, span)
    inside = view.cues_named(("before", "after"), span.first, span.last - 1)
    if inside and start == span.last and view.form(span.last - 1) not in view.pack.cues["place_preposition"]:
        return span.last
    for token in range(start, min(start + UNKNOWN_NEAR, view.last)):
        if view.is_break(token) or token in view.timed:
            return None
        form = view.form(token)
        if form.isalpha() and form not in function_words(view.pack):
            return token + 1
    return None


def _source(view: SentenceView, span: TimeSpan, others: Sequence[Described], end: int) -> Described | None:
    """What happens at a time: the nearest before it; on an anniversary else what follows, but not what only lies
    before or after that day."""
    if span.is_anniversary and time_signals(view, span):
        return None
    before = [d for d in others if d.candidate.trigger.last <= span.first]
    if not before and span.is_anniversary:
        return next((d for d in others if d.candidate.trigger.first >= end), None)
    return min(before, key=lambda d: link_cost(view, d.candidate.trigger, span.first, span.last), default=None)


def _words(view: SentenceView, span: TimeSpan, end: int | None) -> str:
    """The words from a time to the token where those for its event end."""
    time, ends = span.mention, view.pack.cues["place_preposition"]
    signals = view.cues_named(("before", "after"), span.last - 1, span.last + SIGNAL_REACH)
    if end is None or end <= span.last:
        return time.text
    leads = signals or span.is_anniversary or view.form(span.last - 1) in ends
    if any(span.last <= s.first < end for s in view.times) or not leads:
        return time.text
    return view.text.raw[time.start : view.text.raw_span(view.text.starts[end - 1], view.text.ends[end - 1])[1]]


def _leans(span: TimeSpan) -> bool:
    """Whether a time that ends in «before» or «after» is counted from another time, unless an event follows."""
    return span.mention.anchor is not None and span.mention.anchor.kind == "time"


def _next(view: SentenceView, row: Sequence[Described], start: int) -> int | None:
    for i, one in enumerate(row):
        first = one.candidate.trigger.first
        if start <= first < start + NEAR:
            return None if view.breaks_between(start, first) else i
    return None


def _distance(span: TimeSpan) -> Distance | None:
    value = span.mention.value
    if match := _LENGTH.fullmatch(value):
        if span.is_anniversary:
            return Distance(int(match[2]), ANNIVERSARY)
        return Distance(0, "day") if match[1] else Distance(int(match[2]), _UNITS.get(match[3], "year"))
    if span.mention.type == "DURATION":
        return None
    if span.names_event:
        return Distance(0, "day")
    return Distance(1, {4: "year", 7: "month", 8: "week"}.get(len(value), "day"))


def _points_back(view: SentenceView, first: int, last: int) -> bool:
    known = view.pack.syntax["anaphors"]
    return any(_bare(view, view.form(token)) in known for token in range(first, last))


def _bare(view: SentenceView, form: str) -> str:
    """A word without its article and pronoun ending."""
    pack = view.pack
    article = next((a for a in pack.articles if form.startswith(a)), "")
    bare = form[len(article) :]
    known = pack.syntax["anaphors"]
    cut = (bare[: -len(e)] for e in pack.enclitics if bare.endswith(e) and bare not in known)
    return next((b for b in cut if b in known), bare)


def _date_behind(view: SentenceView, row: Sequence[Described], end: int) -> TimeMention | None:
    """The first date behind the event: right behind it, or in a clause that says more of it."""
    span = next((s for s in view.times if s.first >= end), None)
    if span is None or span.first - end > CLOSE or not _is_day(span) or view.breaks_between(end, span.first):
        return None
    relative = any(view.form(token) in view.pack.syntax["relatives"] for token in range(end, min(end + 4, span.first)))
    busy = any(end <= d.candidate.trigger.first < span.first for d in row)
    return span.mention if relative or not busy else None


def _date_beside(view: SentenceView, span: TimeSpan) -> TimeMention | None:
    before = [s for s in view.times if s.last <= span.first and _is_day(s)]
    if not before or span.first - before[-1].last > BESIDE:
        return None
    between = range(before[-1].last, span.first)
    opens = any(view.form(token) in view.pack.syntax["complementizers"] for token in between)
    goes_on = any(_joins(view, token) for token in between)
    verbs = not span.is_anniversary and any(
        t.first in between and any(s.pos == "verb" for s in t.senses) for t in view.triggers
    )
    return None if opens or goes_on or verbs else before[-1].mention


def _joins(view: SentenceView, token: int) -> bool:
    """Whether a token starts another clause: «and», or a word behind a comma that «and» is written onto."""
    form, joins = view.form(token), view.pack.words.get("number_join", {}).get("and", ())
    glued = tuple(join for join in joins if join in view.pack.proclitics)
    return (form in joins and form.isalpha()) or (view.is_break(token - 1) and form.startswith(glued))


def _is_day(span: TimeSpan) -> bool:
    mention = span.mention
    return can_date(mention) and mention.earliest is not None and mention.latest is not None and not span.names_event
