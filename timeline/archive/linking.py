"""What ties documents of an archive together: the facts they tell, each as a number.

Documents that tell one fact may belong to one story. The more that agree in a fact, the higher its level: of level 0
are a day, and two names within `NEAR` days; of level 1 a day with the meaning of its event or with a name of the
document; of level 2 a day with a meaning and a name, a meaning and a number, or two names, all of one event. Which
facts a document tells depends on it alone, and a name is the same fact in every spelling and script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from itertools import combinations

from timeline.reconcile.across import stem_of
from timeline.reconcile.group import heads_of
from timeline.reconcile.people import code_of
from timeline.text import fold
from timeline.text.alike import consonants
from timeline.values.mentions import EventMention
from timeline.values.timeline import Evidence

LEVELS = range(3)
"""How much agrees in a fact, from least to most."""
NEAR = 60
"""Days between an event and its publication within which it is news; what lies farther off is background, told in many
stories: it makes facts of level 0 alone."""
_SMALL = 3
"""Numbers below this are in too many events to tell them apart."""
_LEVEL_BITS = 2
Fact = tuple[int, tuple[str, ...]]


def facts_of(evidence: Evidence) -> frozenset[int]:
    """The facts that a document tells, from its evidence."""
    published = next((d.published for d in evidence.documents), None)
    mentions = heads_of(evidence.mentions)
    dated = [m for m in mentions if m.date_from != "status" and m.earliest is not None and m.earliest == m.latest]
    news = [m for m in dated if published is None or m.earliest is None or abs((m.earliest - published).days) <= NEAR]
    names = sorted({name for m in mentions for name in _names(m)})
    facts = (*_loose(dated, names, published), *_closer(news, names), *(f for m in news for f in _closest(m)))
    return frozenset(_number(level, parts) for level, parts in facts)


def level_of(fact: int) -> int:
    """The level of a fact."""
    return fact & ((1 << _LEVEL_BITS) - 1)


def _loose(dated: Iterable[EventMention], names: Iterable[str], published: date | None) -> Iterator[Fact]:
    for m in dated:
        yield 0, (str(m.earliest),)
    if published is None:
        return
    day = published.toordinal()
    # two rows of windows, so that two days less than half of `NEAR` apart are in one window of either
    windows = (f"a{day // NEAR}", f"b{(day + NEAR // 2) // NEAR}")
    for pair in combinations(names, 2):
        yield from ((0, (window, *pair)) for window in windows)


def _closer(news: Iterable[EventMention], names: Iterable[str]) -> Iterator[Fact]:
    for m in news:
        yield 1, ("meaning", str(m.earliest), _meaning(m))
    for day in sorted({str(m.earliest) for m in news}):
        yield from ((1, ("name", day, name)) for name in names)


def _closest(m: EventMention) -> Iterator[Fact]:
    day, meaning, names = str(m.earliest), _meaning(m), _names(m)
    yield from ((2, (day, meaning, name)) for name in names)
    yield from ((2, (day, *pair)) for pair in combinations(names, 2))
    yield from ((2, (day, meaning, what, str(many))) for what, many in m.numbers if many >= _SMALL)


def _meaning(m: EventMention) -> str:
    return m.concept or stem_of(m)


def _names(m: EventMention) -> list[str]:
    """What the names of a mention have in common with their other spellings: a place's code, or consonants."""
    named = (*m.participants, m.place or "")
    return sorted({key for name in named if (key := code_of(name) or _consonants_of(name))})


def _consonants_of(name: str) -> str:
    words = fold(name).split()
    return consonants(words[-1]) if words else ""


def _number(level: int, parts: Iterable[str]) -> int:
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    many = int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)
    return (many >> _LEVEL_BITS << _LEVEL_BITS) | level
