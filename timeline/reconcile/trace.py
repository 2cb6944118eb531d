"""Which mentions the fields of an event come from."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.values.events import Event, Origin, with_origins
from timeline.values.mentions import EventMention


def trace(
    event: Event, *, title: EventMention, status: Iterable[EventMention], dated: Iterable[EventMention]
) -> Event:
    """A merged event with the origin of each field that has a value.

    `title` is the mention that gives the title, `status` are those that decide the status, and `dated` those that
    give the period.
    """

    mentions = event.mentions
    deciding = {m.id for m in status if m.status == event.status}
    people = dict.fromkeys((*event.participants, *(name for names in event.aliases for name in names)))
    return with_origins(
        event,
        _where("title", (m.id == title.id for m in mentions)),
        _where("status", (m.id in deciding for m in mentions)),
        *date_origins(event, dated),
        *(_where("participants", (name in m.participants for m in mentions), name) for name in people),
        _where("place", (m.place is not None and m.place == event.place for m in mentions)),
        _where("confidence", (m.belongs == event.confidence for m in mentions)),
    )


def _where(name: str, says: Iterable[bool], value: str = "") -> Origin:
    """The origin of a field: for each mention whether it says what the field says."""
    return Origin(name, value, tuple(i for i, said in enumerate(says) if said))


def date_origins(event: Event, dated: Iterable[EventMention]) -> tuple[Origin, Origin]:
    """The origins of begin and end: the mentions that give the period."""
    ids = {m.id for m in dated}
    gives = [m.id in ids for m in event.mentions]
    return _where("begin", gives), _where("end", gives)
