"""Umm al-Qura dates by `hijridate`: Gregorian values of Hijri days, months and years."""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

from timeline.times.plan import Context

_HEGIRA, _LUNAR_YEAR, _DEFINED_FROM = 622.54, 0.970224, 1925
"""When the first Hijri year begins, how long one lasts, and from when on `hijridate` knows them, in common years."""
_SOON = 3
"""Months ahead within which a Hijri date without a word or tense is the coming one."""


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _hijri_today(context: Context) -> tuple[int, int, int] | None:
    if context.published is None:
        return None
    try:
        return Gregorian.fromdate(context.published).to_hijri().datetuple()
    except (ValueError, OverflowError):
        return None


def _year_near(context: Context, month: int, day: int, word: str = "") -> int | None:
    today = _hijri_today(context)
    if today is None:
        return None
    year, now = today[0], today[1:]
    if day == 1 and month == now[0] and not word:
        return year
    if word == "next" or (not word and context.direction == "future"):
        return year + ((month, day) < now)
    if word == "this":
        return year
    ahead = (month, day) > now and not (month == now[0] and day == 1)
    soon = not word and context.direction is None and month - now[0] < _SOON
    return year - (ahead and not soon)


def hijri_day(year: int | None, month: int, day: int, context: Context | None = None, word: str = "") -> str | None:
    """The Gregorian value of a Hijri day; without a year one by word or by the context. None outside 1343-1500 AH."""
    if year is None:
        year = _year_near(context, month, day, word) if context else None
    found = _gregorian(year, month, day) if year else None
    return found.isoformat() if found else None


def hijri_month(year: int | None, month: int, context: Context, word: str = "") -> str | None:
    """The interval of Gregorian days of a Hijri month.

    >>> hijri_month(1445, 9, Context(None, None, None, "dmy"))
    '2024-03-11/2024-04-09'
    """
    if year is None:
        year = _year_near(context, month, 1, word)
    first = _gregorian(year, month, 1) if year else None
    if first is None or year is None:
        return None
    last = _gregorian(year, month, Hijri(year, month, 1).month_length())
    return f"{first}/{last}"


def hijri_year(year: int) -> str:
    """The interval of Gregorian days of a Hijri year; of an old one the year of the common era that has its middle.

    >>> hijri_year(1446), hijri_year(656)
    ('2024-07-07/2025-06-25', '1258')
    """
    first, following = _gregorian(year, 1, 1), _gregorian(year + 1, 1, 1)
    if first is None or following is None:
        middle = _HEGIRA + (year - 0.5) * _LUNAR_YEAR
        return f"{int(middle):04d}" if middle < _DEFINED_FROM else "XXXX"
    return f"{first}/{date.fromordinal(following.toordinal() - 1)}"


def hijri_year_of(year: int, month: int) -> int:
    """The Hijri year whose month falls into a Gregorian year (the first, if two do)."""
    guess = round((year - 622) * 33 / 32) - 1
    for candidate in range(guess, guess + 4):
        first = hijri_day(candidate, month, 1)
        if first and int(first[:4]) == year:
            return candidate
    return guess
