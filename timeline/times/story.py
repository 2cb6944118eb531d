"""Whether a text as a whole tells of another time than its publication: then it counts dates on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from timeline.times.plan import Context, Plan
from timeline.values.timex import days_of

FAR_YEARS = 1
"""A date more than so many years away is of another time."""
LEAST_FAR = 4
RATIO = 3
"""A story has so many far dates at least, and so many times more than times counted from its publication."""
_GRAINS = frozenset(("day", "month", "year"))
_STATED = _GRAINS | {"season", "quarter"}
_YEAR = re.compile(r"(BC)?(\d{4})(?![\d/])")
_NOWHERE = Context(None, None, None, "dmy")
_WITHOUT_YEAR = re.compile(r"XXXX-\d\d.*")


def is_story(plans: Iterable[Plan], published: date | None) -> bool:
    """Compare the dates that state a far year with the times counted from the publication day.

    >>> from timeline.times.plan import fixed
    >>> is_story([fixed("DATE", "year", str(year)) for year in range(1861, 1866)], date(2009, 12, 19))
    True
    """
    if published is None:
        return False
    far = counted = 0
    for plan in plans:
        if plan.grain in _GRAINS and plan.type in ("DATE", "TIME"):
            value = plan.value(_NOWHERE)
            far += plan.anchor is None and _is_far(value, published)
            counted += plan.anchor == "published" and not _WITHOUT_YEAR.fullmatch(value)
    return far >= LEAST_FAR and far > RATIO * counted


def stated_ahead(plans: Sequence[Plan | None]) -> list[str | None]:
    """For each time of a text the value of the next one that states its year.

    >>> from timeline.times.plan import fixed
    >>> stated_ahead([fixed("DATE", "year", "1903"), None, fixed("DATE", "month", "1905-02")])
    ['1905-02', '1905-02', None]
    """
    ahead: list[str | None] = []
    following = None
    for plan in reversed(plans):
        ahead.append(following)
        if plan is not None and plan.anchor is None and plan.grain in _STATED and plan.type == "DATE":
            value = plan.value(_NOWHERE)
            following = value if _YEAR.match(value) else following
    return ahead[::-1]


def is_excursion(before: str | None, value: str, after: str | None) -> bool:
    """Whether a date only looks aside: the text comes back from it to about the year it was in.

    >>> is_excursion("1944-10-20", "1945-02", "1944-06"), is_excursion("1944-10", "1945-02", "1945-04")
    (True, False)
    """
    there, here, back = _signed_year(before), _signed_year(value), _signed_year(after)
    if there is None or here is None or back is None:
        return False
    return abs(there - back) < min(abs(here - there), abs(here - back))


def _signed_year(value: str | None) -> int | None:
    match = _YEAR.match(value or "")
    return None if match is None else -int(match[2]) if match[1] else int(match[2])


def _is_far(value: str, published: date) -> bool:
    first = days_of(value).earliest
    return value.startswith("BC") or (first is not None and abs(first.year - published.year) > FAR_YEARS)
