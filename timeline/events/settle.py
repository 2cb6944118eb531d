"""What a document tells of, read twice: times counted from an event are known once that event is dated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from timeline.events.anchors import Resolved, resolve_times
from timeline.events.describe import Described, describe_all, find_candidates
from timeline.events.people import read_names
from timeline.events.view import SentenceView, with_times
from timeline.model import Model
from timeline.values.document import DocumentInfo
from timeline.values.mentions import TimeMention


@frozen(eq=False)
class Settled:
    """Every trigger of a document as a mention, and what its times counted from events mean."""

    described: Sequence[Described]
    resolved: Resolved

    def times(self, times: Sequence[TimeMention]) -> list[TimeMention]:
        """The times of the document with those resolved that are counted from an event."""
        return [self.resolved.times.get(time.id, time) for time in times]


def settle(views: Sequence[SentenceView], doc: DocumentInfo, model: Model) -> Settled:
    """Describe all triggers of the sentences; then again where a time counted from an event now has a value."""
    described = describe_all(find_candidates(views), doc, model)
    resolved = resolve_times(described, doc.published, model)
    if not resolved.times:
        return Settled(described, resolved)
    return Settled(_again(described, views, resolved.times, doc, model), resolved)


def _again(
    described: Sequence[Described],
    views: Sequence[SentenceView],
    values: Mapping[str, TimeMention],
    doc: DocumentInfo,
    model: Model,
) -> list[Described]:
    """The mentions, made anew in sentences that see another time than before."""
    changed = {old.index: new for old, new in zip(views, with_times(views, values), strict=True) if new is not old}
    candidates = [d.candidate for d in described if d.candidate.view.index in changed]
    names = read_names(d.candidate.view for d in described)
    anew = describe_all([c._replace(view=changed[c.view.index]) for c in candidates], doc, model, names)
    made = {d.mention.id: d for d in anew}
    return [made.get(d.mention.id, d) for d in described]
