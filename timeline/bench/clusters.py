"""Scores of same-event groups: MUC, B-cubed, CEAF-e and their mean (CoNLL)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from attrs import frozen

from timeline.bench.matching import best_total
from timeline.bench.read import Record, event_id
from timeline.bench.spans import Misses, percent

Mention = tuple[object, ...]
"""A document and what names an event mention in it."""
Groups = Sequence[frozenset[Mention]]


@frozen
class Measure:
    """Precision and recall, each a sum over its weight."""

    hits_p: float
    of_p: float
    hits_r: float
    of_r: float

    @property
    def f1(self) -> float | None:
        """F1 in percent, or None where there is nothing to decide."""
        precision = self.hits_p / self.of_p if self.of_p else 0.0
        recall = self.hits_r / self.of_r if self.of_r else 0.0
        if not self.of_p and not self.of_r:
            return None
        return percent(2 * precision * recall, precision + recall) or 0.0


def group_of(groups: Groups) -> dict[Mention, int]:
    """The number of the group each mention is in."""
    return {mention: number for number, group in enumerate(groups) for mention in group}


def muc(gold: Groups, system: Groups) -> Measure:
    """Links: how many of those that hold a group together are kept by the other side."""
    return Measure(*_links(system, gold), *_links(gold, system))


def _links(groups: Groups, others: Groups) -> tuple[float, float]:
    home = group_of(others)
    kept = sum(len(group) - _pieces(group, home) for group in groups)
    return kept, sum(len(group) - 1 for group in groups)


def _pieces(group: frozenset[Mention], home: Mapping[Mention, int]) -> int:
    """In how many groups of the other side a group lies; a mention that is not there lies alone."""
    placed = [home[mention] for mention in group if mention in home]
    return len(set(placed)) + len(group) - len(placed)


def b_cubed(gold: Groups, system: Groups) -> Measure:
    """Mentions: the mean share of a mention's group that belongs there.

    >>> one, other = ("d1", "e1"), ("d1", "e2")
    >>> b_cubed([frozenset([one, other])], [frozenset([one]), frozenset([other])]).f1
    66.67
    """
    cells = _shared(gold, system)
    mentions = sum(cells.values())
    precision = sum(n * n / len(system[s]) for (_, s), n in cells.items())
    recall = sum(n * n / len(gold[g]) for (g, _), n in cells.items())
    return Measure(precision, mentions, recall, mentions)


def ceaf_e(gold: Groups, system: Groups) -> Measure:
    """Groups: each is compared with at most one of the other side, as well as can be."""
    total = sum(_best_similarity(part, gold, system) for part in _components(gold, system))
    return Measure(total, len(system), total, len(gold))


def _shared(gold: Groups, system: Groups) -> Counter[tuple[int, int]]:
    """How many mentions each pair of a gold and a system group shares."""
    home = group_of(system)
    return Counter((number, home[m]) for number, group in enumerate(gold) for m in group if m in home)


Part = dict[tuple[int, int], int]


def _components(gold: Groups, system: Groups) -> list[Part]:
    """The pairs of groups, in parts that share no group: each is assigned alone, which keeps it quick."""
    cells = _shared(gold, system)
    linked: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for cell in cells:
        linked.setdefault(("gold", cell[0]), []).append(cell)
        linked.setdefault(("system", cell[1]), []).append(cell)
    parts, seen = [], set[tuple[int, int]]()
    for first in cells:
        part, todo = Part(), [first]
        while todo:
            cell = todo.pop()
            if cell not in seen:
                seen.add(cell)
                part[cell] = cells[cell]
                todo += linked["gold", cell[0]] + linked["system", cell[1]]
        parts += [part] if part else []
    return parts


def _best_similarity(part: Part, gold: Groups, system: Groups) -> float:
    rows, columns = sorted({g for g, _ in part}), sorted({s for _, s in part})
    weights = [[2 * part.get((g, s), 0) / (len(gold[g]) + len(system[s])) for s in columns] for g in rows]
    return best_total(weights)


def cluster_scores(gold: Groups, system: Groups) -> dict[str, float | None]:
    """The table row: F1 of each measure, and the mean of those that have something to decide."""
    measures = {"muc": muc, "b3": b_cubed, "ceaf_e": ceaf_e}
    scores = {name: measure(gold, system).f1 for name, measure in measures.items()}
    known = [score for score in scores.values() if score is not None]
    mean = round(sum(known) / len(known), 2) if known else None
    sizes = {"mentions": sum(map(len, gold)), "groups": len(gold), "found": len(system)}
    return {**sizes, **scores, "conll": mean}


def groups_of(records: Iterable[Record], clusters: Mapping[str, Sequence[Record]]) -> Groups:
    """The groups of all event mentions of the records; a mention in no cluster is a group alone.

    A cluster of scope ``cross`` is one group in all documents that name its id.
    """
    groups: dict[Hashable, set[Mention]] = {}
    for record in records:
        left = {event_id(event) for event in record["events"]}
        for cluster in clusters.get(record["id"], ()):
            members = [name for name in cluster["members"] if name in left]
            left.difference_update(members)
            cross = cluster.get("scope") == "cross"
            key = ("cross", cluster["id"]) if cross else (record["id"], cluster["id"])
            if members:
                groups.setdefault(key, set()).update((record["id"], name) for name in members)
        for name in left:
            groups["alone", record["id"], name] = {(record["id"], name)}
    return [frozenset(group) for group in groups.values()]


def score_clusters(
    gold: Sequence[Record], system: Mapping[str, Record], misses: Misses | None = None
) -> dict[str, float | None]:
    """How well the events of the records are grouped, as one pool of mentions.

    `stem` is the mean that the groups of ``same_stem`` reach, if the answers have them: a baseline.
    """
    wanted = {r["id"]: [c for c in r["clusters"] if c.get("kind", "event") == "event"] for r in gold}
    found = {name: answer["clusters"] for name, answer in system.items()}
    groups = groups_of(gold, wanted), groups_of(gold, found)
    if misses is not None:
        misses += _misses(gold, *groups)
    scores = cluster_scores(*groups)
    stems = {name: answer["same_stem"] for name, answer in system.items() if "same_stem" in answer}
    if stems:
        scores["stem"] = cluster_scores(groups[0], groups_of(gold, stems))["conll"]
    return scores


def _misses(gold: Sequence[Record], wanted: Groups, found: Groups) -> Misses:
    """Annotated groups that fell apart, and found groups that mix several."""
    mentions = [(record["id"], event) for record in gold for event in record["events"]]
    texts: dict[Mention, str] = {(doc, event_id(event)): str(event.get("text")) for doc, event in mentions}
    out = []
    for name, groups, others in (("split", wanted, found), ("mixed", found, wanted)):
        home = group_of(others)
        for group in groups:
            parts: dict[int, list[str]] = {}
            for mention in sorted(group, key=str):
                parts.setdefault(home[mention], []).append(f"«{texts[mention]}»")
            if len(parts) > 1:
                out.append((name, " | ".join(" ".join(part) for part in parts.values())))
    return out
