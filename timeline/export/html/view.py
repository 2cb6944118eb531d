"""A timeline with what the page looks up for every event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from attrs import frozen

from timeline.export.html.nodes import Html, dotted, foreign, node
from timeline.export.html.quotes import Times
from timeline.export.wording import Places
from timeline.export.words import Words
from timeline.values import Conflict, Event, Timeline


@frozen
class View:
    """The timeline, the words, and the numbers by which events and documents are called."""

    timeline: Timeline
    words: Words
    places: Places
    times: Times
    numbers: dict[str, int]
    """The number of each document, from 1."""
    conflicts: dict[str, list[Conflict]]
    """By the id of an event."""
    events: dict[str, Event]

    @classmethod
    def of(cls, timeline: Timeline, words: Words) -> View:
        """Look everything up once."""
        conflicts: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in timeline.conflicts:
            for name in dict.fromkeys(conflict.events):
                conflicts[name].append(conflict)
        return cls(
            timeline=timeline,
            words=words,
            places=Places.of(timeline),
            times=Times.of(timeline.times),
            numbers={document.id: number for number, document in enumerate(timeline.documents, 1)},
            conflicts=dict(conflicts),
            events={event.id: event for event in timeline.events},
        )

    def link(self, event_id: str) -> Html:
        """The title of an event, as a link to its entry."""
        event = self.events.get(event_id)
        if event is None:
            return foreign("bdi", event_id)
        number = self.places.rank[event_id] + 1
        return node("a", foreign("bdi", event.title or event.id, lang=event.lang), href=f"#event-{number}")

    def source(self, doc_id: str) -> str:
        """What a document is called: by its source, else by its id."""
        number = self.numbers.get(doc_id)
        return (self.timeline.documents[number - 1].source if number else None) or doc_id

    def refs(self, doc_ids: Iterable[str]) -> Html:
        """The sources of some documents by name, each a link to the list of sources, each once."""
        known = sorted({self.numbers[name] for name in doc_ids if name in self.numbers})
        named = {self.source(self.timeline.documents[n - 1].id): n for n in reversed(known)}
        return dotted(
            node("a", foreign("bdi", name), href=f"#source-{number}", class_="source")
            for name, number in sorted(named.items(), key=lambda item: item[1])
        )
