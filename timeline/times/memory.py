"""What a text has spoken of so far: the date it has reached, its last day, weekdays with dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from attrs import evolve, field, frozen

from timeline.values.mentions import TimeMention

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_YEAR = re.compile(r"(BC)?\d{4}(?![\d/])")
_BEFORE_ERA = re.compile(r"BC\d{4}")
_LONGEST = 400
"""Days of the longest time to count from: decades and centuries are no date."""
_NEAR = 6
"""Days around the publication in which a weekday is named without a date."""


@frozen
class Memory:
    """The values of times told before."""

    narrative: str | None = None
    day: str | None = None
    weekdays: Mapping[int, str] = field(factory=dict)
    """Weekdays (1 Monday … 7 Sunday) that stood with a date far from the publication."""

    aside: str | None = None
    """A date right before that the text comes back from."""

    said: str | None = None
    """The last date of all, whether the text goes on from it or not."""

    def hears(self, mention: TimeMention) -> Memory:
        """What is told once any time is read, also one the text does not go on from."""
        told = mention.type in ("DATE", "TIME") and _YEAR.match(mention.value)
        return evolve(self, said=mention.value) if told else self

    def looked_aside(self, mention: TimeMention) -> Memory:
        """What is told once a date is read that the text does not go on from."""
        return evolve(self, aside=mention.value)

    def after(self, mention: TimeMention, published: date | None) -> Memory:
        """What is told once a mention is read."""
        if mention.type not in ("DATE", "TIME") or "/" in mention.value:
            return self
        first, last = mention.earliest, mention.latest
        near = first is not None and last is not None and (last - first).days < _LONGEST
        if not near and not _BEFORE_ERA.match(mention.value):
            return self
        match = _DAY.fullmatch(mention.value)
        day = match[1] if match else None
        weekdays = self.weekdays
        if (
            mention.rule == "weekday_date"
            and day
            and first
            and published
            and abs((published - first).days) > _NEAR
        ):
            weekdays = {**weekdays, first.isoweekday(): day}
        return Memory(mention.value, day or self.day, weekdays, said=mention.value)
