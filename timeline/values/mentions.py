"""Spans of a document that say when, and spans that say that something happens."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import Literal, get_args

from attrs import Attribute, evolve, field, frozen, validators

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Status = Literal["happened", "ongoing", "planned", "possible", "denied"]
DateSource = Literal["time", "context", "published", "status"]
AnchorKind = Literal["published", "time", "event", "quote"]

STATUSES: tuple[Status, ...] = get_args(Status)
DATING_SOURCES: tuple[DateSource, ...] = ("time", "context", "published")
"""What dates a mention, beside what its status says by itself."""
TIMEX_TYPES: tuple[TimexType, ...] = get_args(TimexType)


def is_share(_: object, attribute: Attribute[float], value: float) -> None:
    """Validator of a probability. Raises ValueError for what is not between 0 and 1."""
    if not 0 <= value <= 1:
        raise ValueError(f"{attribute.name!r} must be between 0 and 1, not {value}")


@frozen
class Anchor:
    """What a relative time is counted from."""

    kind: AnchorKind
    ref: str | None = None
    """Id of the time mention or event mention it is counted from."""


@frozen
class TimeMention:
    """A span that says when (TIMEX3), and the days it means.

    `earliest` and `latest` are None for durations, sets and vague references.
    `rule` is the name of the pattern that read it.
    """

    id: str
    doc: str
    start: int = field(validator=validators.ge(0))
    end: int = field()
    text: str
    type: TimexType = field(validator=validators.in_(TIMEX_TYPES))
    value: str
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchor: Anchor | None = None
    rule: str = ""

    @end.validator
    def _not_empty(self, _: object, value: int) -> None:
        if value <= self.start:
            raise ValueError(f"a mention ends after it starts: {self.start}, {value}")


@frozen
class Link:
    """What the text states between two event mentions of one document.

    `relation` is the place of this mention relative to `target`; `days` limits the distance
    between the two begins (least, most) if the text gives one.
    """

    relation: Literal["before", "after", "simultaneous", "includes", "is_included"]
    target: str
    days: tuple[int, int] | None = None
    evidence: str = ""


@frozen
class EventMention:
    """A short span, the trigger, that says something happens, with all that the text says of it there."""

    id: str
    doc: str
    start: int = field(validator=validators.ge(0))
    end: int
    text: str
    sentence: tuple[int, int]
    quote: str = ""
    """The sentence around the trigger."""
    title: str = ""
    """The clause right around the trigger: what is compared to see which mentions are one event."""
    caption: str = ""
    """A short clause from the text that tells of it to somebody who has not read the text."""
    caption_grade: int = 2
    """How the caption reads: 0 alone, 1 leaning on its context, 2 cut where no clause could be cut, or none made."""
    concept: str = ""
    """Name of the meaning of the trigger, shared by all packs (``sign``, ``attack``), or empty."""
    kind: str = ""
    """``occurrence``, ``reporting``, ``aspectual``, ``state`` or ``intention`` (after the TimeML event classes)."""
    pos: str = ""
    lemma: str = ""
    definite: bool = False
    """Whether it is a noun that is said to be known («the attack»)."""
    headline: bool = False
    """Whether it stands in the headline."""
    status: Status = field(default="happened", validator=validators.in_(STATUSES))
    tense: str = "none"
    times: tuple[str, ...] = ()
    """Ids of the time mentions that date it."""
    earliest: date | None = None
    latest: date | None = None
    """The days of the period that dates it here, if any does."""
    dated_by: str = ""
    """One line: which time and rule dated it."""
    date_from: DateSource = "status"
    """A time of the sentence, one that the text spoke of before, the publication day, or only what the status says."""
    date_probability: float = field(default=0.0, validator=is_share)
    """How sure the model is of what dates it."""
    says: str | None = None
    """Whose words this is, if it stands in reported speech."""
    subject: str = ""
    """The words that say who, beside a verb; empty for nouns."""
    participants: tuple[str, ...] = ()
    place: str | None = None
    manner: tuple[str, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()
    """What the text counts there, by name: (``killed``, 12), (``dollar``, 3000000)."""
    number_mods: tuple[tuple[str, str], ...] = ()
    """Which of the numbers only bound it, by TIMEX3 mod: (``killed``, ``EQUAL_OR_MORE``)."""
    links: tuple[Link, ...] = ()
    salience: float = field(default=1.0, validator=is_share)
    """How probably it belongs on a timeline."""
    belongs: float = field(default=1.0, validator=is_share)
    """How probably the event that it names in its document belongs on a timeline."""
    group: str | None = None
    """Id of the first mention of its event in its document; None where the document leaves that open."""
    repeats: str | None = None
    """Id of the surer mention of its document whose event it names again; it stands for no event by itself."""

    def with_links_to(self, ids: Container[str]) -> EventMention:
        """This mention with only its links to the mentions of the ids given."""
        kept = tuple(link for link in self.links if link.target in ids)
        return self if len(kept) == len(self.links) else evolve(self, links=kept)
