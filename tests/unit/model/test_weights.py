import json

import numpy as np
import pytest

from timeline.errors import ModelError
from timeline.model import (
    Head,
    Layer,
    Model,
    Projection,
    Report,
    Weights,
    dump_weights,
    load_model,
    read_weights,
)
from timeline.model.model import PAIR_REACH
from timeline.values import EventMention

HEAD = Head(
    "demo",
    ("near", "far"),
    ("yes", "no"),
    mean=[0.5, 0.25],
    scale=[2.0, 1.0],
    layers=(Layer([[1.0, -1.0], [0.5, 0.5]], [0.0, 0.125]),),
    temperature=1.25,
)
REPORT = Report({"a corpus": "CC BY 4.0"}, {"dev": {"f1": 0.75}}, 0.0625)
PROJECTION = Projection(np.zeros(2), np.eye(2), 1)


@pytest.fixture
def folder(tmp_path):
    data, card = dump_weights(Weights({"demo": HEAD}, {"demo": REPORT}, PROJECTION))
    (tmp_path / "weights.npz").write_bytes(data)
    (tmp_path / "weights.json").write_text(card, "utf-8")
    return tmp_path


def test_round_trip(folder):
    weights = read_weights(folder)
    rows = [{"near": 1.5, "far": -2.0}, {}]
    assert np.array_equal(weights.heads["demo"].probabilities(rows), HEAD.probabilities(rows))
    assert weights.reports["demo"] == REPORT


def test_same_weights_same_bytes(folder):
    assert dump_weights(read_weights(folder)) == (
        (folder / "weights.npz").read_bytes(),
        (folder / "weights.json").read_text("utf-8"),
    )


def test_card_is_readable(folder):
    card = json.loads((folder / "weights.json").read_text("utf-8"))
    assert card["heads"]["demo"]["training"] == {"a corpus": "CC BY 4.0"}
    assert list(card["heads"]["demo"]) == sorted(card["heads"]["demo"])


@pytest.mark.parametrize("name", ["weights.npz", "weights.json"])
def test_missing(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"missing @ .*{name}"):
        read_weights(folder)


def test_changed_arrays(folder):
    path = folder / "weights.npz"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelError, match="digest sha256:"):
        read_weights(folder)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "timeline-model/0"}', "\xff"])
def test_damaged_card(folder, text):
    (folder / "weights.json").write_text(text, "latin-1")
    with pytest.raises(ModelError, match=r"weights\.json"):
        read_weights(folder)


@pytest.mark.parametrize("key", ["features", "labels", "layers", "temperature", "training", "vectors"])
def test_incomplete_card(folder, key):
    card = json.loads((folder / "weights.json").read_text("utf-8"))
    del card["heads"]["demo"][key]
    (folder / "weights.json").write_text(json.dumps(card), "utf-8")
    with pytest.raises(ModelError, match=f"incomplete: KeyError.'{key}'. @ .*weights.json"):
        read_weights(folder)


def test_model_knows_its_heads(folder):
    model = load_model(folder)
    assert load_model(folder) is model
    assert model.head("demo").labels == ("yes", "no")
    with pytest.raises(ModelError, match="no such head; there are: demo @ relations"):
        model.head("relations")


class Echo:
    def embed(self, texts):
        return np.ones((len(texts), 1), dtype=np.float32)

    def pieces(self, word):
        return tuple(map(ord, word))

    def piece_vector(self, piece):
        return np.array([1.0, piece])


def test_encoder_can_be_exchanged(folder):
    assert Model(read_weights(folder), Echo()).embed(["a", "b"]).shape == (2, 1)


def mention(text, start, end):
    return EventMention("m", "d", 100 + start, 100 + end, text[start:end], (100, 100 + len(text)), quote=text)


def test_contexts_hold_the_pieces_around_the_trigger(folder):
    model = Model(read_weights(folder), Echo())
    found = model.contexts([mention("a bc d", 2, 4), mention("bc", 0, 2)])
    assert found.tolist() == [
        [1, ord("a"), 1, ord("b"), 1, ord("c")],
        [0, 0, 1, ord("b"), 1, ord("c")],
    ]
    assert model.contexts([]).shape == (0, 6)


def test_pair_contexts_stand_side_by_side(folder):
    model = Model(read_weights(folder), Echo())
    a, b = mention("a bc d", 2, 4), mention("bc", 0, 2)
    assert np.array_equal(model.pair_contexts([(a, b)])[0], model.contexts([a, b], PAIR_REACH).ravel())
    assert model.pair_contexts([]).shape == (0, 24)


def test_likeness_is_symmetric(folder):
    model = Model(read_weights(folder), Echo())
    a, b = mention("a bc d", 2, 4), mention("bc", 0, 2)
    found = model.pair_likeness([(a, b), (b, a), (a, a)])
    assert found.shape == (3, 8)
    assert np.array_equal(found[0], found[1])
    assert not found[2, 2:].any()
    assert model.pair_likeness([]).shape == (0, 8)


def test_shipped_weights():
    """What the wheel ships loads, and its heads have the features of the layers that ask them."""
    heads = load_model().weights.heads
    assert set(heads) == {"dating", "relation", "same_event", "same_across", "salience", "status", "anchor", "event"}
    for head in heads.values():
        assert np.allclose(head.probabilities([{}], np.zeros((1, head.vectors))).sum(), 1)
