"""Mentions to same-event groups: a function of the set of mentions."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import combinations, compress

import numpy as np

from timeline.languages import load_families
from timeline.model import Model
from timeline.model.heads import Array, Table, by_parts
from timeline.reconcile.across import across_table, sides_of, start_of, stem_of
from timeline.reconcile.documents import Profiles
from timeline.reconcile.facts import Codes, Facts
from timeline.reconcile.memory import PairMemory
from timeline.reconcile.same import Pair, same_table
from timeline.reconcile.veto import vetoed
from timeline.values.mentions import EventMention

WITHIN, ACROSS = 0.75, 0.3
"""Least mean probability at which two groups are one: in a document that has not grouped its mentions, and across."""
CROWD = 40
"""In a block of more mentions than this each is compared only with its neighbours."""
NEIGHBOURS = 8
"""How many."""
PAIRS_AT_ONCE = 4096
SPREAD = 12
"""Mentions of a large group that speak for it."""


def group_mentions(
    mentions: Sequence[EventMention], model: Model, memory: PairMemory | None = None
) -> list[tuple[EventMention, ...]]:
    """Groups of mentions of one event each; every mention is in exactly one.

    What a document has grouped stays together, and what it keeps apart stays apart. Average-linkage agglomeration from
    the most probable pair on, which a veto between any two mentions stops; mentions that only repeat another go where
    that one goes. Deterministic: mentions are sorted first and ties go by position. A `memory` spares work, and takes
    up what is found.
    """
    ordered = sorted(set(mentions), key=lambda m: (m.doc, m.start, m.end, m.id))
    heads = heads_of(ordered)
    groups = [[heads[i] for i in group] for group in agglomerate(heads, score_pairs(heads, model, memory))]
    return [tuple(group) for group in with_repeating(groups, ordered)]


def heads_of(mentions: Sequence[EventMention]) -> list[EventMention]:
    """The mentions that do not only repeat another of them."""
    ids = {m.id for m in mentions}
    return [m for m in mentions if m.repeats not in ids]


def with_repeating(groups: list[list[EventMention]], mentions: Sequence[EventMention]) -> list[list[EventMention]]:
    """The groups of heads, with the mentions that repeat one of them behind it."""
    group_of = {m.id: group for group in groups for m in group}
    for m in mentions:
        if m.repeats in group_of and m.id not in group_of:
            group_of[str(m.repeats)].append(m)
    return groups


def score_pairs(
    mentions: Sequence[EventMention], model: Model, memory: PairMemory | None = None
) -> dict[Pair, float]:
    """How probable it is that two mentions are about one event, for every pair worth comparing."""
    memory = memory or PairMemory()
    profiles = Profiles.of(mentions, model)
    pairs = list(meeting(mentions, candidate_pairs(mentions), profiles))
    scores = memory.recall(mentions, pairs, profiles)
    rest = [pair for pair in pairs if pair not in scores]
    scores |= zip(rest, same_probabilities(mentions, rest, model, profiles), strict=True)
    memory.keep(mentions, scores, profiles)
    return scores


def meeting(mentions: Sequence[EventMention], pairs: Iterable[Pair], profiles: Profiles) -> Iterator[Pair]:
    """The pairs whose documents may tell of one event."""
    return ((a, b) for a, b in pairs if profiles.may_meet(mentions[a].doc, mentions[b].doc))


def candidate_pairs(mentions: Sequence[EventMention]) -> Iterator[Pair]:
    """Pairs worth comparing: across documents those of one meaning, word or day, in one all that it leaves open."""
    several = len({m.doc for m in mentions}) > 1
    within = _block_pairs(mentions, _document_keys)
    between = _block_pairs(mentions, blocking_keys) if several else within[:0]
    apart = between[[mentions[a].doc != mentions[b].doc for a, b in _split(between, mentions)]]
    found = np.union1d(within, apart)
    return ((a, b) for a, b in _split(found, mentions) if are_open(mentions[a], mentions[b]))


Key = tuple[str, str]


def _block_pairs(mentions: Sequence[EventMention], keys: Callable[[EventMention], Iterable[Key]]) -> Codes:
    """The pairs of mentions that share a block, each once, as one number: there may be millions."""
    blocks: dict[Key, list[int]] = {}
    for i, m in enumerate(mentions):
        for key in dict.fromkeys(keys(m)):
            blocks.setdefault(key, []).append(i)
    count = len(mentions)
    pairs = (pair for block in blocks.values() for pair in _near_pairs(block, mentions))
    return np.unique(np.fromiter((a * count + b for a, b in pairs), dtype=np.int64))


def _split(codes: Codes, mentions: Sequence[EventMention]) -> Iterator[Pair]:
    """The pairs of `_block_pairs` as such."""
    for first in range(0, len(codes), PAIRS_AT_ONCE):
        left, right = np.divmod(codes[first : first + PAIRS_AT_ONCE], max(1, len(mentions)))
        yield from zip(left.tolist(), right.tolist(), strict=True)


def are_open(a: EventMention, b: EventMention) -> bool:
    """Whether the model has anything to say of two mentions."""
    return not _settled(a, b) and not vetoed(a, b)


def _settled(a: EventMention, b: EventMention) -> bool:
    """Whether their document has decided about two mentions."""
    return a.doc == b.doc and a.group is not None and b.group is not None


def _document_keys(m: EventMention) -> Iterable[Key]:
    """What the mentions of a document that has not grouped them are found by."""
    if m.group is None:
        yield "doc", m.doc
        if m.concept:
            yield m.doc, m.concept


def blocking_keys(m: EventMention) -> Iterable[Key]:
    """What mentions of other documents that may be about the same are found by: who shares one is compared.

    Of a block of more than `CROWD` mentions only neighbours by `day_key` are.
    """
    if m.concept:
        yield "concept", m.concept
        for family in load_families().get(m.concept, ()):
            yield "family", family
    yield "stem", stem_of(m)
    yield "start", start_of(m)
    if m.date_from != "status" and m.earliest is not None and m.earliest == m.latest:
        yield "day", str(m.earliest)


def _near_pairs(block: list[int], mentions: Sequence[EventMention]) -> Iterable[Pair]:
    if len(block) <= CROWD:
        return combinations(sorted(block), 2)
    by_day = sorted(block, key=lambda i: (day_key(mentions[i]), i))
    return ((min(a, b), max(a, b)) for n, a in enumerate(by_day) for b in by_day[n + 1 : n + 1 + NEIGHBOURS])


def day_key(m: EventMention) -> str:
    """What the mentions of a crowd are sorted by, before their place in the documents."""
    return str(m.earliest or m.latest)


def same_probabilities(
    mentions: Sequence[EventMention], pairs: Sequence[Pair], model: Model, profiles: Profiles | None = None
) -> list[float]:
    """How probable it is that each pair, by position, is about one event; `profiles` are those of all mentions."""
    facts = Facts(mentions)
    scores = np.empty(len(pairs))
    within = np.array([mentions[a].doc == mentions[b].doc for a, b in pairs], dtype=np.bool_)
    if within.any():
        scores[within] = _ask("same_event", same_table, facts, list(compress(pairs, within)), model)
    if not within.all():
        between = list(compress(pairs, ~within))
        known = profiles or Profiles.of(mentions, model)
        sides = sides_of([mentions[i] for i in sorted({i for pair in between for i in pair})], model, known)
        scores[~within] = _ask("same_across", partial(across_table, sides=sides), facts, between, model)
    return scores.tolist()


def _ask(
    name: str,
    features: Callable[[Facts, Sequence[Pair], Sequence[float]], Table],
    facts: Facts,
    pairs: Sequence[Pair],
    model: Model,
) -> Array:
    head, mentions = model.head(name), facts.mentions
    asked = sorted({i for pair in pairs for i in pair})
    vectors = dict(zip(asked, model.embed([mentions[i].title or mentions[i].quote for i in asked]), strict=True))

    def ask(some: Sequence[Pair]) -> Array:
        rows = features(facts, some, [float(np.dot(vectors[a], vectors[b])) for a, b in some])
        return head.probabilities(rows, model.pair_likeness([(mentions[a], mentions[b]) for a, b in some]))

    same: Array = by_parts(ask, pairs)[:, list(head.labels).index("same")]
    return same


def agglomerate(
    mentions: Sequence[EventMention], scores: dict[Pair, float], *, least: float | None = None
) -> list[list[int]]:
    """Groups of positions: those of the documents first, then the surest pairs join, down to a mean of `least`.

    Without it, down to `WITHIN` for mentions of one document, `ACROSS` for others.
    """

    @cache
    def apart(a: int, b: int) -> bool:
        return vetoed(mentions[a], mentions[b])

    def likely(a: int, b: int) -> float | None:
        score = scores.get((a, b))
        return None if score is None else score / (least or least_for(mentions[a], mentions[b]))

    groups = _document_groups(mentions)
    group_of = {i: first for first, group in groups.items() for i in group}
    told = {first: {mentions[i].doc for i in group if mentions[i].group} for first, group in groups.items()}
    sure = ((likely(*pair) or 0.0, pair) for pair in scores)
    for _, (a, b) in sorted((-probable, pair) for probable, pair in sure if probable >= 1):
        one, two = group_of[a], group_of[b]
        if one != two and told[one].isdisjoint(told[two]) and _may_join(groups[one], groups[two], apart, likely):
            if len(groups[one]) < len(groups[two]):
                one, two = two, one  # the smaller group moves: no mention does so often
            for i in groups.pop(two):
                group_of[i] = one
                insort(groups[one], i)
            told[one] |= told.pop(two)
    return sorted(groups.values())


def least_for(a: EventMention, b: EventMention) -> float:
    """The least mean probability at which the groups of two mentions are one."""
    return WITHIN if a.doc == b.doc else ACROSS


def _document_groups(mentions: Sequence[EventMention]) -> dict[int, list[int]]:
    """Positions by the first of their group; what no document has grouped stands alone."""
    first_of: dict[tuple[str, str], int] = {}
    groups: dict[int, list[int]] = {}
    for i, m in enumerate(mentions):
        first = i if m.group is None else first_of.setdefault((m.doc, m.group), i)
        groups.setdefault(first, []).append(i)
    return groups


def _may_join(
    one: Sequence[int],
    two: Sequence[int],
    apart: Callable[[int, int], bool],
    likely: Callable[[int, int], float | None],
) -> bool:
    """Whether no veto stands between two groups and their pairs are likely enough on the whole."""
    known = []
    others = _spread(two)
    for a in _spread(one):
        for b in others:
            pair = (a, b) if a < b else (b, a)
            score = likely(*pair)
            if score is not None:  # what is vetoed is not scored
                known.append(score)
            elif apart(*pair):
                return False
    return sum(known) >= len(known)


def _spread(group: Sequence[int]) -> Sequence[int]:
    """At most so many members of a group, evenly from its first to its last: cost must not grow with its square."""
    return group[:: len(group) // SPREAD][:SPREAD] if len(group) > SPREAD else group
