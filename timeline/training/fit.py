"""Fits a head on labelled rows: several candidates, the best on the development part, its temperature.

Everything is seeded and runs on one thread, so that two runs give equal weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # ships no types

from timeline.model.heads import Array, Head, Layer
from timeline.training.classes import fit_classes
from timeline.training.scores import log_loss

Rows = Sequence[Mapping[str, float]]
SEED = 20250408
STRENGTHS = (0.01, 0.1, 1.0)
"""Inverse regularisation of the linear candidates."""
NETWORKS = ((16, 1.0), (32, 0.3), (64, 0.3))
"""Units of the hidden layer of the other candidates, and their penalty on large weights."""
TOGETHER = 6
"""Networks whose mean is one candidate."""
TOGETHER_WIDE = 4
"""The same of networks with dropout, which take longer."""
FARTHEST = 5.0
"""Standard deviations from the mean beyond which an input counts no more when a wide network learns."""
LEAST_SPREAD = 1e-3
"""A feature that varies less in training says nothing."""
TEMPERATURES = tuple(round(0.3 * 1.02**n, 4) for n in range(140))
"""From 0.3 to 4.7."""


@frozen
class Examples:
    """Rows of named features, the label of each, how much each counts, and vectors beside the features."""

    rows: Rows = ()
    labels: Sequence[str] = ()
    weights: Sequence[float] = field(default=())
    vectors: Array = field()

    @vectors.default
    def _no_vectors(self) -> Array:
        return np.zeros((len(self.rows), 0))

    def __len__(self) -> int:
        return len(self.rows)

    def __add__(self, other: Examples) -> Examples:
        return Examples(
            [*self.rows, *other.rows],
            [*self.labels, *other.labels],
            [*self.weights, *other.weights],
            np.concatenate([part.vectors for part in (self, other) if len(part)] or [self.vectors]),
        )


@frozen
class Task:
    """What a head decides: its name, feature names, and labels in their order."""

    name: str
    features: tuple[str, ...]
    labels: tuple[str, ...]
    wide: bool = False
    """Many rows of many inputs: only networks with dropout are fitted."""


def fit_head(task: Task, train: Examples, dev: Examples) -> Head:
    """The candidate with the least loss on `dev`, with the temperature that makes it least.

    Its numbers are those that float32 weights keep, so that it decides as it will once read back.
    """
    with threadpool_limits(1):
        heads = list(_candidates(task, train))
        losses = [log_loss(h.probabilities(dev.rows, dev.vectors), dev, h.labels) for h in heads]
        best = heads[int(np.argmin(losses))]
        return evolve(best, temperature=fit_temperature(best, dev))


def _candidates(task: Task, train: Examples) -> Sequence[Head]:
    table = _blank_head(task, np.zeros(len(task.features)), np.ones(len(task.features))).table(train.rows)
    mean, scale = _moments(table)
    blank = _blank_head(task, mean, scale)
    ready = np.hstack([(table - mean) / scale, train.vectors])
    target = np.array([task.labels.index(label) for label in train.labels])
    weights = np.array(train.weights)
    varies = ready.std(axis=0) > LEAST_SPREAD
    every = [_fit_wide(ready, target, weights, len(task.labels))] if task.wide else []
    every = every or _fit_small(ready, target, weights, len(task.labels))
    return [
        evolve(blank, layers=_silence(layers, varies), vectors=train.vectors.shape[1]) for layers in every
    ]


def _fit_small(
    ready: Array, target: NDArray[np.int64], weights: Array, labels: int
) -> list[tuple[Layer, ...]]:
    linear = [_fit_linear(ready, target, weights, strength=s) for s in STRENGTHS]
    deep = [_fit_network(ready, target, weights, units=u, penalty=p) for u, p in NETWORKS]
    return [_place_classes(*fitted, labels) for fitted in (*linear, *deep)]


def _fit_wide(ready: Array, target: NDArray[np.int64], weights: Array, labels: int) -> tuple[Layer, ...]:
    """Some networks with dropout, side by side as one."""
    inputs = ready.clip(-FARTHEST, FARTHEST).astype(np.float32)
    fitted = [
        fit_classes(inputs, target, weights.astype(np.float32), labels=labels, seed=SEED + n)
        for n in range(TOGETHER_WIDE)
    ]
    return (
        _beside([Layer(hidden, bias) for hidden, bias, _, _ in fitted]),
        _above([Layer(out, shift) for _, _, out, shift in fitted]),
    )


def _silence(layers: tuple[Layer, ...], varies: NDArray[np.bool_]) -> tuple[Layer, ...]:
    """The layers without the inputs that never varied: a network leaves them the weights it drew at first."""
    first = layers[0]
    return (Layer(first.weight * varies[:, None], first.bias), *layers[1:])


def _blank_head(task: Task, mean: Array, scale: Array) -> Head:
    empty = Layer(np.zeros((len(task.features), len(task.labels))), np.zeros(len(task.labels)))
    return Head(task.name, task.features, task.labels, mean=mean, scale=scale, layers=(empty,))


def _moments(table: Array) -> tuple[Array, Array]:
    """Mean and spread of each feature; one that hardly varies keeps its own scale."""
    spread = table.std(axis=0)
    return _short(table.mean(axis=0)), _short(np.where(spread > LEAST_SPREAD, spread, 1.0))


def _short(array: NDArray[np.floating]) -> Array:
    return array.astype(np.float32).astype(np.float64)


Fitted = tuple[tuple[Layer, ...], NDArray[np.int64]]


def _fit_linear(ready: Array, target: NDArray[np.int64], weights: Array, *, strength: float) -> Fitted:
    model = LogisticRegression(C=strength, max_iter=500, random_state=SEED)
    model.fit(ready, target, sample_weight=weights)
    return (_two_sided(model.coef_.T, model.intercept_),), model.classes_


def _two_sided(weight: Array, bias: Array) -> Layer:
    """A last layer; two classes come as one score, and as two halves they make the same softmax."""
    if weight.shape[1] == 1:
        weight, bias = np.hstack([-weight, weight]) / 2, np.concatenate([-bias, bias]) / 2
    return Layer(_short(weight), _short(bias))


def _fit_network(
    ready: Array, target: NDArray[np.int64], weights: Array, *, units: int, penalty: float
) -> Fitted:
    """Some networks that differ in their first weights, side by side as one: the mean of their scores errs less."""
    models = [_fit_one(ready, target, weights, units=units, penalty=penalty, seed=SEED + n) for n in range(TOGETHER)]
    first = [Layer(_short(model.coefs_[0]), _short(model.intercepts_[0])) for model in models]
    last = [_two_sided(model.coefs_[-1], model.intercepts_[-1]) for model in models]
    return (_beside(first), _above(last)), models[0].classes_


def _beside(layers: Sequence[Layer]) -> Layer:
    """The units of several layers as those of one."""
    return Layer(np.hstack([one.weight for one in layers]), np.concatenate([one.bias for one in layers]))


def _above(layers: Sequence[Layer]) -> Layer:
    """The mean of several layers over units that stand side by side."""
    weight = np.vstack([one.weight for one in layers]) / len(layers)
    return Layer(_short(weight), _short(np.mean([one.bias for one in layers], axis=0)))


def _fit_one(
    ready: Array, target: NDArray[np.int64], weights: Array, *, units: int, penalty: float, seed: int
) -> MLPClassifier:
    model = MLPClassifier(
        (units,),
        alpha=penalty,
        batch_size=min(256, len(ready) // 2),
        early_stopping=True,
        n_iter_no_change=4,
        max_iter=60,
        random_state=seed,
    )
    return model.fit(ready, target, sample_weight=weights)


def _place_classes(layers: tuple[Layer, ...], classes: NDArray[np.int64], labels: int) -> tuple[Layer, ...]:
    """The last layer with one output for each label; a label never met in training is never given."""
    last = layers[-1]
    weight = np.zeros((last.weight.shape[0], labels))
    bias = np.full(labels, -30.0)
    weight[:, classes], bias[classes] = last.weight, last.bias
    return (*layers[:-1], Layer(weight, bias))


def fit_temperature(head: Head, dev: Examples) -> float:
    """The temperature, of those tried, that makes the loss on `dev` least."""
    heated = [evolve(head, temperature=temperature) for temperature in TEMPERATURES]
    losses = [log_loss(one.probabilities(dev.rows, dev.vectors), dev, one.labels) for one in heated]
    return TEMPERATURES[int(np.argmin(losses))]
