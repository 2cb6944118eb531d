"""The shipped weights: whole, small, without pickle, and made for the features the layers have now."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256

import numpy as np
import pytest

from timeline.events import dating, salience, status, tokens
from timeline.model.weights import FOLDER, LARGEST, read_weights
from timeline.order import pairs
from timeline.reconcile import same
from timeline.values.mentions import STATUSES

FEATURES = {
    "dating": dating.FEATURES,
    "status": status.FEATURES,
    "salience": salience.FEATURES,
    "same_event": same.FEATURES,
    "relation": pairs.FEATURES,
}
DATA, CARD = FOLDER / "weights.npz", FOLDER / "weights.json"


def test_digest_is_that_of_the_arrays():
    assert json.loads(CARD.read_text("utf-8"))["digest"] == f"sha256:{sha256(DATA.read_bytes()).hexdigest()}"


def test_small():
    assert DATA.stat().st_size + CARD.stat().st_size <= LARGEST == 8 * 2**20


def test_plain_arrays():
    with np.load(DATA, allow_pickle=False) as arrays:
        assert {arrays[name].dtype for name in arrays.files} == {np.dtype(np.float32), np.dtype(np.uint32)}
    with zipfile.ZipFile(DATA) as archive:
        assert all(name.endswith(".npy") for name in archive.namelist())
        assert not any(b"O" in archive.read(name)[:128].split(b"descr")[1][:9] for name in archive.namelist())


@pytest.mark.parametrize("name", sorted(FEATURES))
def test_heads_have_the_features_of_their_layer(name):
    head = read_weights().heads[name]
    assert head.features == FEATURES[name]
    assert len(set(head.features)) == len(head.features)


def test_the_tagger_has_the_features_of_its_layer():
    assert read_weights().tagger.features == tokens.FEATURES


def test_heads_have_the_labels_of_their_layer():
    heads = read_weights().heads
    assert set(heads["status"].labels) <= set(STATUSES)
    assert "keep" in heads["salience"].labels
    assert "same" in heads["same_event"].labels
    assert {"before", "after"} <= set(heads["relation"].labels)


def test_every_head_says_what_it_was_trained_on():
    for name, report in read_weights().reports.items():
        assert report.training, name
        assert report.scores, name
        assert 0 <= report.calibration_error < 0.2, name
