"""What may date a trigger: times of its sentence, dates told before, the date of the lead, the publication day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from timeline.events.forms import Sense
from timeline.events.signals import within_days
from timeline.events.view import SentenceView, TimeSpan, Trigger
from timeline.values.mentions import TimeMention

_BREAK, _COMPLEMENTIZER, _RELATIVE, _VERB, _BEFORE = 2.5, 8.0, 4.0, 5.0, 1.0
SIGHT = 60
"""Tokens to each side within which a time and a trigger know of each other: no sentence costs more than linear time."""

Source = Literal["sentence", "context", "lead", "published"]
NAMED = 3
"""Tokens behind a distance within which the event starts that it is counted from («days before the inauguration»)."""
REACH_BACK = 3
"""Sentences within which an earlier date still counts."""


class Option(NamedTuple):
    """What may date a trigger: a time of its sentence, of one before, of the lead, or the publication day (no span)."""

    source: Source
    span: TimeSpan | None
    earliest: date | None
    latest: date | None
    back: int = 0
    """Sentences between."""


_OF_THINGS = "reference_told"
"""The rule of words that place a thing in time, not what happens: the former king."""


class Candidate(NamedTuple):
    """A trigger with the sense and tense read for it."""

    view: SentenceView
    trigger: Trigger
    sense: Sense
    tense: str


def can_date(mention: TimeMention) -> bool:
    """Whether a time says when something happens: a date, clock time or «earlier», not a length, rhythm or «former»."""
    if mention.rule == _OF_THINGS:
        return False
    return mention.type in ("DATE", "TIME") and (mention.earliest is not None or mention.value.endswith("_REF"))


def link_cost(view: SentenceView, trigger: Trigger, first: int, last: int) -> float:
    """How far a trigger is from tokens first … last - 1: the tokens between, and more for what stands between."""
    between = between_tokens(trigger, first, last)
    cost = float(len(between)) + (_BEFORE if last <= trigger.first else 0.0)
    counts = count_between(view, between)
    cost += _COMPLEMENTIZER * counts["complementizers"] + _RELATIVE * counts["relatives"] + _BREAK * counts["breaks"]
    return cost + _VERB * counts["verbs_between"]


def between_tokens(trigger: Trigger, first: int, last: int) -> range:
    """The tokens between a trigger and tokens first … last - 1."""
    return range(trigger.last, first) if trigger.last <= first else range(last, trigger.first)


def count_between(view: SentenceView, between: range) -> dict[str, int]:
    """How many words of each kind stand among some tokens, and how many times."""
    first, last = (min(max(token, view.first), view.last) - view.first for token in (between.start, between.stop))
    return {kind: counts[last] - counts[first] if first < last else 0 for kind, counts in view.tallies.items()}


def dating_pairs(candidates: Sequence[Candidate], published: date | None) -> list[tuple[int, Option]]:
    """Each candidate, by position, with all that may date it."""
    return [(i, option) for i, c in enumerate(candidates) for option in _options(c, published)]


def _options(candidate: Candidate, published: date | None) -> Iterator[Option]:
    view = candidate.view
    if any(s.names_event and _is_named(candidate.trigger, view, s) for s in view.times):
        return  # «days before the inauguration»: the text gives a distance, not a day
    for span in view.times:
        if len(between_tokens(candidate.trigger, span.first, span.last)) > SIGHT:
            continue
        if can_date(span.mention):
            yield Option("sentence", span, span.mention.earliest, span.mention.latest)
        elif within := within_days(view, span, published):
            yield Option("sentence", span, *within)
    if earlier := view.told:
        back, span = earlier
        if back <= REACH_BACK:
            yield Option("context", span, span.mention.earliest, span.mention.latest, back)
    if view.lead and _is_news(view):
        index, span = view.lead
        yield Option("lead", span, span.mention.earliest, span.mention.latest, abs(view.index - index))
    if published:
        yield Option("published", None, published, published)


def _is_named(trigger: Trigger, view: SentenceView, span: TimeSpan) -> bool:
    """Whether a trigger stands in a time that is counted from an event, or is the one right behind it."""
    behind = view.next_trigger(span.last, NAMED)
    inside = span.first <= trigger.first < span.last
    if span.is_anniversary:  # the word itself names another event; once its day is known, the words for that end it
        inside = inside and trigger.last == span.last and span.mention.type != "DURATION"
    return inside or (behind is not None and view.triggers[behind] is trigger)


def _is_news(view: SentenceView) -> bool:
    """Whether the date of the lead is none that the sentence has or goes on from."""
    index, lead = view.lead or (view.index, None)
    nearer = [s.mention for s in view.times] + ([view.told[1].mention] if view.told else [])
    days = (lead.mention.earliest, lead.mention.latest) if lead else None
    return index != view.index and all((m.earliest, m.latest) != days for m in nearer)
