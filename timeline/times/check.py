"""What a time says against itself: a weekday that its date is not on (the date counts), a day that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from timeline.languages import Pack
from timeline.text import Text
from timeline.times.lexicon import lexicon_of
from timeline.values.events import Problem
from timeline.values.mentions import TimeMention

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_WEEKDAYS = ("weekday", "weekday_bare")


def time_problems(text: Text, pack: Pack, mentions: Iterable[TimeMention]) -> list[Problem]:
    """One problem for each mention of a day that does not exist, or whose weekday is not that of its date."""
    problems = []
    for mention in mentions:
        match = _DAY.fullmatch(mention.value)
        if match is None:
            continue
        day, said = _day(match[1]), _weekdays(text, pack, mention)
        if day is None:
            message = f"{mention.text!r} is no day of the calendar; it dates nothing"
            problems.append(Problem("no-such-day", message, mention.doc))
        elif said and day.isoweekday() not in said:
            message = f"the weekday of {mention.text!r} is not that of {match[1]}; the date counts"
            problems.append(Problem("weekday-mismatch", message, mention.doc))
    return problems


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _weekdays(text: Text, pack: Pack, mention: TimeMention) -> set[int]:
    """The weekdays that the tokens of a mention name."""
    lexicon = lexicon_of(pack.code)
    position = text.map.folded_position(mention.start)
    end = text.map.folded_position(mention.end)
    found = set()
    index = text.token_at(position)
    while index < len(text.starts) and text.starts[index] < end:
        for entry in lexicon.entries.get(text.forms[index], ()):
            if entry.kind in _WEEKDAYS and not entry.rest:
                found.add(int(entry.meaning))
        index += 1
    return found
