"""What keeps two mentions apart, whatever the model finds."""

from __future__ import annotations

from timeline.reconcile.facts import overlap, words
from timeline.values.bounds import Bounds
from timeline.values.mentions import EventMention

SAME_SPEAKER = 0.6
"""Least share of the words of a speaker's name and title in that of another who is the same."""
FAR_DAYS = 3
"""Days between dates in two documents that may still be a conflict between sources."""


def vetoed(a: EventMention, b: EventMention) -> bool:
    """Whether the text itself keeps two mentions apart.

    So do a stated order between them; in one document, statements of different speakers, a plan and what is told to
    have happened, and dates of their own that exclude each other; across documents, such dates more than `FAR_DAYS`
    apart (nearer ones may be a conflict between sources).
    """
    together = a.doc == b.doc
    if (a.links or b.links) and _in_order(a, b):
        return True
    if together and a.pos == b.pos == "verb" and a.sentence == b.sentence:
        return True
    if together and a.kind == b.kind == "reporting" and _other_speaker(a, b):
        return True
    if together and (_done_and_planned(a, b) or _done_and_planned(b, a)):
        return True
    if not (a.date_from == b.date_from == "time") or dates_meet(a, b):
        return False
    return together or _days_apart(a, b) > FAR_DAYS


def _in_order(a: EventMention, b: EventMention) -> bool:
    return any(link.relation in ("before", "after") and link.target in (a.id, b.id) for link in (*a.links, *b.links))


def _other_speaker(a: EventMention, b: EventMention) -> bool:
    ours, theirs = words(a.subject), words(b.subject)
    return bool(ours and theirs) and overlap(ours, theirs) < SAME_SPEAKER


def _done_and_planned(done: EventMention, planned: EventMention) -> bool:
    """A bare noun says too little to count as done («the talks»)."""
    told = done.pos != "noun" or done.date_from == "time"
    return done.status == "happened" and told and planned.status == "planned"


def _days_apart(a: EventMention, b: EventMention) -> int:
    first, second = sorted((period(a), period(b)), key=lambda p: (p.earliest is None, str(p.earliest)))
    if first.latest is None or second.earliest is None:
        return 0
    return (second.earliest - first.latest).days


def period(m: EventMention) -> Bounds:
    """The days of a mention."""
    return Bounds(m.earliest, m.latest)


def dates_meet(a: EventMention, b: EventMention) -> bool:
    """Whether one day can be in both periods."""
    return not (_ends_before(a, b) or _ends_before(b, a))


def _ends_before(a: EventMention, b: EventMention) -> bool:
    return a.latest is not None and b.earliest is not None and a.latest < b.earliest
