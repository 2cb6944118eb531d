"""The sentences that tell of an event, with the trigger and the times marked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from timeline.export.html.nodes import Html, join, node
from timeline.values import EventMention, TimeMention

Mark = tuple[int, int, Html]
"""Where a marked part starts and ends in its sentence, and the part as an element."""


@frozen
class Times:
    """The time mentions of all documents, found by their place."""

    by_doc: dict[str, list[TimeMention]]
    starts: dict[str, list[int]]

    @classmethod
    def of(cls, times: Iterable[TimeMention]) -> Times:
        """Sort them once."""
        by_doc: dict[str, list[TimeMention]] = defaultdict(list)
        for time in times:
            by_doc[time.doc].append(time)
        for rows in by_doc.values():
            rows.sort(key=lambda time: (time.start, -time.end))
        return cls(dict(by_doc), {doc: [time.start for time in rows] for doc, rows in by_doc.items()})

    def within(self, doc: str, start: int, end: int) -> Iterator[TimeMention]:
        """Those of a stretch of a document."""
        rows = self.by_doc.get(doc, [])
        for time in rows[bisect_left(self.starts.get(doc, []), start) :]:
            if time.start >= end:
                return
            if time.end <= end:
                yield time


def by_sentence(mentions: Sequence[EventMention]) -> list[list[EventMention]]:
    """The mentions that stand in one sentence together, in the order in which they came."""
    rows: dict[tuple[str, tuple[int, int], str], list[EventMention]] = defaultdict(list)
    for mention in mentions:
        rows[mention.doc, mention.sentence, mention.quote].append(mention)
    return list(rows.values())


def marked_quote(mentions: Sequence[EventMention], times: Times) -> Html:
    """The sentence of some mentions, their triggers and its times marked; the triggers alone if no sentence is kept."""
    low, quote = mentions[0].sentence[0], mentions[0].quote
    if not quote:
        return join(*(node("mark", mention.text) for mention in mentions))
    marks = [_mark(m.start - low, m.end - low, "mark", m.text) for m in mentions]
    found = times.within(mentions[0].doc, low, low + len(quote))
    marks += [_mark(t.start - low, t.end - low, "span", t.text, class_="time", title=t.value) for t in found]
    return join(*_cut(quote, [(a, b, html) for (a, b, html), text in marks if quote[a:b] == text]))


def _mark(start: int, end: int, name: str, text: str, **attributes: object) -> tuple[Mark, str]:
    return (max(start, 0), max(end, 0), node(name, text, **attributes)), text


def _cut(quote: str, marks: Sequence[Mark]) -> Iterator[object]:
    """The quote in parts; of two marks that overlap the one given first stays."""
    kept: list[Mark] = []
    for start, end, html in marks:
        if all(end <= a or b <= start for a, b, _ in kept):
            kept.append((start, end, html))
    at = 0
    for start, end, html in sorted(kept):
        yield from (quote[at:start], html)
        at = end
    yield quote[at:]
