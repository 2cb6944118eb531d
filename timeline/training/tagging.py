"""The tagger from its corpora: rows, fit, scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from attrs import define, field
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # ships no types

from timeline.events.tokens import FEATURES
from timeline.model import Report, SentenceEncoder, SentenceTagger, Tagger
from timeline.model.heads import Array
from timeline.model.tagger import mean_piece
from timeline.training.corpora import LICENCES, OWN, SHIPPABLE, Sources
from timeline.training.network import Floats, Network, fit_network
from timeline.training.scores import score_rows
from timeline.training.tokens import LabelledSentence, labelled_sentences

NAME = "tagger"
LABELS = ("nothing", "event")
REACH = 2
KEPT = 96
"""Numbers that a word is projected to."""
NETWORKS = 2
"""Networks, fitted from different seeds, whose scores are averaged: side by side they are one."""
SEED = 20250408
LEAST_SPREAD = 0.15
"""A rarer mark is not scaled up further."""


@define
class Corpus:
    """How much the rows of a corpus count, and by how much less those without an event, which may be missed ones."""

    weight: float
    silent: float = 1.0


CORPORA: Mapping[str, Corpus] = {
    "torque_dev": Corpus(5.0),
    "meantime_en": Corpus(3.0),
    "timeset_dev": Corpus(0.3, silent=0.1),
    "ecbplus": Corpus(0.7),
    "uds_time_train": Corpus(0.25),
    "litbank_events": Corpus(0.2, silent=0.5),
    "ar_pud": Corpus(0.5),
    OWN: Corpus(0.3, silent=0.1),
}
"""TORQUE and MEANTIME follow TimeML closest: they weigh most for their size."""


@define
class Rows:
    """Labelled words: `words` and `marks` of every word read, place 0 standing for what is beyond a sentence.

    `windows` has the places of each labelled word and its neighbours, shape (rows, window).
    """

    vocabulary: dict[str, int] = field(factory=lambda: {"": 0})
    words: list[int] = field(factory=lambda: [0])
    marks: list[tuple[int, ...]] = field(factory=lambda: [()])
    windows: list[list[int]] = field(factory=list)
    labels: list[bool] = field(factory=list)
    weights: list[float] = field(factory=list)

    def add(self, sentence: LabelledSentence, corpus: Corpus) -> None:
        """The labelled words of a sentence."""
        first, last = len(self.words), len(self.words) + len(sentence.words)
        self.words += [self.vocabulary.setdefault(word, len(self.vocabulary)) for word in sentence.words]
        self.marks += [tuple(_COLUMNS[name] for name in row) for row in sentence.marks]
        for place, label in enumerate(sentence.labels, first):
            if label is not None:
                around = range(place - REACH, place + REACH + 1)
                self.windows.append([at if first <= at < last else 0 for at in around])
                self.labels.append(label)
                self.weights.append(corpus.weight * (1.0 if label else corpus.silent))

    def mark_table(self) -> NDArray[np.uint8]:
        """Which word read has which mark, shape (words, features)."""
        table = np.zeros((len(self.marks), len(FEATURES)), dtype=np.uint8)
        for row, columns in zip(table, self.marks, strict=True):
            row[list(columns)] = 1
        return table


_COLUMNS = {name: column for column, name in enumerate(FEATURES)}
Read = Mapping[str, list[LabelledSentence]]


def train_tagger(sources: Sources) -> tuple[Tagger, Report]:
    """Train the tagger on what may be shipped; its scores are those of a twin that has not seen the development part.

    Nothing is chosen on that part, so in the end the tagger learns from it too.
    """
    if not set(CORPORA) <= SHIPPABLE:
        raise ValueError(f"not to be shipped: {sorted(set(CORPORA) - SHIPPABLE)}")
    read = {name: list(labelled_sentences(name, sources)) for name in CORPORA}
    encoder = SentenceEncoder()
    with threadpool_limits(1):
        twin, tagger = (fit_tagger(_rows(read, parts), encoder) for parts in (("train",), ("train", "dev")))
    scores = dict(_scores(read, SentenceTagger(encoder, twin)))
    training = {name: LICENCES[name] for name in CORPORA}
    return tagger, Report(training, scores, scores["dev"]["calibration_error"])


def _rows(read: Read, parts: Sequence[str]) -> Rows:
    rows = Rows()
    for name, corpus in CORPORA.items():
        for sentence in read[name]:
            if sentence.part in parts:
                rows.add(sentence, corpus)
    return rows


def fit_tagger(rows: Rows, encoder: SentenceEncoder) -> Tagger:
    """The networks of all seeds, side by side, with the projection they read words through."""
    vectors = np.stack([mean_piece(word, encoder, 512) for word in rows.vocabulary if word])
    center = vectors.mean(axis=0)
    projection = _directions(vectors - center)
    kept = np.vstack([np.zeros((1, KEPT)), (vectors - center) @ projection]).astype(np.float32)[np.array(rows.words)]
    marks, windows = rows.mark_table(), np.array(rows.windows)
    scale = np.maximum(marks[windows].reshape(len(windows), -1).std(axis=0, dtype=np.float64), LEAST_SPREAD)
    factor = (1 / scale).astype(np.float32)

    def inputs(batch: NDArray[np.int64]) -> Floats:
        around = windows[batch]
        beside = marks[around].reshape(len(batch), -1) * factor
        return np.hstack([kept[around].reshape(len(batch), -1), beside])

    weights = np.array(rows.weights) / np.mean(rows.weights)
    labels = np.array(rows.labels, dtype=np.float32)
    width = windows.shape[1] * (KEPT + len(FEATURES))
    seeds = range(SEED, SEED + NETWORKS)
    networks = [fit_network(inputs, labels, weights.astype(np.float32), inputs=width, seed=seed) for seed in seeds]
    return _side_by_side(networks, factor, center=center, projection=projection)


def _directions(centered: Array) -> Array:
    """The directions in which words differ most, the first one with a spread of 1."""
    values, directions = np.linalg.eigh(np.cov(centered, rowvar=False, bias=True))
    best = np.argsort(values)[::-1][:KEPT]
    scaled: Array = directions[:, best] / np.sqrt(values[best[0]])
    return scaled


def _side_by_side(networks: list[Network], factor: Floats, *, center: Array, projection: Array) -> Tagger:
    hidden = np.hstack([network.hidden for network in networks])
    window = 2 * REACH + 1
    words, marks = hidden[: window * KEPT], hidden[window * KEPT :] * factor[:, None]
    arrays = {
        "center": center,
        "projection": projection,
        "words": words.reshape(window, KEPT, -1),
        "marks": marks.reshape(window, len(FEATURES), -1),
        "bias": np.concatenate([network.bias for network in networks]),
        "out": np.concatenate([network.out for network in networks]) / len(networks),
        "shift": np.mean([network.shift for network in networks], axis=0),
    }
    return Tagger(FEATURES, **{name: array.astype(np.float32) for name, array in arrays.items()})


def _scores(read: Read, tagger: SentenceTagger) -> Iterable[tuple[str, dict[str, float]]]:
    every: list[LabelledSentence] = []
    for name in CORPORA:
        part = [sentence for sentence in read[name] if sentence.part == "dev"]
        every += part
        if name in ("meantime_en", "torque_dev") and part:
            yield f"{name}, dev", _score(part, tagger)
    yield "dev", _score(every, tagger)


def _score(sentences: list[LabelledSentence], tagger: SentenceTagger) -> dict[str, float]:
    given = np.concatenate([tagger.probabilities(s.words, s.marks) for s in sentences])
    known = [(place, label) for place, label in enumerate(x for s in sentences for x in s.labels) if label is not None]
    sure = given[[place for place, _ in known]]
    return score_rows(np.stack([1 - sure, sure], axis=1), [LABELS[bool(label)] for _, label in known], LABELS)
