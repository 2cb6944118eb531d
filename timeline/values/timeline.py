"""The result: one timeline, which joins with others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar

from attrs import field, frozen

from timeline.errors import TimelineError
from timeline.values.document import DocumentInfo
from timeline.values.events import Conflict, Event, Problem, Relation
from timeline.values.mentions import EventMention, TimeMention

T = TypeVar("T")


@frozen
class Evidence:
    """What was read in documents, before anything is decided between mentions.

    A timeline is a function of its evidence, and evidence joins by set union: that is why timelines merge
    in any order.
    """

    documents: tuple[DocumentInfo, ...] = ()
    times: tuple[TimeMention, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __or__(self, other: Evidence) -> Evidence:
        return gather([self, other])


def gather(parts: Iterable[Evidence]) -> Evidence:
    """The union of evidence, sorted: the same for any order and any number of repeats."""
    parts = list(parts)
    return Evidence(
        documents=_union((d for p in parts for d in p.documents), lambda d: (d.id, d.digest)),
        times=_union((t for p in parts for t in p.times), lambda t: (t.doc, t.start, t.end, t.id)),
        mentions=_union((m for p in parts for m in p.mentions), lambda m: (m.doc, m.start, m.end, m.id)),
        problems=_union((x for p in parts for x in p.problems), lambda x: (x.doc or "", x.code, x.message)),
    )


def _union(items: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    """The items by their keys; of unlike items with one key the first by content, not by arrival."""
    by_key: dict[Any, T] = {}
    for item in items:
        rival = by_key.setdefault(key(item), item)
        if rival != item and repr(item) < repr(rival):
            by_key[key(item)] = item
    return tuple(by_key[k] for k in sorted(by_key))


@frozen
class Timeline:
    """Events in order, with the mentions and times they come from, their relations and their conflicts.

    `a | b` is the timeline of all documents of both: commutative, associative, idempotent.
    """

    id: str
    documents: tuple[DocumentInfo, ...] = ()
    times: tuple[TimeMention, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    builder: ClassVar[Callable[[Evidence], Timeline] | None] = None
    """Makes a timeline from evidence; `timeline.pipeline`, which knows the stages, sets it when the
    package is imported, so that this layer need not import upward."""

    exporters: ClassVar[dict[str, Callable[..., str]]] = {}
    """Write a timeline in another form, by its name; set like `builder`, and for the same reason."""

    @property
    def evidence(self) -> Evidence:
        """What the timeline was built from."""
        mentions = tuple(m for event in self.events for m in event.mentions)
        problems = tuple(p for p in self.problems if not p.derived)
        return gather([Evidence(self.documents, self.times, mentions, problems)])

    def __or__(self, other: Timeline) -> Timeline:
        if not isinstance(other, Timeline):
            return NotImplemented
        if Timeline.builder is None:
            raise TimelineError("timelines join once the package `timeline` is imported")
        return Timeline.builder(self.evidence | other.evidence)

    def to_json(self, *, indent: int | None = None) -> str:
        """The timeline as JSON of schema ``timeline/1``; `from_json` reads it back to an equal timeline."""
        from timeline.values.convert import dump_value

        return dump_value(self, indent)

    def to_html(self, *, lang: str | None = None, title: str | None = None) -> str:
        """The timeline as one HTML page that needs nothing else: no network, no other file.

        `lang` is the language of the page's own words (ISO 639-1; that of most documents if not given, English where
        there are no words), `title` its headline. The same timeline gives the same page.
        """
        if "html" not in Timeline.exporters:
            raise TimelineError("pages are made once the package `timeline` is imported")
        return Timeline.exporters["html"](self, lang=lang, title=title)

    @classmethod
    def from_json(cls, text: str) -> Timeline:
        """Read what `to_json` wrote. Raises FormatError with the path of what is wrong."""
        from timeline.values.convert import load_value

        return load_value(text, cls)
