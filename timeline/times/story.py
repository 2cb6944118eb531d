"""Whether a text as a whole tells of another time than its publication: then it counts dates on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from timeline.times.plan import Context, Plan
from timeline.values.timex import days_of

FAR_YEARS = 1
"""A date more than so many years away is of another time."""
LEAST_FAR = 4
RATIO = 3
"""A story has so many far dates at least, and so many times more than times counted from its publication."""
_GRAINS = frozenset(("day", "month", "year"))
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


def _is_far(value: str, published: date) -> bool:
    first = days_of(value).earliest
    return value.startswith("BC") or (first is not None and abs(first.year - published.year) > FAR_YEARS)
