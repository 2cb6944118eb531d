"""A group of mentions to one event, and what its mentions disagree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from attrs import frozen

from timeline.reconcile.numbers import Published, number_conflicts
from timeline.reconcile.people import each_once
from timeline.reconcile.trace import trace
from timeline.reconcile.veto import period
from timeline.values.bounds import Bounds, edtf_of
from timeline.values.events import Claim, Conflict, Event, StatusAt
from timeline.values.ids import stable_id
from timeline.values.mentions import DATING_SOURCES, STATUSES, EventMention, Status

Opposites = Mapping[str, tuple[str, ...]]
BARE_NOUN = 0.3
"""Share of a mention."""
GOOD_TITLE = range(20, 91)


@frozen
class Dated:
    """The period chosen for an event, and the mentions that give it."""

    bounds: Bounds
    mentions: tuple[EventMention, ...] = ()

    @property
    def why(self) -> tuple[str, ...]:
        """What the mentions are dated by, a line each."""
        return tuple(dict.fromkeys(f"«{m.text}»: {m.dated_by}" for m in self.mentions))


def merge_group(group: Sequence[EventMention], published: Published, langs: Mapping[str, str]) -> Event:
    """One event from the mentions of it; those that only repeat another decide nothing."""
    mentions = tuple(sorted(group, key=lambda m: (m.doc, m.start, m.end)))
    heads = deciding(mentions)
    status = choose_status(heads, published)
    dated = choose_period(heads, status)
    best = best_title(heads)
    begin, end = sides_for(dated.bounds, status)
    title, lang = best.caption or best.title or best.text, langs.get(best.doc, "und")
    people = each_once((name for m in mentions for name in m.participants), title)
    places = [m.place for m in sorted(mentions, key=lambda m: langs.get(m.doc) != lang) if m.place]
    event = Event(
        id=stable_id("e", *sorted(m.id for m in mentions)),
        title=title,
        lang=lang,
        status=status,
        granularity=granularity(dated.bounds),
        edtf=edtf_of(dated.bounds.earliest, dated.bounds.latest),
        begin=begin,
        end=end,
        participants=tuple(names[0] for names in people),
        aliases=tuple(names for names in people if len(names) > 1),
        place=next(iter(places), None),
        confidence=max(m.belongs for m in mentions),
        mentions=mentions,
        why=(*merged_line(mentions), *dated.why),
        history=status_history(mentions, published),
    )
    return trace(event, title=best, status=latest(heads, published), dated=dated.mentions)


def deciding(mentions: Sequence[EventMention]) -> list[EventMention]:
    """The mentions of an event that do not only repeat another."""
    return [m for m in mentions if m.repeats is None] or list(mentions)


def merged_line(mentions: Sequence[EventMention]) -> tuple[str, ...]:
    """What the reasons of an event say first: which mentions it holds, if several."""
    if len(mentions) == 1:
        return ()
    names = ", ".join(f"«{m.text}»" for m in mentions)
    return (f"{len(mentions)} mentions are one event: {names}",)


def choose_status(mentions: Sequence[EventMention], published: Published) -> Status:
    """What most mentions of the latest documents say, each by how salient it is; the order of STATUSES decides ties.

    A noun without a date says little by itself («the talks»): it counts for `BARE_NOUN`.
    """
    said: Counter[Status] = Counter()
    for m in latest(mentions, published):
        bare = m.pos == "noun" and m.status == "happened" and m.date_from == "status"
        said[m.status] += round((BARE_NOUN if bare else 1.0) * m.salience * 1000)
    return max(said, key=lambda s: (said[s], -STATUSES.index(s)))


def latest(mentions: Sequence[EventMention], published: Published) -> list[EventMention]:
    """The mentions of the documents of the last day of publication."""
    days = [published.get(m.doc) or date.min for m in mentions]
    return [m for m, day in zip(mentions, days, strict=True) if day == max(days)]


def status_history(mentions: Sequence[EventMention], published: Published) -> tuple[StatusAt, ...]:
    """The status on the first day that tells of an event and on each day it becomes another; nothing if it never does.

    Documents without a day tell nothing of this. `mentions` are all of the event, in its order.
    """
    place = {m.id: i for i, m in enumerate(mentions)}
    by_day: dict[date, list[EventMention]] = {}
    for m in deciding(mentions):
        if (day := published.get(m.doc)) is not None:
            by_day.setdefault(day, []).append(m)
    found: list[StatusAt] = []
    for day in sorted(by_day):
        told = by_day[day]
        status = choose_status(told, published)
        if not found or status != found[-1].status:
            found.append(StatusAt(day, status, tuple(place[m.id] for m in told if m.status == status)))
    return tuple(found) if len(found) > 1 else ()


def choose_period(mentions: Sequence[EventMention], status: Status) -> Dated:
    """The finest period that most mentions allow: each counts by how sure its date is, and that it belongs.

    Where none has a date, what the mentions of that status say by it.
    """
    told = [m for m in mentions if m.date_from in DATING_SOURCES and not period(m).open]
    if told:
        return _from_dates(told)
    bounds = Bounds()
    used = []
    for m in (m for m in mentions if m.status == status):
        met = bounds.meet(period(m))
        if met is not None and met != bounds:
            bounds = met
            used.append(m)
    return Dated(bounds, tuple(used))


def _from_dates(dated: Sequence[EventMention]) -> Dated:
    told: dict[Bounds, float] = {}
    for m in dated:
        told[period(m)] = told.get(period(m), 0.0) + m.date_probability * m.salience

    def support(candidate: Bounds) -> tuple[float, int, str]:
        agree = sum(sure for other, sure in told.items() if candidate.meet(other) is not None)
        return -round(agree, 6), candidate.days() or 10**6, candidate.edtf()

    bounds = min(told, key=support)
    used = []
    for m in dated:
        met = bounds.meet(period(m))
        if met is not None:
            bounds = met
            used.append(m)
    return Dated(bounds, tuple(used))


def sides_for(bounds: Bounds, status: Status) -> tuple[Bounds, Bounds]:
    """Begin and end of an event within its period: one that is under way ends with the period."""
    if status == "ongoing" and bounds.latest is not None:
        return bounds, Bounds(bounds.latest, bounds.latest)
    return bounds, bounds


def granularity(bounds: Bounds) -> str:
    """day, month, year, decade or interval; unknown if a side is open."""
    if not bounds.known:
        return "unknown"
    edtf = bounds.edtf()
    if "/" in edtf:
        return "interval"
    return {10: "day", 7: "month"}.get(len(edtf), "decade" if edtf.endswith("X") else "year")


def best_title(mentions: Sequence[EventMention]) -> EventMention:
    """The mention whose clause reads best: alone, of a good length, with a verb, in a headline, sure to belong."""

    def badness(m: EventMention) -> tuple[int, bool, bool, bool, float, str, int]:
        noun, curt = m.pos == "noun", len(m.caption or m.title) not in GOOD_TITLE
        return m.caption_grade, curt, noun, m.sentence[0] > 0, -m.salience, m.doc, m.start

    return min(mentions, key=badness)


def find_conflicts(event: Event, opposites: Opposites, published: Published) -> list[Conflict]:
    """Claims of the mentions of an event that cannot all hold: opposite manners, dates apart, other numbers."""
    return [*_manner_conflict(event, opposites), *_date_conflict(event), *number_conflicts(event, published)]


def _manner_conflict(event: Event, opposites: Opposites) -> list[Conflict]:
    claims: dict[str, list[int]] = {}
    for i, m in enumerate(event.mentions):
        for manner in m.manner:
            claims.setdefault(manner, []).append(i)
    found = []
    for one in sorted(claims):
        for other in opposites.get(one, ()):
            if other in claims and claims[one] != claims[other]:
                both = (Claim(one, tuple(claims[one])), Claim(other, tuple(claims[other])))
                found.append(Conflict((event.id,), "manner", both))
    return found


def _date_conflict(event: Event) -> list[Conflict]:
    claims: dict[str, list[int]] = {}
    for i, m in enumerate(event.mentions):
        if m.date_from == "time" and not period(m).open:
            claims.setdefault(period(m).edtf(), []).append(i)
    whole = Bounds(event.begin.earliest, event.end.latest)
    apart = [i for i, m in enumerate(event.mentions) if m.date_from == "time" and whole.meet(period(m)) is None]
    if not apart:
        return []
    return [Conflict((event.id,), "date", tuple(Claim(v, tuple(at)) for v, at in sorted(claims.items())))]
