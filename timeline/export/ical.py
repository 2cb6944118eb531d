"""A timeline as a calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from timeline.export.safe import clean
from timeline.export.shown import document_names, is_exact, shown_days, told_by
from timeline.export.wording import plain_title, say_when
from timeline.values import Event, Timeline

_STATUS = {"planned": "TENTATIVE", "possible": "TENTATIVE", "denied": "CANCELLED"}
"""What is told as a fact is CONFIRMED."""
_SPECIAL = re.compile(r"([\\;,])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_LONGEST = 75
"""Octets of a line of RFC 5545, without its end."""


def to_ical(timeline: Timeline) -> str:
    """iCalendar (RFC 5545): every event with days as a whole-day VEVENT that blocks no time.

    An event known to a month spans the month and says so: in its SUMMARY, by ``X-TIMELINE-PRECISION:WITHIN`` and
    by ``X-TIMELINE-EDTF``. Events without days on both sides are left out; ``X-TIMELINE-LEFT-OUT`` counts them.
    DTEND is the day after the last. DTSTAMP is the latest publication day, never the clock. The RFC wants at least
    one event in a calendar; that of a timeline without dated events is empty.
    """
    days = [(event, shown) for event in timeline.events if (shown := shown_days(event)) and shown[1] < date.max]
    names, stamp = document_names(timeline), _stamp(timeline)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline-extraction//timeline//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-TIMELINE-LEFT-OUT:{len(timeline.events) - len(days)}")
    for event, (first, last) in days:
        lines += ["BEGIN:VEVENT", f"UID:{_text(event.id)}@timeline-extraction", f"DTSTAMP:{stamp}T000000Z"]
        lines += [f"DTSTART;VALUE=DATE:{_day(first)}", f"DTEND;VALUE=DATE:{_day(last + timedelta(1))}"]
        lines += [*_about(event, told_by(event, names)), "END:VEVENT"]
    return "".join(f"{_fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _about(event: Event, sources: list[str]) -> Iterator[str]:
    exact, when = is_exact(event), say_when(event)
    yield f"SUMMARY{_language(event)}:{_text(plain_title(event) + ('' if exact else f' ({when})'))}"
    yield f"DESCRIPTION:{_text(' · '.join([when, event.status, *sources]))}"
    if event.place and clean(event.place):
        yield f"LOCATION{_language(event)}:{_text(event.place)}"
    yield f"STATUS:{_STATUS.get(event.status, 'CONFIRMED')}"
    yield f"CATEGORIES:{event.status.upper()}"
    yield "TRANSP:TRANSPARENT"
    yield f"X-TIMELINE-PRECISION:{'EXACT' if exact else 'WITHIN'}"
    yield f"X-TIMELINE-EDTF:{_text(event.edtf)}"


def _language(event: Event) -> str:
    return f";LANGUAGE={event.lang}" if _LANGUAGE.fullmatch(event.lang) else ""


def _stamp(timeline: Timeline) -> str:
    published = [document.published for document in timeline.documents if document.published]
    return _day(max(published, default=date(1970, 1, 1)))


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(text: str) -> str:
    """A value of type TEXT, on one line."""
    return _SPECIAL.sub(r"\\\1", clean(text))


def _fold(line: str) -> str:
    """The line in pieces of at most 75 octets, each but the first behind a space; no character is cut."""
    out, room = [], _LONGEST
    for char in line:
        size = len(char.encode())
        if size > room:
            out.append("\r\n ")
            room = _LONGEST - 1
        out.append(char)
        room -= size
    return "".join(out)
