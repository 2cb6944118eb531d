"""Any number of documents with their evidence, varied from some that were read: for measuring, not for reading.

A variant has other names (their consonants changed for others, so that every position stays), other days and other
numbers. Three variants in a row are tellings of one event by three papers. Days grow along the row, over ten years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from attrs import evolve, field, frozen

from timeline.reconcile.people import code_of
from timeline.values.convert import CONVERTER
from timeline.values.document import Document, text_digest
from timeline.values.ids import stable_id
from timeline.values.timeline import Evidence

TELLINGS = 3
BEGIN, DAYS = date(2014, 1, 1), 3650
_STEP = 7919
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LETTERS = ("bcdfghjklmnpqrstvwz", "بتثجحخدذرزسشصضطظعغق")
"""Nineteen consonants each, a prime, so that any step and start make another alphabet."""


def variants(read: Sequence[tuple[Document, Evidence]], count: int) -> Iterator[tuple[Document, Evidence]]:
    """So many documents, the same in every run; days never fall."""
    stories = -(-count // TELLINGS)
    for number in range(count):
        story, telling = divmod(number, TELLINGS)
        document, evidence = read[story * _STEP % len(read)]
        day = BEGIN + timedelta(days=story * DAYS // stories + telling)
        yield _Variant(document, evidence, story, telling, day).made()


@frozen
class _Variant:
    document: Document
    evidence: Evidence
    story: int
    telling: int
    day: date
    names: Mapping[str, str] = field(init=False)

    @names.default
    def _new_names(self) -> dict[str, str]:
        table = _alphabet(self.story)
        names = {name for m in self.evidence.mentions for name in m.participants if not code_of(name)}
        return {name: name.translate(table) for name in sorted(names, key=lambda name: (-len(name), name))}

    def made(self) -> tuple[Document, Evidence]:
        """The document and its evidence."""
        text = self._renamed(self.document.text)
        id_ = f"{self.document.id}-{self.story}-{self.telling}"
        source = f"{self.document.source} {self.telling}"
        document = evolve(self.document, id=id_, text=text, published=self.day, source=source)
        plain = self._changed(CONVERTER.unstructure(self.evidence), "")
        evidence = CONVERTER.structure(plain, Evidence)
        info = evolve(evidence.documents[0], id=id_, digest=text_digest(text), published=self.day, source=source)
        return document, evolve(evidence, documents=(info,))

    def _changed(self, value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {name: self._changed(inner, name) for name, inner in value.items()}
        if key == "numbers":
            return [[name, number + self.story % 97] for name, number in value]
        if isinstance(value, list):
            return [self._changed(inner, key) for inner in value]
        if not isinstance(value, str) or not value:
            return value
        return self._said(value, key)

    def _said(self, value: str, key: str) -> str:
        if key == "doc":
            return f"{value}-{self.story}-{self.telling}"
        if key in ("id", "target", "times", "group", "repeats", "ref"):
            return stable_id(value[0], value, self.story, self.telling)
        if _DAY.fullmatch(value):
            return self._moved(date.fromisoformat(value))
        return self._renamed(value)

    def _moved(self, day: date) -> str:
        """A day as far from the publication as before; two tellings speak of the same days."""
        begin = self.document.published or BEGIN
        told = (self.day - timedelta(days=self.telling)).toordinal() + (day - begin).days
        return date.fromordinal(min(max(told, 1), date.max.toordinal())).isoformat()

    def _renamed(self, text: str) -> str:
        for name, other in self.names.items():
            text = text.replace(name, other)
        return text


def _alphabet(number: int) -> dict[int, int]:
    """Which consonant stands for which: an affine map of their places."""
    table: dict[int, int] = {}
    for letters in _LETTERS:
        size = len(letters)
        step, start = number % (size - 1) + 1, number // (size - 1) % size
        for i, letter in enumerate(letters):
            other = letters[(i * step + start) % size]
            table |= {ord(letter): ord(other), ord(letter.upper()): ord(other.upper())}
    return table
