"""The days that an annotated or a found event may span, and whether two such periods agree."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from timeline.bench.read import Record

Period = tuple[int, int]
"""First and last day, as ordinals."""

EVER: Period = (date.min.toordinal(), date.max.toordinal())
_YEAR = 366
_FORMS = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?|(?P<decade>\d{3})X?")


def read_period(value: str | None) -> Period | None:
    """The days of an ISO or EDTF day, month, year or decade; None for anything else.

    >>> first, last = read_period("2024-02")
    >>> last - first
    28
    """
    plain = str(value or "").strip().rstrip("?~%").split("T")[0]
    found = _FORMS.fullmatch(plain)
    if not found:
        return None
    try:
        first, last = _days(found)
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def _days(found: re.Match[str]) -> tuple[date, date]:
    if found["decade"]:
        year = 10 * int(found["decade"])
        return date(year, 1, 1), date(year + 9, 12, 31)
    year = int(found["year"])
    if not found["month"]:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(found["month"])
    if not found["day"]:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    day = date(year, month, int(found["day"]))
    return day, day


def gold_period(event: Record) -> Period | None:
    """From the first day of `begin` to the last of `end`; None if the event has no date at all."""
    begin, end = read_period(event.get("begin")), read_period(event.get("end", event.get("begin")))
    if begin is None and end is None:
        return None
    return begin[0] if begin else EVER[0], end[1] if end else EVER[1]


def system_period(event: Record) -> Period:
    """From the earliest begin to the latest end of a found event; open sides reach as far as dates do."""
    begin = event.get("begin") or {}
    end = event.get("end") or begin
    first, last = read_period(begin.get("earliest")), read_period(end.get("latest"))
    return first[0] if first else EVER[0], last[1] if last else EVER[1]


def periods_agree(gold: Period, system: Period) -> bool:
    """Whether at least half of the days in either are in both.

    An open side of the annotation counts for one year.

    >>> periods_agree((701, 704), (703, 704)), periods_agree((701, 704), (704, 704))
    (True, False)
    """
    if gold[1] == EVER[1]:
        limit = gold[0] + _YEAR
        gold, system = (gold[0], limit), (system[0], min(system[1], limit))
    if gold[0] == EVER[0]:
        limit = gold[1] - _YEAR
        gold, system = (limit, gold[1]), (max(system[0], limit), system[1])
    both = min(gold[1], system[1]) - max(gold[0], system[0]) + 1
    either = max(gold[1], system[1]) - min(gold[0], system[0]) + 1
    return max(both, 0) / either >= 0.5


def surely_before(a: Record, b: Record) -> bool:
    """Whether every possible begin of one event lies before every possible begin of the other."""
    latest = read_period((a.get("begin") or {}).get("latest"))
    earliest = read_period((b.get("begin") or {}).get("earliest"))
    return latest is not None and earliest is not None and latest[1] < earliest[0]
