"""Builders of lengths of time and of what repeats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.times.absolute import Slots, number
from timeline.times.plan import Context, Plan, fixed

LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
LENGTH = "length"
"""Grain of a length of time, so that no pattern takes three days for a day."""
_YEARS = range(1800, 2101)
_PARTS = {"TH": "M", "TM": "S"}
"""The letter of the sixtieth part of an hour and a minute."""
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "three_quarters": 0.75}


def amount(slots: Slots) -> tuple[float | None, str, str | None]:
    """How many of which unit, and how exact; None for a vague count («several years»)."""
    mod = str(slots["mod"]) if "mod" in slots else None
    if "second_unit" in slots:
        return *_summed(slots), mod
    if "two_units" in slots:
        return 2.0 + _FRACTIONS.get(str(slots.get("fraction")), 0), str(slots["two_units"]), mod
    unit = str(slots["unit"] if "unit" in slots else slots["units"])
    if "vague" in slots:
        return None, unit, mod
    if "number" in slots or "decimal" in slots:
        count = float(str(slots["decimal"] if "decimal" in slots else slots["number"]))
        return count + _FRACTIONS.get(str(slots.get("fraction")), 0), unit, mod
    if "more" in slots:
        return 1 + _FRACTIONS[str(slots["more"])], unit, mod
    if "fraction" in slots:
        return _FRACTIONS[str(slots["fraction"])], unit, mod
    return (None if "units" in slots else 1.0), unit, mod


_SMALLER = {
    ("year", "month"): 12, ("week", "day"): 7, ("hour", "minute"): 60, ("minute", "second"): 60,
}  # fmt: skip


def _summed(slots: Slots) -> tuple[float | None, str]:
    """Two lengths in the smaller unit where it fits evenly, else the longer one: a year and three months."""
    count, unit, second = _whole(slots), _unit(slots), str(slots["second_unit"])
    if size := _SMALLER.get((unit, second)):
        return float(count * size + number(slots, "second")), second
    return float(count), unit


def _unit(slots: Slots) -> str:
    return next(str(slots[name]) for name in ("two_units", "unit", "units") if name in slots)


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration.

    >>> length(3, "month"), length(None, "day"), length(1.5, "year"), length(2, "decade")
    ('P3M', 'PXD', 'P18M', 'P20Y')
    """
    letter = LETTERS[unit]
    if count is not None and unit in ("decade", "century"):
        count, letter = count * (10 if unit == "decade" else 100), "Y"
    if count is not None and count != int(count):
        if letter == "Y" and count * 12 == int(count * 12):
            count, letter = count * 12, "M"
        elif letter in _PARTS and count * 60 == int(count * 60):
            whole = f"{int(count)}{letter[1]}" if count > 1 else ""
            return f"PT{whole}{round(count % 1 * 60)}{_PARTS[letter]}"
    shown = "X" if count is None else f"{count:g}" if count < 1_000_000 else f"{count:.0f}"
    return f"PT{shown}{letter[1:]}" if letter.startswith("T") else f"P{shown}{letter}"


def duration(slots: Slots) -> Plan | None:
    """A length of time; the number of a year beside «years» is none."""
    count, unit, mod = amount(slots)
    if unit == "year" and count is not None and int(count) in _YEARS:
        return None
    return fixed("DURATION", LENGTH, length(count, unit), mod)


def duration_sum(slots: Slots) -> Plan | None:
    """Two lengths added: a year and a half is read elsewhere, this is «1 minute and 45 seconds»."""
    first, second = str(slots["two_units" if "two_units" in slots else "unit"]), str(slots["second_unit"])
    order = list(LETTERS)
    if order.index(second) >= order.index(first):
        return None
    one, two = length(_whole(slots), first), length(number(slots, "second"), second)
    joined = one + (two[2:] if two.startswith("PT") and one.startswith("PT") else two[1:])
    return fixed("DURATION", LENGTH, joined)


def _whole(slots: Slots) -> int:
    if "number" in slots:
        return number(slots, "number")
    return 2 if "two_units" in slots else 1


def duration_event(slots: Slots) -> Plan | None:
    """A distance to an event that is named next to it: two days after the attack."""
    count, unit, mod = amount(slots)
    return Plan("DURATION", LENGTH, lambda _: length(count, unit), mod, "event")


def anniversary(slots: Slots) -> Plan | None:
    """The day on which an event that is named next to it is so many years old: the second anniversary of the attack."""
    years = number(slots, "ordinal" if "ordinal" in slots else "number")
    return Plan("DURATION", LENGTH, lambda _: length(years, "year"), None, "event")


def every_unit(slots: Slots) -> Plan | None:
    """Every week, monthly; twice a month has the value of a month, every quarter that of three."""
    if "frequency" in slots:
        return fixed("SET", "set", length(1, str(slots["frequency"])))
    count, unit, _ = amount(slots)
    if unit == "quarter" and count is not None:
        return fixed("SET", "set", length(count * 3, "month"))
    return fixed("SET", "set", length(count, unit))


def every_weekday(slots: Slots) -> Plan | None:
    """Every Tuesday."""
    day = slots["weekday"] if "weekday" in slots else slots["weekday_bare"]
    return fixed("SET", "set", f"XXXX-WXX-{day}")


def every_date(slots: Slots) -> Plan | None:
    """Every first of November, every March."""
    if "season" in slots:
        return fixed("SET", "set", f"XXXX-{slots['season']}")
    tail = f"-{number(slots, 'day'):02d}" if "day" in slots else ""
    return fixed("SET", "set", f"XXXX-{number(slots, 'month'):02d}{tail}")


def every_part(slots: Slots) -> Plan | None:
    """Every morning; every Friday morning."""
    day = f"XXXX-WXX-{slots['weekday']}" if "weekday" in slots else "XXXX-XX-XX"
    return fixed("SET", "set", f"{day}T{slots['part']}")


def every_at(slots: Slots) -> Plan | None:
    """What repeats at an hour: every Monday at four."""
    repeated, clock = slots["time"], slots["clock"]
    if not isinstance(repeated, Plan) or not isinstance(clock, Plan) or clock.type != "TIME":
        return None

    def value(context: Context) -> str:
        day = repeated.value(context).partition("T")[0]
        day = day if day.startswith("XXXX") else "XXXX-XX-XX"
        return f"{day}T{clock.value(context).partition('T')[2]}"

    return Plan("SET", "set", value)


DURATIONS: Mapping[str, Callable[[Slots], Plan | None]] = {
    "duration": duration,
    "duration_last": duration,
    "duration_next": duration,
    "duration_vague": duration,
    "duration_sum": duration_sum,
    "duration_since": duration,
    "duration_one": duration,
    "vague_time": duration,
    "duration_event": duration_event,
    "vague_event": duration_event,
    "anniversary": anniversary,
    "anniversary_back": anniversary,
    "duration_ended": duration,
    "recent_lengths": duration,
    "every_unit": every_unit,
    "every_weekday": every_weekday,
    "every_date": every_date,
    "every_part": every_part,
    "every_at": every_at,
}
