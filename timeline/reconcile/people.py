"""Whether names of two mentions, in any languages, are of one person or place; and each once for an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from attrs import field, frozen

from timeline.languages import load_pack, pack_codes
from timeline.text import fold, has_case
from timeline.text.alike import names_alike, one_name

SPELLED = 0.95
"""Least likeness of two words in one script of which only the spelling differs."""
LONG = 5
"""Letters of a word that is long enough to tell that."""


@frozen
class Called:
    """Somebody, by every name in the order of the text; the first language's longest name stands for them."""

    names: list[str] = field(factory=list)

    def by(self, script: bool) -> str:
        """The longest name, one in the script asked for if there is any."""
        return max(self.names, key=lambda n: (has_case(n) == script, len(n)))


def full_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names in their order, each once, without those that only say part of another («Putin» beside «Vladimir Putin»).

    >>> full_names(["Putin", "Vladimir Putin", "Iran"])
    ('Vladimir Putin', 'Iran')
    """
    rows = {name: frozenset(name.split()) for name in names}
    return tuple(n for n, words in rows.items() if not any(words < other for other in rows.values()))


def each_once(names: Iterable[str], title: str) -> tuple[tuple[str, ...], ...]:
    """The full names, those of one person or place together; first the one in the script of a title.

    >>> each_once(["Putin", "بوتين", "روسيا"], "Putin spoke")
    (('Putin', 'بوتين'), ('روسيا',))
    """
    found: list[Called] = []
    for name in full_names(names):
        alike = [(likeness(name, other), -i) for i, called in enumerate(found) for other in called.names]
        best, position = max(alike, default=(0.0, 0))
        called = found[-position] if best > 0 else Called()
        called.names.append(name)
        if best == 0:
            found.append(called)
    return tuple((first := c.by(has_case(title)), *(n for n in c.names if n != first)) for c in found)


def share_name(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a name of the one is a name of the other in another language or script."""
    return any(likeness(a, b) > 0 for a in ours for b in theirs)


@lru_cache(16_384)
def likeness(name: str, other: str) -> float:
    """How alike two names are if they may be one, else 0: by the codes of places, across scripts, or by spelling."""
    code, theirs = code_of(name), code_of(other)
    if code or theirs:
        return float(code == theirs)
    if has_case(name) == has_case(other):
        return names_alike(name, other) if _only_spelled_apart(fold(name).split(), fold(other).split()) else 0.0
    return names_alike(name, other) if one_name(name, other) else 0.0


def _only_spelled_apart(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words of two names in one script are the same or, if long enough to tell, alike."""
    pairs = list(zip(ours, theirs, strict=False))
    told = (a == b or (min(len(a), len(b)) >= LONG and names_alike(a, b) >= SPELLED) for a, b in pairs)
    return len(ours) == len(theirs) and all(told)


def code_of(name: str) -> str | None:
    """The code of a territory or city, by its name in any language; None for other names."""
    return _codes().get(fold(name))


@cache
def _codes() -> dict[str, str]:
    """The code of each territory and city by its names in all languages."""
    packs = [load_pack(code) for code in pack_codes()]
    tables = [table for pack in packs for table in (pack.cities, pack.territories)]
    return {name: key for table in tables for key, names in table.items() for name in names}
