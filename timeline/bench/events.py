"""Scores of event spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define

from timeline.bench.read import Record
from timeline.bench.spans import Misses, f1, match_spans, percent, quote

_MISSING: Record = {"events": []}


@define
class EventCounts:
    """Hits so far, over all documents together."""

    gold: int = 0
    system: int = 0
    strict: int = 0
    relaxed: int = 0

    def scores(self) -> dict[str, float | None]:
        """The table row."""
        return {
            "gold": self.gold,
            "system": self.system,
            "precision": percent(self.relaxed, self.system),
            "recall": percent(self.relaxed, self.gold),
            "f1": f1(self.relaxed, self.gold, self.system),
            "strict_f1": f1(self.strict, self.gold, self.system),
        }


def score_events(
    gold: Sequence[Record], system: Mapping[str, Record], misses: Misses | None = None
) -> EventCounts:
    """Spans found: any overlap, one to one; strict counts those with the same extent."""
    counts = EventCounts()
    for record in gold:
        answers = system.get(record["id"], _MISSING)["events"]
        pairs = match_spans(record["events"], answers)
        counts.gold += len(record["events"])
        counts.system += len(answers)
        counts.relaxed += len(pairs)
        counts.strict += sum((a["start"], a["end"]) == (b["start"], b["end"]) for a, b in pairs)
        if misses is not None:
            found, used = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
            missed = [e for e in record["events"] if id(e) not in found]
            spurious = [e for e in answers if id(e) not in used]
            misses += [(f"missed {e.get('class') or 'event'}", quote(record, e)) for e in missed]
            misses += [(f"spurious {e.get('concept') or '?'}", quote(record, e)) for e in spurious]
    return counts
