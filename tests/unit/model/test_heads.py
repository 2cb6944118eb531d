import numpy as np
import pytest

from timeline.errors import ModelError
from timeline.model import Head, Layer
from timeline.model.heads import Table


def small_head(**changes):
    options = {
        "mean": [1.0, 0.0],
        "scale": [2.0, 1.0],
        "layers": (
            Layer([[1.0, -1.0], [0.5, 0.5]], [0.0, 0.1]),
            Layer([[1.0, -1.0], [2.0, 0.0]], [0.0, 0.0]),
        ),
        **changes,
    }
    return Head("demo", ("near", "far"), ("yes", "no"), **options)


def test_forward_by_hand():
    signal = (np.array([3.0, 2.0]) - [1.0, 0.0]) / [2.0, 1.0]
    hidden = np.maximum(signal @ [[1.0, -1.0], [0.5, 0.5]] + [0.0, 0.1], 0)
    scores = np.exp(hidden @ [[1.0, -1.0], [2.0, 0.0]])
    expected = scores / scores.sum()
    assert np.allclose(small_head().probabilities([{"near": 3.0, "far": 2.0}]), [expected])


def test_missing_feature_counts_zero():
    head = small_head()
    assert np.array_equal(
        head.probabilities([{"near": 3.0}]), head.probabilities([{"near": 3.0, "far": 0.0}])
    )


def test_no_rows():
    assert small_head().probabilities([]).shape == (0, 2)


def test_temperature_flattens():
    sure, unsure = (small_head(temperature=t).probabilities([{"far": 3.0}])[0, 0] for t in (1.0, 4.0))
    assert sure > unsure > 0.5


def test_tanh_is_another_network():
    row = [{"near": 5.0, "far": 2.0}]
    assert not np.allclose(small_head(activation="tanh").probabilities(row), small_head().probabilities(row))


def test_unknown_feature_is_named():
    with pytest.raises(ModelError, match=r"no such feature @ demo\.nearr") as caught:
        small_head().probabilities([{"near": 1.0}, {"nearr": 7.0}])
    assert caught.value.value == 7.0


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_not_finite(value):
    with pytest.raises(ModelError, match=r"finite number @ demo\.far"):
        small_head().probabilities([{"far": value}])


@pytest.mark.parametrize(
    "changes",
    [
        {"mean": [0.0]},
        {"scale": [1.0, 0.0]},
        {"layers": ()},
        {"layers": (Layer([[1.0], [1.0]], [0.0]),)},
        {"layers": (Layer([[1.0, 2.0]], [0.0, 0.0]),)},
    ],
)
def test_shapes_are_checked(changes):
    with pytest.raises(ModelError, match="@ demo"):
        small_head(**changes)


def test_feature_named_twice():
    with pytest.raises(ModelError, match="named twice"):
        Head("demo", ("a", "a"), ("x",), mean=[0, 0], scale=[1, 1], layers=(Layer([[1.0], [1.0]], [0.0]),))


def test_vectors_stand_beside_the_features():
    layer = Layer([[1.0, 0.0], [0.0, 0.0], [0.0, 2.0]], [0.0, 0.0])
    head = small_head(layers=(layer,), vectors=1)
    given = head.probabilities([{"near": 1.0}, {"near": 1.0}], np.array([[0.0], [3.0]]))
    assert given[0].tolist() == [0.5, 0.5]
    assert given[1, 1] > 0.99
    with pytest.raises(ModelError, match="vectors have 1 numbers @ demo"):
        head.probabilities([{"near": 1.0}])


def test_vectors_of_another_shape():
    with pytest.raises(ModelError, match="vectors have 0 numbers @ demo"):
        small_head().probabilities([{}], np.zeros((1, 3)))


def test_columns_say_the_same_as_rows_by_name():
    rows = [{"near": 3.0}, {"far": 2.0, "near": -1.0}, {}]
    table = Table(("far", "near", "other"), np.array([[0.0, 3.0, 0.0], [2.0, -1.0, 0.0], [0.0, 0.0, 0.0]]))
    assert np.array_equal(small_head().probabilities(table), small_head().probabilities(rows))


def test_a_column_that_the_head_does_not_know_is_refused():
    with pytest.raises(ModelError, match="no such feature"):
        small_head().probabilities(Table(("near", "nearr"), np.array([[1.0, 0.0], [1.0, 7.0]])))


def test_many_rows_get_the_same_bits_as_one():
    layer = Layer(np.random.default_rng(1).normal(size=(192, 2)), np.zeros(2))
    rows = np.random.default_rng(2).normal(size=(19, 192))
    assert np.array_equal(layer.apply(rows), np.vstack([layer.apply(row[None]) for row in rows]))
