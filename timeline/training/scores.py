"""How well probabilities fit labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from timeline.bench import calibration
from timeline.model.heads import Array


class Labelled(Protocol):
    """Anything with a label and a weight for each row."""

    @property
    def labels(self) -> Sequence[str]:
        """The right label of each row."""

    @property
    def weights(self) -> Sequence[float]:
        """How much each row counts."""


def log_loss(probabilities: Array, examples: Labelled, labels: Sequence[str]) -> float:
    """Weighted mean of the negative logarithm (nats) of what the right labels got."""
    right = np.array([labels.index(label) for label in examples.labels], dtype=np.int64)
    given = probabilities[np.arange(len(right)), right]
    return float(np.average(-np.log(np.maximum(given, 1e-12)), weights=np.array(examples.weights)))


def score_rows(probabilities: Array, gold: Sequence[str], labels: Sequence[str]) -> dict[str, float]:
    """Accuracy, mean F1 over the labels that occur, F1 of the rarest one, calibration error, and rows.

    >>> rows = score_rows(np.array([[0.9, 0.1], [0.2, 0.8]]), ["yes", "no"], ["yes", "no"])
    >>> rows["accuracy"], rows["macro_f1"], round(rows["calibration_error"], 2)
    (1.0, 1.0, 0.15)
    """
    right = np.array([labels.index(label) for label in gold], dtype=np.int64)
    given = probabilities.argmax(axis=1)
    present = sorted(set(right.tolist()), key=lambda n: (int((right == n).sum()), n))
    f1s = [_f1(given == n, right == n) for n in present]
    return {
        "accuracy": float((given == right).mean()),
        "macro_f1": float(np.mean(f1s)),
        "rarest_f1": f1s[0],
        "calibration_error": calibration_error(probabilities, right),
        "rows": float(len(right)),
    }


def _f1(given: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], gold: object) -> float:
    truth = np.asarray(gold, dtype=bool)
    hits = int((given & truth).sum())
    return 2 * hits / max(1, int(given.sum()) + int(truth.sum()))


def calibration_error(probabilities: Array, right: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> float:
    """Expected calibration error of the highest probabilities, 0 to 1; 0 of no row."""
    hit = probabilities.argmax(axis=1) == right
    return calibration.calibration_error(zip(probabilities.max(axis=1).tolist(), hit.tolist(), strict=True)) or 0.0


def begin_accuracy(probabilities: Array, gold: Sequence[str], labels: Sequence[str]) -> float:
    """How often the order of the two begins is right, vague pairs left out.

    What includes another event begins before it, so `before` and `includes` count together.
    """
    kinds = ("before", "after", "equal")
    kind = {"before": 0, "includes": 0, "after": 1, "is_included": 1, "simultaneous": 2}
    sums = np.zeros((len(probabilities), len(kinds)))
    for column, label in enumerate(labels):
        if label in kind:
            sums[:, kind[label]] += probabilities[:, column]
    clear = [n for n, label in enumerate(gold) if label in kind]
    hits = [int(sums[n].argmax()) == kind[gold[n]] for n in clear]
    return float(np.mean(hits)) if hits else 0.0
