"""Whether the tense around a time speaks of the past or of the future."""

from __future__ import annotations

from timeline.languages import Pack
from timeline.times.items import Scan
from timeline.times.plan import Direction

REACH = 14
"""Tokens to each side that are looked at."""
_RIGHT = 1.5
_COMMA = 4.0
_CLAUSE_MARKS = frozenset(",;:()\"")


def direction_at(scan: Scan, start: int, end: int, pack: Pack) -> Direction:
    """The tense of the nearest verb cue in the sentence; cues before the time count for more."""
    best: tuple[float, Direction] = (REACH + 1.0, None)
    for step, weight in ((-1, 1.0), (1, _RIGHT)):
        at = start - 1 if step < 0 else end
        distance = 1.0
        while 0 <= at < len(scan.forms) and distance * weight < best[0]:
            form = scan.forms[at]
            if form in _CLAUSE_MARKS:
                distance += _COMMA
            elif found := _cue(form, pack):
                best = (distance * weight, found)
                break
            distance += 1
            at += step
    return best[1]


def _cue(form: str, pack: Pack) -> Direction:
    cues = pack.direction
    if form in cues.get("future", ()) or _has_affix(form, cues.get("future_prefixes", ()), ()):
        return "future"
    if form in cues.get("past", ()) or _has_affix(form, (), cues.get("past_suffixes", ())):
        return "past"
    return None


def _has_affix(form: str, prefixes: tuple[str, ...], suffixes: tuple[str, ...]) -> bool:
    return len(form) > 4 and form.startswith(prefixes) or len(form) > 4 and form.endswith(suffixes)
