"""One-to-one matching of annotated spans with the library's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Span = dict[str, Any]
Misses = list[tuple[str, str]]
"""What went wrong: the group it is listed in, and one line."""


def shared(a: Span, b: Span) -> int:
    """How many characters two spans share; negative is the gap between them."""
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def match_spans(gold: Sequence[Span], system: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pairs of spans that overlap, each span in one pair, the longest overlaps first.

    >>> match_spans([{"start": 0, "end": 4}], [{"start": 3, "end": 9}, {"start": 0, "end": 3}])
    [({'start': 0, 'end': 4}, {'start': 0, 'end': 3})]
    """
    candidates = sorted((-size, i, j) for size, i, j in _overlaps(gold, system))
    pairs, free_gold, free_system = [], set(range(len(gold))), set(range(len(system)))
    for _, i, j in candidates:
        if i in free_gold and j in free_system:
            free_gold.remove(i)
            free_system.remove(j)
            pairs.append((gold[i], system[j]))
    return pairs


def _overlaps(gold: Sequence[Span], system: Sequence[Span]) -> list[tuple[int, int, int]]:
    return [
        (size, i, j) for i, a in enumerate(gold) for j, b in enumerate(system) if (size := shared(a, b)) > 0
    ]


def quote(record: Span, span: Span) -> str:
    """The words of a span, and the document it stands in."""
    return f"{record['id']} «{span.get('text')}»"


def percent(hits: float, of: float) -> float | None:
    """A share in percent, or None of nothing."""
    return round(100 * hits / of, 2) if of else None


def f1(hits: float, gold: float, system: float) -> float | None:
    """F1 in percent, or None of nothing."""
    return percent(2 * hits, gold + system)
