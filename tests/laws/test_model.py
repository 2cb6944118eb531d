"""Laws of the model: probabilities are probabilities, and a row never depends on its neighbours."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from timeline.model import Head, Layer, Projection, Report, Weights, dump_weights

FEATURES = ("a", "b", "c")
numbers = st.floats(-1e6, 1e6, width=32)
rows = st.lists(st.dictionaries(st.sampled_from(FEATURES), numbers), min_size=1, max_size=20)


@st.composite
def heads(draw):
    hidden, labels = draw(st.integers(1, 9)), draw(st.integers(1, 5))

    def some(*shape):
        return draw(arrays(np.float64, shape, elements=st.floats(-50, 50, width=32)))

    return Head(
        "drawn",
        FEATURES,
        tuple(f"label{n}" for n in range(labels)),
        mean=some(3),
        scale=np.abs(some(3)) + 0.5,
        layers=(Layer(some(3, hidden), some(hidden)), Layer(some(hidden, labels), some(labels))),
        activation=draw(st.sampled_from(["relu", "tanh"])),
        temperature=draw(st.floats(0.25, 8, width=16)),
    )


@given(heads(), rows)
def test_rows_are_probabilities(head, table):
    result = head.probabilities(table)
    assert result.shape == (len(table), len(head.labels))
    assert (result >= 0).all()
    assert np.allclose(result.sum(axis=1), 1)


@given(heads(), rows, st.randoms())
def test_a_row_never_depends_on_its_neighbours(head, table, random):
    alone = np.concatenate([head.probabilities([row]) for row in table])
    order = random.sample(range(len(table)), len(table))
    shuffled = head.probabilities([table[n] for n in order])
    assert np.array_equal(head.probabilities(table), alone)
    assert np.array_equal(shuffled, alone[order])


@given(heads())
def test_writing_is_deterministic(head):
    weights = Weights({"drawn": head}, {"drawn": Report()}, Projection(np.zeros(2), np.eye(2), 1))
    assert dump_weights(weights) == dump_weights(weights)
