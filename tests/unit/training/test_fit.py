import numpy as np
import pytest
from attrs import evolve

from timeline.training.fit import Examples, Task, fit_head, fit_temperature
from timeline.training.scores import begin_accuracy, calibration_error, log_loss

TASK = Task("demo", ("far", "near", "noise"), ("no", "yes"))


def drawn(count, seed):
    random = np.random.default_rng(seed)
    points = random.normal(size=(count, 3))
    labels = np.where(points[:, 0] + 2 * points[:, 1] + random.normal(size=count) > 0, "yes", "no")
    return Examples(
        [dict(zip(TASK.features, row, strict=True)) for row in points], labels.tolist(), [1.0] * count
    )


@pytest.fixture(scope="module")
def head():
    return fit_head(TASK, drawn(400, 1), drawn(200, 2))


def test_learns(head):
    test = drawn(400, 3)
    probabilities = head.probabilities(test.rows)
    right = np.array(test.labels) == np.array(TASK.labels)[probabilities.argmax(axis=1)]
    assert right.mean() > 0.8
    assert calibration_error(probabilities, (np.array(test.labels) == "yes").astype(int)) < 0.1


def test_same_rows_same_weights(head):
    again = fit_head(TASK, drawn(400, 1), drawn(200, 2))
    rows = drawn(50, 4).rows
    assert np.array_equal(again.probabilities(rows), head.probabilities(rows))
    assert again.temperature == head.temperature


def test_temperature_lowers_the_loss(head):
    dev = drawn(200, 2)
    assert head.temperature == fit_temperature(head, dev)
    assert log_loss(head.probabilities(dev.rows), dev, head.labels) < np.log(2)


def test_a_label_never_met_is_never_given():
    task = Task("demo", TASK.features, ("maybe", "no", "yes"))
    found = fit_head(task, drawn(100, 1), drawn(50, 2)).probabilities(drawn(20, 3).rows)
    assert found[:, 0].max() < 1e-6


def test_begins_count_together():
    labels = ("before", "after", "includes", "is_included", "simultaneous", "vague")
    rows = np.array([[0.3, 0.35, 0.3, 0.0, 0.05, 0.0], [0.0, 0.3, 0.4, 0.3, 0.0, 0.0], [0, 0, 0, 0, 0, 1.0]])
    assert begin_accuracy(rows, ["before", "is_included", "vague"], labels) == 1.0
    assert begin_accuracy(rows, ["after", "includes", "vague"], labels) == 0.0


def test_a_wide_head_learns_and_is_the_same_again():
    task = evolve(TASK, wide=True)
    heads = [fit_head(task, drawn(10_000, 1), drawn(200, 2)) for _ in range(2)]
    test = drawn(400, 3)
    first, second = (head.probabilities(test.rows) for head in heads)
    right = np.array(test.labels) == np.array(TASK.labels)[first.argmax(axis=1)]
    assert right.mean() > 0.8
    assert np.array_equal(first, second)
