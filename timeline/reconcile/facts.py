"""What is compared of event mentions, as columns: read once for each mention, however many pairs it is in."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property, lru_cache

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from timeline.languages import load_families
from timeline.text import fold
from timeline.values.mentions import EventMention

Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]
Words = frozenset[str]

MISSING = -1
"""The code of a value that a mention does not have."""
NO_BEGIN, NO_END = 0, 1 << 40
"""Ordinals, before and after all days, of the open ends of a period."""
_NONE: Words = frozenset()
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")


@frozen(eq=False)
class Facts:
    """Columns over mentions, each made when it is first asked for.

    Codes are equal where what they stand for is; `MISSING` where there is nothing.
    """

    mentions: Sequence[EventMention] = field(repr=False)

    @cached_property
    def doc(self) -> Codes:
        """The document."""
        return coded(m.doc for m in self.mentions)

    @cached_property
    def sentence(self) -> Codes:
        """The place of the sentence in its document."""
        return coded(m.sentence for m in self.mentions)

    @cached_property
    def concept(self) -> Codes:
        """The meaning of the trigger."""
        return coded(m.concept or None for m in self.mentions)

    @cached_property
    def lemma(self) -> Codes:
        """The lemma of the trigger."""
        return coded(m.lemma or None for m in self.mentions)

    @cached_property
    def kind(self) -> Codes:
        """The class of the event."""
        return coded(m.kind for m in self.mentions)

    @cached_property
    def pos(self) -> Codes:
        """The part of speech of the trigger."""
        return coded(m.pos for m in self.mentions)

    @cached_property
    def status(self) -> Codes:
        """Whether it happened."""
        return coded(m.status for m in self.mentions)

    @cached_property
    def place(self) -> Codes:
        """Where."""
        return coded(m.place for m in self.mentions)

    @cached_property
    def says(self) -> Codes:
        """Whose words it is."""
        return coded(m.says for m in self.mentions)

    @cached_property
    def verb(self) -> Flags:
        """Whether the trigger is a verb."""
        return self._flags(m.pos == "verb" for m in self.mentions)

    @cached_property
    def noun(self) -> Flags:
        """Whether the trigger is a noun."""
        return self._flags(m.pos == "noun" for m in self.mentions)

    @cached_property
    def reporting(self) -> Flags:
        """Whether it is a statement."""
        return self._flags(m.kind == "reporting" for m in self.mentions)

    @cached_property
    def planned(self) -> Flags:
        """Whether it is only planned."""
        return self._flags(m.status == "planned" for m in self.mentions)

    @cached_property
    def denied(self) -> Flags:
        """Whether it is denied."""
        return self._flags(m.status == "denied" for m in self.mentions)

    @cached_property
    def headline(self) -> Flags:
        """Whether it stands in the headline."""
        return self._flags(m.headline for m in self.mentions)

    @cached_property
    def definite(self) -> Flags:
        """Whether it is a noun that is said to be known."""
        return self._flags(m.definite for m in self.mentions)

    @cached_property
    def dated(self) -> Flags:
        """Whether a time of its sentence dates it."""
        return self._flags(m.date_from == "time" for m in self.mentions)

    @cached_property
    def start(self) -> Codes:
        """Where the trigger starts, in characters."""
        return np.array([m.start for m in self.mentions], dtype=np.int64)

    @cached_property
    def rank(self) -> Codes:
        """The place in the order of documents and of their text; the same for the same place."""
        places = [(m.doc, m.start, m.end) for m in self.mentions]
        rank = {place: n for n, place in enumerate(sorted(set(places)))}
        return np.array([rank[place] for place in places], dtype=np.int64)

    @cached_property
    def earliest(self) -> Codes:
        """The first day, as a proleptic Gregorian ordinal."""
        return np.array([m.earliest.toordinal() if m.earliest else NO_BEGIN for m in self.mentions], dtype=np.int64)

    @cached_property
    def latest(self) -> Codes:
        """The last day, as a proleptic Gregorian ordinal."""
        return np.array([m.latest.toordinal() if m.latest else NO_END for m in self.mentions], dtype=np.int64)

    @cached_property
    def title_words(self) -> list[Words]:
        """The words of the clause around the trigger."""
        return [words(m.title) for m in self.mentions]

    @cached_property
    def quote_words(self) -> list[Words]:
        """The words of the sentence."""
        return [words(m.quote) for m in self.mentions]

    @cached_property
    def subject_words(self) -> list[Words]:
        """The words for who did it."""
        return [words(m.subject) for m in self.mentions]

    @cached_property
    def names(self) -> list[Words]:
        """The words of the participants' names."""
        return [names(m.participants) for m in self.mentions]

    @cached_property
    def families(self) -> list[frozenset[str]]:
        """What the concept names."""
        families = load_families()
        return [families.get(m.concept, _NONE) for m in self.mentions]

    @cached_property
    def links(self) -> list[frozenset[str]]:
        """The ids of the mentions that the text links it with."""
        return [frozenset(link.target for link in m.links) for m in self.mentions]

    def _flags(self, values: Iterable[bool]) -> Flags:
        return np.fromiter(values, dtype=np.bool_, count=len(self.mentions))


def coded(values: Iterable[Hashable | None]) -> Codes:
    """A number for each value, the same for equal ones; `MISSING` for None.

    >>> coded(["sign", None, "visit", "sign"]).tolist()
    [0, -1, 1, 0]
    """
    number: dict[Hashable, int] = {}
    codes = [MISSING if value is None else number.setdefault(value, len(number)) for value in values]
    return np.array(codes, dtype=np.int64)


@lru_cache(4096)
def names(participants: tuple[str, ...]) -> Words:
    """The words of names."""
    return frozenset(word for name in participants for word in words(name))


@lru_cache(16_384)
def words(text: str) -> Words:
    """The folded words of three letters or more, and the numbers of a text, without a short prefix."""
    return frozenset(_WORD.findall(fold(text)))


def overlap(a: Words, b: Words) -> float:
    """Shared words over the smaller set (the overlap coefficient)."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
