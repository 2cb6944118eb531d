"""Timelines to look at: a very long one, and one of an article that would like to take the page over."""

from __future__ import annotations

from datetime import date, timedelta

import timeline
from timeline.values import Bounds, DocumentInfo, Event, EventMention, Timeline
from timeline.values.mentions import STATUSES

FIRST = date(1995, 1, 1)
STEPS = (0, 1, 3, 9)
LENGTHS = (0, 0, 0, 6, 29, 90)
HOSTILE = (
    "<script>window.taken = 1</script> opened\n\n"
    "Police arrested <img src=x onerror='window.taken=2'> the mayor on 3 March 2025. "
    "The council signed javascript:window.taken=3 a treaty on 5 April 2025. "
    "A fire destroyed \u202e</script><script>window.taken=4</script>\u2066 the harbour on 7 May 2025."
)


def hostile_timeline() -> Timeline:
    """What is read in an article full of markup."""
    document = timeline.Document(HOSTILE, id="\"><script>taken=5</script>", source="javascript:taken=6", lang="en")
    return timeline.extract(document)


def open_timeline() -> Timeline:
    """An event that is known to begin, one without a date, and one that is known to end."""
    sides = [(FIRST, None), (None, None), (None, FIRST + timedelta(40))]
    whens = [Bounds(*pair) for pair in sides]
    return Timeline("open", events=tuple(_event(n, when) for n, when in enumerate(whens)))


def _event(n: int, when: Bounds) -> Event:
    return Event(f"e{n}", f"Event {n}", "en", "happened", "unknown", when.edtf(), when, when)


def long_timeline(count: int = 5000) -> Timeline:
    """Events of days, periods, open sides and no date at all, of all statuses, from 300 documents."""
    documents = tuple(DocumentInfo(f"d{n}", ("en", "ar")[n % 2], source=f"Paper {n % 17}") for n in range(300))
    events, day = [], FIRST
    for n in range(count):
        day += timedelta(STEPS[n % len(STEPS)])
        status = STATUSES[n % 7 - 2 if n % 7 > 2 else 0]
        when = _when(n, day)
        mentions = tuple(_mention(n, k) for k in range(1 + n % 3))
        people = (f"Person {n % 80}", f"Person {n % 7 + 80}")
        events.append(
            Event(f"e{n}", f"Event {n} of the story", "en", status, "day", when.edtf(), when, when, people,
                  mentions=mentions, why=("«signed»: the date",))
        )  # fmt: skip
    return Timeline("long", documents, events=tuple(events))


def _when(n: int, day: date) -> Bounds:
    if n % 41 == 40:
        return Bounds()
    return Bounds(day, None if n % 17 == 16 else day + timedelta(LENGTHS[n % len(LENGTHS)]))


def _mention(n: int, k: int) -> EventMention:
    quote = f"The ministers signed paper {n} in the old town hall, after talks that went on for {k + 2} days."
    start = n * 1000 + 14
    sentence = (n * 1000, n * 1000 + len(quote))
    return EventMention(f"m{n}.{k}", f"d{(n * 7 + k * 13) % 300}", start, start + 6, "signed", sentence, quote=quote)
