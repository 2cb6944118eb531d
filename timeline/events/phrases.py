"""One mention a phrase: «signed the treaty» and «start of talks» are one thing each."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from timeline.events.describe import Described
from timeline.values.mentions import EventMention

GAP = 2
"""Most tokens between two triggers of one phrase."""


def one_per_phrase(chosen: Sequence[tuple[float, Described]]) -> list[EventMention]:
    """Of two triggers that stand together the first, with the higher probability; of a phase and what it is a phase of
    the latter; an anniversary and its event are two. Links of and to the one left out go to the one kept."""
    kept: list[tuple[float, Described]] = []
    instead: dict[str, str] = {}
    for score, d in chosen:
        before, head = kept[-1] if kept else (0.0, d)
        if not kept or not _together(head, d):
            kept.append((score, d))
            continue
        best, other = (d, head) if head.mention.kind == "aspectual" else (head, d)
        instead[other.mention.id] = best.mention.id
        links = (*best.mention.links, *other.mention.links)
        kept[-1] = (max(score, before), evolve(best, mention=evolve(best.mention, links=links)))
    return [_linked(score, d.mention, instead) for score, d in kept]


def _linked(score: float, mention: EventMention, instead: dict[str, str]) -> EventMention:
    moved = (evolve(link, target=instead.get(link.target, link.target)) for link in mention.links)
    links = tuple(link for link in dict.fromkeys(moved) if link.target != mention.id)
    return evolve(mention, salience=round(score, 4), links=links)


def _together(d: Described, other: Described) -> bool:
    view, first, second = d.candidate.view, d.candidate.trigger, other.candidate.trigger
    if other.candidate.view is not view or second.first - first.last > GAP:
        return False
    if any(span.is_anniversary and span.first <= first.first < span.last for span in view.times):
        return False
    return other.candidate.sense.pos == "noun" and not view.breaks_between(first.last, second.first)
