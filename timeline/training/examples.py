"""From annotations to rows of named features, for each head.

The features come from the very functions that the library uses when it decides, so that what is learnt
and what is met cannot drift apart. Heads that read what others decided get it from those others as
trained, not from the annotation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from timeline.events import dating, salience, status, targets
from timeline.events.counted import counted_times
from timeline.events.options import Candidate, Option, dating_pairs
from timeline.events.periods import date_candidate
from timeline.model import Model
from timeline.model.heads import Array
from timeline.order import pairs
from timeline.reconcile import across, belong, same
from timeline.reconcile.group import candidate_pairs
from timeline.training.corpora import EVERY_PART, Part
from timeline.training.datasets import Dataset, LabelledPair, Trigger
from timeline.training.fit import Examples, Task
from timeline.training.gold import GoldMention, counted_at, dating_labels, gold_at
from timeline.training.layers import (
    candidate_span,
    describe_candidates,
    describe_once,
    describe_spans,
    group_document,
    read_candidates,
)
from timeline.training.recipes import Weight
from timeline.values import Bounds, EventMention
from timeline.values.mentions import STATUSES

TASKS = {
    "dating": Task("dating", dating.FEATURES, ("apart", "dates")),
    "status": Task("status", tuple(dict.fromkeys(status.FEATURES)), STATUSES),
    "anchor": Task("anchor", targets.FEATURES, ("other", "counted")),
    "salience": Task("salience", salience.FEATURES, ("drop", "keep")),
    "same_event": Task("same_event", same.FEATURES, ("different", "same")),
    "same_across": Task("same_across", across.FEATURES, ("different", "same")),
    "event": Task("event", belong.FEATURES, ("drop", "keep")),
    "relation": Task(
        "relation",
        pairs.FEATURES,
        ("before", "after", "includes", "is_included", "simultaneous", "vague"),
        wide=True,
    ),
}
"""In the order of training: a head may read what the heads before it decide."""
Row = Mapping[str, float]
Pair = tuple[EventMention, EventMention]
Mentions = tuple[EventMention, ...]
Made = Iterator[tuple[Part, Row, str, Mentions]]
"""Part, features, label, and the mentions that the vectors beside the features are of."""


def make_examples(task: str, dataset: Dataset, model: Model, weight: Weight) -> dict[Part, Examples]:
    """The rows of a data set for each part; each row counts `weight`, or what that says of its label."""
    made = list(MAKERS[task](dataset, model))
    found: dict[Part, Examples] = {}
    for part in EVERY_PART:
        here = [(row, label, mentions) for where, row, label, mentions in made if where == part]
        rows, labels = [row for row, _, _ in here], [label for _, label, _ in here]
        vectors = BESIDE[task](model, [mentions for _, _, mentions in here])
        found[part] = Examples(rows, labels, [_weight_of(label, weight) for label in labels], vectors)
    return found


def _weight_of(label: str, weight: Weight) -> float:
    return weight if isinstance(weight, float) else weight[label]


def _nothing(_: Model, rows: Sequence[Mentions]) -> Array:
    return np.zeros((len(rows), 0))


BESIDE: Mapping[str, Callable[[Model, Sequence[Any]], Array]] = {
    "dating": _nothing,
    "status": _nothing,
    "anchor": _nothing,
    "salience": lambda model, rows: model.contexts([mention for (mention,) in rows]),
    "same_event": Model.pair_likeness,
    "same_across": Model.pair_likeness,
    "event": _nothing,
    "relation": Model.pair_contexts,
}
"""The vectors that a head sees beside the features."""


def _dating_rows(dataset: Dataset, _: Model) -> Made:
    """Each annotated trigger with all that may date it."""
    for doc, document in sorted(dataset.documents.items()):
        draft, found = read_candidates(document, dataset.counted.get(doc, ()))
        options: dict[int, list[Option]] = {}
        for number, option in dating_pairs(found, draft.info.published):
            options.setdefault(number, []).append(option)
        for number, choices in options.items():
            gold = gold_at(candidate_span(found[number]), dataset.gold[doc])
            for option, dates in zip(*_labelled(found[number], choices, gold, draft.info.published), strict=True):
                row = dating.dating_features(dating.Standing(found[number]), option, draft.info.published)
                yield dataset.parts[doc], row, "dates" if dates else "apart", ()


def _labelled(
    candidate: Candidate, choices: list[Option], gold: GoldMention | None, published: date | None
) -> tuple[list[Option], list[bool]]:
    """The options that the annotation speaks of, and whether each dates the trigger."""
    if gold is None:
        return [], []
    if gold.times is not None:
        choices = [c for c in choices if c.source == "sentence"]
    found = [date_candidate(candidate.view, c, gold.status or "happened", published) for c in choices]
    return choices, dating_labels(gold, choices, [Bounds(d.earliest, d.latest) for d in found])


def _status_rows(dataset: Dataset, model: Model) -> Made:
    for doc, document in sorted(dataset.documents.items()):
        draft, found = read_candidates(document, dataset.counted.get(doc, ()))
        linked = dating.link_times(found, draft.info.published, model.head("dating"))
        for number, candidate in enumerate(found):
            gold = gold_at(candidate_span(candidate), dataset.gold[doc])
            if gold and gold.status:
                option = linked[number][0] if number in linked else None
                row = status.status_features(candidate, option, draft.info.published)
                yield dataset.parts[doc], row, gold.status, ()


def _anchor_rows(dataset: Dataset, model: Model) -> Made:
    """Each time counted from an event whose days are annotated, with the mentions that it may be counted from."""
    for doc, document in sorted(dataset.documents.items()):
        if not dataset.counted.get(doc):
            continue
        draft, described = describe_once(document, model)
        counted = list(counted_times(described))
        pairs = targets.target_pairs(counted, targets.dated_targets(described))
        rows = targets.target_rows(counted, pairs, draft.info.published, model)
        for (number, target), row in zip(pairs, rows, strict=True):
            one = counted[number]
            gold = counted_at((one.time.start, one.time.end), dataset.counted[doc])
            if gold is not None and one.dated is None:
                label = "counted" if gold.same_days(targets.lands(one, target.days)) else "other"
                yield dataset.parts[doc], row, label, ()


def _salience_rows(dataset: Dataset, model: Model) -> Made:
    """Every candidate; those that overlap what annotators chose are kept."""
    for doc, document in sorted(dataset.documents.items()):
        priors = dataset.models.get(doc, model).priors
        described = describe_candidates(document, model)
        view = salience.DocumentView(described)
        for one in described:
            kept = gold_at((one.mention.start, one.mention.end), dataset.gold[doc]) is not None
            label = "keep" if kept else "drop"
            yield dataset.parts[doc], salience.salience_features(one, view, priors), label, (one.mention,)


def _event_rows(dataset: Dataset, model: Model) -> Made:
    """Every group of a document; of those that name an annotated event, the one that names it most often is kept."""
    for doc, document in sorted(dataset.documents.items()):
        groups = group_document(document, dataset.models.get(doc, model))
        kept = _best_groups(groups, dataset.gold[doc])
        for number, row in enumerate(belong.event_features(groups)):
            yield dataset.parts[doc], row, "keep" if number in kept else "drop", ()


def _best_groups(groups: Sequence[belong.Group], gold: Sequence[GoldMention]) -> set[int]:
    """The group of each annotated event, one to one, from the pair that shares most mentions on."""
    hits = Counter(
        (number, one.event)
        for number, group in enumerate(groups)
        for one in gold
        if any(one.overlaps(m.start, m.end) for m in group.mentions)
    )
    chosen: dict[int, str] = {}
    for (number, event), _ in sorted(hits.items(), key=lambda h: (-h[1], len(groups[h[0][0]].mentions), h[0])):
        if number not in chosen and event not in chosen.values():
            chosen[number] = event
    return set(chosen)


def _same_rows(dataset: Dataset, model: Model) -> Made:
    described = list(_described(dataset, model))
    cosines = _cosines([mentions for mentions, _ in described], model)
    asked = [mention for mentions, _ in described for mention in mentions]
    rows = same.same_rows(asked, [(n, n + 1) for n in range(0, len(asked), 2)], cosines)
    for (mentions, pair), row in zip(described, rows, strict=True):
        yield pair.part, row, pair.label, mentions


def _across_rows(dataset: Dataset, model: Model) -> Made:
    """Every pair of two documents of one part that the library would compare, labelled."""
    for story in dataset.stories:
        found = _mentions_of(dataset, story, model)
        mentions = [mention for mention, _ in found]
        sides = across.sides_of(mentions, model)
        together = [(i, j) for i, j in candidate_pairs(mentions) if mentions[i].doc != mentions[j].doc]
        asked = [(i, j) for i, j in together if dataset.parts[mentions[i].doc] == dataset.parts[mentions[j].doc]]
        cosines = _cosines([(mentions[i], mentions[j]) for i, j in asked], model)
        rows = across.across_rows(mentions, asked, cosines, sides)
        for (i, j), row in zip(asked, rows, strict=True):
            label = "same" if found[i][1] == found[j][1] else "different"
            yield dataset.parts[mentions[i].doc], row, label, (mentions[i], mentions[j])


def _mentions_of(dataset: Dataset, story: Mapping[Trigger, str], model: Model) -> list[tuple[EventMention, str]]:
    """The mentions at the triggers of a story in the order of documents and places, each with the name of its event."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for trigger in story:
        spans.setdefault(trigger.doc, []).append((trigger.start, trigger.end))
    return [
        (mention, story[Trigger(doc, *span)])
        for doc, some in sorted(spans.items())
        for span, mention in describe_spans(dataset.documents[doc], sorted(some), model)
    ]


