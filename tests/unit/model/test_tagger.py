import numpy as np
import pytest

from timeline.errors import ModelError
from timeline.model import Projection, Report, SentenceTagger, Tagger, Weights, dump_weights, load_model, read_weights
from timeline.model import tagger as tagger_module

FEATURES = ("long", "capital")


class Letters:
    """Each letter is a piece, and its vector is its number and one."""

    def pieces(self, word):
        return tuple(map(ord, word))

    def piece_vector(self, piece):
        return np.array([piece / 100, 1.0])


@pytest.fixture
def tagger():
    rng = np.random.default_rng(0)

    def some(*shape):
        return rng.standard_normal(shape).astype(np.float32)

    arrays = {"center": some(2), "projection": some(2, 3), "words": some(3, 3, 4), "marks": some(3, 2, 4)}
    return Tagger(FEATURES, **arrays, bias=some(4), out=some(4), shift=some(1))


WORDS = ["ab", "c", "", "dab", "ab"]
MARKS = [("long",), (), ("long", "capital"), ("capital",), ()]


def by_hand(tagger, words, marks, place):
    """The probability of one word, summed slot by slot."""
    hidden = tagger.bias.copy()
    for slot, at in enumerate(range(place - tagger.reach, place + tagger.reach + 1)):
        if 0 <= at < len(words):
            vectors = [Letters().piece_vector(piece) for piece in Letters().pieces(words[at])]
            mean = np.mean(vectors, axis=0) if vectors else np.zeros(2)
            hidden = hidden + ((mean - tagger.center) @ tagger.projection) @ tagger.words[slot]
            hidden = hidden + sum(tagger.marks[slot, FEATURES.index(name)] for name in marks[at])
    score = np.maximum(hidden, 0) @ tagger.out + tagger.shift[0]
    return 1 / (1 + np.exp(-score))


def test_a_word_is_read_with_its_neighbours(tagger):
    found = SentenceTagger(Letters(), tagger).probabilities(WORDS, MARKS)
    assert found == pytest.approx([by_hand(tagger, WORDS, MARKS, place) for place in range(len(WORDS))])


def test_a_long_sentence_is_read_in_parts_with_the_same_bits(tagger, monkeypatch):
    whole = SentenceTagger(Letters(), tagger).probabilities(WORDS * 9, MARKS * 9)
    monkeypatch.setattr(tagger_module, "AT_ONCE", 4)
    assert np.array_equal(SentenceTagger(Letters(), tagger).probabilities(WORDS * 9, MARKS * 9), whole)


def test_nothing_to_read(tagger):
    assert SentenceTagger(Letters(), tagger).probabilities([], []).shape == (0,)


def test_a_mark_that_it_does_not_know(tagger):
    with pytest.raises(ModelError, match=r"no such feature @ tagger\.bold"):
        SentenceTagger(Letters(), tagger).probabilities(["a"], [("bold",)])


def test_arrays_that_do_not_fit(tagger):
    arrays = {name: getattr(tagger, name) for name in tagger_module.ARRAYS}
    with pytest.raises(ModelError, match=r"expected shape \(4,\) @ tagger\.out"):
        Tagger(FEATURES, **{**arrays, "out": np.zeros(3)})
    with pytest.raises(ModelError, match="named once"):
        Tagger(("long", "long"), **arrays)


def test_weights_keep_the_tagger(tagger, tmp_path):
    report = Report({"a corpus": "CC BY 4.0"}, {"dev": {"accuracy": 0.5}}, 0.25)
    data, card = dump_weights(Weights({}, {"tagger": report}, Projection(np.zeros(2), np.eye(2), 1), tagger))
    (tmp_path / "weights.npz").write_bytes(data)
    (tmp_path / "weights.json").write_text(card, "utf-8")
    weights = read_weights(tmp_path)
    assert weights.reports["tagger"] == report
    assert weights.tagger.features == FEATURES
    assert np.array_equal(weights.tagger.words, tagger.words)
    assert dump_weights(weights) == (data, card)


def test_weights_without_a_tagger(tmp_path):
    data, card = dump_weights(Weights({}, {}, Projection(np.zeros(2), np.eye(2), 1)))
    (tmp_path / "weights.npz").write_bytes(data)
    (tmp_path / "weights.json").write_text(card, "utf-8")
    with pytest.raises(ModelError, match="the weights have no tagger"):
        load_model(tmp_path).tagger  # noqa: B018
