"""Fits the tagger: a small network with one hidden layer, by Adam with dropout, seeded, on one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Rows = Callable[[NDArray[np.int64]], Floats]
"""The inputs of the examples at some positions, shape (positions, inputs)."""
UNITS = 96
EPOCHS = 5
BATCH = 512
RATE = 1e-3
PENALTY = 1e-5
DROPPED = 0.2
"""Share of the inputs, and of the hidden units, that each step goes without."""
SLOW, SLOWER = 0.9, 0.999


@define
class Network:
    """Inputs to one score through one layer of rectified units."""

    hidden: Floats
    bias: Floats
    out: Floats
    shift: Floats

    def arrays(self) -> tuple[Floats, ...]:
        """All that is learnt."""
        return self.hidden, self.bias, self.out, self.shift


def new_network(inputs: int, rng: np.random.Generator) -> Network:
    """A network that has learnt nothing yet."""
    hidden = rng.standard_normal((inputs, UNITS)) * np.sqrt(2 / inputs)
    out = rng.standard_normal(UNITS) * np.sqrt(2 / UNITS)
    zeros = np.zeros(UNITS, dtype=np.float32), np.zeros(1, dtype=np.float32)
    return Network(hidden.astype(np.float32), zeros[0], out.astype(np.float32), zeros[1])


def fit_network(rows: Rows, labels: Floats, weights: Floats, *, inputs: int, seed: int) -> Network:
    """The network after `EPOCHS` passes over the examples; `weights` say how much each counts."""
    rng = np.random.default_rng(seed)
    network = new_network(inputs, rng)
    adam = Adam(network.arrays())
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        for batch in batches(len(labels), rng):
            adam.step(_gradients(network, rows(batch), labels[batch], weights[batch], rng=rng), rate)
    return network


def batches(count: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """Every number below `count` once, in an order drawn anew, `BATCH` at a time."""
    order = rng.permutation(count)
    for first in range(0, count, BATCH):
        yield order[first : first + BATCH]


def _gradients(
    network: Network, inputs: Floats, labels: Floats, weights: Floats, *, rng: np.random.Generator
) -> tuple[Floats, ...]:
    """How the loss of a batch grows with each number of the network."""
    inputs = inputs * kept(inputs.shape, DROPPED, rng)
    mask = kept((len(inputs), UNITS), DROPPED, rng)
    units = np.maximum(inputs @ network.hidden + network.bias, 0) * mask
    scores = units @ network.out + network.shift
    wrong = (1 / (1 + np.exp(-np.clip(scores, -30, 30))) - labels) * weights / np.float32(len(labels))
    back = np.outer(wrong, network.out) * (units > 0) * mask
    return (
        inputs.T @ back + PENALTY * network.hidden,
        back.sum(axis=0),
        units.T @ wrong + PENALTY * network.out,
        wrong.sum(keepdims=True),
    )


def kept(shape: tuple[int, ...], dropped: float, rng: np.random.Generator) -> Floats:
    """A mask that drops a share of what it is multiplied with, and makes up for it."""
    stays = rng.random(shape, dtype=np.float32) > dropped
    return stays.astype(np.float32) / np.float32(1 - dropped)


@define
class Adam:
    """Kingma and Ba 2015, Adam: a method for stochastic optimization."""

    arrays: tuple[Floats, ...]
    means: list[Floats] = field(init=False)
    squares: list[Floats] = field(init=False)
    steps: int = 0

    def __attrs_post_init__(self) -> None:
        self.means = [np.zeros_like(array) for array in self.arrays]
        self.squares = [np.zeros_like(array) for array in self.arrays]

    def step(self, gradients: tuple[Floats, ...], rate: float) -> None:
        """Move every array against its gradient."""
        self.steps += 1
        size = np.float32(rate * np.sqrt(1 - SLOWER**self.steps) / (1 - SLOW**self.steps))
        for array, gradient, mean, square in zip(self.arrays, gradients, self.means, self.squares, strict=True):
            mean += np.float32(1 - SLOW) * (gradient - mean)
            square += np.float32(1 - SLOWER) * (gradient * gradient - square)
            array -= size * mean / (np.sqrt(square) + np.float32(1e-8))
