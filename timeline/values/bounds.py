"""A day that is known only within limits, and the arithmetic on such limits."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from timeline.errors import InputError


def _as_day(value: date | None, side: str) -> date | None:
    if value is None or type(value) is date:
        return value
    raise InputError(f"a bound is a date or None, not {value!r}", place=side, value=value)


@frozen(order=False)
class Bounds:
    """The days between which a point lies; a side that is None is open.

    >>> Bounds(date(2022, 2, 1), date(2022, 2, 28)).edtf()
    '2022-02'
    """

    earliest: date | None = field(default=None)
    latest: date | None = field(default=None)

    def __attrs_post_init__(self) -> None:
        _as_day(self.earliest, "earliest")
        _as_day(self.latest, "latest")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise InputError(f"earliest {self.earliest} is after latest {self.latest}", place="earliest")

    @property
    def known(self) -> bool:
        """Whether both sides are given."""
        return self.earliest is not None and self.latest is not None

    @property
    def open(self) -> bool:
        """Whether neither side is given."""
        return self.earliest is None and self.latest is None

    def meet(self, other: Bounds) -> Bounds | None:
        """The days in both, or None if there is none."""
        earliest = max((d for d in (self.earliest, other.earliest) if d), default=None)
        latest = min((d for d in (self.latest, other.latest) if d), default=None)
        if earliest and latest and earliest > latest:
            return None
        return Bounds(earliest, latest)

    def within(self, other: Bounds) -> bool:
        """Whether every day of this lies in the other: a finer claim, not a contradiction."""
        low = other.earliest is None or (self.earliest is not None and self.earliest >= other.earliest)
        high = other.latest is None or (self.latest is not None and self.latest <= other.latest)
        return low and high

    def days(self) -> int | None:
        """How many days lie between the bounds, both included; None if a side is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def edtf(self) -> str:
        """The bounds as EDTF level 1: a day, month, year, decade, or an interval with open sides."""
        return edtf_of(self.earliest, self.latest)


def edtf_of(first: date | None, last: date | None) -> str:
    """EDTF (ISO 8601-2) for the days from first to last.

    >>> edtf_of(date(2025, 1, 17), date(2025, 1, 17)), edtf_of(None, date(2025, 4, 8)), edtf_of(None, None)
    ('2025-01-17', '../2025-04-08', '../..')
    """
    if first is None or last is None:
        return f"{first or '..'}/{last or '..'}"
    if first == last:
        return first.isoformat()
    return _whole_unit(first, last) or f"{first}/{last}"


def say_days(least: int, most: int) -> str:
    """A distance in days.

    >>> say_days(1, 10), say_days(2, 2), say_days(1, 1)
    ('1 to 10 days', '2 days', '1 day')
    """
    if least == most:
        return f"{most} day{'' if most == 1 else 's'}"
    return f"{least} to {most} days"


def _whole_unit(first: date, last: date) -> str | None:
    starts, ends = first.day == 1, is_month_end(last)
    if not (starts and ends):
        return None
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    if (first.month, last.month) != (1, 12):
        return None
    if first.year == last.year:
        return f"{first.year:04d}"
    if first.year % 10 == 0 and last.year == first.year + 9:
        return f"{first.year // 10:03d}X"
    return None


def is_month_end(day: date) -> bool:
    """Whether the day is the last of its month."""
    return day == date.max or day.fromordinal(day.toordinal() + 1).day == 1
