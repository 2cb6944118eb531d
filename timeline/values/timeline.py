"""The result: one timeline, which joins with others."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, TypeVar

from attrs import evolve, field, frozen

from timeline.errors import TimelineError
from timeline.values.answers import Answer, Matches, Reasons
from timeline.values.document import DocumentInfo
from timeline.values.events import Conflict, Event, Problem, Relation
from timeline.values.mentions import EventMention, TimeMention
from timeline.values.overrides import Override, as_overrides

T = TypeVar("T")
_DUPLICATE = "duplicate-id"
_LEFT_OUT = "another text has the same id; this one, with digest {}, is left out"


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
    overrides: tuple[Override, ...] = ()
    """What a person corrects of the result."""

    def __or__(self, other: Evidence) -> Evidence:
        return gather([self, other])


def gather(parts: Iterable[Evidence]) -> Evidence:
    """The union of evidence, sorted: the same for any order and any number of repeats.

    Of unlike texts under one id only the one whose digest sorts first stays, with all that was read in it; each other
    becomes a problem ``duplicate-id``.
    """
    parts = _one_text_an_id(list(parts))
    return Evidence(
        documents=_union((d for p in parts for d in p.documents), lambda d: (d.id, d.digest)),
        times=_union((t for p in parts for t in p.times), lambda t: (t.doc, t.start, t.end, t.id)),
        mentions=_union((m for p in parts for m in p.mentions), lambda m: (m.doc, m.start, m.end, m.id)),
        problems=_union((x for p in parts for x in p.problems), lambda x: (x.doc or "", x.code, x.message)),
        overrides=_union((o for p in parts for o in p.overrides), lambda o: o),
    )


def _one_text_an_id(parts: list[Evidence]) -> list[Evidence]:
    digests: dict[str, set[str]] = {}
    for document in (d for p in parts for d in p.documents):
        digests.setdefault(document.id, set()).add(document.digest)
    left_out = {(doc, digest) for doc, found in digests.items() for digest in found - {min(found)}}
    if not left_out:
        return parts
    problems = tuple(Problem(_DUPLICATE, _LEFT_OUT.format(digest), doc) for doc, digest in left_out)
    return [*(_without(part, left_out) for part in parts), Evidence(problems=problems)]


def _without(part: Evidence, left_out: set[tuple[str, str]]) -> Evidence:
    """A part without the texts that are left out. It was read in one text an id, so all it says of the id goes."""
    stay = tuple(d for d in part.documents if (d.id, d.digest) not in left_out)
    gone = {d.id for d in part.documents} - {d.id for d in stay}
    return Evidence(
        stay,
        tuple(t for t in part.times if t.doc not in gone),
        tuple(m for m in part.mentions if m.doc not in gone),
        tuple(x for x in part.problems if x.doc not in gone or x.code == _DUPLICATE),
        part.overrides,
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

    `a | b` is the timeline of all documents of both: commutative, associative, idempotent. The order is partial
    (`before`); `events` is one total order that respects it, for display: by begin, then as relations say, then by id.
    """

    id: str
    documents: tuple[DocumentInfo, ...] = ()
    times: tuple[TimeMention, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    overrides: tuple[Override, ...] = ()
    dropped: tuple[EventMention, ...] = ()
    """The mentions of the events that overrides drop: kept, as they are part of the evidence."""

    memory: Any = field(init=False, default=None, eq=False, repr=False)
    """What spares work when it joins with others: no part of what it says, nor of its JSON."""

    builder: ClassVar[Callable[[Evidence, Sequence[Timeline]], Timeline] | None] = None
    """Makes a timeline from evidence and timelines of parts of it; `timeline.pipeline`, which knows the stages, sets it
    when the package is imported, so that this layer need not import upward."""
    viewer: ClassVar[Callable[..., Any] | None] = None
    """Shows a timeline in a form of `timeline.export`, by the name of the form; set like `builder`."""

    @property
    def evidence(self) -> Evidence:
        """What the timeline was built from."""
        mentions = (*(m for event in self.events for m in event.mentions), *self.dropped)
        problems = tuple(p for p in self.problems if not p.derived)
        return gather([Evidence(self.documents, self.times, mentions, problems, self.overrides)])

    def __or__(self, other: Timeline) -> Timeline:
        if not isinstance(other, Timeline):
            return NotImplemented
        return _built(self.evidence | other.evidence, self, other)

    def corrected(self, overrides: Iterable[Override]) -> Timeline:
        """The timeline with more corrections, which joins keep. Their order does not matter.

        Those that name no mention of it, or contradict each other, change nothing and are among its problems.
        """
        return _built(self.evidence | Evidence(overrides=as_overrides(overrides)), self)

    def remembering(self, memory: object) -> Timeline:
        """This timeline, which from now on remembers what it was made with."""
        object.__setattr__(self, "memory", memory)
        return self

    def event(self, key: Event | str) -> Event:
        """The event of an id. Raises InputError if there is none, as do all questions below."""
        from timeline.values.queries import find_event

        return find_event(self.events, key)

    def before(self, a: Event | str, b: Event | str) -> Answer:
        """Whether event a begins before event b: by their dates, or by a chain of dates and relations.

        An answer is as sure as the weakest step of the surest chain; dates and what the text states have
        probability 1. Of two begins on one day without a relation the order is unknown.
        """
        from timeline.values.begins import Begins

        begins = Begins(self.events, self.relations)
        return begins.before(*(begins.number[self.event(key).id] for key in (a, b)))

    def between(self, first: Event | str | date, last: Event | str | date) -> Matches:
        """The events whose whole period lies between two limits: ids, events, days, or periods in EDTF.

        Behind an event they begin when it is over, ahead of one they are over when it begins. A date counts itself.
        Only dates and what the text states make it definite; what the model says leaves it possible.
        """
        from timeline.values.begins import Begins
        from timeline.values.queries import events_between

        stated = (relation for relation in self.relations if relation.probability == 1)
        return events_between(Begins(self.events, stated), first, last)

    def at(self, period: str | date) -> Matches:
        """The events that share a day with a day, or with a period in EDTF."""
        from timeline.values.edtf import read_edtf
        from timeline.values.queries import events_at

        return events_at(self.events, read_edtf(period))

    def why(self, event: Event | str, *, lang: str | None = None) -> Reasons:
        """Why an event stands where it does: mentions, times, what tightened each bound, refused decisions.

        Printed, it speaks the language `lang` (ISO 639-1; that of the event if not given, English where there are no
        words of it).
        """
        from timeline.values.queries import reasons_of

        reasons = reasons_of(self.event(event), self.times)
        return evolve(reasons, text=str(self._view("why", reasons, lang)))

    def to_json(self, *, indent: int | None = None) -> str:
        """The timeline as JSON of schema ``timeline/1``; `from_json` reads it back to an equal timeline."""
        from timeline.values.convert import dump_value

        return dump_value(self, indent)

    def to_html(self, *, lang: str | None = None, title: str | None = None) -> str:
        """The timeline as one HTML page that needs nothing else: no network, no other file.

        `lang` is the language of the page's own words (ISO 639-1; that of most documents if not given, English where
        there are no words), `title` its headline. The same timeline gives the same page.
        """
        return str(self._view("page", lang=lang, title=title))

    @classmethod
    def from_json(cls, text: str) -> Timeline:
        """Read what `to_json` wrote. Raises FormatError with the path of what is wrong."""
        from timeline.values.convert import load_value

        return load_value(text, cls)

    def to(self, form: str, *, texts: Mapping[str, str] | None = None) -> str:
        """The timeline in a format of `timeline.export.FORMATS`: ``csv``, ``ical``, ``markdown``, ``svg``, …

        `texts` has the texts of the documents by their ids, for the formats that need them (``timeml``).
        Raises InputError for a name that is no format.
        """
        return str(self._view("write", form, texts))

    def to_png(self, *, scale: float = 2.0) -> bytes:
        """The picture of ``to("svg")`` as PNG, `scale` times 1280 pixels wide. Needs the extra ``[png]``."""
        picture: bytes = self._view("picture", scale=scale)
        return picture

    def to_frame(self, *, claims: bool = False, backend: str | None = None) -> Any:
        """A DataFrame of pandas or polars, a row an event, or a row a mention with `claims`."""
        return self._view("frame", claims=claims, backend=backend)

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        """The timeline as a notebook shows it."""
        bundle: dict[str, str] = self._view("notebook", include, exclude)
        return bundle

    def _repr_html_(self) -> str:
        return self._repr_mimebundle_()["text/html"]

    def _view(self, kind: str, *arguments: Any, **options: Any) -> Any:
        if Timeline.viewer is None:
            raise TimelineError("timelines are shown once the package `timeline` is imported")
        return Timeline.viewer(kind, self, *arguments, **options)


def _built(evidence: Evidence, *parts: Timeline) -> Timeline:
    if Timeline.builder is None:
        raise TimelineError("timelines are made once the package `timeline` is imported")
    return Timeline.builder(evidence, parts)
