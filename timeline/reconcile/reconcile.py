"""Evidence to events and conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.languages import load_pack, pack_codes
from timeline.model import Model
from timeline.reconcile.group import group_mentions
from timeline.reconcile.memory import PairMemory
from timeline.reconcile.merge import Opposites, find_conflicts, merge_group
from timeline.values.events import Conflict, Event
from timeline.values.mentions import EventMention
from timeline.values.timeline import Evidence


def reconcile(
    evidence: Evidence, model: Model, memory: PairMemory | None = None
) -> tuple[list[Event], list[Conflict]]:
    """Group the mentions of all documents into events and find where they disagree.

    A function of the set of mentions: no order, batching or repetition changes the result, and no `memory` does.
    """
    return settle(group_mentions(evidence.mentions, model, memory), evidence)


def settle(groups: Iterable[Sequence[EventMention]], evidence: Evidence) -> tuple[list[Event], list[Conflict]]:
    """The events that groups of the mentions of evidence make, by id, and where they disagree."""
    published = {d.id: d.published for d in evidence.documents}
    langs = {d.id: d.lang for d in evidence.documents}
    events = [merge_group(g, published, langs) for g in groups]
    events.sort(key=lambda e: e.id)
    opposites = _opposites({d.lang for d in evidence.documents})
    return events, [c for e in events for c in find_conflicts(e, opposites, published)]


def _opposites(langs: set[str]) -> Opposites:
    """Manners that exclude each other; their names are shared by all packs."""
    table: dict[str, tuple[str, ...]] = {}
    for code in sorted(langs & set(pack_codes())):
        for one, others in load_pack(code).manner_opposites.items():
            table[one] = tuple(sorted({*table.get(one, ()), *others}))
    return table
