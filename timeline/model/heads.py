"""A head: the small network that turns named features of one decision into calibrated probabilities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeVar

import numpy as np
from attrs import field, frozen, validators
from numpy.typing import ArrayLike, NDArray

from timeline.errors import ModelError

Array = NDArray[np.float64]
Activation = Literal["relu", "tanh"]
T = TypeVar("T")
ROWS_AT_ONCE = 512
FEW_OUTPUTS = 8
BLOCK = 8
"""Rows that are summed at once at the least, so that none is summed in another way than the others."""


def as_array(values: ArrayLike) -> Array:
    """The values as a float64 array that nobody can write to."""
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array


@frozen(eq=False)
class Layer:
    """One affine step: `weight` has shape (inputs, outputs), `bias` (outputs,)."""

    weight: Array = field(converter=as_array)
    bias: Array = field(converter=as_array)
    _affine: Array = field(init=False, repr=False)
    """The bias as the weights of a first input that is always 1, above those of the others."""

    @_affine.default
    def _stacked(self) -> Array:
        fits = self.weight.ndim == 2 and self.weight.shape[1:] == self.bias.shape
        return np.vstack([self.bias, self.weight]) if fits else np.zeros((0, 0))  # refused by the head

    def apply(self, rows: Array) -> Array:
        """`rows @ weight + bias`, added input by input.

        A matrix product may add in another order for another number of rows or threads; this does
        not, so a row gets the same bits whatever stands beside it. Inputs that are 0 in all rows are left out.
        """
        if self.weight.shape[1] <= FEW_OUTPUTS:
            # the rows lie side by side in memory, in whole blocks, and are summed at once
            beside = np.zeros((rows.shape[1], len(rows) + -len(rows) % BLOCK))
            beside[:, : len(rows)] = rows.T
            summed: Array = np.einsum("ir,io->or", beside, self.weight)[:, : len(rows)].T + self.bias
            return summed
        inputs = np.hstack([np.ones((len(rows), 1)), rows])
        used = inputs.any(axis=0)
        # the outputs lie side by side in memory and are summed at once, so the inputs of a row come in their order
        total: Array = np.einsum("ri,io->ro", np.ascontiguousarray(inputs[:, used]), self._affine[used])
        return total


@frozen(eq=False)
class Table:
    """Named features of many decisions as numbers: `values` has shape (rows, names)."""

    names: tuple[str, ...]
    values: Array

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, rows: slice) -> Table:
        """Some of the rows."""
        return Table(self.names, self.values[rows])


Rows = Sequence[Mapping[str, float]] | Table


def by_parts(ask: Callable[[Sequence[T]], Array], items: Sequence[T]) -> Array:
    """What is asked of all items, some at a time: what the answers are made from needs no more memory than that.

    `ask` gives a row for each of the items that it gets, and for none an array of the right width.
    """
    return np.concatenate([ask(items[at : at + ROWS_AT_ONCE]) for at in range(0, max(1, len(items)), ROWS_AT_ONCE)])


@frozen(eq=False)
class Head:
    """Standardised named features and unnamed vectors, hidden layers, and a softmax with temperature.

    `mean` and `scale` have shape (features,); the first layer has `vectors` inputs more than there are
    features. Raises ModelError if shapes and names do not fit.
    """

    name: str
    features: tuple[str, ...]
    labels: tuple[str, ...]
    mean: Array = field(converter=as_array, kw_only=True)
    scale: Array = field(converter=as_array, kw_only=True)
    layers: tuple[Layer, ...] = field(kw_only=True)
    activation: Activation = field(default="relu", kw_only=True, validator=validators.in_(("relu", "tanh")))
    temperature: float = field(default=1.0, kw_only=True, validator=validators.gt(0))
    vectors: int = field(default=0, kw_only=True)
    _raw: Layer = field(init=False)
    """The first layer for features as they come: what standardises them is in its weights."""

    @_raw.default
    def _with_moments(self) -> Layer:
        if not self.layers or len(self.layers[0].weight) < len(self.features) or not np.all(self.scale > 0):
            return Layer(np.zeros((0, 0)), np.zeros(0))  # refused below
        weight, bias = np.array(self.layers[0].weight), np.array(self.layers[0].bias)
        for row, (mean, scale) in enumerate(zip(self.mean, self.scale, strict=False)):
            weight[row] /= scale
            bias -= mean * weight[row]
        return Layer(weight, bias)

    def __attrs_post_init__(self) -> None:
        if len(set(self.features)) != len(self.features):
            raise ModelError("a feature is named twice", place=self.name, value=self.features)
        if self.mean.shape != (len(self.features),) or self.scale.shape != self.mean.shape:
            raise ModelError("mean or scale do not fit the features", place=self.name, value=self.mean.shape)
        if not np.all(self.scale > 0):
            raise ModelError("a scale is not above 0", place=self.name)
        width = len(self.features) + self.vectors
        for layer in self.layers:
            if layer.weight.ndim != 2 or layer.weight.shape != (width, *layer.bias.shape):
                raise ModelError("a layer does not fit", place=self.name, value=layer.weight.shape)
            width = layer.weight.shape[1]
        if not self.layers or width != len(self.labels):
            raise ModelError("the last layer does not fit the labels", place=self.name, value=self.labels)

    def probabilities(self, rows: Rows, vectors: Array | None = None) -> Array:
        """One row of probabilities for each row of features, in the order of `labels`.

        `vectors` has shape (rows, `Head.vectors`). The result has shape (rows, labels), float64; each row
        sums to 1. A missing feature counts 0. Raises ModelError for a feature that the head does not
        know, one that is no finite number, or vectors that are missing or of another shape.
        """
        beside = np.zeros((len(rows), 0)) if vectors is None else vectors
        if beside.shape != (len(rows), self.vectors):
            raise ModelError(f"vectors have {self.vectors} numbers", place=self.name, value=beside.shape)
        result = np.empty((len(rows), len(self.labels)), dtype=np.float64)
        for first in range(0, len(rows), ROWS_AT_ONCE):
            part = slice(first, first + ROWS_AT_ONCE)
            result[part] = self._forward(self.table(rows[part]), beside[part])
        return result

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {name: column for column, name in enumerate(self.features)}

    def table(self, rows: Rows) -> Array:
        """The rows as numbers, shape (rows, features), not standardised; errors as `probabilities`."""
        table = self._of_columns(rows) if isinstance(rows, Table) else self._of_mappings(rows)
        if not np.isfinite(table).all():
            row, column = np.argwhere(~np.isfinite(table))[0]
            place = f"{self.name}.{self.features[column]}"
            raise ModelError("a feature is a finite number", place=place, value=table[row, column])
        return table

    def _of_mappings(self, rows: Sequence[Mapping[str, float]]) -> Array:
        columns, width = self._columns, len(self.features)
        try:
            cells = [number * width + columns[name] for number, row in enumerate(rows) for name in row]
        except KeyError as fault:
            name = fault.args[0]
            raise self._unknown(name, next(row[name] for row in rows if name in row)) from None
        table = np.zeros((len(rows), width), dtype=np.float64)
        table.reshape(-1)[cells] = [value for row in rows for value in row.values()]
        return table

    def _of_columns(self, rows: Table) -> Array:
        table = np.zeros((len(rows), len(self.features)), dtype=np.float64)
        for name, column in zip(rows.names, rows.values.T, strict=True):
            if name in self._columns:
                table[:, self._columns[name]] = column
            elif column.any():
                raise self._unknown(name, column[column.nonzero()[0][0]])
        return table

    def _unknown(self, name: str, value: float) -> ModelError:
        return ModelError("no such feature", place=f"{self.name}.{name}", value=value)

    def _forward(self, table: Array, vectors: Array) -> Array:
        signal = self._raw.apply(np.hstack([table, vectors]))
        for layer in self.layers[1:]:
            signal = layer.apply(_activate(signal, self.activation))
        return softmax(signal / self.temperature)


def _activate(signal: Array, activation: Activation) -> Array:
    return np.maximum(signal, 0.0) if activation == "relu" else np.tanh(signal)


def softmax(scores: Array) -> Array:
    """Scores of shape (rows, labels) as probabilities; no score is too large or too small.

    >>> softmax(np.array([[0.0, 0.0], [1e9, 0.0]])).tolist()
    [[0.5, 0.5], [1.0, 0.0]]
    """
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    normed: Array = weights / weights.sum(axis=1, keepdims=True)
    return normed
