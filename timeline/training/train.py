"""One head from its corpora: rows, fit, scores."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.model import Head, Report
from timeline.training.corpora import LICENCES, OWN, SHIPPABLE, Part, Sources
from timeline.training.datasets import READERS
from timeline.training.examples import make_examples, make_task
from timeline.training.fit import Examples, fit_head
from timeline.training.recipes import RECIPES, Data
from timeline.training.scores import begin_accuracy, score_rows

EVERY_PART: tuple[Part, ...] = ("train", "dev", "test")


def train_head(name: str, sources: Sources, data: Data = "shipped") -> tuple[Head, Report]:
    """Train a head and measure it; the same corpora give the same numbers."""
    recipe = RECIPES[name]
    corpora = recipe.corpora(data)
    if data == "shipped" and not set(corpora) <= SHIPPABLE:
        raise ValueError(f"not to be shipped: {sorted(set(corpora) - SHIPPABLE)}")
    made = {
        corpus: make_examples(name, READERS[name](corpus, sources), weight)
        for corpus, weight in corpora.items()
    }
    head = fit_head(make_task(name), _join(made, "train"), _join(made, "dev"))
    scores = {
        "dev": score_head(head, _join(made, "dev")),
        f"{OWN}, test": score_head(head, made[OWN]["test"]),
    }
    for corpus in recipe.tests:
        parts = make_examples(name, READERS[name](corpus, sources), 1.0)
        scores[corpus] = score_head(head, _both_ways(parts))
    training = {corpus: LICENCES[corpus] for corpus in corpora}
    return head, Report(training, scores, scores["dev"]["calibration_error"])


def _join(made: Mapping[str, Mapping[Part, Examples]], part: Part) -> Examples:
    joined = Examples()
    for corpus in sorted(made):
        joined += made[corpus][part]
    return joined


def _both_ways(parts: Mapping[Part, Examples]) -> Examples:
    joined = Examples()
    for part in EVERY_PART:
        joined += parts[part]
    return joined


def score_head(head: Head, examples: Examples) -> dict[str, float]:
    """The figures of a head on labelled rows; for relations also how often the begins are in order."""
    probabilities = head.probabilities(examples.rows)
    scores = score_rows(probabilities, examples.labels, head.labels)
    if head.name == "relation":
        scores["begin_accuracy"] = begin_accuracy(probabilities, examples.labels, head.labels)
    return scores
