"""Times counted from an event («two days after the attack»), resolved where the document dates that event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import evolve

from timeline.values.bounds import edtf_of
from timeline.values.mentions import Anchor, EventMention, Link, TimeMention


def resolve_anchors(
    kept: Sequence[EventMention], everyone: Sequence[EventMention], times: Sequence[TimeMention]
) -> tuple[list[EventMention], list[TimeMention]]:
    """Date mentions through the dated events they are linked to, and give the times that say so their value.

    A target counts as dated if a time of its own dates it, or a time that dates another mention of the same concept
    in the document.
    """
    dated = _dated_concepts(everyone)
    by_id = {m.id: m for m in everyone}
    resolved = {t.id: t for t in times}
    out = []
    for mention in kept:
        link = next((x for x in mention.links if x.days is not None and x.target in by_id), None)
        days = _target_days(by_id[link.target], dated) if link else None
        if link is None or days is None:
            out.append(mention)
            continue
        period = _shifted(days, link)
        if period is not None and not _are_dated_as_one(mention, by_id[link.target], period):
            time = _time_of(link, mention, resolved)
            if time is not None:
                resolved[time.id] = _give_value(time, period, link)
            if mention.date_from != "time":
                mention = _date_by(mention, period, link)
        out.append(mention)
    return out, [resolved[t.id] for t in times]


def _dated_concepts(mentions: Sequence[EventMention]) -> dict[str, tuple[date, date]]:
    """The surest date of each concept; of equally sure ones the shortest period."""
    best: dict[str, tuple[float, int, tuple[date, date]]] = {}
    for m in mentions:
        if m.date_from == "time" and m.concept and m.earliest and m.latest:
            found = (m.date_probability, -(m.latest - m.earliest).days, (m.earliest, m.latest))
            best[m.concept] = max(found, best.get(m.concept, found))
    return {concept: period for concept, (_, _, period) in best.items()}


def _target_days(target: EventMention, dated: dict[str, tuple[date, date]]) -> tuple[date, date] | None:
    if target.date_from == "time" and target.earliest and target.latest:
        return target.earliest, target.latest
    return dated.get(target.concept)


def _are_dated_as_one(mention: EventMention, target: EventMention, period: tuple[date, date]) -> bool:
    """Whether one time dates both ends of a distance, though they stand too far apart: one end is not its own."""
    shared = mention.date_from == target.date_from == "time" and set(mention.times) & set(target.times)
    if not shared or mention.earliest is None or mention.latest is None:
        return False
    return mention.latest < period[0] or period[1] < mention.earliest


def _shifted(days: tuple[date, date], link: Link) -> tuple[date, date] | None:
    least, most = link.days or (0, 0)
    try:
        if link.relation == "before":
            return days[0] - timedelta(most), days[1] - timedelta(least)
        return days[0] + timedelta(least), days[1] + timedelta(most)
    except OverflowError:
        return None


def _time_of(link: Link, mention: EventMention, times: dict[str, TimeMention]) -> TimeMention | None:
    """The time mention whose words the evidence of the link starts with."""
    low, high = mention.sentence
    for time in times.values():
        inside = time.doc == mention.doc and low <= time.start < high
        if inside and time.anchor and time.anchor.kind == "event" and link.evidence.startswith(time.text):
            return time
    return None


def _give_value(time: TimeMention, period: tuple[date, date], link: Link) -> TimeMention:
    least, most = link.days or (0, 0)
    value = edtf_of(*period) if least == most else _coarse(period, most - least)
    return evolve(
        time, type="DATE", value=value, earliest=period[0], latest=period[1], anchor=Anchor("event", link.target)
    )


def _coarse(period: tuple[date, date], spread: int) -> str:
    """The value of the unit that a tolerance of days stands for: its week, month or year."""
    middle = period[0] + (period[1] - period[0]) / 2
    if spread <= 6:
        iso = middle.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    return f"{middle.year:04d}-{middle.month:02d}" if spread <= 90 else f"{middle.year:04d}"


def _date_by(mention: EventMention, period: tuple[date, date], link: Link) -> EventMention:
    return evolve(
        mention,
        earliest=period[0],
        latest=period[1],
        date_from="time",
        date_probability=1.0,
        dated_by=f"«{link.evidence}»: {link.days[0]} to {link.days[1]} days {link.relation}" if link.days else "",
    )
