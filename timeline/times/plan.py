"""A time as read, before it is counted from anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from attrs import evolve, field, frozen

from timeline.values.mentions import AnchorKind, TimexType

Direction = Literal["past", "future"] | None


@frozen
class Context:
    """What a time may be counted from.

    `narrative` is the value of the last date the text spoke of, `direction` what the tense nearby says,
    `story` whether the text as a whole tells of another time than that of its publication.
    """

    published: date | None
    narrative: str | None
    direction: Direction
    date_order: str
    story: bool = False
    day: str | None = None
    """The last day the text spoke of."""
    weekdays: Mapping[int, str] = field(factory=dict)
    """Weekdays that the text gave a date to, far from its publication."""
    ahead: str | None = None
    """In a story the value of the next date that states its year."""
    aside: str | None = None
    """The date right before, if the text only looked aside at it."""
    said: str | None = None
    """The last date of all, whether the text goes on from it or not."""


@frozen(eq=False)
class Plan:
    """How to get the TIMEX3 value in a context, and what is known without one.

    `grain` is the unit of the value (``day``, ``month``, …), for patterns built on other times. A plan with a
    `tense` holds only there; elsewhere `otherwise` does.
    """

    type: TimexType
    grain: str
    value: Callable[[Context], str] = field(repr=False)
    mod: str | None = None
    anchor: AnchorKind | None = None
    tense: Direction = None
    otherwise: Plan | None = None
    aside: bool = False
    """Whether the text only compares with it, and does not go on from there."""
    loose: bool = False
    """Whether the year is not said but chosen."""
    telling: bool | None = None
    """True if it counts only where the text as a whole tells of another time, False if only elsewhere."""
    named: bool = False
    """Whether only a weekday names the day."""


def settled(plan: Plan, context: Context) -> Plan:
    """The plan that holds in the tense around it and in a text of its kind."""
    while plan.otherwise is not None and not (context.story if plan.telling else plan.tense == context.direction):
        plan = plan.otherwise
    return plan


def with_year_of(plan: Plan, following: Plan) -> Plan:
    """A plan whose year is not said, in that of a date that follows, or in the year before."""

    def value(context: Context) -> str:
        own, other = plan.value(context), following.value(context)
        if "season" in (plan.grain, following.grain):
            return other[:4] + own[4:] if plan.grain == following.grain and other[:4].isdecimal() else own
        if "/" in own or not other[:4].isdecimal():
            return own
        return f"{int(other[:4]) - (own[5:7] > other[5:7]):04d}{own[4:]}"

    return evolve(plan, value=value, loose=False, anchor=None)


WRAPS = 4
"""Months that a date must stand behind the next one to be of the year before: from October | to March."""


def before_turn(plan: Plan, following: Plan) -> Plan:
    """A plan whose year is not said, before one whose year is not said either: over the turn of the year."""

    def value(context: Context) -> str:
        own, other = plan.value(context), following.value(context)
        months = own[5:7], other[5:7]
        if not (all(m.isdecimal() for m in months) and other[:4].isdecimal()):
            return own
        return f"{int(other[:4]) - 1:04d}{own[4:]}" if int(months[0]) - int(months[1]) > WRAPS else own

    return evolve(plan, value=value)


def fixed(kind: TimexType, grain: str, value: str, mod: str | None = None) -> Plan:
    """A time that means the same in every context."""
    return Plan(kind, grain, lambda _: value, mod)
