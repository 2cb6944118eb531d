"""Which time dates which trigger: the nearest that no clause end, complementizer or other verb keeps away."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from timeline.events.view import SentenceView, TimeSpan, Trigger
from timeline.values.mentions import Status, TimeMention

FARTHEST = 22.0
"""Cost beyond which a time of the sentence does not date a trigger."""
_BREAK, _COMPLEMENTIZER, _RELATIVE, _VERB, _BEFORE = 2.5, 8.0, 4.0, 5.0, 1.0


@frozen
class Dating:
    """The days that a mention falls into, and one line on how they are known."""

    time: TimeMention | None
    earliest: date | None
    latest: date | None
    reason: str


def link_time(view: SentenceView, trigger: Trigger) -> TimeSpan | None:
    """The time of the sentence that dates a trigger, or None."""
    best, best_cost = None, FARTHEST
    for span in view.times:
        if not _can_date(span.mention):
            continue
        cost = link_cost(view, trigger, span.first, span.last)
        if cost < best_cost:
            best, best_cost = span, cost
    return best


def _can_date(mention: TimeMention) -> bool:
    return mention.type in ("DATE", "TIME") and (mention.earliest is not None or mention.value == "PAST_REF")


def link_cost(view: SentenceView, trigger: Trigger, first: int, last: int) -> float:
    """How far a trigger is from tokens first … last - 1: the tokens between, and more for what stands between."""
    if trigger.last <= first:
        between = range(trigger.last, first)
        cost = 0.0
    else:
        between = range(last, trigger.first)
        cost = _BEFORE
    syntax = view.pack.syntax
    for token in between:
        form = view.form(token)
        cost += 1.0
        if form in syntax["complementizers"]:
            cost += _COMPLEMENTIZER
        elif form in syntax["relatives"]:
            cost += _RELATIVE
        elif view.is_break(token):
            cost += _BREAK
    return cost + _VERB * sum(o.first in between and any(s.pos == "verb" for s in o.senses) for o in view.triggers)


def date_mention(
    view: SentenceView, trigger: Trigger, span: TimeSpan | None, *, status: Status, published: date | None
) -> Dating:
    """The days of a mention: by its time, else what its status says about the publication day."""
    if span is not None and span.mention.earliest is not None:
        return _by_time(view, span, status, published)
    if status in ("happened", "denied"):
        return Dating(None, None, published, "reported by the publication day" if published else "")
    if status == "planned":
        return Dating(None, published, None, "still to come on the publication day" if published else "")
    if status == "ongoing":
        return Dating(None, None, published, "under way on the publication day" if published else "")
    return Dating(None, None, None, "")


def _by_time(view: SentenceView, span: TimeSpan, status: Status, published: date | None) -> Dating:
    time = span.mention
    signals = {c.name for c in view.cues_named(("since", "until"), span.first - 1, span.first + 1)}
    reason = f"«{time.text}» is {time.value}" + (f" ({time.mod})" if time.mod else "") + f" [{time.rule}]"
    earliest, latest = time.earliest, time.latest
    if "since" in signals and status == "ongoing":
        latest = max(filter(None, (latest, published)), default=None)
        reason = f"since {reason}"
    return Dating(time, earliest, latest, reason)
