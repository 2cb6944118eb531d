"""Counts of triggers by key: log-odds above those of all, drawn towards them where little was seen."""

from __future__ import annotations

from math import log, log1p

import pytest

from timeline.errors import ModelError
from timeline.model import Priors
from timeline.model.priors import PULL, key_digest

COUNTS = {
    key_digest("lemma", "sign"): (40, 30),
    key_digest("lemma", "say"): (40, 2),
    key_digest("left", "a"): (9, 3),
}
ROWS = sorted(COUNTS.items())
PRIORS = Priors([d for d, _ in ROWS], [s for _, (s, _) in ROWS], [c for _, (_, c) in ROWS], share=0.25)


def test_log_odds_are_those_of_the_counts_above_those_of_all() -> None:
    yes, no = PULL * 0.25, PULL * 0.75
    found = PRIORS.of_keys({"lemma": "sign"})
    assert found["chosen:lemma"] == pytest.approx(log((30 + yes) / (10 + no)) - log(yes / no))
    assert found["seen:lemma"] == pytest.approx(log1p(40))
    assert PRIORS.of_keys({"lemma": "say"})["chosen:lemma"] < 0 < found["chosen:lemma"]


def test_a_key_that_was_not_seen_says_nothing() -> None:
    assert PRIORS.of_keys({"lemma": "hop", "surface": "sign"}) == {}
    assert PRIORS.of_bags({"left": ("hop",)}) == {}


def test_bags_sum_what_their_words_say() -> None:
    once, twice = PRIORS.of_bags({"left": ("a",)}), PRIORS.of_bags({"left": ("a", "a", "hop")})
    assert twice["around:sum"] == pytest.approx(2 * once["around:sum"])
    assert twice["around:mean"] == pytest.approx(once["around:mean"])


@pytest.mark.parametrize(
    ("digests", "seen", "chosen", "share"), [([1], [2], [3], 0.5), ([1, 2], [2], [1], 0.5), ([1], [2], [1], 1.0)]
)
def test_impossible_counts_are_refused(digests: list[int], seen: list[int], chosen: list[int], share: float) -> None:
    with pytest.raises(ModelError):
        Priors(digests, seen, chosen, share)
