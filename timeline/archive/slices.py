"""Which events of an archive are asked for."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from attrs import field, frozen

from timeline.errors import InputError
from timeline.values.edtf import read_edtf
from timeline.values.mentions import STATUSES


def _first_day(value: object) -> date | None:
    return None if value is None else read_edtf(value, "begin").earliest


def _last_day(value: object) -> date | None:
    return None if value is None else read_edtf(value, "end").latest


class Asked(TypedDict, total=False):
    """What may be asked of an archive, as it is given; what it means is said at `Slice`."""

    begin: str | date | None
    end: str | date | None
    participant: str | None
    place: str | None
    status: str | None
    text: str | None
    source: str | None
    lang: str | None
    limit: int | None


@frozen(kw_only=True)
class Slice:
    """The events that meet all of what is given. Raises InputError for a value that cannot be one.

    `begin` and `end` are days or periods in EDTF (``2025-03``): events that may share a day with the time from one to
    the other, both included. Events of which no day is known are in no such time.
    """

    begin: date | None = field(default=None, converter=_first_day)
    end: date | None = field(default=None, converter=_last_day)
    participant: str | None = None
    """A name in any spelling and script."""
    place: str | None = None
    status: str | None = field(default=None)
    text: str | None = None
    """Words that all stand in the title or the sentences of an event; ``sign*`` is any word that begins so."""
    source: str | None = None
    lang: str | None = None
    """Of a document that tells it."""
    limit: int | None = field(default=None)

    @status.validator
    def _known(self, _: object, value: str | None) -> None:
        if value is not None and value not in STATUSES:
            raise InputError(f"one of {', '.join(STATUSES)}, not {value!r}", place="status", value=value)

    @limit.validator
    def _some(self, _: object, value: object) -> None:
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise InputError(f"a whole number from 0 on, not {value!r}", place="limit", value=value)

    def __attrs_post_init__(self) -> None:
        for name in ("participant", "place", "text", "source", "lang"):
            value = getattr(self, name)
            if value is not None and not isinstance(value, str):
                raise InputError(f"a str, not {type(value).__name__}", place=name, value=value)
        if self.begin and self.end and self.begin > self.end:
            raise InputError(f"begin {self.begin} is after end {self.end}", place="begin", value=self.begin)
