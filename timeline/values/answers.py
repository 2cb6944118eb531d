"""What a timeline answers: whether something holds, which events lie where, and why an event stands where it does."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen, validators

from timeline.values.events import Event, name_of
from timeline.values.mentions import EventMention, TimeMention

Verdict = Literal["yes", "no", "unknown"]


@frozen
class Answer:
    """Whether something holds, how sure that answer is, and the steps it follows from.

    True as a condition if and only if the verdict is `yes`. Unknown has probability 0 and no steps.

    >>> print(Answer("yes", 0.8, ("«raid» before «trial» (model, 0.80)",)))
    yes (0.80): «raid» before «trial» (model, 0.80)
    """

    verdict: Verdict
    probability: float = field(default=0.0, validator=[validators.ge(0), validators.le(1)])
    steps: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.verdict == "yes"

    def __str__(self) -> str:
        if self.verdict == "unknown":
            return "unknown"
        because = f": {'; '.join(self.steps)}" if self.steps else ""
        return f"{self.verdict} ({self.probability:.2f}){because}"


@frozen
class Matches:
    """The events that surely meet a condition, and those of which it is not known; each in the timeline's order."""

    definitely: tuple[Event, ...] = ()
    possibly: tuple[Event, ...] = ()

    def __str__(self) -> str:
        rows = [("definitely", event) for event in self.definitely] + [("possibly", event) for event in self.possibly]
        return "\n".join(f"{how}  {event.edtf}  {name_of(event)}" for how, event in rows) or "none"


@frozen
class Reasons:
    """Why an event stands where it does.

    `mentions` are those that name it, each with the line `dated_by` (which time, which rule); `times` are the
    time expressions that date them. `steps` tell how its period was found and what tightened each bound; `refused`
    has the decisions about it that were not kept, each with the chain that refused it. These are lines of the data, in
    English; `text` is in the language that was asked for.
    """

    event: Event
    mentions: tuple[EventMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    steps: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    text: str = field(default="", repr=False)
    """All of it in words, a line each: what `print` shows."""

    def __str__(self) -> str:
        return self.text
