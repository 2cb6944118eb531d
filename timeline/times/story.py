"""Whether a text as a whole tells of another time than that of its publication: then incomplete dates are counted on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from timeline.times.plan import Context, Plan
from timeline.values.timex import days_of

FAR_YEARS = 1
"""A date more than so many years away is of another time."""
LEAST_FAR = 4
RATIO = 2
"""A story has at least so many far dates, and so many times more far dates than near ones."""
_GRAINS = frozenset(("day", "month", "year"))
_NOWHERE = Context(None, None, None, "dmy")
_WITHOUT_YEAR = re.compile(r"XXXX-\d\d.*")


def is_story(plans: Iterable[Plan], published: date | None) -> bool:
    """Compare the dates that state a year with those near the publication day and those counted from it.

    >>> from timeline.times.plan import fixed
    >>> is_story([fixed("DATE", "year", str(year)) for year in range(1861, 1866)], date(2009, 12, 19))
    True
    """
    if published is None:
        return False
    far = near = 0
    for plan in plans:
        years = _years_away(plan, published)
        if years is not None:
            far += years > FAR_YEARS
            near += years <= FAR_YEARS
    return far >= LEAST_FAR and far > RATIO * near


def _years_away(plan: Plan, published: date) -> int | None:
    """Years between a stated date and the publication, 0 for what is counted from it, None for what says neither."""
    if plan.grain not in _GRAINS or plan.type not in ("DATE", "TIME"):
        return None
    value = plan.value(_NOWHERE)
    first = days_of(value).earliest
    if plan.anchor is None:
        return abs(first.year - published.year) if first else None
    return 0 if plan.anchor == "published" and not _WITHOUT_YEAR.fullmatch(value) else None
