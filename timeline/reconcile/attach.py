"""Which of the less sure mentions of a document stay: those that are about an event which a surer one stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from timeline.model import Model
from timeline.reconcile.belong import belonging
from timeline.reconcile.group import same_probabilities
from timeline.reconcile.veto import vetoed
from timeline.values.mentions import EventMention

SURE = 0.2
"""Least salience at which a mention may stand for an event by itself."""
NEIGHBOURS = 12
"""Salient mentions to each side that a mention is compared with."""
ATTACHED = 0.5
"""Least probability at which another mention is about the same event."""


def attach_mentions(mentions: Sequence[EventMention], model: Model) -> list[EventMention]:
    """The mentions of one document that are about events of its timeline.

    Those that stand for an event, and others that repeat one of them («the attack», «the talks»).
    """
    return belonging(with_repeats(mentions, model), model)


def with_repeats(mentions: Sequence[EventMention], model: Model) -> list[EventMention]:
    """The mentions that may stand for an event, and the less salient ones that repeat one of these."""
    sure = [i for i, m in enumerate(mentions) if m.salience >= SURE]
    unsure = [i for i, m in enumerate(mentions) if m.salience < SURE]
    pairs = [(u, s) for u in unsure for s in _nearby(u, sure) if _may_repeat(mentions[u], mentions[s])]
    best: dict[int, tuple[float, int]] = {}
    for (u, s), score in zip(pairs, same_probabilities(mentions, pairs, model), strict=True):
        if score >= max(ATTACHED, best.get(u, (0.0, 0))[0]):
            best[u] = (score, s)
    return [
        evolve(m, repeats=mentions[best[i][1]].id) if i in best else m
        for i, m in enumerate(mentions)
        if i in best or m.salience >= SURE
    ]


def _nearby(position: int, sure: Sequence[int]) -> Sequence[int]:
    at = bisect_left(sure, position)
    return sure[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]


def _may_repeat(unsure: EventMention, sure: EventMention) -> bool:
    """A noun may name any event again, a verb only one of its own meaning."""
    return (unsure.pos == "noun" or unsure.concept == sure.concept) and not vetoed(unsure, sure)