def _cosines(asked: Sequence[Pair], model: Model) -> list[float]:
    texts = sorted({mention.title or mention.quote for pair in asked for mention in pair})
    vectors = dict(zip(texts, model.embed(texts), strict=True))
    return [float(np.dot(vectors[a.title or a.quote], vectors[b.title or b.quote])) for a, b in asked]


def _relation_rows(dataset: Dataset, model: Model) -> Made:
    """Pairs in the order of the text, as the library asks."""
    for (a, b), pair in _described(dataset, model):
        first, second = pairs.in_text_order(a, b)
        label = pair.label if first is a else pairs.turned_name(pair.label)
        yield pair.part, pairs.pair_features(first, second), label, (first, second)


MAKERS: Mapping[str, Callable[[Dataset, Model], Made]] = {
    "dating": _dating_rows,
    "status": _status_rows,
    "anchor": _anchor_rows,
    "salience": _salience_rows,
    "same_event": _same_rows,
    "same_across": _across_rows,
    "event": _event_rows,
    "relation": _relation_rows,
}


def _described(dataset: Dataset, model: Model) -> Iterator[tuple[Pair, LabelledPair]]:
    """The pairs whose triggers the library could describe, as event mentions."""
    wanted: dict[str, set[tuple[int, int]]] = {}
    for trigger in (t for pair in dataset.pairs for t in (pair.a, pair.b)):
        wanted.setdefault(trigger.doc, set()).add((trigger.start, trigger.end))
    mentions = {
        Trigger(doc, *span): mention
        for doc, spans in sorted(wanted.items())
        for span, mention in describe_spans(dataset.documents[doc], sorted(spans), model)
    }
    for pair in dataset.pairs:
        if pair.a in mentions and pair.b in mentions:
            yield (mentions[pair.a], mentions[pair.b]), pair
