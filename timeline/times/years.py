"""The year of a month or day whose year is not said: by word, by nearness and tense, in a story by its course."""

from __future__ import annotations

import calendar
import re
from datetime import date

from timeline.times.calendar import reference
from timeline.times.plan import Context, Direction

STORY_BACK = 9
"""Months that a story steps back without a word."""
STORY_NEAR = 4
"""Months that it steps back where the next date is of a later year, and that it goes on from a look aside."""
STORY_STEP = 2
"""Years up to the next date that tell where a month between them belongs."""
_WEIGHTS = {"past": (3.0, 1.0), "future": (1.0, 3.0), None: (1.5, 1.0)}
"""What a day ahead and a day behind count for, by tense; news speaks more of what was."""
_TOLD = re.compile(r"(BC)?(\d{4})(?:-(\d\d))?(?![\d/])")


def choose_year(context: Context, month: int, day: int | None, which: str = "") -> int | None:
    """The year of a month or day: by word, else by nearness and tense; a leap day gets a leap year."""
    year = _chosen_year(context, month, day, which)
    if (month, day) != (2, 29) or year is None or year < 1:
        return year
    sign = 1 if which == "next" or context.direction == "future" else -1
    near = (year + sign * step for step in range(8))
    return next((y for y in near if y > 0 and calendar.isleap(y)), year)


def _chosen_year(context: Context, month: int, day: int | None, which: str) -> int | None:
    if not which and (year := _story_year(context, month)) is not None:
        return year
    base = reference(context) if which else context.published
    if base is None:
        return None
    here = (base.month, base.day if day else 0)
    there = (month, day or 0)
    if which == "this":
        return base.year
    if which == "last":
        return base.year - (there >= here)
    if which == "next":
        return base.year + (there <= here)
    return _likely_year(base, month, day or 15, context.direction)


def _story_year(context: Context, month: int) -> int | None:
    """The year a story is in; a story goes forward, so a month that is long past is of the next year."""
    told = _told(context.narrative) if context.story or context.published is None else None
    if told is None:
        return None
    year, last = told
    ahead, aside = _told(context.ahead), _told(context.aside)
    if aside and _goes_on(aside, month, ahead) and not _goes_on(told, month, ahead):
        return aside[0]
    if not last or month >= last or (ahead and ahead[0] == year):
        return year
    least = STORY_NEAR if ahead and _has_room(ahead, year, month) else STORY_BACK
    return year + (last - month > least)


def _goes_on(told: tuple[int, int], month: int, ahead: tuple[int, int] | None) -> bool:
    """Whether a month of a year that was told comes soon after it, or between it and the date that is next."""
    between = ahead is not None and bool(ahead[1]) and told <= (told[0], month) <= ahead
    return bool(told[1]) and (0 <= month - told[1] <= STORY_NEAR or between)


def _has_room(ahead: tuple[int, int], year: int, month: int) -> bool:
    """Whether the date that comes next in the story leaves room for a month of the year after."""
    return bool(ahead[1]) and (year + 1, month) <= ahead <= (year + STORY_STEP, ahead[1])


def _told(value: str | None) -> tuple[int, int] | None:
    """Year and month that a value begins with; 0 for no month."""
    match = _TOLD.match(value or "")
    if match is None:
        return None
    return -int(match[2]) if match[1] else int(match[2]), int(match[3] or 0)


def _likely_year(base: date, month: int, day: int, direction: Direction) -> int:
    """The year that makes the date nearest, where days against the tense count for more."""
    ahead, behind = _WEIGHTS[direction]

    def cost(year: int) -> float:
        distance = (year - base.year) * 365 + (month - base.month) * 30 + day - base.day
        return distance * ahead if distance > 0 else -distance * behind

    return min((base.year, base.year - 1, base.year + 1), key=cost)
