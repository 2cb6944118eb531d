"""What mentions are about: events, their relations, and where the sources disagree."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from attrs import evolve, field, frozen, validators

from timeline.values.bounds import Bounds
from timeline.values.mentions import STATUSES, EventMention, Status, is_share
from timeline.values.overrides import Override

RelationName = Literal["before", "after", "includes", "is_included", "simultaneous", "overlap"]
RELATIONS: tuple[RelationName, ...] = get_args(RelationName)
INVERSES: dict[RelationName, RelationName] = {
    "before": "after",
    "after": "before",
    "includes": "is_included",
    "is_included": "includes",
    "simultaneous": "simultaneous",
    "overlap": "overlap",
}

FIELDS = ("title", "status", "begin", "end", "participants", "place", "confidence", "mentions")
"""The fields of an event that have an origin, in order; `mentions` has one only where corrections group them."""
NAME_LENGTH = 80
NOT_KEPT = "not kept: "
"""Starts a line of `Event.why` that tells of a refused decision, with the chain that refused it."""


@frozen
class StatusAt:
    """The status that the documents of a day tell of an event; `mentions` are positions in the event's mentions."""

    published: date
    status: Status = field(validator=validators.in_(STATUSES))
    mentions: tuple[int, ...] = ()


@frozen
class Origin:
    """What an event has the value of a field from.

    `granularity` and `edtf` come with `begin` and `end`, `lang` comes with `title`.
    """

    field: str
    value: str = ""
    """Which name, of the fields that hold several: `participants` (with all their `aliases`)."""
    mentions: tuple[int, ...] = ()
    """Positions in the event's mentions."""
    overrides: tuple[Override, ...] = ()
    """The corrections that give it, which say the same."""
    events: tuple[str, ...] = ()
    """Ids of other events, from which a bound follows: the event's `why` has the chain."""


@frozen
class Event:
    """What one or more mentions, in one or more documents, are about.

    `begin` and `end` are the first and last day, each within bounds. `why` has one line for each
    step that placed it. `edtf` is the whole period in EDTF level 1.
    """

    id: str
    title: str
    lang: str
    status: Status = field(validator=validators.in_(STATUSES))
    granularity: str
    edtf: str
    begin: Bounds
    end: Bounds
    participants: tuple[str, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()
    """Of each participant who has other names in the texts, in other languages or spellings, all of them."""
    place: str | None = None
    confidence: float = field(default=1.0, validator=is_share)
    mentions: tuple[EventMention, ...] = ()
    why: tuple[str, ...] = ()
    history: tuple[StatusAt, ...] = ()
    """The days of publication on which its status became another, and the first; empty if it never did."""
    provenance: tuple[Origin, ...] = ()
    """What each field that has a value comes from, in the order of the fields."""

    def origin(self, name: str, value: str = "") -> Origin:
        """What a field comes from, or one name of `participants`; an empty origin if that is not known."""
        found = (o for o in self.provenance if (o.field, o.value) == (name, value))
        return next(found, Origin(name, value))

    @property
    def one_day(self) -> bool:
        """Whether it is taken to end on the day it begins: it is dated as a whole, and not under way."""
        return self.begin == self.end and self.status != "ongoing"


def name_of(event: Event) -> str:
    """What an event is called in a reason: its title, or its first mention."""
    name = event.title or next((mention.text for mention in event.mentions), "") or event.id
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1] + "…"


def with_origins(event: Event, *origins: Origin) -> Event:
    """The event with these origins in place of those of the same fields; those that name nothing are left out."""
    named = {origin.field for origin in origins}
    kept = [origin for origin in event.provenance if origin.field not in named]
    said = [origin for origin in origins if origin.mentions or origin.overrides or origin.events]
    return evolve(event, provenance=tuple(sorted((*kept, *said), key=lambda o: FIELDS.index(o.field))))


@frozen
class Relation:
    """How event `a` stands to event `b` in time, how sure that is, and from what it is known."""

    a: str
    b: str
    relation: RelationName = field(validator=validators.in_(RELATIONS))
    probability: float = field(validator=is_share)
    evidence: tuple[str, ...] = ()


@frozen
class Claim:
    """What some mentions say of an event; `mentions` are positions in the event's mentions."""

    value: str
    mentions: tuple[int, ...] = ()


@frozen
class Conflict:
    """Claims about one attribute of an event that cannot all hold."""

    events: tuple[str, ...]
    attribute: str
    claims: tuple[Claim, ...]
    kind: str = "contradiction"


@frozen
class Problem:
    """Something in the input that could not be used or had to be decided, and where."""

    code: str
    message: str
    doc: str | None = None
    derived: bool = False
    """Whether it arose between mentions, so that a join of timelines finds it anew."""
