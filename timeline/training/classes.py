"""Fits a small network with one hidden layer and a softmax over labels, by Adam with dropout, seeded."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from timeline.training.network import Adam, Floats, batches, kept

UNITS = 48
EPOCHS = 6
RATE = 1e-3
PENALTY = 1e-5
DROPPED = 0.3
"""Share of the inputs, and of the hidden units, that each step goes without."""


def fit_classes(
    inputs: Floats, target: NDArray[np.int64], weights: Floats, *, labels: int, seed: int
) -> tuple[Floats, Floats, Floats, Floats]:
    """Weight and bias of the hidden layer and of the last one after `EPOCHS` passes over the examples.

    `inputs` has shape (rows, features); `weights` say how much each row counts.
    """
    rng = np.random.default_rng(seed)
    arrays = _blank(inputs.shape[1], labels, rng)
    adam = Adam(arrays)
    wanted = np.eye(labels, dtype=np.float32)[target]
    weights = (weights / weights.mean()).astype(np.float32)
    for epoch in range(EPOCHS):
        for batch in batches(len(inputs), rng):
            rows = inputs[batch] * kept((len(batch), inputs.shape[1]), DROPPED, rng)
            mask = kept((len(batch), UNITS), DROPPED, rng)
            gradients = _gradients(arrays, rows, wanted[batch], weights[batch], mask=mask)
            adam.step(gradients, RATE * (1 - epoch / EPOCHS))
    return arrays


def _blank(inputs: int, labels: int, rng: np.random.Generator) -> tuple[Floats, Floats, Floats, Floats]:
    hidden = rng.standard_normal((inputs, UNITS)) * np.sqrt(2 / inputs)
    out = rng.standard_normal((UNITS, labels)) / np.sqrt(UNITS)
    zeros = np.zeros(UNITS, dtype=np.float32), np.zeros(labels, dtype=np.float32)
    return hidden.astype(np.float32), zeros[0], out.astype(np.float32), zeros[1]


def _gradients(
    arrays: tuple[Floats, Floats, Floats, Floats], rows: Floats, wanted: Floats, weights: Floats, *, mask: Floats
) -> tuple[Floats, ...]:
    """How the loss of a batch grows with each number of the network."""
    hidden, bias, out, shift = arrays
    units = np.maximum(rows @ hidden + bias, 0) * mask
    scores = units @ out + shift
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    wrong = (shares - wanted) * weights[:, None] / np.float32(len(rows))
    back = (wrong @ out.T) * (units > 0) * mask
    return (
        rows.T @ back + PENALTY * hidden,
        back.sum(axis=0),
        units.T @ wrong + PENALTY * out,
        wrong.sum(axis=0),
    )
