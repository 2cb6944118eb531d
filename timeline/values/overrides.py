"""Corrections by a person: kept apart from what was read, and applied anew to every timeline made of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from attrs import field, frozen, validators

from timeline.errors import InputError, shown
from timeline.values.edtf import read_edtf
from timeline.values.mentions import STATUSES

OverrideKind = Literal["same", "different", "date", "title", "status", "drop"]
OVERRIDE_KINDS: tuple[OverrideKind, ...] = get_args(OverrideKind)
GROUPING: tuple[OverrideKind, ...] = ("same", "different")
"""Kinds that say which mentions are one event; the others speak of the event that holds their mention."""


@frozen(order=True)
class Selector:
    """Names a mention: by its id, or by words of a document around its trigger.

    Of the mentions of document `doc` whose triggers lie in the words, it is the one numbered `nth`, from 1, in the
    order of the text. The words stand in one sentence; spelling variants are alike. Like the text quote selector of
    the W3C Web Annotation Data Model (2017). Raises InputError if it names a mention in neither way, or in both.

    >>> print(Selector("m1"), "and", Selector(doc="d1", words="was signed", nth=2))
    m1 and «was signed» (d1, 2)
    """

    id: str = ""
    doc: str = ""
    words: str = ""
    nth: int = field(default=1, validator=validators.ge(1))

    def __attrs_post_init__(self) -> None:
        if bool(self.id) == bool(self.doc and self.words) or bool(self.doc) != bool(self.words):
            raise InputError("a mention is named by its `id`, or by `doc` and `words`", place="mentions", value=self)

    def __str__(self) -> str:
        number = f", {self.nth}" if self.nth > 1 else ""
        return self.id or f"«{self.words}» ({self.doc}{number})"


def _selectors(given: str | Selector | Iterable[str | Selector]) -> tuple[Selector, ...]:
    several = (given,) if isinstance(given, str | Selector) else given
    return tuple(sorted({Selector(one) if isinstance(one, str) else one for one in several}))


@frozen(order=True)
class Override:
    """A correction of the event that holds a mention, or of which mentions are one event.

    `mentions` are selectors or ids of mentions, in no order. `same` and `different` take two or more and no value,
    `drop` takes one and no value; `date` (a day, or a period in EDTF), `title` and `status` take one and a value.
    Raises InputError for anything else.

    >>> print(Override("date", "m1", "2025-01-18"))
    date of m1: 2025-01-18
    """

    kind: OverrideKind = field(validator=validators.in_(OVERRIDE_KINDS))
    mentions: tuple[Selector, ...] = field(converter=_selectors)
    value: str = ""

    def __attrs_post_init__(self) -> None:
        if (len(self.mentions) > 1) != (self.kind in GROUPING) or not self.mentions:
            number = "two or more mentions" if self.kind in GROUPING else "one mention"
            raise InputError(f"{self.kind!r} takes {number}", place="mentions", value=self.mentions)
        if bool(self.value.strip()) != (self.kind in ("date", "title", "status")):
            need = "takes no" if self.value.strip() else "needs a"
            raise InputError(f"{self.kind!r} {need} value", place="value", value=self.value)
        if self.kind == "date":
            read_edtf(self.value, "value")
        if self.kind == "status" and self.value not in STATUSES:
            raise InputError(f"one of {', '.join(STATUSES)}, not {shown(self.value)}", place="value", value=self.value)

    def __str__(self) -> str:
        names = ", ".join(map(str, self.mentions))
        return f"{self.kind} of {names}: {self.value}" if self.value else f"{self.kind}: {names}"


def as_overrides(given: Iterable[Override]) -> tuple[Override, ...]:
    """The overrides that a user gives. Raises InputError for anything else."""
    overrides = tuple(given)
    for one in overrides:
        if not isinstance(one, Override):
            raise InputError(f"an override is an Override, not {shown(one)}", place="overrides", value=one)
    return overrides
