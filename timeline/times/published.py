"""The publication date that a text states itself: by the patterns that read its times and the places they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from timeline.languages import Pack
from timeline.text import Text
from timeline.times.calendar import add_days
from timeline.times.check import time_problems
from timeline.times.datelines import in_dateline
from timeline.times.lexicon import Lexicon, lexicon_of
from timeline.values.mentions import TimeMention

LINES = 3
"""Lines in which a date may stand alone, or a dateline open the text."""
LABEL_WORDS = 2
"""Words beside a date that stands alone: «Published on»."""
LOOKED_BACK = 1_000
"""Characters before a word for today in which an open quote is looked for."""
_DEICTIC = "day_offset"
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BESIDE = re.compile(r"[\s,،(]{1,3}")
_QUOTES = re.compile('["“”„«»]')


class Stated(NamedTuple):
    """A day that the text is of, and the words that say so."""

    day: date
    start: int
    end: int


class Line(NamedTuple):
    """A line of the text as given, and the times in it."""

    start: int
    end: int
    times: list[TimeMention]


def published_in(text: Text, times: Sequence[TimeMention], pack: Pack | None = None) -> Stated | None:
    """The day that a text says it is of; None if it does not say.

    First counts a word for today (yesterday, …) in apposition to a date, outside quotes; then the date of a
    dateline before a dash; then a date that stands alone in one of the first lines. A date whose weekday is wrong
    says nothing. `times` are those read without a publication date.
    """
    sound = [t for t in times if not (pack and _day_of(t) and time_problems(text, pack, [t]))]
    if not any(_day_of(time) for time in sound):
        return None
    lines = list(_lines(text, sound))
    deictic = _appositions(text, lines, lexicon_of(pack.code)) if pack else iter(())
    first = next(deictic, None) or next(_datelines(text, lines[:LINES]), None)
    return first or _date_line(text, lines)


def _day_of(time: TimeMention) -> date | None:
    """The day of a time that states day, month and year."""
    match = _DAY.fullmatch(time.value)
    if match is None or time.anchor is not None or time.type not in ("DATE", "TIME") or not time.earliest:
        return None
    return date.fromisoformat(match[1])


def _lines(text: Text, times: Sequence[TimeMention]) -> Iterator[Line]:
    """The lines that are not blank."""
    at = 0
    for match in _LINE.finditer(text.raw):
        inside = []
        while at < len(times) and times[at].start < match.end():
            inside.append(times[at])
            at += 1
        yield Line(match.start(), match.end(), inside)


def _appositions(text: Text, lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Stated]:
    """Today, Wednesday 26 June 2019: as one time, or as two beside each other."""
    for line in lines:
        before: TimeMention | None = None
        for time in line.times:
            day = _day_of(time)
            first = before or time
            beside = before and before.rule == _DEICTIC and _BESIDE.fullmatch(text.raw[before.end : time.start])
            start = first.start if beside else time.start
            offset = _offset_at(text, start, lexicon) if day else None
            before = time
            if day is None or offset is None or _is_quoted(text.raw[max(line.start, start - LOOKED_BACK) : start]):
                continue
            if shifted := add_days(day, -offset):
                yield Stated(shifted, start, time.end)


def _offset_at(text: Text, start: int, lexicon: Lexicon) -> int | None:
    """How many days from today the word at a position of the text as given is."""
    index = text.token_at(text.map.folded_position(start))
    if index >= len(text.forms):
        return None
    form = text.forms[index]
    entries = lexicon.entries.get(form) or lexicon.entries.get(form[lexicon.split(form) :], ())
    for entry in entries:
        following = tuple(text.forms[index + 1 : index + 1 + len(entry.rest)])
        if entry.kind == _DEICTIC and following == entry.rest:
            return int(entry.meaning)
    return None


def _is_quoted(before: str) -> bool:
    return len(_QUOTES.findall(before)) % 2 == 1


def _datelines(text: Text, lines: Sequence[Line]) -> Iterator[Stated]:
    """CAIRO, March 7, 2024 (Agency) -: a place, the date, perhaps an agency, and a dash."""
    for line in lines:
        time = line.times[0] if line.times else None
        day = _day_of(time) if time else None
        if time and day and in_dateline(text.raw, time.start, time.end):
            yield Stated(day, time.start, time.end)


def _date_line(text: Text, lines: Sequence[Line]) -> Stated | None:
    """The date that stands alone in a line near the start, unless others stand alone in other lines."""
    alone = [(i, found) for i, line in enumerate(lines) if (found := _alone(text, line, is_first=i == 0))]
    near = [found for i, found in alone if i < min(LINES, len(lines) - 1)]
    return near[0] if len({found.day for _, found in alone}) == 1 and near else None


def _alone(text: Text, line: Line, *, is_first: bool) -> Stated | None:
    stated = [(day, time) for time in line.times if (day := _day_of(time))]
    if len({day for day, _ in stated}) != 1:
        return None
    day, time = stated[0]
    rest, behind = "", line.start
    for other in line.times:
        rest, behind = f"{rest} {text.raw[behind : other.start]}", other.end
    words = _WORD.findall(rest + " " + text.raw[behind : line.end])
    headline = is_first and text.headline_end > 0
    is_sentence = bool(words) and text.raw[line.start : line.end].rstrip().endswith((".", "!", "?", "؟"))
    if is_sentence or len(words) > (0 if headline else LABEL_WORDS):
        return None
    return Stated(day, time.start, time.end)
