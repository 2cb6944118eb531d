"""Captions: for each event of a document, a clause of its text that tells of it; the dearest step, so made last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from timeline.events.faults import Event
from timeline.events.options import Candidate
from timeline.events.titles import GOOD, make_title
from timeline.values.mentions import EventMention

SENTENCES_BACK = 3
"""Sentences before that say who is meant."""
TRIED = 3
"""Mentions of one event that are captioned until one reads alone."""


def caption_mentions(
    mentions: Sequence[EventMention], candidates: Mapping[str, Candidate]
) -> list[EventMention]:
    """The mentions of a document, the most salient ones of each event with a caption that may be its title."""
    views = {c.view.index: c.view for c in candidates.values()}
    captioned: dict[str, EventMention] = {}
    for group in _by_event(mentions):
        for mention in sorted(group, key=lambda m: (-m.salience, m.start))[:TRIED]:
            candidate = candidates[mention.id]
            index = candidate.view.index
            earlier = tuple(views[i] for i in range(index - SENTENCES_BACK, index) if i in views)
            title = make_title(Event(candidate.view, candidate.trigger, candidate.sense, earlier))
            captioned[mention.id] = evolve(mention, caption=title.text, caption_grade=title.grade)
            if title.grade == 0 and len(title.text) in GOOD and mention.pos != "noun":
                break
    return [captioned.get(m.id, m) for m in mentions]


def _by_event(mentions: Sequence[EventMention]) -> Iterable[list[EventMention]]:
    """What stands for each event that its document has grouped."""
    groups: dict[str, list[EventMention]] = {}
    for mention in mentions:
        if mention.group is not None and mention.repeats is None:
            groups.setdefault(mention.group, []).append(mention)
    return groups.values()
