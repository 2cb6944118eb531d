"""Which days a TIMEX3 value means."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from timeline.values.bounds import Bounds

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_PARTS = {"H": 6, "Q": 3}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"(\d{2,4})X{0,2}")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?(?:T.*)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_PART = re.compile(r"(\d{4})-([HQ])([1-4])")


def days_of(value: str, mod: str | None = None) -> Bounds:
    """The first and last day a DATE or TIME value means; both open for durations, sets and vague references.

    START, MID and END take thirds: of a month its days 1-10, 11-20, 21-end; of a year four months each.

    >>> days_of("2022-02").edtf(), days_of("2025-01", "MID").edtf(), days_of("199").edtf()
    ('2022-02', '2025-01-11/2025-01-20', '199X')
    """
    first, last = _interval(value)
    if first is None and last is None:
        return Bounds()
    if mod == "BEFORE":
        return Bounds(None, last)
    if mod == "AFTER":
        return Bounds(first, None)
    if mod in ("START", "MID", "END") and first and last:
        first, last = _third(first, last, ("START", "MID", "END").index(mod))
    return Bounds(first, last)


def _interval(value: str) -> tuple[date | None, date | None]:
    if "/" in value:
        left, right = value.split("/", 1)
        first, last = _single(left)[0], _single(right)[1]
        return (first, last) if not (first and last and first > last) else (None, None)
    return _single(value)


def _single(value: str) -> tuple[date | None, date | None]:
    for pattern, read in _READERS:
        if match := pattern.fullmatch(value):
            try:
                return read(*match.groups())
            except (ValueError, OverflowError):
                return None, None
    return None, None


def _read_day(year: str, month: str, day: str) -> tuple[date, date]:
    found = date(int(year), int(month), int(day))
    return found, found


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1), end


def _read_month(year: str, month: str) -> tuple[date, date]:
    return _read_day(year, month, "01")[0], _months(int(year), int(month), int(month))[1]


def _read_years(digits: str) -> tuple[date, date]:
    span = 10 ** (4 - len(digits))
    first = int(digits) * span
    return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)


def _read_week(year: str, week: str, day: str | None) -> tuple[date, date]:
    monday = date.fromisocalendar(int(year), int(week), 1)
    if day is None:
        return monday, monday + timedelta(6)
    if day == "WE":
        return monday + timedelta(5), monday + timedelta(6)
    return (monday + timedelta(int(day) - 1),) * 2


def _read_season(year: str, season: str) -> tuple[date, date]:
    return _months(int(year), *_SEASON_MONTHS[season])


def _read_part(year: str, part: str, number: str) -> tuple[date, date]:
    size = _PARTS[part]
    if int(number) * size > 12:
        raise ValueError(f"no {part}{number}")
    return _months(int(year), (int(number) - 1) * size + 1, int(number) * size)


_Reader = Callable[..., tuple[date, date]]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_DAY, _read_day),
    (_MONTH, _read_month),
    (_YEAR, _read_years),
    (_WEEK, _read_week),
    (_SEASON, _read_season),
    (_PART, _read_part),
)


def _third(first: date, last: date, index: int) -> tuple[date, date]:
    days = (last - first).days + 1
    if days < 3:
        return first, last
    if days in range(28, 32) and first.day == 1:
        starts = [first, first.replace(day=11), first.replace(day=21)]
    elif (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        starts = _thirds_of_years(first.year, last.year - first.year + 1)
    else:
        starts = [first + timedelta(days * i // 3) for i in range(3)]
    ends = [starts[1] - timedelta(1), starts[2] - timedelta(1), last]
    return starts[index], ends[index]


def _thirds_of_years(year: int, count: int) -> list[date]:
    months = count * 12
    return [_months(year, months * i // 3 + 1, months * i // 3 + 1)[0] for i in range(3)]
