"""Scores of time expressions, counted as TempEval-3 does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import define

from timeline.bench.read import Record
from timeline.bench.spans import Misses, Span, f1, match_spans, quote

_CREATION = ("CREATION_TIME", "PUBLICATION_TIME")
_MISSING: Record = {"timexes": []}


@define
class TimeCounts:
    """Hits so far; the scores are F1 over all documents together."""

    gold: int = 0
    system: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    type: int = 0

    def scores(self) -> dict[str, float | None]:
        """The table row."""
        hits = {"strict": self.strict, "relaxed": self.relaxed, "value": self.value, "type": self.type}
        share = {name: f1(hit, self.gold, self.system) for name, hit in hits.items()}
        return {"gold": self.gold, "system": self.system, **share}


def score_times(
    gold: Sequence[Record], system: Mapping[str, Record], misses: Misses | None = None
) -> TimeCounts:
    """Strict (same extent), relaxed (any overlap), and relaxed with the same value or type."""
    counts = TimeCounts()
    for record in gold:
        targets, answers = _targets(record), _answers(record, system.get(record["id"], _MISSING))
        pairs = match_spans(targets, answers)
        counts.gold += len(targets)
        counts.system += len(answers)
        counts.relaxed += len(pairs)
        for a, b in pairs:
            counts.strict += (a["start"], a["end"]) == (b["start"], b["end"])
            counts.value += same_value(a, b)
            counts.type += (a.get("type") or "") == (b.get("type") or "")
        if misses is not None:
            misses += _misses(record, pairs, targets=targets, answers=answers)
    return counts


def _is_creation(timex: Span) -> bool:
    return timex.get("functionInDocument") in _CREATION


def _targets(record: Record) -> list[Span]:
    """The annotated expressions but those without extent and the document's own date."""
    return [t for t in record["timexes"] if t["end"] > t["start"] and not _is_creation(t)]


def _answers(record: Record, answer: Record) -> list[Span]:
    creation = [t for t in record["timexes"] if t["end"] > t["start"] and _is_creation(t)]
    # Not `shared`: an empty answer inside the document's own date is left out as well.
    return [
        s
        for s in answer["timexes"]
        if not any(s["start"] < t["end"] and t["start"] < s["end"] for t in creation)
    ]


def same_value(gold: Span, system: Span) -> bool:
    """Whether the value is the annotated one or one of its alternatives.

    >>> same_value({"value": "2025-01-17TNI", "alt": ["2025"]}, {"value": "2025-01-17tev"})
    True
    """
    accepted = {_plain_value(value) for value in (gold.get("value"), *gold.get("alt", ()))}
    return _plain_value(system.get("value")) in accepted


def _plain_value(value: str | None) -> str:
    plain = re.sub(r"/(START|MID|END)$", "", (value or "").strip().upper())
    return plain.replace("TMD", "TMI").replace("TNI", "TEV")


def _misses(
    record: Record, pairs: Sequence[tuple[Span, Span]], *, targets: Sequence[Span], answers: Sequence[Span]
) -> Misses:
    """What went wrong, grouped by the rule that fired or the type that was missed."""
    out: Misses = []
    for a, b in pairs:
        if not same_value(a, b):
            line = f"{quote(record, a)} {a.get('value')} != {b.get('value')}"
            out.append((f"wrong value, rule {b.get('rule') or '?'}", line))
    found, used = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    for span in targets:
        if id(span) not in found:
            out.append((f"missed {span.get('type') or '?'}", f"{quote(record, span)} {span.get('value')}"))
    for span in answers:
        if id(span) not in used:
            line = f"{quote(record, span)} {span.get('value')}"
            out.append((f"spurious, rule {span.get('rule') or '?'}", line))
    return out
