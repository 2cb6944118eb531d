"""What the model says of pairs of events: which pairs are asked, and which answers become decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from attrs import frozen

from timeline.order.facts import relation_arcs
from timeline.order.network import Constraint
from timeline.order.wording import relation_lines
from timeline.values import Event, EventMention
from timeline.values.events import INVERSES, RelationName, name_of

LEAST_PROBABILITY = 0.6
"""A less certain answer of the model decides nothing."""
MOST_PARTNERS = 8
"""With how many others the model compares an event in one document, so that work grows with the text."""
DECISIONS: tuple[RelationName, ...] = ("before", "after", "includes", "is_included", "simultaneous")
VAGUE = "vague"

Pair = tuple[EventMention, EventMention]
Near = Iterable[Sequence[tuple[str, str]]]
"""For each document the ids of the mentions of unlike events that stand near each other in it, the nearest first."""


class Judge(Protocol):
    """Whoever says how likely two mentions of one document stand in a relation.

    For each pair a mapping from `before`, `after`, `includes`, `is_included`, `simultaneous` and `vague` to
    a probability: how the begin of the first stands to the begin of the second.
    """

    def relations(self, pairs: Sequence[Pair]) -> Sequence[Mapping[str, float]]:
        """One mapping for each pair, in the order of the pairs."""
        ...


class Undecided:
    """A judge without an opinion: the texts alone decide.

    >>> Undecided().relations([])
    []
    """

    def relations(self, pairs: Sequence[Pair]) -> list[dict[str, float]]:
        """Vague, for every pair."""
        return [{VAGUE: 1.0} for _ in pairs]


@frozen
class Candidate:
    """Two events, by number, and the mentions by which the model compares them."""

    events: tuple[int, int]
    mentions: Pair


def candidate_pairs(events: Sequence[Event], near: Near | None = None) -> list[Candidate]:
    """The pairs of events whose mentions stand near each other and whose given dates do not decide.

    At most `MOST_PARTNERS` for each event in each document, the nearest first. `near` is that of all events of the
    documents, for those who have only some of them.
    """
    holder = {m.id: (m, index) for index, event in enumerate(events) for m in event.mentions}
    found: list[Candidate] = []
    for pairs in near_pairs(events) if near is None else near:
        held = [(holder[one], holder[two]) for one, two in pairs]
        candidates = [Candidate((a, b), (first, second)) for (first, a), (second, b) in held]
        found += _within_cap([c for c in candidates if undecided(*(events[index] for index in c.events))])
    return found


def near_pairs(events: Sequence[Event]) -> Iterator[list[tuple[str, str]]]:
    """The mentions of unlike events in one sentence or in neighbouring sentences, by document, the nearest first.

    Neighbouring: no sentence with another event lies between.
    """
    by_doc: dict[str, list[tuple[EventMention, int]]] = {}
    for index, event in enumerate(events):
        for mention in event.mentions:
            by_doc.setdefault(mention.doc, []).append((mention, index))
    for doc in sorted(by_doc):
        yield _near(sorted(by_doc[doc], key=lambda m: (m[0].start, m[0].end, m[1], m[0].id)))


def _near(mentions: Sequence[tuple[EventMention, int]]) -> list[tuple[str, str]]:
    sentences = [list(group) for _, group in groupby(mentions, key=lambda m: m[0].sentence)]
    pairs: list[tuple[int, tuple[str, str]]] = []
    for here, after in zip(sentences, [*sentences[1:], []], strict=True):
        row = here + after
        for place, (first, a) in enumerate(here):
            for second, b in row[place + 1 : place + 1 + MOST_PARTNERS]:
                if a != b:
                    pairs.append((second.start - first.start, (first.id, second.id)))
    return [pair for _, pair in sorted(pairs, key=lambda p: p[0])]


def undecided(a: Event, b: Event) -> bool:
    """Whether the dates allow either order of the begins."""
    return not (_all_before(a, b) or _all_before(b, a))


def _all_before(a: Event, b: Event) -> bool:
    last, first = a.begin.latest, b.begin.earliest
    return last is not None and first is not None and last < first


def _within_cap(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    partners: Counter[int] = Counter()
    for candidate in candidates:
        if all(partners[index] < MOST_PARTNERS for index in candidate.events):
            partners.update(candidate.events)
            yield candidate


def decisions(events: Sequence[Event], judge: Judge, near: Near | None = None) -> list[Constraint]:
    """The model's answers that are certain enough, as constraints, from the most to the least certain.

    Two events that several mentions compare get the most certain answer.
    """
    candidates = candidate_pairs(events, near)
    if not candidates:
        return []
    answers = judge.relations([candidate.mentions for candidate in candidates])
    found: dict[tuple[int, int], Constraint] = {}
    for candidate, answer in zip(candidates, answers, strict=True):
        decision = _decision(events, candidate.events, answer)
        if decision is None:
            continue
        a, b = sorted(candidate.events)
        known = found.get((a, b))
        if known is None or decision.sort_key() < known.sort_key():
            found[(a, b)] = decision
    return sorted(found.values(), key=Constraint.sort_key)


def _decision(
    events: Sequence[Event], ends: tuple[int, int], answer: Mapping[str, float]
) -> Constraint | None:
    best: RelationName = max(DECISIONS, key=lambda name: answer.get(name, 0.0))
    probability = min(1.0, float(answer.get(best, 0.0)))
    if probability < LEAST_PROBABILITY or probability <= answer.get(VAGUE, 0.0):
        return None
    if best in ("after", "is_included"):
        best, ends = INVERSES[best], (ends[1], ends[0])
    names = name_of(events[ends[0]]), name_of(events[ends[1]])
    lines = [f"{line} (model, {probability:.2f})" for line in relation_lines(best, names)]
    return Constraint(
        f"«{names[1]}» is {lines[1]}",
        relation_arcs(best, ends),
        probability=probability,
        evidence="model",
        lines=tuple(zip(ends, lines, strict=True)),
        states=(ends[0], best, ends[1]),
    )
