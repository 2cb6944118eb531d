"""From labelled triggers to rows of named features: the one place that asks the library's own layers.

The features come from the very functions that the library uses when it decides, so that what is learnt
and what is met cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from timeline.model import SentenceEncoder
from timeline.training.corpora import Part
from timeline.training.datasets import Dataset, LabelledPair, Trigger
from timeline.training.fit import Examples, Task
from timeline.values import EventMention

RELATION_LABELS = ("before", "after", "includes", "is_included", "simultaneous", "vague")
INVERSE = {"before": "after", "after": "before", "includes": "is_included", "is_included": "includes"}
SAME_LABELS = ("different", "same")
SALIENCE_LABELS = ("drop", "keep")
Row = Mapping[str, float]
Pair = tuple[EventMention, EventMention]


def make_task(name: str) -> Task:
    """The features and labels of a head by its name, as its layer states them."""
    if name == "relation":
        from timeline.order import pairs

        return Task(name, pairs.FEATURES, RELATION_LABELS)
    if name == "same_event":
        from timeline.reconcile import same

        return Task(name, same.FEATURES, SAME_LABELS)
    from timeline.events import salience

    return Task(name, salience.FEATURES, SALIENCE_LABELS)


def make_examples(task: str, dataset: Dataset, weight: float) -> dict[Part, Examples]:
    """The rows of a data set for each part; each row counts `weight`."""
    found: dict[Part, tuple[list[Row], list[str]]] = {"train": ([], []), "dev": ([], []), "test": ([], [])}
    for part, row, label in MAKERS[task](dataset):
        found[part][0].append(row)
        found[part][1].append(label)
    return {part: Examples(rows, labels, [weight] * len(rows)) for part, (rows, labels) in found.items()}


Made = Iterator[tuple[Part, Row, str]]


def _relation_rows(dataset: Dataset) -> Made:
    """Each pair both ways round: what holds of (a, b) holds inversely of (b, a)."""
    from timeline.order.pairs import pair_features

    for (a, b), pair in _described(dataset):
        yield pair.part, pair_features(a, b), pair.label
        if pair.part == "train":
            yield pair.part, pair_features(b, a), INVERSE.get(pair.label, pair.label)


def _same_rows(dataset: Dataset) -> Made:
    from timeline.reconcile.same import same_features

    pairs = list(_described(dataset))
    cosines = _cosines([mentions for mentions, _ in pairs])
    for ((a, b), pair), cosine in zip(pairs, cosines, strict=True):
        yield pair.part, same_features(a, b, cosine), pair.label


def _cosines(pairs: Sequence[Pair]) -> list[float]:
    texts = sorted({mention.title or mention.quote for pair in pairs for mention in pair})
    vectors = dict(zip(texts, SentenceEncoder(len(texts)).embed(texts), strict=True))
    return [float(np.dot(vectors[a.title or a.quote], vectors[b.title or b.quote])) for a, b in pairs]


def _salience_rows(dataset: Dataset) -> Made:
    """Every candidate the library finds; those that overlap what annotators chose are kept."""
    from timeline.pipeline import read_candidates

    for doc, document in sorted(dataset.documents.items()):
        gold = dataset.gold[doc]
        for mention, features in read_candidates(document):
            kept = any(mention.start < t.end and t.start < mention.end for t in gold)
            yield dataset.parts[doc], features, SALIENCE_LABELS[kept]


MAKERS: Mapping[str, Callable[[Dataset], Made]] = {
    "relation": _relation_rows,
    "same_event": _same_rows,
    "salience": _salience_rows,
}


def _described(dataset: Dataset) -> Iterator[tuple[Pair, LabelledPair]]:
    """The pairs whose triggers the library could describe, as event mentions."""
    mentions = describe_triggers(dataset)
    for pair in dataset.pairs:
        if pair.a in mentions and pair.b in mentions:
            yield (mentions[pair.a], mentions[pair.b]), pair


def describe_triggers(dataset: Dataset) -> dict[Trigger, EventMention]:
    """An event mention for each trigger of the pairs, with all that the library reads of it."""
    from timeline.pipeline import describe_document

    wanted: dict[str, set[tuple[int, int]]] = {}
    for trigger in (t for pair in dataset.pairs for t in (pair.a, pair.b)):
        wanted.setdefault(trigger.doc, set()).add((trigger.start, trigger.end))
    found = {}
    for doc, spans in sorted(wanted.items()):
        for mention in describe_document(dataset.documents[doc], sorted(spans)).mentions:
            found[Trigger(doc, mention.start, mention.end)] = mention
    return found
