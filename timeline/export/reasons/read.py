"""From a line of `Event.why` or the message of a problem back to what it says, so that any language can say it.

The data holds sentences of a small, fixed English: `words/en.toml` has all of them, by kind, with places in braces. A
place is filled by a sentence of another kind (`{step}`, several as `{steps}`) or by a leaf: a name, a day, a number.
What is no such sentence is None; it is shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from attrs import field, frozen

from timeline.export.words import FALLBACK, load_words

_MOST_TRIES, _DEEPEST = 1_000, 12
"""How many parts of a line are tried, and how deep: names may hold words of sentences, as many as they like."""
_SEPARATORS = {"steps": "; ", "facts": "; ", "overrides": "; ", "mentions": ", "}
LEAVES = {
    "name": ".+", "names": "«.+»", "text": ".*", "doc": ".+", "code": "[^ ]+", "codes": ".*",
    "quoted": "(?:'.*'|\".*\")",
    "day": r"\d{4}-\d\d-\d\d", "value": r"[\w:/.~?%-]+", "rule": r"\w+", "share": r"[\d.]+", "n": r"\d+", "m": r"\d+",
    "days": r"(\d+)(?: to (\d+))? days?", "years": r"(\d+) years?", "held": r"(\d+) mentions? (?:is|are)",
    **{name: "|".join(load_words(FALLBACK)[name]) for name in ("status", "mod", "signal")},
}  # fmt: skip
"""What the places that hold no sentence may hold."""
_LEAF = {name: re.compile(pattern, re.DOTALL) for name, pattern in LEAVES.items()}
_PLACE = re.compile(r"\{(\w+)\}")
Template = tuple[str, ...]
"""Literal text and the names of places in turn."""


@frozen
class Said:
    """A sentence by its kind and key, and what fills its places."""

    kind: str
    key: str
    parts: Mapping[str, Part] = field(factory=dict)


Part = str | Said | tuple[Said, ...]


@lru_cache(1024)
def read_line(line: str, kind: str = "line") -> Said | None:
    """What a line says; None if it is none of the sentences of that kind.

    >>> read_line("before «the trial»").parts["step"].parts["relation"]
    Said(kind='relation', key='before', parts={'name': 'the trial'})
    """
    try:
        return _Reading().sentence(kind, line)
    except _TooMuchError:
        return None


@cache
def _templates(kind: str) -> tuple[tuple[str, Template], ...]:
    return tuple((key, tuple(_PLACE.split(said))) for key, said in load_words(FALLBACK).why[kind].items())


class _TooMuchError(Exception):
    """More parts were tried than any line of the library needs."""


class _Reading:
    """One line on its way; what was tried once is known."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Said | None] = {}
        self._tries = self._depth = 0

    def sentence(self, kind: str, text: str) -> Said | None:
        """The first sentence of a kind that the text is."""
        if (kind, text) not in self._known:
            self._tries += 1
            self._depth += 1
            if self._tries > _MOST_TRIES or self._depth > _DEEPEST:
                raise _TooMuchError
            found = ((key, self._filled(template, text)) for key, template in _templates(kind))
            self._known[kind, text] = next((Said(kind, key, parts) for key, parts in found if parts is not None), None)
            self._depth -= 1
        return self._known[kind, text]

    def _filled(self, template: Template, text: str) -> dict[str, Part] | None:
        """What fills the places of a template in a text, so that nothing is left over."""
        literal, *rest = template
        if not text.startswith(literal):
            return None
        text = text[len(literal) :]
        if not rest:
            return None if text else {}
        place, *after = rest
        for end in _ends(text, after):
            part = self._part(place, text[:end])
            if part is None:
                continue
            others = self._filled(tuple(after), text[end:])
            if others is not None:
                return {place: part, **others}
        return None

    def _part(self, place: str, text: str) -> Part | None:
        kind = place.rstrip("0123456789")
        if kind in _LEAF:
            return text if _LEAF[kind].fullmatch(text) else None
        if kind in _SEPARATORS:
            return self._several(kind[:-1], _SEPARATORS[kind], text)
        return self.sentence(kind, text)

    def _several(self, kind: str, separator: str, text: str) -> tuple[Said, ...] | None:
        for cut in _found(separator, text):
            one = self.sentence(kind, text[:cut])
            rest = self._several(kind, separator, text[cut + len(separator) :]) if one else None
            if one and rest:
                return (one, *rest)
        whole = self.sentence(kind, text)
        return (whole,) if whole else None


def _ends(text: str, after: list[str]) -> Iterator[int]:
    """Where a place that starts a text may end: at its end, or before the literal text that follows."""
    return iter((len(text),)) if after == [""] else _found(after[0], text)


def _found(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
