"""Groups of mentions, changed as a person says: which mentions are one event, and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import fsum

from timeline.model import Model
from timeline.reconcile.group import same_probabilities
from timeline.reconcile.named import Named
from timeline.values.mentions import EventMention

Ids = frozenset[str]
Group = Sequence[EventMention]


def regroup(groups: Sequence[Group], named: Sequence[Named], model: Model) -> list[Group]:
    """The groups with what is said to be the same together, and then what is said to be different apart.

    The overrides do not contradict each other (`clashes`). Groups that fulfil them already stay as they are.
    """
    together = told_same(named)
    apart = {Ids(pair) for n in named if n.override.kind == "different" for pair in combinations(n.ids, 2)}
    return [part for group in _joined(groups, together) for part in _parted(group, together, apart, model)]


def clashes(named: Sequence[Named]) -> list[list[Named]]:
    """Overrides that contradict each other: what is said to be different, and the chain that makes it the same."""
    together = told_same(named)
    found = []
    for other in (n for n in named if n.override.kind == "different"):
        alike = [ids for ids in together if len(ids.intersection(other.ids)) > 1]
        if alike or len(set(other.ids)) < len(other.ids):
            chain = [n for n in named if n.override.kind == "same" and any(ids.issuperset(n.ids) for ids in alike)]
            found.append([*chain, other])
    return found


def told_same(named: Iterable[Named]) -> list[Ids]:
    """The sets of mentions that are said to be one event, by one override or by a chain of them."""
    return _overlapping(Ids(n.ids) for n in named if n.override.kind == "same")


def _overlapping(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The sets, with those that share a member made one."""
    found: list[frozenset[str]] = []
    for one in sets:
        touching = [other for other in found if other & one]
        found = [other for other in found if not other & one]
        found.append(one.union(*touching))
    return found


def _joined(groups: Sequence[Group], together: Sequence[Ids]) -> list[Group]:
    first_of = {m.id: group[0].id for group in groups for m in group}
    home: dict[str, str] = {}
    for firsts in _overlapping(Ids(first_of[one] for one in ids) for ids in together):
        home |= dict.fromkeys(firsts, min(firsts))
    joined: dict[str, list[EventMention]] = {}
    for group in groups:
        joined.setdefault(home.get(group[0].id, group[0].id), []).extend(group)
    return [sorted(group, key=lambda m: (m.doc, m.start, m.end, m.id)) for group in joined.values()]


def _parted(group: Group, together: Sequence[Ids], apart: set[Ids], model: Model) -> list[Group]:
    """The parts of a group: each mention goes where it is most probably the same, and what repeats it goes along."""
    ids = Ids(m.id for m in group)
    split = [pair for pair in apart if pair <= ids]
    if not split:
        return [group]
    named = Ids().union(*split)
    follows = _follows(group, named.union(*together))
    likely = _likeness(group, named, model)
    units = {one: unit for unit in together for one in unit}
    parts: list[set[str]] = []
    for one in sorted((m.id for m in group if m.id not in follows), key=lambda one: one not in named):
        unit = units.get(one, Ids({one}))
        if not any(one in part for part in parts):
            free = [part for part in parts if not any(pair <= part | unit for pair in split)]
            home = max(free, key=lambda part: _mean(likely, unit, part & named), default=None)
            parts.append(set(unit)) if home is None else home.update(unit)
    return [[m for m in group if follows.get(m.id, m.id) in part] for part in parts]


def _follows(group: Group, told: Ids) -> dict[str, str]:
    """The mentions of which no override tells and that only repeat another of the group, with that one."""
    repeats = {m.id: m.repeats for m in group if m.repeats is not None and m.id not in told}
    heads = {m.id for m in group} - repeats.keys()
    return {one: head for one, head in repeats.items() if head in heads}


def _likeness(group: Group, named: Ids, model: Model) -> dict[Ids, float]:
    """How probably each of the named mentions is the same as each other mention."""
    pairs = [(a, b) for a, b in combinations(range(len(group)), 2) if named & {group[a].id, group[b].id}]
    scores = same_probabilities(group, pairs, model)
    return {Ids((group[a].id, group[b].id)): score for (a, b), score in zip(pairs, scores, strict=True)}


def _mean(likely: Mapping[Ids, float], some: Iterable[str], others: Iterable[str]) -> float:
    known = [likely.get(Ids((a, b)), 0.0) for a in some for b in others]
    return fsum(known) / len(known) if known else 0.0
