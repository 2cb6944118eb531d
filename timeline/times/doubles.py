"""Months named twice, in two calendars' or two countries' words: one item for both names."""

from __future__ import annotations

from timeline.times.items import Item, Scan

_JOINS = {"/": "", "-": "", "(": ")", "[": "]"}
"""What stands between the names, and what must close behind the second."""


def add_doubles(scan: Scan, kind: str) -> None:
    """Where the same meaning is named twice (``a b``, ``a/b``, ``a (b)``), add one item over both names."""
    for i, items in list(scan.items.items()):
        for item in [x for x in items if x.kind == kind]:
            if (end := _double_end(scan, item)) is not None:
                scan.add(i, kind, item.meaning, end)


def _double_end(scan: Scan, item: Item) -> int | None:
    join = scan.forms[item.end] if item.end < len(scan.forms) else ""
    beside = scan.items.get(item.end, ())
    if side := next((x for x in beside if x.kind == item.kind and x.meaning == item.meaning), None):
        return side.end
    if join not in _JOINS:
        return None
    for other in scan.items.get(item.end + 1, ()):
        if other.kind != item.kind or other.meaning != item.meaning:
            continue
        if not _JOINS[join]:
            return other.end
        if other.end < len(scan.forms) and scan.forms[other.end] == _JOINS[join]:
            return other.end + 1
    return None
