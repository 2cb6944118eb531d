"""Which days an EDTF period means: what `edtf_of` writes, and what a user may ask for."""

from __future__ import annotations

import re
from datetime import date, datetime

from timeline.errors import InputError, shown
from timeline.values.bounds import Bounds
from timeline.values.timex import days_of

_OPEN = ("", "..")
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_SIDE = re.compile(r"(\d{4}-\d\d-\d\d|\d{4}-W\d\d|\d{4}-\d\d|\d{4}|\d{3}X|\d\dXX)(?:-XX)*[?~%]?")


def read_edtf(value: object, place: str = "date") -> Bounds:
    """The first and last day of a date, or of a period in EDTF (ISO 8601-2) level 1; `..` leaves a side open.

    Also of an ISO week; qualifiers (`?`, `~`, `%`) change nothing. Raises InputError for anything else, naming it.

    >>> read_edtf("2022-02").edtf(), read_edtf("199X").edtf(), read_edtf("../2025-04-08").edtf()
    ('2022-02', '199X', '../2025-04-08')
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Bounds(value, value)
    sides = value.strip().split("/") if isinstance(value, str) else []
    if len(sides) == 1 and sides[0] not in _OPEN:
        sides *= 2
    if len(sides) != 2:
        raise _fault(value, place)
    first, last = (Bounds() if side in _OPEN else _side(side, value, place) for side in sides)
    if first.earliest and last.latest and first.earliest > last.latest:
        raise InputError(f"the period {shown(value)} ends before it begins", place=place, value=value)
    return Bounds(first.earliest, last.latest)


def _side(side: str, value: object, place: str) -> Bounds:
    match = _SIDE.fullmatch(side)
    found = days_of(_timex(match[1])) if match else Bounds()
    if found.open:
        raise _fault(value, place)
    return found


def _timex(side: str) -> str:
    """TIMEX3 for a side: it has names for seasons, and no X behind the digits of a decade or century."""
    year, _, part = side.partition("-")
    return f"{year}-{_SEASONS[part]}" if part in _SEASONS else side.rstrip("X")


def _fault(value: object, place: str) -> InputError:
    return InputError(f"not a date or period: {shown(value)} (give YYYY-MM-DD, or EDTF)", place=place, value=value)
