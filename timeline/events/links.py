"""What the text states between two events: «two days before the inauguration», «after the attack», «until the truce».

«While» and «when» state nothing here: news sets them between what differs or follows as often as between what
happens together. A past perfect («had fled») says by its tense that it comes first; the model weighs that.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from timeline.events.cues import Cue
from timeline.events.options import link_cost
from timeline.events.view import SentenceView, TimeSpan

NEAR = 6
"""Tokens after the signal within which the event it names must start."""
_LENGTH = re.compile(r"P(T?)(\d+|X)(DE|CE|WE|[SMHDWQY])")
_DAYS = {"D": (1, 0), "W": (7, 3), "M": (30, 15), "Q": (91, 45), "Y": (365, 183), "WE": (7, 3)}


Place = Literal["before", "after", "is_included"]
PLACES: dict[str, Place] = {
    "before": "before",
    "after": "after",
    "during": "is_included",
    "since": "after",
    "until": "before",
}
"""By cue: where the begin of what stands beside it lies to the event that follows."""
NEGATED = 3
"""Tokens before a trigger in which a negation makes «until» say when it began («did not resign until the vote»)."""


class StatedLink(NamedTuple):
    """Trigger `source` is `relation` of trigger `target` of the same sentence; positions in its triggers."""

    source: int
    relation: Place
    target: int
    days: tuple[int, int] | None
    evidence: str
    time: TimeSpan | None


def stated_links(view: SentenceView) -> list[StatedLink]:
    """The links that the signals of a sentence state between its triggers."""
    links = []
    used: set[int] = set()
    for span in view.times:
        if span.names_event:
            link = _distance_link(view, span)
            if link:
                links.append(link)
                used.update(range(span.first, span.last + 2))
    for cue in view.cues:
        if cue.name in PLACES and cue.first not in used and not _in_time(view, cue.first):
            link = _signal_link(view, cue)
            if link:
                links.append(link)
                used.update(range(cue.first, cue.last))
    return links


def _in_time(view: SentenceView, token: int) -> bool:
    return any(span.first <= token < span.last for span in view.times)


def _distance_link(view: SentenceView, span: TimeSpan) -> StatedLink | None:
    names = {c.name for c in view.cues_named(("before", "after"), span.first, span.last + 2)}
    if len(names) != 1:
        return None
    inside = [i for i, t in enumerate(view.triggers) if span.first <= t.first < span.last]
    target = inside[0] if inside else view.next_trigger(span.last - 1, NEAR)
    if target is None:
        return None
    source = _governing(view, span.first, span.last, target)
    if source is None:
        return None
    relation: Literal["before", "after"] = "before" if "before" in names else "after"
    end = max(view.text.ends[view.triggers[target].last - 1], view.text.ends[span.last - 1])
    evidence = view.text.surface(view.text.starts[span.first], end)
    return StatedLink(source, relation, target, distance(view, span), evidence, span)


def _signal_link(view: SentenceView, cue: Cue) -> StatedLink | None:
    target = view.next_trigger(cue.last, NEAR)
    if target is None or (cue.name in ("since", "until") and not _leads_to_event(view, cue, target)):
        return None
    source = _governing(view, cue.first, cue.last, target)
    if source is None or (cue.name == "until" and _is_negated(view, source)):
        return None
    evidence = view.text.surface(view.text.starts[cue.first], view.text.ends[view.triggers[target].last - 1])
    return StatedLink(source, PLACES[cue.name], target, None, evidence, None)


def _leads_to_event(view: SentenceView, cue: Cue, target: int) -> bool:
    """Whether an event follows «since» or «until», not a time («since Sunday») or an aim («to attack»)."""
    if cue.name == "until" and " ".join(view.text.forms[cue.first : cue.last]) not in view.pack.clause["event_limits"]:
        return False
    return not any(cue.last <= span.first < view.triggers[target].first for span in view.times)


def _is_negated(view: SentenceView, source: int) -> bool:
    first = view.triggers[source].first
    return bool(view.cues_named(("negation",), first - NEGATED, first))


def _governing(view: SentenceView, first: int, last: int, target: int) -> int | None:
    """The trigger that the phrase at tokens first … last - 1 says more of: the nearest one before it in cost, or,
    at the start of a sentence, the first one behind the phrase."""
    before = [(link_cost(view, t, first, last), i) for i, t in enumerate(view.triggers) if t.last <= first]
    if before:
        return min(before)[1]
    end = view.triggers[target].last
    behind = (i for i, t in enumerate(view.triggers) if i > target and view.breaks_between(end, t.first))
    return next(behind, None)


def distance(view: SentenceView, span: TimeSpan) -> tuple[int, int] | None:
    """The least and most days that a length of time may be; vague ones as the pack says.

    A week or longer is read with the tolerance of half its unit.
    """
    match = _LENGTH.match(span.mention.value)
    if match is None:
        return None
    if match[2] == "X":
        return _vague(view, span)
    if match[1]:
        return (0, 1)
    unit, slack = _DAYS.get(match[3], (365, 183))
    count = int(match[2])
    return max(0, count * unit - slack), count * unit + slack


def _vague(view: SentenceView, span: TimeSpan) -> tuple[int, int] | None:
    words = " ".join(view.text.forms[span.first : span.last + 1])
    known = [phrase for phrase in view.pack.few_days if re.search(rf"\b{re.escape(phrase)}\b", words)]
    return view.pack.few_days[max(known, key=lambda p: (len(p), p))] if known else None
