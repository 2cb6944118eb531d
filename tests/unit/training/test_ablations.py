import numpy as np
import pytest

from timeline.model import Head, Layer
from timeline.training import ablations
from timeline.training.ablations import ABLATIONS, ablation_table
from timeline.training.datasets import Dataset, LabelledPair, Trigger
from timeline.training.fit import Examples
from timeline.values import Document

LABELS = ("before", "after", "includes", "is_included", "simultaneous", "vague")
FEATURES = ("a_tense_past", "bias")


def pair(doc, label, part):
    return LabelledPair(Trigger(doc, 0, 1), Trigger(doc, 2, 3), label, part)


def read(name, _):
    """Two articles, one in each language; the Arabic one is in order, the English one is not."""
    documents = {lang: Document("a b", id=lang, lang=lang) for lang in ("ar", "en")}
    labels = {"ar": "before", "en": "after"}
    pairs = [pair(lang, label, part) for lang, label in labels.items() for part in ("train", "dev", "test")]
    return Dataset(name, documents, tuple(pairs))


def make(_task, dataset, _model, _weight):
    made = {}
    for part in ("train", "dev", "test"):
        labels = [one.label for one in dataset.pairs if one.part == part]
        rows = [{"a_tense_past": 1.0, "bias": 1.0} for _ in labels]
        made[part] = Examples(rows, labels, [1.0] * len(rows), np.ones((len(rows), 3)))
    return made


@pytest.fixture
def fitted(monkeypatch):
    seen = []

    def fit(_task, train, dev):
        seen.append((train, dev))
        width = train.vectors.shape[1]
        always_before = Layer(np.zeros((2 + width, 6)), [5.0, 0, 0, 0, 0, 0])
        moments = {"mean": [0, 0], "scale": [1, 1]}
        return Head("relation", FEATURES, LABELS, **moments, layers=(always_before,), vectors=width)

    for name, put in (("relation_dataset", read), ("make_examples", make), ("fit_head", fit)):
        monkeypatch.setattr(ablations, name, put)
    return seen


def test_each_ablation_takes_away_what_it_says(fitted, sources):
    list(ablation_table(sources, None))
    (full, _), (bare, _), (timeless, _), (english, dev) = fitted
    assert bare.vectors.shape == (len(full), 0) and bare.rows == full.rows
    assert all(set(row) == {"bias"} for row in timeless.rows)
    assert np.array_equal(timeless.vectors, full.vectors)
    gone = len(full) - len(english)
    assert gone == 1 and full.labels.count("before") - english.labels.count("before") == 1
    assert len(dev) == len(english)


def test_the_table_measures_each_language_apart(fitted, sources):
    head, _, *rows = ablation_table(sources, None)
    assert head.count("|") == 7
    assert [row.split(" | ")[0].strip("| ") for row in rows] == list(ABLATIONS)
    for row in rows:
        arabic, english = row.strip("| ").split(" | ")[-2:]
        assert (arabic, english) == ("100.0", "0.0")
    # one of two pairs is before, and all three parts of a corpus to measure on count
    assert rows[0].split(" | ")[1] == "50.0"
