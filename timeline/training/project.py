"""Fits the projection of the words around triggers: principal directions, without any label."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # ships no types

from timeline.model import Projection, SentenceEncoder
from timeline.model.context import window
from timeline.training.corpora import OWN, Sources
from timeline.training.datasets import Dataset, relation_dataset
from timeline.values import EventMention

SEEN = {OWN: 3, "meantime_en": 1, "uds_time_train": 1}
"""Corpora whose triggers are looked at, and how often each counts: Arabic is only in our own."""
REACH = 1
KEPT = 32
SPREAD = 0.3
"""Standard deviation of the first direction, near that of a rare standardised feature."""


def fit_projection(sources: Sources) -> Projection:
    """The `KEPT` directions in which the pieces at and around the training triggers differ most."""
    encoder = SentenceEncoder()
    around = (window(mention, encoder, (REACH, REACH)) for mention in _seen(sources))
    pieces = [piece for slots in around for piece in slots if piece is not None]
    different, counts = np.unique(pieces, return_counts=True)
    vectors = np.stack([encoder.piece_vector(int(piece)) for piece in different])
    center = np.average(vectors, axis=0, weights=counts)
    with threadpool_limits(1):
        values, directions = np.linalg.eigh(np.cov(vectors, rowvar=False, fweights=counts))
    best = np.argsort(values)[::-1][:KEPT]
    spread = np.sqrt(values[best])
    # weaker directions are drawn up to a degree, not to one size, which would be noise
    weight = directions[:, best] / np.sqrt(spread * spread[0]) * SPREAD
    return Projection(center.astype(np.float32), weight.astype(np.float32), REACH)


def _seen(sources: Sources) -> Iterator[EventMention]:
    for name, times in SEEN.items():
        dataset = relation_dataset(name, sources)
        for mention in _bare_mentions(dataset):
            yield from [mention] * times


def _bare_mentions(dataset: Dataset) -> Iterator[EventMention]:
    """The triggers to learn from, each with the whole text as its sentence; nothing else is read."""
    triggers = {t for pair in dataset.pairs if pair.part == "train" for t in (pair.a, pair.b)}
    for trigger in sorted(triggers):
        text = dataset.documents[trigger.doc].text
        surface = text[trigger.start : trigger.end]
        yield EventMention(
            "", trigger.doc, trigger.start, trigger.end, surface, sentence=(0, len(text)), quote=text
        )
