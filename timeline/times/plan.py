"""A time as read, before it is counted from anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from attrs import field, frozen

from timeline.values.mentions import AnchorKind, TimexType

Direction = Literal["past", "future"] | None


@frozen
class Context:
    """What a time may be counted from.

    `narrative` is the value of the last date the text spoke of, `direction` what the tense nearby says.
    """

    published: date | None
    narrative: str | None
    direction: Direction
    date_order: str


@frozen(eq=False)
class Plan:
    """How to get the TIMEX3 value in a context, and what is known without one.

    `grain` is the unit of the value (``day``, ``month``, …), for patterns built on other times.
    """

    type: TimexType
    grain: str
    value: Callable[[Context], str] = field(repr=False)
    mod: str | None = None
    anchor: AnchorKind | None = None


def fixed(kind: TimexType, grain: str, value: str, mod: str | None = None) -> Plan:
    """A time that means the same in every context."""
    return Plan(kind, grain, lambda _: value, mod)
