"""Does what a group of mentions tells of belong on a timeline? Named features of the group; the model weighs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from math import log, log1p

from attrs import define, evolve, field, frozen

from timeline.languages import load_families
from timeline.languages.schema import TRIGGER_CLASSES
from timeline.model import Model
from timeline.reconcile.group import agglomerate, heads_of, score_pairs, with_repeating
from timeline.reconcile.same import Pair
from timeline.values.mentions import DATING_SOURCES, STATUSES, EventMention

BELONGS = 0.35
"""Least probability at which an event stays on the timeline."""
COUNTED_FROM = 0.15
"""The same for an event from which the days to one that stays are counted («days before the inauguration»)."""
SAME_SALIENT = 0.3
"""Least mean probability at which two groups of one document are one: what is worth telling is told more than once."""
TOLD, SALIENT = 0.3, 0.5
EARLY = 400
"""Characters within which the news itself is told."""
_NOBODY = -5.0
GRAINS = ("day", "month", "longer", "none")

FEATURES: tuple[str, ...] = (
    "best", "mean", "any", "mentions", "told_mentions", "sentences", "headline", "first_place", "last_place", "early",
    "verb", "noun", "phrase", "definite_only", "known", "reported", "place", "participants", "title_words", "linked",
    *(f"dated={g}" for g in GRAINS),
    *(f"date_from={s}" for s in DATING_SOURCES),
    *(f"status={s}" for s in STATUSES),
    *(f"all_{k}" for k in TRIGGER_CLASSES), *(f"some_{k}" for k in TRIGGER_CLASSES),
    "rank", "rank_share", "groups", "strong_groups", "salience_sum", "lead_of_next",
    "stronger_beside", "strongest_beside", "stronger_beside_family", "nearest", "stronger_family",
    "stronger_concept", "stronger_same_day",
)  # fmt: skip


@frozen(eq=False)
class Group:
    """Mentions of one document that are about one event, surest first, and how salient the surest is (log odds)."""

    mentions: tuple[EventMention, ...]
    best: float
    near: float
    """How probably it is the event of a more salient group after all."""

    @cached_property
    def name(self) -> str:
        """The id of its first mention."""
        return min(self.mentions, key=lambda m: (m.start, m.end)).id

    @cached_property
    def families(self) -> frozenset[str]:
        """What the concepts of its mentions name."""
        return frozenset().union(*(load_families().get(m.concept, frozenset()) for m in self.mentions))


def belonging(mentions: Sequence[EventMention], model: Model) -> list[EventMention]:
    """The mentions of the events that belong, each with the probability that its event does."""
    groups = document_groups(mentions, model)
    if not groups:
        return []
    head = model.head("event")
    keep = list(head.labels).index("keep")
    scores = head.probabilities(event_features(groups))[:, keep]
    sure = {id(group): float(p) for group, p in zip(groups, scores, strict=True)}
    stay = [group for group in groups if sure[id(group)] >= BELONGS]
    counted = {link.target for group in stay for m in group.mentions for link in m.links if link.days is not None}
    stay += [
        group
        for group in groups
        if COUNTED_FROM <= sure[id(group)] < BELONGS and not counted.isdisjoint(m.id for m in group.mentions)
    ]
    decided = {
        m.id: evolve(m, belongs=round(sure[id(group)], 4), group=group.name) for group in stay for m in group.mentions
    }
    return [decided[m.id].with_links_to(decided) for m in mentions if m.id in decided]


def document_groups(mentions: Sequence[EventMention], model: Model) -> list[Group]:
    """The groups of the mentions of one document, most salient first."""
    heads = heads_of(mentions)
    scores = score_pairs(heads, model)
    rows = agglomerate(heads, scores, least=SAME_SALIENT)
    best = [max(heads[i].salience for i in row) for row in rows]
    near = _nearness(rows, best, scores)
    members = with_repeating([[heads[i] for i in row] for row in rows], mentions)
    groups = [
        Group(tuple(sorted(group, key=lambda m: (-m.salience, m.start))), _log_odds(best[n]), near[n])
        for n, group in enumerate(members)
    ]
    return sorted(groups, key=lambda g: (-g.best, g.mentions[0].start))


def _nearness(rows: Sequence[Sequence[int]], best: Sequence[float], scores: dict[Pair, float]) -> list[float]:
    """For each group the probability of its likeliest pair with a more salient group."""
    row_of = {i: n for n, row in enumerate(rows) for i in row}
    near = [0.0] * len(rows)
    for (a, b), score in scores.items():
        one, two = row_of[a], row_of[b]
        if one != two:
            weaker = min(one, two, key=lambda n: (best[n], -n))
            near[weaker] = max(near[weaker], score)
    return near


def _log_odds(p: float) -> float:
    return log(max(p, 1e-3) / max(1 - p, 1e-3))


def event_features(groups: Sequence[Group]) -> list[dict[str, float]]:
    """The features of each group of a document, most salient first; every name is in `FEATURES`."""
    seen, shape, rows = _Seen(), _shape(groups), []
    for rank, group in enumerate(groups):
        among = {
            "rank": log1p(rank),
            "rank_share": rank / len(groups),
            "lead_of_next": group.best - (groups[rank + 1].best if rank + 1 < len(groups) else group.best),
            "first_place": min(m.start for m in group.mentions) / shape["end"],
            "last_place": max(m.start for m in group.mentions) / shape["end"],
            "early": min(m.sentence[0] for m in group.mentions) < EARLY,
        }
        features = {**shape, **among, **_strength(group), **_told(group), **_dated(group), **seen.beside(group)}
        rows.append({name: float(value) for name, value in features.items() if value and name != "end"})
        seen.add(group)
    return rows


def _shape(groups: Sequence[Group]) -> dict[str, float]:
    """What holds of a document: how many groups, how salient, and where the last one ends."""
    return {
        "groups": log1p(len(groups)),
        "strong_groups": log1p(sum(g.best > _log_odds(SALIENT) for g in groups)),
        "salience_sum": log1p(sum(g.mentions[0].salience for g in groups)),
        "end": max((m.sentence[1] for g in groups for m in g.mentions), default=1),
    }


@define
class _Seen:
    """What the more salient groups of a document take up: sentences, families, concepts, days."""

    sentences: dict[tuple[int, int], tuple[int, float, frozenset[str]]] = field(factory=dict)
    families: Counter[str] = field(factory=Counter)
    concepts: set[str] = field(factory=set)
    days: set[date] = field(factory=set)

    def add(self, group: Group) -> None:
        for sentence in {m.sentence for m in group.mentions}:
            count, best, families = self.sentences.get(sentence, (0, _NOBODY, frozenset()))
            self.sentences[sentence] = count + 1, max(best, group.best), families | group.families
        self.families.update(group.families)
        self.concepts.update(m.concept for m in group.mentions if m.concept)
        self.days.update(_single_days(group))

    def beside(self, group: Group) -> dict[str, float]:
        """What more salient groups share with one: a sentence, a family, a concept, a day."""
        shared = [self.sentences[s] for s in {m.sentence for m in group.mentions} if s in self.sentences]
        return {
            "stronger_beside": log1p(max((count for count, _, _ in shared), default=0)),
            "strongest_beside": max((best for _, best, _ in shared), default=_NOBODY),
            "stronger_beside_family": any(families & group.families for *_, families in shared),
            "stronger_family": log1p(max((self.families[f] for f in group.families), default=0)),
            "stronger_concept": any(m.concept in self.concepts for m in group.mentions),
            "stronger_same_day": not self.days.isdisjoint(_single_days(group)),
        }


def _single_days(group: Group) -> set[date]:
    return {m.earliest for m in group.mentions if m.earliest and m.earliest == m.latest}


def _strength(group: Group) -> dict[str, float]:
    saliences = [m.salience for m in group.mentions]
    none = 1.0
    for salience in saliences:
        none *= 1 - salience
    return {
        "best": group.best,
        "mean": sum(map(_log_odds, saliences)) / len(saliences),
        "any": _log_odds(1 - none),
        "mentions": log(len(saliences)),
        "told_mentions": sum(s > TOLD for s in saliences),
        "nearest": group.near,
    }


def _told(group: Group) -> dict[str, float]:
    mentions, first = group.mentions, group.mentions[0]
    kinds, parts = {m.kind for m in mentions}, {m.pos for m in mentions}
    return {
        "sentences": len({m.sentence for m in mentions}),
        "headline": any(m.headline for m in mentions),
        "verb": "verb" in parts,
        "noun": "noun" in parts,
        "phrase": "phrase" in parts,
        "definite_only": all(m.definite for m in mentions),
        "known": any(m.concept for m in mentions),
        "reported": all(m.says is not None for m in mentions),
        "place": any(m.place for m in mentions),
        "participants": log1p(len({name for m in mentions for name in m.participants})),
        "title_words": log1p(len(first.title.split())),
        "linked": any(m.links for m in mentions),
        f"status={first.status}": 1.0,
        **{f"all_{kind}": kinds == {kind} for kind in TRIGGER_CLASSES},
        **{f"some_{kind}": kind in kinds for kind in TRIGGER_CLASSES},
    }


def _dated(group: Group) -> dict[str, float]:
    sources = {m.date_from for m in group.mentions}
    spans = [(m.latest - m.earliest).days for m in group.mentions if m.earliest and m.latest]
    days = min(spans, default=None)
    grain = "none" if days is None else "day" if days < 7 else "month" if days < 32 else "longer"
    return {f"dated={grain}": 1.0, **{f"date_from={source}": source in sources for source in DATING_SOURCES}}
