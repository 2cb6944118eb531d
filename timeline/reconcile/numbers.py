"""Numbers that sources give of one event and that cannot all hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from math import inf

from attrs import frozen

from timeline.values.events import Claim, Conflict, Event
from timeline.values.mentions import EventMention

ROUND = 0.1
"""Share of itself by which a number that is told as about so many may be off."""
SIGNS = {"APPROX": "~ ", "MORE_THAN": "> ", "LESS_THAN": "< ", "EQUAL_OR_MORE": "≥ ", "EQUAL_OR_LESS": "≤ "}
Published = Mapping[str, date | None]


@frozen(order=True)
class Told:
    """A number as a text gives it; `mod` says how far it is only a bound."""

    value: int
    mod: str = ""

    @property
    def limits(self) -> tuple[float, float]:
        """The least and the most that it may mean."""
        match self.mod:
            case "EQUAL_OR_MORE":
                return self.value, inf
            case "MORE_THAN":
                return self.value + 1, inf
            case "EQUAL_OR_LESS":
                return 0, self.value
            case "LESS_THAN":
                return 0, self.value - 1
            case "APPROX":
                return self.value * (1 - ROUND), self.value * (1 + ROUND)
        return self.value, self.value

    def allows(self, other: Told) -> bool:
        """Whether both can hold.

        >>> Told(12, "EQUAL_OR_MORE").allows(Told(15)), Told(12).allows(Told(15))
        (True, False)
        """
        (low, high), (least, most) = self.limits, other.limits
        return low <= most and least <= high

    def rounds(self, other: Told) -> bool:
        """Whether they are near, but not one number, and one of them is told as «about» so many."""
        return self.value != other.value and {self.mod, other.mod} <= {"APPROX", ""}


def number_conflicts(event: Event, published: Published) -> Iterator[Conflict]:
    """The numbers of an event that differ between documents, or in one document between those whose words they are.

    What one source says is taken together: two sources differ only if nothing the one says goes with anything the
    other says. The kind is ``rounding`` if all goes together once the numbers told as «about» so many are rounded,
    ``update`` if what differs was published on different days, else ``contradiction``.
    """
    for name in sorted({name for m in event.mentions for name, _ in m.numbers}):
        told = _told(event, name)
        kinds = {
            _kind(ours, theirs, published.get(a[0]), published.get(b[0]))
            for (a, ours), (b, theirs) in combinations(_sources(event.mentions, told), 2)
        }
        kind = next((k for k in ("contradiction", "update", "rounding") if k in kinds), "")
        if kind:
            yield Conflict((event.id,), "number", tuple(_claims(name, told)), kind)


def _told(event: Event, name: str) -> dict[int, Told]:
    """What each mention says of a quantity, by the mention's position."""
    found = {}
    for i, m in enumerate(event.mentions):
        if (value := dict(m.numbers).get(name)) is not None:
            found[i] = Told(value, dict(m.number_mods).get(name, ""))
    return found


def _sources(
    mentions: Iterable[EventMention], told: Mapping[int, Told]
) -> list[tuple[tuple[str, str | None], set[Told]]]:
    """What each document says by itself, and in the words of each whom it quotes."""
    sources: dict[tuple[str, str | None], set[Told]] = {}
    for i, m in enumerate(mentions):
        if i in told:
            sources.setdefault((m.doc, m.says), set()).add(told[i])
    return list(sources.items())


def _kind(ours: set[Told], theirs: set[Told], day: date | None, other: date | None) -> str:
    pairs = [(a, b) for a in ours for b in theirs]
    if not any(a.allows(b) for a, b in pairs):
        return "update" if day and other and day != other else "contradiction"
    return "" if any(a.allows(b) and not a.rounds(b) for a, b in pairs) else "rounding"


def _claims(name: str, told: Mapping[int, Told]) -> Iterator[Claim]:
    for number in sorted(set(told.values())):
        text = f"{name} {SIGNS.get(number.mod, '')}{number.value}"
        yield Claim(text, tuple(i for i, other in told.items() if other == number))
