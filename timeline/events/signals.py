"""The word before a time says which days it leaves: «since Sunday», «before the end of May», «within ten days»."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from timeline.events.view import SentenceView, TimeSpan
from timeline.values.mentions import Status

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNIT_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_OPEN: tuple[Status, ...] = ("planned", "possible")
"""What may still come on the publication day."""


class Signalled(NamedTuple):
    """The days that a time and the word before it leave, and that word's meaning."""

    earliest: date | None
    latest: date | None
    signal: str


Days = tuple[date | None, date | None]


def time_signals(view: SentenceView, span: TimeSpan) -> set[str]:
    """The names of the cues that stand right before a time, with at most a determiner between.

    None for a possessive: «before Sunday's vote» does not say «before Sunday».
    """
    if view.form(span.last) == "'":
        return set()
    ends = [span.first]
    if view.form(span.first - 1) in view.pack.syntax["determiners"]:
        ends.append(span.first - 1)
    return {cue.name for cue in view.cues if cue.last in ends and cue.name in SIGNALS}


def signalled_period(
    view: SentenceView, span: TimeSpan, days: Days, status: Status, published: date | None
) -> Signalled | None:
    """The days left for an event of that status by a time that means `days`; None if no signal changes them."""
    for name in sorted(time_signals(view, span)):
        left = RULES[name](days, status, published) if name in RULES else None
        if left is not None and left != days:
            return Signalled(*left, name)
    first, last = days
    if status == "ongoing" and published and last and first and last < published:
        return Signalled(first, published, "under way since")
    return None


def within_days(view: SentenceView, span: TimeSpan, published: date | None) -> Days | None:
    """From the publication day to the end of a length of time that something is to happen in; None for others."""
    match = _LENGTH.fullmatch(span.mention.value) if span.mention.type == "DURATION" else None
    if match is None or published is None or "within" not in time_signals(view, span):
        return None
    try:
        return published, published + timedelta(int(match[1]) * _UNIT_DAYS[match[2]])
    except OverflowError:
        return None


def _since(days: Days, status: Status, published: date | None) -> Days | None:
    first, last = days
    if status in _OPEN or published is None or first is None or last is None or first > published:
        return None
    return first, max(last, published)


def _after(days: Days, status: Status, published: date | None) -> Days | None:
    return (days[0], None) if status in _OPEN else _since(days, status, published)


def _until(days: Days, status: Status, published: date | None) -> Days | None:
    first, last = days
    if status in (*_OPEN, "ongoing") and published and last and published <= last:
        return (min(first, published) if first else published), last
    return (None, last) if status == "happened" else None


def _before(days: Days, status: Status, published: date | None) -> Days | None:
    first, last = days
    if first is None or last is None or first == date.min:
        return None
    end = last if (last - first).days else first - timedelta(1)
    if status in _OPEN and published and published <= end:
        return published, end
    return (None, end) if status == "happened" else None


RULES: Mapping[str, Callable[[Days, Status, date | None], Days | None]] = {
    "since": _since,
    "after": _after,
    "until": _until,
    "before": _before,
    "deadline": _before,
}
SIGNALS = (*RULES, "within")
