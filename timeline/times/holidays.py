"""Feasts and public holidays: fixed days, days of the Hijri calendar, and Easter (Gauss, by `dateutil`)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dateutil.easter import easter

from timeline.times.hijri import hijri_day, hijri_month, hijri_year_of
from timeline.times.plan import Context
from timeline.times.years import choose_year

_FIXED = {
    "new_year": (1, 1), "epiphany": (1, 6), "valentine": (2, 14), "founding_day_sa": (2, 22), "womens_day": (3, 8),
    "st_patrick": (3, 17), "mothers_day_spring": (3, 21), "nowruz": (3, 21), "april_fools": (4, 1),
    "health_day": (4, 7), "earth_day": (4, 22), "labour_day": (5, 1), "press_freedom_day": (5, 3),
    "nakba_day": (5, 15), "environment_day": (6, 5), "juneteenth": (6, 19), "independence_us": (7, 4),
    "bastille_day": (7, 14), "throne_day_ma": (7, 30), "national_day_sa": (9, 23), "teachers_day": (10, 5),
    "halloween": (10, 31), "bonfire_night": (11, 5), "armistice": (11, 11), "national_day_om": (11, 18),
    "childrens_day": (11, 20), "aids_day": (12, 1), "national_day_ae": (12, 2), "human_rights_day": (12, 10),
    "national_day_qa": (12, 18), "christmas_eve": (12, 24), "christmas": (12, 25), "boxing_day": (12, 26),
    "new_years_eve": (12, 31),
}  # fmt: skip
_HIJRI = {
    "islamic_new_year": (1, 1), "tasua": (1, 9), "ashura": (1, 10), "mawlid": (3, 12), "isra_miraj": (7, 27),
    "mid_shaban": (8, 15), "laylat_qadr": (9, 27), "eid_fitr": (10, 1), "tarwiyah": (12, 8), "arafat_day": (12, 9),
    "eid_adha": (12, 10),
}  # fmt: skip
_WEEKDAYS = {
    "mlk_day": (1, 1, 3), "presidents_day": (2, 1, 3), "mothers_day": (5, 7, 2), "memorial_day": (5, 1, -1),
    "fathers_day": (6, 7, 3), "labor_day_us": (9, 1, 1), "columbus_day": (10, 1, 2), "thanksgiving": (11, 4, 4),
}  # fmt: skip
"""Month, weekday (1 Monday … 7 Sunday), and which one of the month it is; -1 is the last."""
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
    in_month = _WEEKDAYS[name][0] if name in _WEEKDAYS else 4
    found_year = year if year is not None else choose_year(context, in_month, 15)
    if found_year is None:
        return None
    if name in _WEEKDAYS:
        return _nth_weekday(found_year, *_WEEKDAYS[name]).isoformat()
    return date.fromordinal(easter(found_year).toordinal() + _FROM_EASTER[name]).isoformat()


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (max(nth, 1) - 1))
    if nth < 0:
        day += timedelta(7 * ((monthrange(year, month)[1] - day.day) // 7))
    return day


def _ramadan(year: int | None, context: Context) -> str | None:
    if year is None:
        return hijri_month(None, 9, context)
    return hijri_month(hijri_year_of(year, 9), 9, context)


def _hijri_holiday(month: int, day: int, year: int | None, context: Context) -> str | None:
    if year is None:
        return hijri_day(None, month, day, context)
    return hijri_day(hijri_year_of(year, month), month, day)
