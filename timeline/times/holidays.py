"""Feasts and public holidays: fixed days, days of the Hijri calendar, and Easter (Gauss, by `dateutil`)."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

from timeline.times.hijri import hijri_day, hijri_month, hijri_year_of
from timeline.times.plan import Context
from timeline.times.years import choose_year

_FIXED = {
    "new_year": (1, 1), "epiphany": (1, 6), "valentine": (2, 14), "womens_day": (3, 8), "nowruz": (3, 21),
    "labour_day": (5, 1), "independence_us": (7, 4), "halloween": (10, 31), "armistice": (11, 11),
    "christmas_eve": (12, 24), "christmas": (12, 25), "new_years_eve": (12, 31),
}  # fmt: skip
_HIJRI = {
    "islamic_new_year": (1, 1), "ashura": (1, 10), "mawlid": (3, 12), "isra_miraj": (7, 27),
    "laylat_qadr": (9, 27),     "eid_fitr": (10, 1), "arafat_day": (12, 9), "eid_adha": (12, 10),
}  # fmt: skip
_FROM_EASTER = {
    "palm_sunday": -7,
    "good_friday": -2,
    "easter": 0,
    "easter_monday": 1,
    "ascension": 39,
    "pentecost": 49,
}


def holiday_value(name: str, year: int | None, context: Context) -> str | None:
    """The value of a holiday in a Gregorian year, or the one that fits the context.

    >>> holiday_value("eid_fitr", 2025, Context(None, None, None, "dmy"))
    '2025-03-30'
    """
    if name == "ramadan":
        return _ramadan(year, context)
    if name in _HIJRI:
        return _hijri_holiday(*_HIJRI[name], year, context)
    if name in _FIXED:
        month, day = _FIXED[name]
        found = year if year is not None else choose_year(context, month, day)
        return f"{found:04d}-{month:02d}-{day:02d}" if found else f"XXXX-{month:02d}-{day:02d}"
    found_year = year if year is not None else choose_year(context, 4 if name in _FROM_EASTER else 11, 15)
    if found_year is None:
        return None
    if name == "thanksgiving":
        first = date(found_year, 11, 1)
        return (first + timedelta((3 - first.weekday()) % 7 + 21)).isoformat()
    return date.fromordinal(easter(found_year).toordinal() + _FROM_EASTER[name]).isoformat()


def _ramadan(year: int | None, context: Context) -> str | None:
    if year is None:
        return hijri_month(None, 9, context)
    return hijri_month(hijri_year_of(year, 9), 9, context)


def _hijri_holiday(month: int, day: int, year: int | None, context: Context) -> str | None:
    if year is None:
        return hijri_day(None, month, day, context)
    return hijri_day(hijri_year_of(year, month), month, day)
