"""Every pattern at every place: paths through the pattern trie over the items of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.languages import Guard
from timeline.times.items import Scan
from timeline.times.patterns import Key, Node
from timeline.times.phrases import phrase_at
from timeline.times.plan import Plan


class Hit(NamedTuple):
    """A pattern that matched the tokens start … end - 1, and what filled its slots."""

    start: int
    end: int
    pattern: str
    slots: Mapping[str, str | Plan]


def find_hits(
    scan: Scan, root: Node, guards: Mapping[str, Guard], plans: Mapping[int, list[tuple[Plan, int]]]
) -> Iterator[Hit]:
    """All matches in a sentence; `plans` are the times already read, by first token, for `{time}` slots."""
    for start in sorted({*scan.items, *plans}):
        for end, pattern, slots in _walk(scan, root, start, plans, {}):
            if passes(scan, guards.get(pattern), start, end):
                yield Hit(start, end, pattern, slots)


def _walk(
    scan: Scan, node: Node, at: int, plans: Mapping[int, list[tuple[Plan, int]]], slots: dict[str, str | Plan]
) -> Iterator[tuple[int, str, dict[str, str | Plan]]]:
    for pattern in node.ends:
        yield at, pattern, slots
    edges = node.edges
    if not edges:
        return
    for kind, meaning, end in scan.items.get(at, ()):
        for key, following in edges.get(kind, _NO_EDGES).items():
            if key.meanings is None or meaning in key.meanings:
                filled = {**slots, key.name: meaning} if key.name else slots
                yield from _walk(scan, following, end, plans, filled)
    for key, following in edges.get("time", _NO_EDGES).items():
        for plan, end in plans.get(at, ()):
            if plan.type != "DURATION" and (key.meanings is None or plan.grain in key.meanings):
                yield from _walk(scan, following, end, plans, {**slots, key.name: plan})
    if phrase := phrase_at(scan, at) if EVENT in edges else None:
        for key, following in edges[EVENT].items():
            if key.meanings is None or phrase[0] in key.meanings:
                yield from _walk(scan, following, phrase[1], plans, slots)


_NO_EDGES: dict[Key, Node] = {}
EVENT = "event"
"""Slot of a noun phrase that names an event."""


def passes(scan: Scan, guard: Guard | None, start: int, end: int) -> bool:
    """Whether the words beside a match allow it."""
    if guard is None:
        return True
    behind = scan.forms[start - 1] if start else "^"
    ahead = scan.forms[end] if end < len(scan.forms) else "$"
    if (guard.behind and behind not in guard.behind) or behind in guard.not_behind:
        return False
    if (guard.ahead and ahead not in guard.ahead) or ahead in guard.not_ahead:
        return False
    return not guard.capital or _capital(scan, start)


def _capital(scan: Scan, index: int) -> bool:
    return scan.text.raw[scan.text.map.raw_start(scan.starts[index])].isupper()
