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

    `narrative` is the value of the last date the text spoke of, `direction` what the tense nearby says, `story`
    whether the text as a whole tells of another time than that of its publication.
    """

    published: date | None
    narrative: str | None
    direction: Direction
    date_order: str
    story: bool = False


@frozen(eq=False)
class Plan:
    """How to get the TIMEX3 value in a context, and what is known without one.

    `grain` is the unit of the value (``day``, ``month``, …), for patterns built on other times. A plan with a `tense`
    holds only there; elsewhere `otherwise` does.
    """

    type: TimexType
    grain: str
    value: Callable[[Context], str] = field(repr=False)
    mod: str | None = None
    anchor: AnchorKind | None = None
    tense: Direction = None
    otherwise: Plan | None = None


def settled(plan: Plan, context: Context) -> Plan:
    """The plan that holds in the tense around it."""
    while plan.otherwise is not None and plan.tense != context.direction:
        plan = plan.otherwise
    return plan


def fixed(kind: TimexType, grain: str, value: str, mod: str | None = None) -> Plan:
    """A time that means the same in every context."""
    return Plan(kind, grain, lambda _: value, mod)
