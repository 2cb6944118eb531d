"""Builders of calendar dates: what a matched pattern of that name means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from timeline.times.calendar import day_value, reference, year_of, year_text
from timeline.times.hijri import hijri_day, hijri_year
from timeline.times.plan import Context, Plan, fixed
from timeline.times.years import choose_year

Slots = Mapping[str, str | Plan]
HIJRI_YEARS = range(1343, 1501)
"""Years of the Umm al-Qura calendar; nobody writes such years of the common era in digits."""
_HEGIRA, _LUNAR_CENTURY = 622, 97.02
"""The first year of the Hijri calendar, and how many years of the common era a century of it lasts."""
SPAN_WORDS = {"past": "last", "next": "next", "this": "this"}


def which(slots: Slots) -> str:
    """`last`, `next`, `this` if a word in the match says so."""
    return next((said for slot, said in SPAN_WORDS.items() if slot in slots), "")


def number(slots: Slots, name: str) -> int:
    """A slot as a whole number."""
    return int(str(slots[name]))


def iso_date(slots: Slots) -> Plan | None:
    """A date written as in ISO 8601."""
    value = str(slots["iso"])
    if slots.get("era") == "AH":
        return _hijri_numbers(*(int(x) for x in value.split("-"))) if value.count("-") == 2 else None
    if not _is_day(value.split("T")[0]):
        return None
    if "T" in value:
        return fixed("TIME", "time", value)
    return fixed("DATE", "day" if value.count("-") == 2 else "month", value)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value if value.count("-") == 2 else f"{value}-01")
    except ValueError:
        return False
    return True


def numeric_date(slots: Slots) -> Plan | None:
    """Three numbers; day or month first as the language has it, unless only one reading exists."""
    digits = slots["triple"] if "triple" in slots else f"{slots['pair']}/{slots['year']}"
    first, second, last = (int(x) for x in str(digits).split("/"))
    if slots.get("era") == "AH" or last in HIJRI_YEARS:
        return _hijri_numbers(last, second, first)
    year = last if last > 99 else last + (2000 if last <= 30 else 1900)
    readings = {
        order: day_value(year, m, d) for order, d, m in (("dmy", first, second), ("mdy", second, first))
    }
    possible = {order: value for order, value in readings.items() if _is_day(value)}
    if not possible:
        return None

    def value(context: Context) -> str:
        return possible.get(context.date_order) or next(iter(possible.values()))

    return Plan("DATE", "day", value)


def _hijri_numbers(year: int, month: int, day: int) -> Plan | None:
    found = hijri_day(year, month, day)
    return fixed("DATE", "day", found) if found else None


def pair_date(slots: Slots) -> Plan | None:
    """Two numbers, a day and a month in the order of the language, unless only the other one exists."""
    one, two = (int(x) for x in str(slots["pair"]).split("/"))
    readings = {"dmy": (one, two), "mdy": (two, one)}
    weekday = number(slots, "weekday") if "weekday" in slots else None
    possible = {order: pair for order, pair in readings.items() if _is_day(day_value(2000, pair[1], pair[0]))}
    if not possible:
        return None

    def value(context: Context) -> str:
        day, month = possible.get(context.date_order) or next(iter(possible.values()))
        year = choose_year(context, month, day)
        years = [year, year - 1, year + 1] if year and weekday else []
        fits = [
            y
            for y in years
            if _is_day(day_value(y, month, day)) and date(y, month, day).isoweekday() == weekday
        ]
        return day_value(fits[0] if fits else year, month, day)

    return Plan("DATE", "day", value, None, "published", loose=True)


def full_date(slots: Slots) -> Plan | None:
    """A day of a month, with or without its weekday and year."""
    month, day = number(slots, "month"), number(slots, "day")
    if day > (30 if month in (4, 6, 9, 11) else 29 if month == 2 else 31):
        return None
    if "year" in slots:
        value = day_value(number(slots, "year"), month, day)
        return fixed("DATE", "day", value) if _is_day(value) else None
    word = which(slots)
    return Plan(
        "DATE",
        "day",
        lambda c: day_value(choose_year(c, month, day, word), month, day),
        None,
        "published",
        loose=True,
    )


def month_date(slots: Slots) -> Plan | None:
    """A month, with or without its year."""
    month, mod = number(slots, "month"), edge(slots)
    if "second" in slots and number(slots, "second") != month:
        return None
    if "year" in slots:
        return fixed("DATE", "month", day_value(number(slots, "year"), month), mod)
    word = which(slots)
    return Plan(
        "DATE", "month", lambda c: day_value(choose_year(c, month, None, word), month), mod, "published", loose=True
    )


def month_last(slots: Slots) -> Plan | None:
    """May last: the one that is over."""
    return month_date({**slots, "past": "last"})


def edge(slots: Slots) -> str | None:
    """START, MID or END, if that part of a time is named."""
    return str(slots["edge"]) if "edge" in slots else None


def year_said(slots: Slots) -> int | None:
    """The year by its number, if one is named."""
    name = "old_year" if "old_year" in slots else "year"
    return number(slots, name) if name in slots else None


def year_date(slots: Slots) -> Plan | None:
    """A year by its number."""
    value = year_said(slots)
    if value is None:
        return None
    if slots.get("era") == "BC":
        return fixed("DATE", "year", f"BC{value:04d}", edge(slots))
    if slots.get("era") == "AH":
        return fixed("DATE", "year", hijri_year(value), edge(slots))
    return fixed("DATE", "year", f"{value:04d}", edge(slots))


def year_alone(slots: Slots) -> Plan | None:
    """A bare number that may be a year: only of the last two centuries."""
    return year_date(slots) if 1800 <= number(slots, "year") <= 2100 else None


def year_bc(slots: Slots) -> Plan | None:
    """A year before the common era."""
    return fixed("DATE", "year", f"BC{number(slots, 'number'):04d}", edge(slots))


def year_span(slots: Slots) -> Plan | None:
    """Years written as 2015-2018 or 2015/16."""
    return fixed("DATE", "interval", str(slots["years"]))


def decade_date(slots: Slots) -> Plan | None:
    """The 1990s; a decade without its century is of the last hundred years."""
    if "decade" in slots:
        return fixed("DATE", "decade", str(slots["decade"]), edge(slots))
    if "old_decade" in slots:
        era = "BC" if slots.get("era") == "BC" else ""
        return fixed("DATE", "decade", f"{era}{number(slots, 'old_decade'):03d}", edge(slots))
    tens = number(slots, "decade_name")
    if "century" in slots:
        return fixed("DATE", "decade", f"{number(slots, 'century') - 1:02d}{tens // 10}", edge(slots))

    def value(context: Context) -> str:
        base = reference(context)
        if base is None:
            return f"19{tens // 10}"
        said = which(slots)
        century = base.year // 100 - (said == "last" or (tens > base.year % 100 and said != "this"))
        return f"{century:02d}{tens // 10}"

    return Plan("DATE", "decade", value, edge(slots))


def century_date(slots: Slots) -> Plan | None:
    """The nineteenth century is 18."""
    nth = number(slots, "ordinal" if "ordinal" in slots else "number")
    if slots.get("era") == "BC":
        return fixed("DATE", "century", f"BC{nth - 1:02d}", edge(slots))
    if slots.get("era") == "AH":
        nth = int(_HEGIRA + (nth - 0.5) * _LUNAR_CENTURY) // 100 + 1
    return fixed("DATE", "century", f"{nth - 1:02d}", edge(slots)) if nth <= 30 else None


def season_date(slots: Slots) -> Plan | None:
    """A season, with its year or counted from the reference."""
    season, word, mod = str(slots["season"]), which(slots), edge(slots)
    if "year" in slots:
        return fixed("DATE", "season", f"{number(slots, 'year'):04d}-{season}", mod)
    month = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[season]

    def value(context: Context) -> str:
        year = choose_year(context, month, None, word)
        if year is not None and season == "WI":
            year += _is_half_over(context.narrative) if context.story else -1
        return f"{year_text(year)}-{season}"

    return Plan("DATE", "season", value, mod, loose=not word)


def _is_half_over(told: str | None) -> bool:
    """Whether a value stands in the second half of its year: the winter of a story then runs into the next one."""
    return (told or "").removeprefix("BC")[4:7] in _SECOND_HALF


_SECOND_HALF = frozenset(("-07", "-08", "-09", "-10", "-11", "-12", "-SU", "-FA", "-H2", "-Q3", "-Q4"))
LONG_AHEAD = 7
"""Months after which a quarter without its year is not ahead any more: «fourth-quarter» in January."""


def part_of_year(slots: Slots) -> Plan | None:
    """A half or a quarter, of a year that is named or understood."""
    letter = str(slots["part"])
    size = {"H": 2, "Q": 4}[letter]
    nth = size if {"edge", "past"} & set(slots) else number(slots, "ordinal" if "ordinal" in slots else "number")
    if not 1 <= nth <= size:
        return None
    inner = slots.get("time")
    if isinstance(inner, Plan):
        return Plan("DATE", "quarter", lambda c: f"{year_of(inner.value(c))}-{letter}{nth}")
    if "year" in slots:
        return fixed("DATE", "quarter", f"{number(slots, 'year'):04d}-{letter}{nth}")

    def value(context: Context) -> str:
        base = reference(context)
        if base is None:
            return f"XXXX-{letter}{nth}"
        ahead = (nth - 1) * 12 // size + 1 - base.month
        most = 0 if context.direction == "past" else LONG_AHEAD
        return f"{base.year - (ahead > most and context.direction != 'future'):04d}-{letter}{nth}"

    return Plan("DATE", "quarter", value)


ABSOLUTE: Mapping[str, Callable[[Slots], Plan | None]] = {
    "iso_date": iso_date,
    "numeric_date": numeric_date,
    "month_numeric": iso_date,
    "pair_date": pair_date,
    "full_date": full_date,
    "month_date": month_date,
    "month_last": month_last,
    "month_alone": month_date,
    "month_name": month_date,
    "month_number": month_date,
    "month_doubtful": month_date,
    "month_joined": month_date,
    "month_first": month_date,
    "year_date": year_date,
    "year_alone": year_alone,
    "year_bc": year_bc,
    "year_span": year_span,
    "decade_date": decade_date,
    "decade_alone": decade_date,
    "century_date": century_date,
    "season_date": season_date,
    "season_alone": season_date,
    "season_named": season_date,
    "season_beside": season_date,
    "part_of_year": part_of_year,
}
