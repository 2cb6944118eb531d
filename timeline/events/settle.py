"""What a document tells of, read twice: times counted from an event are known once that event is dated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from timeline.events.anchors import Resolved, resolve_times
from timeline.events.describe import Described, describe_all, find_candidates
from timeline.events.options import Candidate
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
    candidates = find_candidates(views)
    names = read_names(c.view for c in candidates)
    described = describe_all(candidates, doc, model, names)
    resolved = resolve_times(described, doc.published, model)
    if not resolved.times:
        return Settled(described, resolved)
    seen = _seeing_anew(candidates, views, resolved.times)
    made = {d.mention.id: d for d in describe_all(seen, doc, model, names)}
    return Settled([made.get(d.mention.id, d) for d in described], resolved)


def _seeing_anew(
    candidates: Sequence[Candidate], views: Sequence[SentenceView], values: Mapping[str, TimeMention]
) -> list[Candidate]:
    """The candidates of the sentences that see another time than before, with these sentences as they are now."""
    changed = {old.index: new for old, new in zip(views, with_times(views, values), strict=True) if new is not old}
    return [c._replace(view=changed[c.view.index]) for c in candidates if c.view.index in changed]
